"""What somebody tells of a work, put into its record."""

from __future__ import annotations

from typing import Any

import pytest

from spallm.errors import RecordError
from spallm.intake.merging import merge
from spallm.intake.told import Told
from spallm.records import Evidence, Paper, Version

NEW = Evidence(source="new-list", locator="README.md#L70")
DOI = "doi:10.1038/s41592-024-02201-0"


def _told(field: str, value: Any, form: str | None = None) -> Told:
    return Told(field, value, "new", NEW, form)


def _version(form: Any, *identifiers: str, **more: Any) -> Told:
    return _told("versions", Version(form=form, identifiers=identifiers, by=("x",), **more))


def test_a_value_that_is_there_gets_the_new_footnote(paper: Paper) -> None:
    merged = merge(paper, [_told("year", 2024)])
    assert merged.record.year[0].by == ("new", "old")
    assert merged.record.evidence["new"] == NEW
    assert [change.outcome for change in merged.changes] == ["confirmed"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Segmenting Cells – with one model for all tissues"),
        ("venue", "nature methods"),
        ("venue", "Nature Methods 2024"),
        ("authors", ("One, A.", "B. Two")),
        ("code", "http://github.com/Lab/segmenter.git"),
    ],
)
def test_another_spelling_is_the_same_value(paper: Paper, field: str, value: Any) -> None:
    merged = merge(paper, [_told(field, value)])
    (claim,) = getattr(merged.record, field)
    assert claim.by == ("new", "old")
    assert merged.changes[0].outcome == "confirmed"


def test_another_value_is_kept_beside_the_old_one(paper: Paper) -> None:
    merged = merge(paper, [_told("year", 2022)])
    old, new = merged.record.year
    assert (old.value, old.rank, old.note) == (2024, "preferred", "Another source says otherwise.")
    assert (new.value, new.rank, new.by) == (2022, "normal", ("new",))
    (change,) = merged.changes
    assert (change.outcome, change.ours) == ("conflict", 2024)
    assert change.message == "kept beside what the record says: 2024"
    assert change.words("zh") == "与记录并存，记录为：2024"


def test_merging_twice_changes_nothing(paper: Paper) -> None:
    told = [
        _told("year", 2022),
        _told("venue", "bioRxiv", "preprint"),
        _told("code", "https://github.com/lab/other"),
        _told("description", "Segments cells."),
        _version("preprint", "arxiv:2405.06708"),
        _version("journal-article", url="https://example.org/paper"),
    ]
    once = merge(paper, told).record
    assert merge(once, told).record == once
    assert once != paper


def test_a_field_of_many_values_gets_one_more(paper: Paper) -> None:
    merged = merge(paper, [_told("code", "https://gitlab.com/lab/other")])
    assert [claim.value for claim in merged.record.code] == [
        "https://github.com/lab/segmenter",
        "https://gitlab.com/lab/other",
    ]
    assert merged.changes[0].outcome == "new"


def test_what_is_said_of_the_preprint_is_no_contradiction(paper: Paper) -> None:
    merged = merge(paper, [_told("year", 2023, "preprint"), _told("venue", "arXiv", "preprint")])
    old, new = merged.record.year
    assert (old.rank, new.rank, new.note) == ("preferred", "normal", "Said of the preprint.")
    assert [change.outcome for change in merged.changes] == ["new", "new"]


def test_news_of_the_publication_is_preferred_to_the_preprint(paper: Paper) -> None:
    preprint = paper.model_copy(
        update={
            "versions": (Version(form="preprint", identifiers=("arxiv:2405.06708",), by=("old",)),)
        }
    )
    told = [_version("journal-article", DOI), _told("year", 2025, "journal-article")]
    merged = merge(preprint, told)
    new, old = merged.record.year
    assert (new.value, new.rank, old.value, old.rank) == (2025, "preferred", 2024, "normal")
    assert [version.form for version in merged.record.versions] == ["preprint", "journal-article"]


def test_a_version_is_known_by_its_identifier_and_learns_what_it_lacked(paper: Paper) -> None:
    told = _version("conference-paper", DOI, "pubmed:38483032", venue="Nat. Methods")
    (version,) = merge(paper, [told]).record.versions
    assert version.form == "journal-article"
    assert version.identifiers == (DOI, "pubmed:38483032")
    assert (version.venue, version.by) == ("Nat. Methods", ("new", "old"))


def test_preprints_on_two_servers_are_two_versions(paper: Paper) -> None:
    told = [
        _version("preprint", "arxiv:2405.06708"),
        _version("preprint", "doi:10.1101/2024.05.11.593000"),
    ]
    merged = merge(paper, told)
    assert len(merged.record.versions) == 3


def test_another_published_identifier_is_another_version(paper: Paper) -> None:
    merged = merge(paper, [_version("journal-article", "doi:10.1016/j.cels.2024.00002")])
    assert len(merged.record.versions) == 2


def test_a_second_address_of_a_version_is_kept_as_see_also(paper: Paper) -> None:
    told = [
        _version("journal-article", url="https://example.org/one"),
        _version("journal-article", url="https://example.org/two"),
    ]
    merged = merge(paper, told)
    (version,) = merged.record.versions
    assert version.url == "https://example.org/one"
    assert [claim.value for claim in merged.record.see_also] == ["https://example.org/two"]


def test_the_address_of_a_known_identifier_is_not_written_down(paper: Paper) -> None:
    told = _version("journal-article", url="https://doi.org/10.1038/s41592-024-02201-0")
    (version,) = merge(paper, [told]).record.versions
    assert version.url is None
    assert version.by == ("new", "old")


def test_authors_that_break_off_add_nothing(paper: Paper) -> None:
    merged = merge(paper, [_told("authors", ("Ada One", "et al."))])
    assert merged.record == paper
    assert (merged.changes[0].outcome, merged.changes[0].reason) == ("confirmed", "partly")


def test_each_list_describes_in_its_own_words(paper: Paper) -> None:
    once = merge(paper, [_told("description", "Segments cells.")]).record
    other = Told("description", "A segmenter.", "third", Evidence(source="third-list"))
    merged = merge(once, [other])
    assert [claim.rank for claim in merged.record.description] == ["preferred", "normal"]
    assert merged.changes[0].outcome == "new"


def test_a_value_that_the_record_set_aside_is_a_conflict(paper: Paper) -> None:
    once = merge(paper, [_told("year", 2022)]).record
    third = Told("year", 2022, "third", Evidence(source="third-list"))
    merged = merge(once, [third])
    assert merged.record.year[1].by == ("new", "third")
    assert (merged.changes[0].outcome, merged.changes[0].reason) == ("conflict", "set-aside")


def test_equal_footnotes_share_a_key_and_others_get_their_own(paper: Paper) -> None:
    same = Told("year", 2024, "again", paper.evidence["old"])
    other = Told("year", 2024, "old", NEW)
    merged = merge(paper, [same, other])
    assert merged.record.year[0].by == ("old", "old-2")
    assert merged.record.evidence == {"old": paper.evidence["old"], "old-2": NEW}


def test_a_value_that_records_refuse_is_an_error_with_the_field(paper: Paper) -> None:
    with pytest.raises(RecordError, match="segmenting-cells: field year"):
        merge(paper, [_told("year", 99)])


def test_a_record_can_be_made_from_nothing_but_what_is_told() -> None:
    empty = Paper.model_construct(id="x", name="X", title=(), versions=(), evidence={})
    told = [_told("title", "Segmenting cells"), _version("preprint", "arxiv:2405.06708")]
    record = merge(empty, told).record
    assert record.title[0].by == ("new",)
    assert record.versions[0].by == ("new",)


def test_a_broken_form_of_a_known_identifier_is_no_address(paper: Paper) -> None:
    told = _version("journal-article", url="https://doi.org/10.1038/s41592-024-02201-")
    merged = merge(paper, [told])
    assert merged.record.versions[0].url is None
    assert merged.record.see_also == ()


def test_a_cut_off_address_at_a_known_venue_adds_no_version(paper: Paper) -> None:
    review = Version(form="review-article", identifiers=(DOI,), venue="Cells", by=("old",))
    ours = paper.model_copy(update={"versions": (review,)})
    cut = _version("journal-article", url="https://doi.org/10.1038/s41592-024-", venue="cells")
    (merged,) = merge(ours, [cut]).record.versions
    assert (merged.identifiers, merged.url, merged.by) == ((DOI,), None, ("new", "old"))
