"""Which work is meant: surely, perhaps, or none."""

from __future__ import annotations

from typing import Any

import pytest

from spallm.matching import Known, Match, Matcher

TITLE = "scGPT: toward building a foundation model for single-cell multi-omics"
DOI = "doi:10.1038/s41592-024-02201-0"
PREPRINT = "doi:10.1101/2023.04.30.538439"
SCGPT = Known(
    "scgpt", "paper", (TITLE,), ("scGPT",), 2024, (DOI, PREPRINT), (), ("github:bowang-lab/scGPT",)
)
OTHER = Known("uce", "paper", ("Universal cell embeddings for every species",), ("UCE",), 2023)


def _asked(title: str = "", **what: Any) -> Known:
    return Known(what.pop("id", "asked"), what.pop("kind", "paper"), (title,), **what)


def _certain(asked: Known, *known: Known) -> Match | None:
    return Matcher(known or (SCGPT, OTHER)).certain(asked)


def _why(asked: Known, *known: Known) -> str | None:
    found = _certain(asked, *known)
    return found.why if found else None


def _proposed(asked: Known, *known: Known) -> list[tuple[str, str]]:
    found = Matcher(known or (SCGPT, OTHER)).proposed(asked)
    return [(match.known.id, match.why) for match in found]


def test_one_shared_identifier_is_enough() -> None:
    found = _certain(_asked("scGPT", identifiers=(PREPRINT,)))
    assert found is not None
    assert (found.known.id, found.why, found.conflict) == ("scgpt", "identifier", None)
    assert found.detail == f"the same {PREPRINT}"


def test_the_same_code_is_not_the_same_work() -> None:
    asked = _asked("Cell typing in practice", code=("github:bowang-lab/scgpt",))
    assert _certain(asked) is None


def test_the_same_title_in_another_spelling_and_a_near_year_is_enough() -> None:
    title = "ScGPT—Toward building a Foundation Model for single cell Multi‐omics"
    assert _why(_asked(title, year=2023)) == "title-and-year"
    assert _why(_asked(title)) == "title-and-year"


def test_a_title_without_its_short_name_is_the_same() -> None:
    title = "Toward building a foundation model for single-cell multi-omics"
    assert _why(_asked(title, year=2024)) == "title-and-year"


@pytest.mark.parametrize(
    ("year", "identifiers", "why"),
    [
        (2020, ("arxiv:2001.00001",), None),
        (2022, ("arxiv:2201.00001",), "preprint"),
        (2021, ("arxiv:2101.00001",), "preprint"),
        (2022, ("doi:10.1109/5.771073",), None),
    ],
)
def test_a_preprint_may_be_a_few_years_older(
    year: int, identifiers: tuple[str, ...], why: str | None
) -> None:
    published = Known("here", "paper", (TITLE,), year=2024, identifiers=(DOI,))
    assert _why(_asked(TITLE, year=year, identifiers=identifiers), published) == why


def test_one_title_with_two_published_dois_is_proposed_only() -> None:
    asked = _asked(TITLE, year=2024, identifiers=("doi:10.1016/j.cels.2024.01.001",))
    assert _certain(asked) is None
    assert _proposed(asked) == [("scgpt", "title")]


def test_short_titles_are_certain_only_with_the_same_code() -> None:
    tool = Known("seurat", "paper", ("Seurat",), year=2021, code=("github:satijalab/seurat",))
    assert _why(_asked("Seurat", year=2021), tool) is None
    assert _why(_asked("SEURAT", code=("github:SatijaLab/Seurat",)), tool) == "title-and-code"
    assert _proposed(_asked("Seurat", year=2021), tool) == [("seurat", "title")]


def test_several_works_of_one_title_are_told_apart_by_the_year() -> None:
    first = Known("a", "paper", (TITLE,), year=2023)
    second = Known("b", "paper", (TITLE,), year=2024)
    found = _certain(_asked(TITLE, year=2024), first, second)
    assert found is not None
    assert found.known.id == "b"
    assert _certain(_asked(TITLE), first, second) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/papers/7/",
        "https://www.example.org/papers/7?utm_source=list",
        "https://example.org/papers/7#results",
    ],
)
def test_the_same_address_is_enough_if_the_titles_agree(address: str) -> None:
    known = Known("here", "paper", (TITLE,), addresses=("https://example.org/papers/7",))
    title = "scGPT: toward building foundation models for single-cell omics"
    assert _why(_asked(title, addresses=(address,)), known) == "address"
    assert _why(_asked("Proceedings of the meeting", addresses=(address,)), known) is None


def test_the_front_page_of_a_site_says_nothing() -> None:
    known = Known("here", "paper", (TITLE,), addresses=("https://example.org/",))
    asked = _asked(f"{TITLE} data", year=2010, addresses=("https://example.org",))
    assert _certain(asked, known) is None


def test_an_identifier_under_a_strange_title_is_a_conflict() -> None:
    found = _certain(_asked("A mini-review on perturbation modelling", identifiers=(DOI,)))
    assert found is not None
    assert (found.known.id, found.why) == ("scgpt", "identifier")
    assert found.conflict is not None
    assert "titles disagree" in found.conflict


def test_a_title_outweighs_the_identifier_of_another_work() -> None:
    title = "A mini-review on perturbation modelling across single-cell omic modalities"
    review = Known("review", "paper", (title,), year=2024, identifiers=("doi:10.1016/j.csbj.1",))
    found = _certain(_asked(title, year=2024, identifiers=(DOI,)), SCGPT, review)
    assert found is not None
    assert (found.known.id, found.why, found.disputed) == ("review", "title-and-year", (DOI,))


def test_identifiers_of_two_works_are_a_conflict() -> None:
    uce = Known("uce", "paper", OTHER.titles, identifiers=("arxiv:2311.00001",))
    found = _certain(_asked(TITLE, identifiers=(DOI, "arxiv:2311.00001")), SCGPT, uce)
    assert found is not None
    assert (found.known.id, found.disputed) == ("scgpt", ("arxiv:2311.00001",))
    assert found.conflict == "arxiv:2311.00001 is another work: uce"


def test_titles_in_two_scripts_do_not_disagree() -> None:
    found = _certain(_asked("面向单细胞多组学的基础模型", identifiers=(DOI,)))
    assert found is not None
    assert found.conflict is None


def test_similar_titles_are_proposed_only() -> None:
    asked = _asked("scGPT: towards building foundation models for single-cell multi-omics")
    assert _certain(asked) is None
    assert ("scgpt", "similar-title") in _proposed(asked)


def test_similar_titles_of_distant_years_are_not_proposed() -> None:
    title = "A comparison of twelve methods for the integration of cells, second edition"
    known = Known("here", "paper", (title,), year=2019)
    assert _proposed(_asked(title.replace("second", "third"), year=2019), known)
    assert _proposed(_asked(title.replace("second", "third"), year=2024), known) == []


def test_a_title_that_goes_on_is_proposed() -> None:
    asked = _asked(f"{TITLE} using generative AI")
    assert ("scgpt", "part-of-title") in _proposed(asked)


def test_a_short_name_alone_is_proposed_with_a_title_that_has_something_of_it() -> None:
    same = _asked("A foundation model of single cells and omics", names=("scGPT",))
    assert _proposed(same) == [("scgpt", "name")]
    assert _proposed(_asked("Graph drawing with springs", names=("scGPT",))) == []


def test_a_doi_that_was_cut_off_proposes_the_whole_one() -> None:
    asked = _asked("Of cells", addresses=("https://doi.org/10.1038/s41592-024-02201-",))
    assert _proposed(asked) == [("scgpt", "cut-off")]


def test_a_work_of_another_kind_is_never_meant() -> None:
    assert _certain(_asked(TITLE, kind="model", identifiers=(DOI,))) is None
    assert _proposed(_asked(TITLE, kind="dataset")) == []


def test_a_work_does_not_match_itself() -> None:
    matcher = Matcher([SCGPT])
    assert matcher.certain(SCGPT) is None
    assert matcher.proposed(SCGPT) == ()


def test_reasons_are_told_in_both_languages() -> None:
    found = _certain(_asked("scGPT", identifiers=(DOI,)))
    assert found is not None
    assert found.words("zh") == f"标识符相同：{DOI}"


def test_nothing_known_is_no_fault() -> None:
    assert Matcher([]).certain(_asked(TITLE)) is None
    assert Matcher([]).proposed(_asked(TITLE)) == ()
