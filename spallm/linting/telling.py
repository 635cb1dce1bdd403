"""Words that tell in which section of a graph a work stands, by the works that stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from spallm.linting.subjects import Subjects, parts

if TYPE_CHECKING:
    from spallm.analysis.known_works import KnownWork

#: So many works must have a word in their titles, and such a share of them stand in the section.
_SUPPORT, _SHARE = 20, 0.8
#: Signs at the start of a Chinese name that stand for it.
_SIGNS = 2


def telling_words(works: Iterable[KnownWork], subjects: Subjects) -> Mapping[str, str]:
    """Return the words of the names of sections that works prove to tell, with their sections."""
    named = Counter(word for section in subjects.sections for word in subjects.words_of(section))
    with_word: dict[str, list[frozenset[str]]] = {word: [] for word, n in named.items() if n == 1}
    for work in works:
        within = frozenset(above for each in work.sections for above in subjects.line(each))
        for word in parts(" ".join(work.titles)) & with_word.keys():
            with_word[word].append(within)
    found: dict[str, str] = {}
    for section in subjects.sections:
        if any(_tells(with_word.get(word, ()), section) for word in subjects.words_of(section)):
            found.update(dict.fromkeys(_signs(subjects, section, with_word), section))
    return found


def _tells(works: Iterable[frozenset[str]], section: str) -> bool:
    having = list(works)
    return len(having) >= _SUPPORT and sum(section in each for each in having) >= _SHARE * len(
        having
    )


def _signs(
    subjects: Subjects, section: str, with_word: Mapping[str, list[frozenset[str]]]
) -> Iterable[str]:
    """Return the words that tell a section, and how its Chinese names begin."""
    for word in subjects.words_of(section):
        if _tells(with_word.get(word, ()), section):
            yield word
    for label in subjects.labels.get(section, ()):
        if not label.isascii() and label[:_SIGNS] in with_word:
            yield label[:_SIGNS]
