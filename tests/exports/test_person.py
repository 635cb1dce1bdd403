"""Names: parted as BibTeX parts them, or whole where that would do harm."""

from __future__ import annotations

import pytest
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports.bibtex import author
from spallm.exports.person import Person, person

PARTED = {
    "Haotian Cui": ("Haotian", "", "Cui", ""),
    "Kasia Z. Kedzierska": ("Kasia Z.", "", "Kedzierska", ""),
    "Jan van den Berg": ("Jan", "van den", "Berg", ""),
    "María López de la Fuente": ("María López", "de la", "Fuente", ""),
    "Eduardo da Veiga Beltrame": ("Eduardo", "da", "Veiga Beltrame", ""),
    "Smith, John": ("John", "", "Smith", ""),
    "von Neumann, John": ("John", "von", "Neumann", ""),
    "Brinch Hansen, Per": ("Per", "", "Brinch Hansen", ""),
    "Smith, Jr., John": ("John", "", "Smith", "Jr."),
    "J. R. R. Tolkien Jr.": ("J. R. R.", "", "Tolkien", "Jr."),
    "Mary Ann Smith, Jr.": ("Mary Ann", "", "Smith", "Jr."),
    "Smith, John, III": ("John", "", "Smith", "III"),
    "Dana Pe’er": ("Dana", "", "Pe’er", ""),
    "Jean-Luc Ångström": ("Jean-Luc", "", "Ångström", ""),
    "Łukasz  Źdźbło": ("Łukasz", "", "Źdźbło", ""),
}
WHOLE = (
    "Tabula Sapiens Consortium", "Lewis and Clark", "The scGPT Team", "王小明", "王 小明",
    "김 철수", "Bo Wang (王波)", "Aristotle", "van Gogh", "e.e. cummings", "10x Genomics",
    "AT&T Labs", "Smith, J, K, L", ", x,", "Smith,", "a; b", "{x} y",
    "x~y z", "Smith\\ John", "Google, Inc", "",
)  # fmt: skip


@pytest.mark.parametrize(("name", "parts"), PARTED.items())
def test_a_persons_name_is_parted(name, parts):
    assert person(name) == Person("", *parts)


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_that_may_be_no_persons_stays_whole(name):
    assert person(name) == Person(literal=name)


def test_a_script_without_capitals_is_no_reason_to_part_a_name():
    assert person("שלום כהן").literal


@pytest.mark.parametrize("name", [*PARTED, *WHOLE])
def test_bibtex_finds_the_same_parts_in_what_is_written_for_it(name):
    who = person(name)
    if name and not who.literal:
        parts = parse_single_name_into_parts(author(name))
        assert len(parts.von) == len(who.particle.split())
        assert len(parts.last) == len(who.family.split())
        assert len(parts.jr) == len(who.suffix.split())


def test_an_inverted_name_has_its_parts_between_commas():
    assert person("Jan van den Berg Jr.").inverted == "van den Berg, Jan, Jr."
    assert person("Tabula Sapiens Consortium").inverted == "Tabula Sapiens Consortium"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_letter_of_a_name_is_lost(name):
    who = person(name)
    parts = (who.literal, who.given, who.particle, who.family, who.suffix)
    letters = sorted("".join(parts).replace(" ", "").replace(",", ""))
    assert letters == sorted("".join(name.split()).replace(",", ""))
