"""Works by what tells them apart, for looking them up at once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from spallm.matching import title
from spallm.matching.address import comparable
from spallm.matching.known import Known
from spallm.matching.standing import equal_form

#: A word that more works have than this says too little about any of them.
_COMMON = 400
#: As many of the rarest words of a title are looked up, the first in any case and the others
#: while few works share them; so many words can be misspelt but one.
_RARE, _SURE, _MANY = 4, 2, 60


class Index:
    """Works of one kind by identifier, address, title, name, code, and by words of the title."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.works = tuple(known)
        self.titles = tuple(title.keys(each.titles) for each in self.works)
        self.by_identifier = self._by(lambda each: map(equal_form, each.identifiers))
        self.by_address = self._by(lambda each: addresses(each.addresses))
        self.by_code = self._by(lambda each: map(code_key, each.code))
        self.by_name = self._by(lambda each: (name.casefold() for name in each.names))
        self.by_title = self._by(lambda each: title.keys(each.titles))
        self.by_bare_title = self._by(lambda each: title.bare_keys(each.titles, each.names))
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(self.titles):
            for word in {piece for key in found[:1] for piece in title.pieces(key)}:
                self._by_word[word].append(place)
        self._sorted_titles = sorted(self.by_title)
        self._sorted_identifiers = sorted(self.by_identifier)

    def _by(self, values: Callable[[Known], Iterable[str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self.works):
            for value in dict.fromkeys(values(each)):
                found[value].append(place)
        return dict(found)

    def titled(self, work: Known) -> Iterator[tuple[str, int]]:
        """Yield works of the same title, with it; a short name in front of one does not matter."""
        for key in title.keys(work.titles):
            for table in (self.by_title, self.by_bare_title):
                yield from ((key, place) for place in table.get(key, ()))
        for key in title.bare_keys(work.titles, work.names):
            yield from ((key, place) for place in self.by_title.get(key, ()))

    def alike(self, key: str) -> list[int]:
        """Return works whose titles share some of the rarest words of a title."""
        words = sorted((len(self._by_word.get(word, ())), word) for word in set(title.pieces(key)))
        found: set[int] = set()
        for rank, (count, word) in enumerate((count, word) for count, word in words if count):
            if rank >= _RARE or (rank >= _SURE and len(found) + count > _MANY):
                break
            found.update(self._by_word[word][:_COMMON])
        return sorted(found)

    def begun_by(self, key: str) -> Iterator[str]:
        """Yield the titles that begin with a title, and those with which it begins itself."""
        yield from _from(self._sorted_titles, f"{key} ")
        words = key.split()
        for length in range(len(words) - 1, 2, -1):
            if (part := " ".join(words[:length])) in self.by_title:
                yield part

    def completing(self, start: str) -> Iterator[str]:
        """Yield the identifiers that begin with one that was cut off."""
        yield from _from(self._sorted_identifiers, start)


def addresses(urls: Iterable[str]) -> Iterator[str]:
    """Yield what tells web addresses from each other."""
    for url in urls:
        if key := comparable(url):
            yield key


def code_key(code: str) -> str:
    """Return a repository in the form in which two spellings of it are equal."""
    return (comparable(code) or code).casefold() if "://" in code else equal_form(code)


def _from(texts: list[str], start: str) -> Iterator[str]:
    for text in texts[bisect_left(texts, start) :]:
        if not text.startswith(start):
            return
        yield text
