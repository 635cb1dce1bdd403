"""The facts of the details panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], Any]
Card = dict[str, list[dict[str, Any]]]


@pytest.fixture
def card(html: str, read: Read) -> Callable[[str], Card]:
    page = read(html)

    def of(entity: str) -> Card:
        found = next(card for card in page["cards"] if card["id"] == entity)
        return {_english(page, row): row["v"] for row in found["f"]}

    return of


def _english(page: dict[str, Any], row: dict[str, Any]) -> str:
    name = page["terms"][row["p"]]["t"] if "p" in row else ""
    return name if isinstance(name, str) else name[0]


def test_a_rejected_value_stands_behind_the_one_that_holds_with_its_reason(
    card: Callable[[str], Card],
) -> None:
    held, rejected = card("scgpt")["year"]
    assert (held["t"], "s" in held) == ("2023", False)
    assert (rejected["t"], rejected["s"]) == ("2022", "deprecated")
    assert rejected["w"] == "The list gives the year of another model."


def test_each_value_names_all_who_say_it(
    card: Callable[[str], Card], html: str, read: Read
) -> None:
    evidence = read(html)["evidence"]
    names = [evidence[n]["t"] for n in card("scgpt")["year"][0]["e"]]
    assert names == ["A list, README.md", "scGPT, 2024"]


def test_evidence_has_its_link_its_basis_and_its_paper(html: str, read: Read) -> None:
    page = read(html)
    entry = next(e for e in page["evidence"] if e["t"] == "scGPT, 2024")
    assert entry["u"] == "https://doi.org/10.1038/s41592-024-02201-0"
    assert entry["b"] == ["Stated in paper", "论文所述"]
    assert page["cards"][entry["n"]]["id"] == "scgpt-paper"


def test_an_amount_reads_as_words_in_both_languages(card: Callable[[str], Card]) -> None:
    value = card("scgpt")["pretraining size"][0]
    assert value["t"] == ["over 33,000,000 cells", "超过 33,000,000 cells"]


def test_authors_stand_in_order(card: Callable[[str], Card]) -> None:
    assert [v["t"] for v in card("scgpt-paper")["author"]] == ["Haotian Cui", "Chloe Wang"]


def test_a_doi_leads_to_its_resolver(card: Callable[[str], Card]) -> None:
    value = card("scgpt-paper")["doi"][0]
    assert value["u"] == "https://doi.org/10.1038/s41592-024-02201-0"


def test_a_version_tells_its_form_and_its_address(card: Callable[[str], Card]) -> None:
    rows = card("scgpt-paper")["has version"][0]["f"]
    assert [value["t"] for row in rows for value in row["v"]] == [
        "preprint",
        "https://doi.org/10.1101/2023.04.30.538439",
    ]


def test_a_finding_is_told_in_both_languages_with_its_paper(
    card: Callable[[str], Card], html: str, read: Read
) -> None:
    finding, source = card("scgpt")["has evaluation"][0]["f"]
    assert finding["v"][0]["t"] == ["Worse than a linear baseline.", "不如线性基线。"]
    assert read(html)["cards"][source["v"][0]["n"]]["id"] == "benchmark"


def test_a_relation_that_only_one_source_states_is_disputed_and_not_drawn(
    html: str, read: Read
) -> None:
    page = read(html)
    (dispute,) = page["disputes"]
    ends = [page["cards"][dispute[end]]["id"] for end in ("from", "to")]
    assert (ends, dispute["s"]) == (["geneformer", "deconvolution"], "other")
    edges = page["edges"]
    drawn = list(zip(edges["from"], edges["to"], strict=True))
    assert (dispute["from"], dispute["to"]) not in drawn


def test_other_names_are_listed(html: str, read: Read) -> None:
    cards = read(html)["cards"]
    assert next(c for c in cards if c["id"] == "scgpt")["also"] == ["single-cell GPT"]
