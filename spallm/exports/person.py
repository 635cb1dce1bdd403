"""People: which part of a name is given, which is the family's, and which names stay whole.

The graph has names as they are printed, given name first; which part is the family name it does
not say. So this is BibTeX's reading: the last word is the family name, and words in lower case
before it are its particle. Every format that wants parts takes them from here, so that they all
agree with what BibTeX makes of the same name. It is wrong for family names of two words without a
hyphen ("Al Sayed"); a name written "Family, Given" is taken at its word.

Names stay whole where that reading would do harm: groups; single words; names in East Asian
scripts, where the family comes first; names that begin with no
capital; and all with a character
that people's names do not have, which may be more than a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: Words by which a group is told from a person.
_GROUP = re.compile(
    r"\b(and|consortium|collaboration|collaborators|project|team|group|network|initiative"
    r"|committee|institute|university|association|society|alliance|foundation|laboratory"
    r"|investigators|community|atlas|company|inc|ltd)\b",
    re.IGNORECASE,
)
#: Letters and their marks, and what stands in and between the words of a person's name.
_PERSONAL = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f .,'’ʻʼ‘·\u2010\u2011-])+")
#: Han, kana, hangul and their signs.
_EAST_ASIAN = re.compile(
    r"[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|II|III|IV")
#: With more commas, a name is none that BibTeX reads.
_MOST_COMMAS = 2
#: Of two words the second is a family name, however it looks.
_FEWEST_BEFORE_SUFFIX = 2


@dataclass(frozen=True, slots=True)
class Person:
    """A name in its parts, or ``literal`` where it stays whole.

    The particle is written before the family name and, by most styles, not sorted by.
    """

    literal: str = ""
    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """The name with the family name first, its parts between commas.

        >>> person("Jan van den Berg").inverted, person("Bob Smith Jr.").inverted
        ('van den Berg, Jan', 'Smith, Bob, Jr.')
        """
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (self.literal or family, self.given, self.suffix) if part)


@lru_cache(maxsize=4096)
def person(name: str) -> Person:
    """Return a name in its parts.

    >>> person("Kasia Z. Kedzierska")
    Person(literal='', given='Kasia Z.', particle='', family='Kedzierska', suffix='')
    >>> person("Tabula Sapiens Consortium").literal, person("王小明").literal
    ('Tabula Sapiens Consortium', '王小明')
    """
    name = " ".join(name.split())
    if not _is_parted(name):
        return Person(literal=name)
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(_with_suffix_apart(name))
    given, particle, family, suffix = (
        " ".join(words) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    return Person("", given, particle, family, suffix)


def _is_parted(name: str) -> bool:
    if not _PERSONAL.fullmatch(name) or _EAST_ASIAN.search(name) or _GROUP.search(name):
        return False
    sections = [section.strip() for section in name.split(",")]
    if len(sections) > 1:
        return len(sections) <= _MOST_COMMAS + 1 and all(map(_has_letter, sections))
    words = name.split()
    return len(words) > 1 and words[0][:1].isupper() and all(map(_has_letter, words))


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _with_suffix_apart(name: str) -> str:
    """Return a name with its "Jr." where BibTeX looks for it: between family and given name."""
    *words, last = re.split(r",? ", name)
    if len(words) < _FEWEST_BEFORE_SUFFIX or not _SUFFIX.fullmatch(last):
        return name
    rest = name[: -len(last)].rstrip(" ,")
    parted = person(rest)
    return f"{parted.particle} {parted.family}, {last}, {parted.given}" if parted.given else name
