"""What becomes of entries: works, models, sections and fates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spallm.importers.entry import Place, Relation
from spallm.intake.drafts import Earlier
from spallm.intake.stock import Stock
from spallm.intake.taking import Intake
from spallm.records import Model, Paper
from tests.intake.lists import entry, numbered, records, taken, values

PAPER = "https://doi.org/10.1038/s41592-024-02201-0"
CUT = "https://doi.org/10.1038/s41592-024-02353-"
ARXIV = "https://arxiv.org/abs/2305.01234"
TITLE = "SegAll: one model that segments cells of all tissues"


def _outcomes(intake: Intake) -> list[str]:
    return [fate.outcome for fate in intake.fates]


def _with(nothing: Stock, *papers: Paper) -> Stock:
    return replace(
        nothing, records={**nothing.records, "paper": {each.id: each for each in papers}}
    )


def test_an_entry_becomes_a_record_that_names_its_line(nothing: Stock) -> None:
    told = entry(
        TITLE, (PAPER, "paper"), ("https://github.com/lab/segall", "code"), line=70,
        year=2024, venue="Nature Methods", authors=("Ada One", "Bo Two"), section=("Methods",),
        description="Segments everything.",
    )  # fmt: skip
    intake = taken([told], nothing)
    (paper,) = records(intake).values()
    assert paper.id == "segall-one-model-that-segments-cells-of-all"
    assert values(paper, "title") == [TITLE]
    assert values(paper, "authors") == [("Ada One", "Bo Two")]
    assert values(paper, "description") == ["Segments everything."]
    assert values(paper, "sections") == ["methods"]
    assert paper.versions[0].form == "journal-article"
    assert paper.versions[0].identifiers == ("doi:10.1038/s41592-024-02201-0",)
    assert paper.evidence["seg-list"].locator == "seg-list.md#L70"
    (source,) = records(intake, "source").values()
    assert (source.id, source.name, source.basis, source.url) == (
        "seg-list", "Segmenting cells", "list", None,
    )  # fmt: skip


def test_a_short_name_becomes_a_model(nothing: Stock) -> None:
    intake = taken([entry(TITLE, (PAPER, "paper"), year=2024)], nothing)
    (model,) = records(intake, "model").values()
    assert (model.id, model.name) == ("segall", "SegAll")
    assert values(model, "introduced_in") == ["segall-one-model-that-segments-cells-of-all"]
    assert values(model, "year") == [2024]


@pytest.mark.parametrize("section", ["Surveys", "Datasets", "Software and tools", "数据集"])
def test_under_surveys_data_and_resources_a_name_makes_no_model(
    nothing: Stock, section: str
) -> None:
    intake = taken([entry(TITLE, (PAPER, "paper"), section=(section,))], nothing)
    assert records(intake, "model") == {}


def test_a_borrowed_name_makes_no_second_model(nothing: Stock) -> None:
    later = entry("SegAll: a protocol for the retina of mice", year=2025)
    intake = taken(numbered(later, entry(TITLE, (PAPER, "paper"), year=2024)), nothing)
    (model,) = records(intake, "model").values()
    assert values(model, "introduced_in") == ["segall-one-model-that-segments-cells-of-all"]
    assert [(loss.field, loss.detail) for loss in intake.fates[0].losses] == [("name", "segall")]


def test_a_preprint_and_its_publication_become_one_work(nothing: Stock) -> None:
    preprint = entry(TITLE, (ARXIV, "paper"), year=2022, venue="arXiv")
    published = entry(TITLE, (PAPER, "paper"), year=2024, venue="Nature Methods")
    intake = taken(numbered(preprint, published), nothing)
    (paper,) = records(intake).values()
    assert [version.form for version in paper.versions] == ["journal-article", "preprint"]
    assert [(claim.value, claim.rank) for claim in paper.year] == [
        (2024, "preferred"),
        (2022, "normal"),
    ]
    assert sorted(_outcomes(intake)) == ["merged", "new"]
    assert intake.fates[0].same_as == "seg-list.md:2"


def test_the_order_of_files_does_not_matter(nothing: Stock) -> None:
    one = entry(TITLE, (ARXIV, "paper"), year=2022, file="a.md")
    other = entry(TITLE, (PAPER, "paper"), year=2024, venue="Nature Methods", file="b.md")
    assert records(taken([one, other], nothing)) == records(taken([other, one], nothing))


def test_a_short_title_beside_the_whole_one_is_an_alias(nothing: Stock) -> None:
    brief = entry("SegAll", (ARXIV, "paper"), year=2023)
    whole = entry(TITLE, (ARXIV, "paper"), year=2023)
    intake = taken(numbered(brief, whole), nothing)
    (paper,) = records(intake).values()
    assert (paper.name, values(paper, "title")) == (TITLE, [TITLE])
    assert values(paper, "aliases") == ["SegAll"]


def test_one_link_under_two_titles_is_a_conflict_and_not_one_work(nothing: Stock) -> None:
    wrong = entry("A history of microscopes in five chapters", (PAPER, "paper"), year=2020)
    intake = taken(numbered(entry(TITLE, (PAPER, "paper"), year=2024), wrong), nothing)
    assert _outcomes(intake) == ["new", "conflict"]
    assert len(records(intake)) == 2
    assert "seg-list.md:1" in intake.fates[1].trouble[0]
    other = records(intake)["a-history-of-microscopes-in-five-chapters"]
    assert all(not version.identifiers for version in other.versions)


def test_a_known_work_gets_a_footnote_and_what_is_new(nothing: Stock, paper: Paper) -> None:
    told = entry(
        "Segmenting Cells with one model for all tissues", (PAPER, "paper"),
        ("https://segmenter.example.org", "page"), year=2024,
    )  # fmt: skip
    intake = taken([told], _with(nothing, paper))
    (draft,) = [each for each in intake.drafts if each.record.kind == "paper"]
    assert draft.before == paper
    assert values(draft.record, "see_also") == ["https://segmenter.example.org"]
    assert draft.record.title[0].by == ("old", "seg-list")
    (fate,) = intake.fates
    assert (fate.outcome, fate.id) == ("merged", "segmenting-cells")
    assert fate.match is not None
    assert fate.match.why == "identifier"


def test_a_known_work_that_hears_nothing_new_is_confirmed(nothing: Stock, paper: Paper) -> None:
    told = entry(paper.title[0].value, (PAPER, "paper"), year=2024)
    assert _outcomes(taken([told], _with(nothing, paper))) == ["confirmed"]


def test_a_contradiction_is_kept_and_told(nothing: Stock, paper: Paper) -> None:
    told = entry(paper.title[0].value, (PAPER, "paper"), year=2021, venue="Nature Methods")
    intake = taken([told], _with(nothing, paper))
    assert _outcomes(intake) == ["conflict"]
    assert [(c.field, c.value, c.ours) for c in intake.fates[0].changes if c.ours] == [
        ("year", 2021, 2024)
    ]


def test_what_is_like_a_known_work_is_new_and_proposed(nothing: Stock, paper: Paper) -> None:
    told = entry("Segmenting cells with one model for most tissues", year=2024)
    (fate,) = taken([told], _with(nothing, paper)).fates
    assert fate.outcome == "new"
    assert [match.known.id for match in fate.possible] == ["segmenting-cells"]


def test_an_entry_without_a_title_is_skipped(nothing: Stock) -> None:
    assert _outcomes(taken(numbered(entry(" \x00 "), entry("")), nothing)) == ["skipped"] * 2


def test_a_resource_is_a_web_page_in_its_section(nothing: Stock) -> None:
    told = entry(
        "segtools", ("https://github.com/lab/segtools", "code"), what="resource",
        section=("Software",), description="Tools.",
    )  # fmt: skip
    intake = taken([told], nothing)
    (paper,) = records(intake).values()
    assert [(v.form, v.url) for v in paper.versions] == [
        ("web-page", "https://github.com/lab/segtools")
    ]
    assert values(paper, "sections") == ["software"]
    assert records(intake, "model") == {}


def test_nothing_is_lost_in_silence(nothing: Stock) -> None:
    told = entry(
        TITLE, ("javascript:alert(1)", "paper"), (CUT, "paper"), year=1066,
        authors=("Ada One", "et al."), also=(("Stars", "12"),),
    )  # fmt: skip
    intake = taken([told], nothing)
    losses = {(loss.field, loss.why, loss.is_lost) for loss in intake.fates[0].losses}
    assert losses == {
        ("link", "address", True), ("link", "identifier", False), ("year", "year", True),
        ("authors", "authors", True), ("Stars", "column", True),
    }  # fmt: skip
    (paper,) = records(intake).values()
    assert paper.versions[0].url == CUT


def test_signs_that_nobody_sees_are_left_out_and_told(nothing: Stock) -> None:
    intake = taken([entry("Seg\x00menting \u202ecells of the retina", year=2024)], nothing)
    (paper,) = records(intake).values()
    assert paper.name == "Segmenting cells of the retina"
    assert [loss.why for loss in intake.fates[0].losses] == ["cleaned"]


def test_ids_stay_when_a_list_grows_at_its_top(nothing: Stock) -> None:
    old = entry("Introduction", year=2020), entry("Introduction", year=2021)
    first = taken(numbered(*old), nothing)
    earlier = Earlier(tuple(draft.record for draft in first.drafts), first.sections)
    new = entry("Introduction", year=2019)
    second = taken(numbered(new, *old), nothing, earlier)
    years = {name: values(paper, "year") for name, paper in records(first).items()}
    assert {name: values(records(second)[name], "year") for name in years} == years
    assert len(records(second)) == 3


def test_a_list_that_is_read_again_finds_its_own_short_titles(nothing: Stock) -> None:
    entries = numbered(entry("Introduction", year=2020), entry("Introduction", year=2021))
    papers = records(taken(entries, nothing)).values()
    assert _outcomes(taken(entries, _with(nothing, *papers))) == ["confirmed", "confirmed"]


def test_a_card_tells_descent_data_and_licence(nothing: Stock) -> None:
    place = Place("cards.json", 1)
    base = entry(
        "seg-base",
        ("https://huggingface.co/lab/seg-base", "weights"),
        what="model",
        file="cards.json",
    )
    tuned = entry(
        "seg-tuned", ("https://huggingface.co/lab/seg-tuned", "weights"), what="model",
        file="cards.json", line=9, year=2025,
        relations=(
            Relation("fine_tuned_from", "lab/seg-base", place),
            Relation("trained_on", "lab/cells", place),
            Relation("weights_license", "apache-2.0", place),
            Relation("tasks", "juggling", place),
            Relation("fine_tuned_from", "/home/me/checkpoint", place),
        ),
    )  # fmt: skip
    intake = taken([base, tuned], nothing, form="hugging-face")
    model: Model = records(intake, "model")["seg-tuned"]
    assert values(model, "fine_tuned_from") == ["seg-base"]
    assert values(model, "fine_tuned_on") == ["cells"]
    assert values(model, "weights_license") == ["apache-2.0"]
    assert [(loss.field, loss.text) for loss in intake.fates[1].losses] == [
        ("tasks", "juggling"), ("fine_tuned_from", "/home/me/checkpoint"),
    ]  # fmt: skip
    (dataset,) = records(intake, "dataset").values()
    assert values(dataset, "landing_page") == ["https://huggingface.co/datasets/lab/cells"]


def test_weights_in_a_list_are_kept_as_a_page_of_its_section(nothing: Stock) -> None:
    told = entry(
        "SegAll 7B", ("https://huggingface.co/lab/segall-7b", "weights"), what="model",
        section=("Models",),
    )  # fmt: skip
    intake = taken([told], nothing)
    (paper,) = records(intake).values()
    assert values(paper, "sections") == ["models"]
    assert records(intake, "model") == {}
