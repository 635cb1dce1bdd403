"""Names of people in the text of lists."""

from __future__ import annotations

import re
from functools import lru_cache

from spallm.importers.venue import knows_venue
from spallm.importers.venue_names import OTHERS

_WORD = re.compile(r"[^\W\d_][\w'’‘`´.\-‐]*")
_PARTICLES_WORDS = """
    de del della des af av der den di da do dos du la le van von und ten ter al el bin ibn y e zu
    zur
    """
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_MARKS = re.compile(r"[\d*†‡§¶∗⋆♠♥♦♣#✉️°^,]{1,20}$|^[*†‡§∗⋆°]{1,9}|\s?[(\[][^()\[\]]{0,40}[)\]]$")
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_SPLIT = re.compile(r"\s?[,，;；、]\s{0,3}(?:and\s+|&\s?)?|\s(?:and|&)\s+|\s?\n\s?")
_BY = re.compile(r"^\s?(?:by|authors?\s?[:：]|作者\s?[:：])\s?", re.IGNORECASE)
_BEGINS = re.compile(r"^\s?(?:by\s|authors?\s?[:：]|作者\s?[:：])\s?", re.IGNORECASE)
_HAS_YEAR = re.compile(r"(?<!\d)(?:19[3-9]\d|20[0-4]\d)(?!\d)")
_NOT_NAMES_WORDS = """
    the a an of for with in on via from to using learning model models network networks data deep
    neural survey graph graphs language large code paper github pdf project website page dataset
    arxiv conference journal and or is are how what why based towards toward analysis
    """
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_NO_SMALL_WORDS = frozenset(("a", "an", "by", "for", "from", "in", "of", "on", "the", "with"))
_LONGEST_LIST = 6000
#: What stands in the place of the authors that a list does not name.
ET_AL = "et al."


def says_others(text: str) -> bool:
    """Whether a text says that there are more authors than it names."""
    return bool(OTHERS.search(text))


def _unmarked(text: str) -> str:
    return _MARKS.sub("", _MARKS.sub("", text.strip())).strip(" .*_")


@lru_cache(maxsize=8192)
def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person.

    >>> [is_name(text) for text in ("Ada Lovelace", "J. van den Berg*", "Graph Networks", "ICML")]
    [True, True, False, False]
    """
    if len(text) > 100:
        return False
    bare = _unmarked(text)
    if _CJK_NAME.fullmatch(bare):
        return True
    words = bare.split()
    if not 1 <= len(words) <= 6 or len(bare) > 60 or _HAS_YEAR.search(text):
        return False
    if len(words) == 1 and re.fullmatch(r"[A-Z][A-Z0-9-]{2,}", bare):
        return False
    telling = [word for word in words if not (word.islower() and word in _PARTICLES)]
    return bool(telling) and all(_is_name_word(word) for word in telling)


def _is_name_word(word: str) -> bool:
    low = word.casefold().strip(".")
    if not word[0].isupper() or not _WORD.fullmatch(word):
        return False
    return low not in _NOT_NAMES or len(low) == 1


def names(text: str) -> tuple[str, ...]:
    """Split a list of authors into names; marks of affiliations go, and that it breaks off stays.

    >>> names("by Ada Lovelace*, Grace Hopper† and Emmy Noether, et al.")
    ('Ada Lovelace', 'Grace Hopper', 'Emmy Noether', 'et al.')
    """
    parts = _SPLIT.split(OTHERS.sub(" , ", _BY.sub("", text)))
    cleaned = (_unmarked(part) for part in parts)
    named = [part + ("." if re.search(r"\b[A-Z]$", part) else "") for part in cleaned if part]
    return tuple([*named, ET_AL] if named and says_others(text) else named)


def authors_in_front(text: str) -> tuple[tuple[str, ...], str]:
    """Take the authors at the beginning of a text; return them, and what is left.

    >>> authors_in_front("Ada Lovelace, Grace Hopper and Emmy Noether, NeurIPS 2021")
    (('Ada Lovelace', 'Grace Hopper', 'Emmy Noether'), 'NeurIPS 2021')
    """
    bare = _BEGINS.sub("", text)
    found: list[str] = []
    position = 0
    for bound in [*_SPLIT.finditer(bare), None]:
        end = bound.start() if bound else len(bare)
        part = OTHERS.sub("", bare[position:end]).strip()
        if part and not is_person(part):
            break
        if part:
            found.append(part)
        position = bound.end() if bound else len(bare)
    return names(", ".join(found)), bare[position:]


def is_person(text: str) -> bool:
    """Whether a text is a name, and no venue."""
    return is_name(text) and not knows_venue(text)


def is_author_list(text: str, *, alone: bool = False, loose: bool = False) -> bool:
    """Whether a text is a list of names; a single one only where it stands ``alone``.

    ``loose`` takes surnames without first names for names, too.
    """
    if len(text) > _LONGEST_LIST:
        return False
    others = says_others(text)
    parts = [part for part in _SPLIT.split(OTHERS.sub("", text.strip(" ."))) if part.strip()]
    hits = sum(is_person(part) for part in parts)
    if len(parts) <= 1:
        return hits == 1 and (alone or others)
    full = sum(len(part.split()) >= 2 for part in parts)
    enough = full * 2 >= len(parts) or others or (loose and full > 0)
    return hits >= 0.75 * len(parts) and enough


def may_be_names(text: str) -> bool:
    """Whether a text may be a list of authors in any notation: nearly all words are capitals.

    >>> may_be_names("Yang, Yizai and Cheng, Lechao"), may_be_names("deep learning, and why")
    (True, False)
    """
    words = [word for word in re.split(r"[\s,;.&]+", OTHERS.sub(" ", text)) if word]
    words = [word for word in words if word.casefold() not in _PARTICLES | {"and"}]
    if not _NO_SMALL_WORDS.isdisjoint(words):
        return False
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    many = bool(re.search(r",|;|&|\band\b|\bal\b", text)) or len(words) <= 4
    return bool(words) and many and capitals >= 0.8 * len(words)
