"""Answers tell of a paper what it lacks; all that disagrees is said and not proposed."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from spallm.enrichment.answer import Answer
from spallm.enrichment.services import ALL, SERVICES
from spallm.enrichment.telling import Said, told_of_paper, venue_of
from spallm.enrichment.titles import told_by_title
from spallm.importers.entry import Entry, Place, Relation
from spallm.intake.merging import merge
from spallm.records import Paper, toml_form

EVERYTHING = frozenset(ALL)
TITLE = "Glow: a foundation model for retinal cells"
HERE = Place("answer", 1)


def paper(versions: str, more: str = "") -> Paper:
    text = f"""\
name = "Glow"
title = [{{value = "{TITLE}", by = ["list"]}}]
{more}
{versions}
[evidence]
list = {{source = "a-list"}}
"""
    record = toml_form.parse(Paper, text, Path("glow.toml"))
    assert isinstance(record, Paper)
    return record


def version(*identifiers: str, form: str = "preprint", more: str = "") -> str:
    return (
        f'[[versions]]\nform = "{form}"\nidentifiers = {list(identifiers)}\nby = ["list"]\n{more}\n'
    )


PREPRINT = version("doi:10.1101/2024.01.02.574321")
ARTICLE = version("doi:10.1000/glow", form="journal-article")


def answer(asked: str, service: str = "crossref", standing: str | None = None, **more: Any):
    entry = Entry(HERE, **{"title": TITLE, **more})
    return Answer(SERVICES[service], asked, asked.partition(":")[2], entry, standing)


def said(record: Paper, *answers: Answer, whats=EVERYTHING, owned=MappingProxyType({})) -> Said:
    return told_of_paper(record, answers, whats, owned)


def values(result: Said, field: str) -> list[Any]:
    return [told.value for told in result.told if told.field == field]


def kinds(result: Said) -> list[str]:
    return [note.kind for note in result.notes]


def test_an_answer_under_another_title_tells_nothing_but_that() -> None:
    other = answer("doi:10.1000/glow", title="Lobsters of the deep sea", authors=("A. B",))
    result = said(paper(ARTICLE), other)
    assert result.told == ()
    assert [note.words() for note in result.notes] == [
        "doi:10.1000/glow stands for another title there: Lobsters of the deep sea"
    ]
    assert result.notes[0].words("zh").startswith("doi:10.1000/glow 在该处")


def test_a_short_name_in_a_title_does_not_make_it_the_same_work() -> None:
    other = answer("doi:10.1000/glow", title="How lobsters of the deep sea came to glow")
    assert kinds(said(paper(ARTICLE), other)) == ["another-title"]


@pytest.mark.parametrize("notice", ["RETRACTED: ", "Retracted Article: ", "WITHDRAWN - "])
def test_a_notice_before_a_title_is_no_part_of_it(notice: str) -> None:
    gone = answer("doi:10.1000/glow", standing="retracted", title=f"{notice}{TITLE}")
    assert values(said(paper(ARTICLE), gone), "status") == ["retracted"]


def test_a_work_that_is_known_to_have_fallen_is_not_told_so_again() -> None:
    fallen = paper(ARTICLE, 'status = [{value = "withdrawn", by = ["list"]}]')
    assert said(fallen, answer("doi:10.1000/glow", standing="retracted")).told == ()


def test_services_that_agree_share_a_claim_and_others_are_noted() -> None:
    asked = "doi:10.1000/glow"
    result = said(
        paper(ARTICLE),
        answer(asked, "semantic-scholar", authors=("Ada Lumen",)),
        answer(asked, "openalex", authors=("A. Lumen", "B. Candela")),
        answer(asked, authors=("Ada Lumen", "Bao Candela")),
    )
    assert values(result, "authors") == [("Ada Lumen", "Bao Candela")] * 2
    assert [note.words() for note in result.notes] == ["another authors there: Ada Lumen"]
    merged = merge(paper(ARTICLE), result.told).record
    assert [claim.by for claim in merged.authors] == [("crossref", "openalex")]


def test_what_a_record_has_is_left_to_its_curator() -> None:
    known = paper(
        version("doi:10.1000/glow", form="journal-article", more="date = 2025-03-14\nvenue = 'J'"),
        'authors = [{value = ["Ada Lumen"], by = ["list"]}]\n'
        'year = [{value = 2025, by = ["list"]}]\nvenue = [{value = "J", by = ["list"]}]',
    )
    full = answer(
        "doi:10.1000/glow", authors=("X",), year=2025, date=datetime.date(2025, 3, 15), venue="K"
    )
    assert said(known, full) == Said()


def test_year_and_venue_are_those_of_the_published_version() -> None:
    both = paper(PREPRINT + ARTICLE)
    result = said(
        both,
        answer("doi:10.1101/2024.01.02.574321", form="preprint", year=2024, venue="bioRxiv"),
        answer("doi:10.1000/glow", form="journal-article", year=2025, venue="Lanterns"),
    )
    assert (values(result, "year"), values(result, "venue")) == ([2025], ["Lanterns"])


def test_a_preprint_does_not_say_where_the_article_appeared() -> None:
    early = answer("doi:10.1101/2024.01.02.574321", form="preprint", year=2024, venue="bioRxiv")
    result = said(paper(PREPRINT + ARTICLE), early)
    assert (values(result, "year"), values(result, "venue")) == ([], [])


def test_a_year_that_lies_far_off_is_noted() -> None:
    known = paper(ARTICLE, 'year = [{value = 2019, by = ["list"]}]')
    result = said(known, answer("doi:10.1000/glow", year=2025))
    assert [note.words() for note in result.notes] == ["doi:10.1000/glow is of 2025 there"]
    assert values(result, "year") == []


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("arXiv (Cornell University)", "arXiv"),
        ("bioRxiv (Cold Spring Harbor Laboratory)", "bioRxiv"),
        ("arXiv.org", "arXiv"),
        ("Journal of Lanterns (Berlin)", "Journal of Lanterns (Berlin)"),
    ],
)
def test_a_server_is_called_by_its_name(told: str, kept: str) -> None:
    assert venue_of(answer("doi:10.1000/glow", venue=told)) == kept


def test_a_published_version_is_proposed_once_it_was_looked_up() -> None:
    preprint = answer(
        "doi:10.1101/2024.01.02.574321",
        form="preprint",
        relations=(Relation("is_preprint_of", "doi:10.1000/GLOW", HERE),),
    )
    alone = said(paper(PREPRINT), preprint)
    assert (values(alone, "versions"), kinds(alone)) == ([], ["not-looked-up"])
    article = answer("doi:10.1000/glow", form="journal-article", venue="Lanterns")
    result = said(paper(PREPRINT), preprint, article)
    (fresh,) = values(result, "versions")
    assert (fresh.form, fresh.identifiers, fresh.venue) == (
        "journal-article", ("doi:10.1000/glow",), "Lanterns",
    )  # fmt: skip
    assert kinds(result) == []


def test_a_version_that_belongs_to_another_record_is_not_taken_from_it() -> None:
    preprint = answer(
        "doi:10.1101/2024.01.02.574321", identifiers=("arxiv:2401.00001", "doi:10.1000/glow")
    )
    owned = {"arxiv:2401.00001": ("glow-2",), "doi:10.1000/glow": ("glow-2",)}
    result = said(paper(PREPRINT), preprint, owned=owned)
    assert values(result, "versions") == []
    assert kinds(result) == ["another-record", "another-record"]


def test_numbers_of_pubmed_go_to_the_published_version() -> None:
    names = ("doi:10.1000/glow", "pubmed:38000001", "pmc:PMC7000001")
    (more,) = values(said(paper(ARTICLE), answer(names[0], identifiers=names)), "versions")
    assert more.identifiers == names
    preprint = answer("doi:10.1101/2024.01.02.574321", identifiers=("pubmed:38000001",))
    assert values(said(paper(PREPRINT), preprint), "versions") == []


def test_a_date_that_may_be_of_either_version_is_not_taken() -> None:
    joined = answer(
        "arxiv:2401.00001", "semantic-scholar", date=datetime.date(2025, 3, 14),
        identifiers=("arxiv:2401.00001", "doi:10.1000/glow"),
    )  # fmt: skip
    result = said(paper(version("arxiv:2401.00001")), joined)
    assert values(result, "versions") == []


def test_only_what_is_asked_for_is_told() -> None:
    full = answer("doi:10.1000/glow", authors=("X Y",), year=2025, venue="K", standing="retracted")
    result = said(paper(ARTICLE), full, whats=frozenset({"authors"}))
    assert [told.field for told in result.told] == ["authors"]


def test_proposals_that_were_accepted_are_not_proposed_again() -> None:
    full = answer(
        "doi:10.1000/glow", form="journal-article", authors=("X Y",), venue="K",
        date=datetime.date(2025, 3, 14), identifiers=("doi:10.1000/glow", "pubmed:38000001"),
        standing="retracted",
    )  # fmt: skip
    first = said(paper(ARTICLE), full)
    accepted = merge(paper(ARTICLE), first.told).record
    assert said(accepted, full) == Said()


NAMELESS = '[[versions]]\nform = "journal-article"\nurl = "https://example.org/x"\nby = ["list"]\n'


def test_a_work_of_the_same_title_and_year_is_proposed_as_the_identifier_alone() -> None:
    record = paper(NAMELESS, 'year = [{value = 2025, by = ["list"]}]')
    found = answer(
        "", form="journal-article", year=2025, identifiers=("doi:10.1000/glow",), authors=("X Y",)
    )
    result = told_by_title(record, [found], {})
    assert [told.field for told in result.told] == ["versions"]
    assert result.told[0].value.identifiers == ("doi:10.1000/glow",)
    assert f"(found by title, 100 of 100: {TITLE})" in str(result.told[0].evidence.locator)
    taken = told_by_title(record, [found], {"doi:10.1000/glow": ("another",)})
    assert (taken.told, kinds(taken)) == ((), ["candidate"])


@pytest.mark.parametrize(
    ("title", "year", "noted"),
    [(f"{TITLE} of mice", 2025, True), (TITLE, 2012, True), ("Lobsters of the sea", 2025, False)],
)
def test_a_work_that_is_merely_alike_is_for_a_curator_to_see(
    title: str, year: int, noted: bool
) -> None:
    record = paper(NAMELESS, 'year = [{value = 2025, by = ["list"]}]')
    found = answer(
        "", form="journal-article", title=title, year=year, identifiers=("doi:10.1000/x",)
    )
    result = told_by_title(record, [found], {})
    assert result.told == ()
    assert kinds(result) == (["candidate"] if noted else [])
