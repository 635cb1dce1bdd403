"""What entries say: papers, code, years, venues, twins, order."""

from __future__ import annotations

import pytest

from spallm.importers.entry import Place

HEAD = "| Year | Title | Venue | Paper | Code |\n| --- | --- | --- | --- | --- |\n"
TITLE = "A foundation model of moss cells across all their habitats"


def row(
    paper: str, code: str = "-", *, year: str = "2023", venue: str = "-", title: str = TITLE
) -> str:
    return f"| {year} | {title} | {venue} | [Link]({paper}) | {code} |\n"


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://github.com/example/moss", "a repository of code"),
        ("https://scholar.google.com/scholar?q=moss", "a page of search results"),
        ("https://example.org/moss.png", "a picture"),
        ("https://www.nature.com/", "the front page of a site"),
        ("https://youtu.be/abc", "a film"),
    ],
)
def test_a_paper_that_is_none_is_told_by_where_it_leads(look, url: str, what: str) -> None:
    (found,) = look(HEAD + row(url), "not-a-paper")
    assert found.message.en == f"this is called a paper and leads to {what}"


@pytest.mark.parametrize(
    "url",
    ["https://github.com/example/moss/blob/main/paper.pdf", "https://example.org/moss.pdf",
     "https://moss.github.io", "https://doi.org/10.1000/1"],
)  # fmt: skip
def test_a_paper_may_stand_anywhere(look, url: str) -> None:
    assert look(HEAD + row(url), "not-a-paper") == []


def test_a_link_that_calls_itself_code_in_a_column_of_papers_is_no_paper(look) -> None:
    text = f"{HEAD}| 2023 | {TITLE} | - | [Code](https://github.com/example/moss) | - |\n"
    assert look(text, "not-a-paper") == []


@pytest.mark.parametrize("url", ["https://github.com/example", "https://github.com"])
def test_code_that_is_no_repository_is_told(look, url: str) -> None:
    (found,) = look(HEAD + row("https://doi.org/10.1000/1", f"[Link]({url})"), "no-repository")
    assert found.place.length == len(url)


@pytest.mark.parametrize(
    "url",
    ["https://gist.github.com/example/0123", "https://github.com/example/moss/tree/main/a",
     "https://zenodo.org/records/1", "https://doi.org/10.5281/zenodo.1234567"],
)  # fmt: skip
def test_code_may_stand_in_other_places(look, url: str) -> None:
    text = HEAD + row("https://doi.org/10.1000/1", f"[Link]({url})")
    assert look(text, "no-repository", "paper-as-code") == []


@pytest.mark.parametrize(
    ("url", "year", "venue", "severity"),
    [
        ("https://arxiv.org/abs/2312.04567", "2022", "arXiv", "error"),
        ("https://arxiv.org/abs/2312.04567", "2024", "arXiv", "note"),
        ("https://arxiv.org/abs/2312.04567", "2024", "ICLR", None),
        ("https://arxiv.org/abs/2312.04567", "2022", "NeurIPS", "note"),
        ("https://arxiv.org/abs/2312.04567", "2020", "-", "warning"),
        ("https://arxiv.org/abs/1501.00092", "2014", "arXiv", None),  # sent in on 31 December
        ("https://arxiv.org/abs/1501.03092", "2014", "arXiv", "error"),
        ("https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2", "2021", "bioRxiv", "error"),
        ("https://aclanthology.org/2022.acl-long.26/", "2024", "ACL", "warning"),
        ("https://doi.org/10.1038/s41592-022-01234-5", "2023", "Nature Methods", "note"),
        ("https://doi.org/10.1038/s41592-022-01234-5", "2022", "Nature Methods", None),
    ],
)
def test_a_year_is_judged_by_what_the_identifier_makes_certain(
    look, url: str, year: str, venue: str, severity: str | None
) -> None:
    found = look(HEAD + row(url, year=year, venue=venue), "year-and-identifier")
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_the_place_of_a_year_is_the_year(look) -> None:
    text = HEAD + row("https://arxiv.org/abs/2312.04567", year="2022", venue="arXiv")
    (found,) = look(text, "year-and-identifier")
    assert found.place == Place("list.md", 3, 3, 4)


def test_the_same_work_is_found_by_identifier_whatever_its_address(look) -> None:
    text = (
        HEAD + row("https://arxiv.org/abs/2312.04567") + row("https://arxiv.org/pdf/2312.04567v2")
    )
    (found,) = look(text, "same-work-twice")
    assert (found.place.line, found.severity) == (4, "warning")
    assert "line 3" in found.message.en


def test_the_same_work_under_another_heading_is_a_note(look) -> None:
    entry = HEAD + row("https://arxiv.org/abs/2312.04567")
    (found,) = look(f"## Mosses\n\n{entry}\n## Ferns\n\n{entry}", "same-work-twice")
    assert found.severity == "note"
    assert "«Mosses»" in found.message.en


def test_one_title_of_two_identifiers_is_not_one_work(look) -> None:
    text = HEAD + row("https://arxiv.org/abs/2312.04567") + row("https://arxiv.org/abs/2401.00001")
    assert look(text, "same-work-twice") == []


def test_one_address_of_two_titles_is_told_with_both_lines(look) -> None:
    other = row(
        "https://arxiv.org/abs/2312.04567", title="Graph grammars for quantum cooking at home"
    )
    (found,) = look(
        HEAD + row("https://arxiv.org/abs/2312.04567") + other, "one-address-two-titles"
    )
    assert (found.place.line, "line 3" in found.message.en) == (4, True)


def test_works_in_no_order_are_in_no_wrong_order(look) -> None:
    rows = "".join(
        row(f"https://doi.org/10.1000/{n}", year=year, title=f"{TITLE} {n}")
        for n, year in enumerate(("2020", "2023", "2019", "2022", "2018", "2024", "2021"))
    )
    assert look(HEAD + rows, "out-of-order") == []


def test_another_server_than_the_name_says_is_told(look) -> None:
    url = "https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2"
    (found,) = look(HEAD + row(url, venue="arXiv"), "other-server")
    assert found.message.en == "this is called arXiv and leads to bioRxiv"


def test_the_same_sign_for_none_is_asked_for_within_a_column(look) -> None:
    rows = row("https://doi.org/10.1000/1") * 3 + row("https://doi.org/10.1000/2", "N/A")
    (found,) = look(HEAD + rows, "uneven-blanks")
    assert (found.place.line, found.edits[0].text) == (6, "-")


@pytest.mark.parametrize("venue", ["bioRxiv", "medRxiv"])
def test_a_doi_that_two_servers_share_fits_either_name(look, venue: str) -> None:
    assert (
        look(HEAD + row("https://doi.org/10.1101/2023.04.30.538439", venue=venue), "other-server")
        == []
    )
    (found,) = look(
        HEAD + row("https://doi.org/10.1101/2023.04.30.538439", venue="arXiv"), "other-server"
    )
    assert found.message.en.endswith("leads to bioRxiv or medRxiv")


def test_of_several_links_one_has_to_lead_where_the_venue_says(look) -> None:
    links = "https://arxiv.org/abs/2602.16696) [bioRxiv](https://doi.org/10.64898/2026.02.11.705358"
    assert look(HEAD + row(links, year="2026", venue="bioRxiv"), "other-server") == []
