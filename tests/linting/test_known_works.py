"""What a graph knows and a list says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from spallm.analysis.known_works import Claimed, KnownVersion, KnownWork
from spallm.linting.shelf import Shelf
from spallm.linting.subjects import Subjects

HEAD = "| Year | Title | Venue | Paper | Code |\n| --- | --- | --- | --- | --- |\n"
TITLE = "Mossformer: a foundation model of bryophyte cells across habitats"
DOI = "https://doi.org/10.1038/s41592-022-09999-x"
#: Works as a graph would tell them; none of them exists.
WORKS = (
    KnownWork(
        id="mossformer",
        iri="https://example.org/paper/mossformer",
        kind="paper",
        titles=(TITLE,),
        names=("Mossformer",),
        years=(Claimed("2022", True, ("A tracker, row 3",)), Claimed("2023", False, ("A list",))),
        venues=(Claimed("Nature Methods", True, ("A tracker, row 3",)),),
        code=(Claimed("https://github.com/example-lab/mossformer", True, ("Its README",)),),
        identifiers=("doi:10.1038/s41592-022-09999-x", "arxiv:2111.04567"),
        sections=("field-models",),
        status="published",
        versions=(
            KnownVersion(
                "journal-article", ("doi:10.1038/s41592-022-09999-x",), (), "Nature Methods",
                "2022-05-03",
            ),
            KnownVersion("preprint", ("arxiv:2111.04567",), (), "arXiv", "2021-11-08"),
        ),
    ),
    KnownWork(
        id="fernnet",
        iri="https://example.org/paper/fernnet",
        kind="paper",
        titles=("Learning the language of fern development from time series",),
        years=(Claimed("2020", True, ("A tracker, row 4",)),),
        venues=(Claimed("Cell Systems", True, ()),),
        identifiers=("doi:10.1016/j.cels.2020.03.004",),
        status="retracted",
    ),
)  # fmt: skip


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(WORKS)


def entry(**said: str) -> str:
    """Return a table of one row, as the graph would have it but for what is said."""
    cells = {"year": "2022", "title": TITLE, "venue": "Nature Methods", "paper": f"[Link]({DOI})",
             "code": "[Link](https://github.com/example-lab/mossformer)", **said}  # fmt: skip
    return f"{HEAD}| {' | '.join(cells.values())} |\n"


def test_what_agrees_with_the_graph_is_not_spoken_of(look, shelf: Shelf) -> None:
    assert look(entry(), shelf=shelf) == []


def test_a_cut_off_doi_is_made_whole_only_where_the_title_is_the_same(look, shelf: Shelf) -> None:
    cut = {"paper": "[Link](https://doi.org/10.1038/s41592-022-)"}
    (known,) = look(entry(**cut), "malformed-identifier", shelf=shelf)
    assert [edit.text for edit in known.edits] == [DOI]
    other = entry(**cut, title="Another study of something else entirely")
    (unknown,) = look(other, "malformed-identifier", shelf=shelf)
    assert unknown.edits == ()
    (alone,) = look(entry(**cut), "malformed-identifier")
    assert alone.edits == ()


@pytest.mark.parametrize(
    ("said", "rule", "severity", "words"),
    [
        ({"year": "2024"}, "year-and-graph", "warning", "2022 (so say A tracker, row 3)"),
        ({"venue": "Cell Systems"}, "venue-and-graph", "warning", "Nature Methods"),
        ({"title": TITLE.replace("bryophyte", "bryophite")}, "title-and-graph", "note", "title"),
        ({"code": "-"}, "code-in-graph", "note", "the graph knows it"),
        ({"paper": "[Link](https://arxiv.org/abs/2111.04567)", "venue": "arXiv", "year": "2021"},
         "published-since", "note", "Nature Methods"),
    ],
)  # fmt: skip
def test_what_disagrees_is_told_with_who_says_so(
    look, shelf: Shelf, said: Mapping[str, str], rule: str, severity: str, words: str
) -> None:
    (found,) = look(entry(**said), rule, shelf=shelf)
    assert found.severity == severity
    assert words in found.message.en


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_the_year_of_any_version_is_right(look, shelf: Shelf, year: str) -> None:
    assert look(entry(year=year), "year-and-graph", shelf=shelf) == []


def test_an_article_that_came_out_in_december_may_be_of_the_next_year(look) -> None:
    late = KnownWork(
        id="late", iri="https://example.org/late", kind="paper", titles=(TITLE,),
        years=(Claimed("2022"),), identifiers=("doi:10.1038/s41592-022-09999-x",),
        versions=(KnownVersion(
            "journal-article", ("doi:10.1038/s41592-022-09999-x",), (), None, "2022-12-20"),),
    )  # fmt: skip
    (found,) = look(entry(year="2023"), "year-and-graph", shelf=Shelf((late,)))
    assert found.severity == "note"


def test_a_retracted_work_is_an_error(look, shelf: Shelf) -> None:
    text = entry(
        title=WORKS[1].titles[0], paper="[Link](https://doi.org/10.1016/j.cels.2020.03.004)"
    )
    (found,) = look(text, "retracted", shelf=shelf)
    assert (found.severity, found.message.zh) == ("error", "此论文已撤稿")


def test_the_link_of_another_work_is_told(look, shelf: Shelf) -> None:
    (found,) = look(entry(title=WORKS[1].titles[0]), "wrong-link", shelf=shelf)
    assert found.message.en == f"the graph knows doi:10.1038/s41592-022-09999-x as «{TITLE}»"


def subjects(*, about: str) -> Subjects:
    return Subjects(
        labels={"field-models": ("Field models",), "ocean-models": ("Ocean models", "海洋模型"),
                "models": ("Models",), "leaf-images": ("Leaf images",), "sonar": ("Ocean sonar",)},
        broader={"field-models": "models", "ocean-models": "models"},
        sections=frozenset({"field-models", "ocean-models", "models"}),
        of_models={"mossformer": frozenset({about})},
    )  # fmt: skip


#: So many works of the ocean that the word is known to tell their section.
OCEAN = tuple(
    KnownWork(
        id=f"ocean-{n}", iri=f"https://example.org/ocean-{n}", kind="paper",
        titles=(f"Ocean study {n}",), sections=("ocean-models",),
    )
    for n in range(20)
)  # fmt: skip


@pytest.mark.parametrize("heading", ["Papers of the ocean", "海洋基础模型"])
def test_a_work_under_a_heading_that_it_has_nothing_to_do_with_is_told(look, heading: str) -> None:
    shelf = Shelf((*WORKS, *OCEAN), subjects(about="leaf-images"))
    (found,) = look(f"## {heading}\n\n{entry()}", "other-section", shelf=shelf)
    assert found.severity == "note"
    assert "Field models" in found.message.en


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Ocean and field", "leaf-images"),
        ("Papers of the ocean", "sonar"),
        ("Models", "leaf-images"),
    ],
)
def test_where_a_work_may_well_stand_nothing_is_said(look, heading: str, about: str) -> None:
    shelf = Shelf((*WORKS, *OCEAN), subjects(about=about))
    assert look(f"## {heading}\n\n{entry()}", "other-section", shelf=shelf) == []
