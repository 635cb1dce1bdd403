"""A list beside a graph: in both, perhaps, only there, only here, and where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spallm.analysis.known_work import Claimed, KnownVersion, KnownWork
from spallm.importers.entry import Entry, Link, Place, Role
from spallm.importers.reading import Reading
from spallm.lists.comparing import Compared, compare

_PLACE = Place("list.md", 7)
_WORK = KnownWork(
    "cells", "urn:cells", "paper",
    titles=("CellNet: a foundation model of cells and tissues",),
    names=("CellNet",),
    years=(Claimed("2024", sources=("A list",)), Claimed("2022", False, ("Another",))),
    venues=(Claimed("Nature Methods", sources=("A list",)),),
    code=(Claimed("https://github.com/a/cellnet", sources=("A list",)),),
    identifiers=("doi:10.1038/s41592-024-02201-0", "doi:10.1101/2023.04.30.538439"),
    versions=(
        KnownVersion("journal-article", venue="Nature Methods", date="2024-02-26"),
        KnownVersion("preprint", venue="bioRxiv", date="2023-05-01"),
    ),
)  # fmt: skip
_OTHER = KnownWork("maps", "urn:maps", "paper", titles=("Maps of tissue in four dimensions",))


def _link(url: str, role: Role = "paper") -> Link:
    return Link(url, "Link", role, _PLACE)


_ENTRY = Entry(
    _PLACE, _WORK.title, year=2024, venue="Nature Methods",
    links=(_link("https://doi.org/10.1038/s41592-024-02201-0"),),
)  # fmt: skip


def _compared(*entries: Entry) -> tuple[Compared, ...]:
    return compare(Reading("list.md", "markdown", entries), (_WORK, _OTHER)).entries


def _words(entry: Entry, language: str = "en") -> list[str]:
    (compared,) = _compared(entry)
    return [each.words(language) for each in compared.disagreements]


def test_a_work_of_both_is_told_with_the_reason() -> None:
    (compared,) = _compared(_ENTRY)
    assert (compared.status, compared.works, compared.disagreements) == ("both", (_WORK,), ())
    assert "10.1038" in compared.matches[0].detail


def test_a_similar_title_is_perhaps_the_same() -> None:
    (compared,) = _compared(Entry(_PLACE, "CellNet: foundation models of cells and tissues"))
    assert (compared.status, compared.works) == ("perhaps", (_WORK,))


def test_what_the_graph_does_not_know_is_only_there() -> None:
    (compared,) = _compared(Entry(_PLACE, "Something about whales and the sea"))
    assert (compared.status, compared.works) == ("there", ())


def test_what_the_list_lacks_is_only_here_also_within_a_part() -> None:
    reading = Reading("list.md", "markdown", (_ENTRY,))
    assert compare(reading, (_WORK, _OTHER)).missing == (_OTHER,)
    assert compare(reading, (_WORK, _OTHER), within={"urn:cells"}).missing == ()


def test_the_second_entry_of_a_work_names_the_line_of_the_first() -> None:
    again = replace(_ENTRY, place=Place("list.md", 9))
    assert [each.earlier for each in _compared(_ENTRY, again)] == [None, 7]


def test_counts_add_up() -> None:
    stranger = Entry(_PLACE, "Something about whales and the sea")
    other = replace(_ENTRY, year=2021)
    counts = compare(Reading("x", "markdown", (other, stranger)), (_WORK, _OTHER)).counts
    assert counts == {"both": 1, "there": 1, "disagree": 1, "missing": 1}


@pytest.mark.parametrize(("change", "says"), [
    ({"year": 2021}, "year: 2021 there, 2024 here (A list)"),
    ({"year": 2022}, "year: 2022 there, 2024 here (A list), 2022 is said, too (Another)"),
    ({"year": 2023}, "year: 2023 there, 2024 here (A list), 2023 is that of the preprint"),
    ({"venue": "Cell"}, "venue: Cell there, Nature Methods here (A list)"),
    ({"venue": "bioRxiv 2023"}, "venue: bioRxiv 2023 there, Nature Methods here (A list), "
     "bioRxiv 2023 is that of the preprint"),
    ({"title": "CellNet a model of quite another kind"}, "title: CellNet a model of quite another "
     "kind there, CellNet: a foundation model of cells and tissues here"),
    ({"links": (*_ENTRY.links, _link("https://github.com/b/cellnet", "code"))},
     "code: https://github.com/b/cellnet there, https://github.com/a/cellnet here (A list)"),
])  # fmt: skip
def test_a_disagreement_is_told_with_who_says_ours(change: dict[str, object], says: str) -> None:
    assert _words(replace(_ENTRY, **change)) == [says]


@pytest.mark.parametrize("change", [
    {"venue": "Nat. Methods"}, {"venue": "nature methods, 2024"}, {"venue": None}, {"year": None},
    {"title": "A Foundation Model of Cells and Tissues"},
    {"title": "CellNet: a foundation model of cells and tissues (CellNet)"},
    {"links": (*_ENTRY.links, _link("https://github.com/A/CellNet.git", "code"))},
])  # fmt: skip
def test_another_spelling_is_no_disagreement(change: dict[str, object]) -> None:
    assert _words(replace(_ENTRY, **change)) == []


def test_code_that_is_told_of_the_model_is_known() -> None:
    model = KnownWork(
        "cellnet", "urn:cellnet", "model", names=("CellNet",), introduced_in=("urn:maps",),
        code=(Claimed("https://github.com/a/maps"),),
    )  # fmt: skip
    entry = Entry(
        _PLACE, _OTHER.title, year=2024, links=(_link("https://github.com/a/maps", "code"),)
    )
    (compared,) = compare(Reading("x", "markdown", (entry,)), (_OTHER, model)).entries
    assert (compared.status, compared.disagreements) == ("both", ())


def test_disagreements_are_told_in_chinese() -> None:
    assert _words(replace(_ENTRY, year=2021), "zh") == [
        "年份：对方为 2021，本图谱为 2024（A list）"
    ]
