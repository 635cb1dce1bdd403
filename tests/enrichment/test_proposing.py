"""Proposals are whole records with footnotes, and what cannot be one is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spallm import catalog
from spallm.enrichment.client import Client
from spallm.enrichment.folder import write_proposals
from spallm.enrichment.lookup import look_up
from spallm.enrichment.proposing import Proposals, propose
from spallm.enrichment.wishing import read_wish
from spallm.errors import SpallmError, UsageError
from spallm.intake.accepting import accept
from tests.enrichment.shelf import RECORDS, stock
from tests.enrichment.world import World, told

Proposing = Callable[..., Proposals]


@pytest.fixture
def proposing(workshop, world: World, client: Callable[..., Client], vocabulary) -> Proposing:
    stock(world)
    for name, text in RECORDS.items():
        workshop.write(name, text)

    def run(*services: str, whats: tuple[str, ...] = ()) -> Proposals:
        records, wish = workshop.read(), read_wish(whats, services)
        return propose(records, vocabulary, look_up(records, client(), wish), wish)

    return run


def notes(proposals: Proposals) -> list[tuple[str, str]]:
    return [(note.record, note.kind) for each in proposals.records for note in each.notes]


def test_one_identifier_for_two_records_is_said_to_both(proposing: Proposing) -> None:
    assert [one for one in notes(proposing("crossref")) if one[1] == "also-proposed"] == [
        ("glow", "also-proposed"), ("nameless", "also-proposed"),
    ]  # fmt: skip


def test_only_services_that_are_cited_become_sources(proposing: Proposing, workshop) -> None:
    assert [each.id for each in proposing("github", "datacite").sources] == ["datacite", "github"]
    workshop.write("sources/github.toml", 'name = "G"\nurl = "https://g.org"\nbasis = "list"\n')
    assert [each.id for each in proposing("github", "datacite").sources] == ["datacite"]


def test_an_id_that_something_else_has_is_said_before_anything_is_written(
    proposing: Proposing, workshop
) -> None:
    workshop.write("models/github.toml", RECORDS["models/ember.toml"])
    with pytest.raises(SpallmError, match="the id github is taken by a model"):
        proposing("github")


def test_a_claim_that_a_record_refuses_keeps_no_other_out(
    proposing: Proposing, world: World
) -> None:
    work = {
        "DOI": "10.1000/second", "title": ["Second work"], "author": [{"name": "Dana Wick"}],
        "container-title": ["A Journal"], "type": "journal-article",
        "updated-by": [{"type": "retraction", "DOI": "10.1000/notice"}],
    }  # fmt: skip
    world.answers["crossref"] = lambda _: told({"message": {"items": [work]}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("spallm.enrichment.telling.FALLEN", frozenset({"Not A Slug"}))
        patch.setattr("spallm.enrichment.crossref._NOTICES", {"retraction": "Not A Slug"})
        proposals = proposing("crossref", whats=("authors", "retractions"))
    assert ("second-work", "refused") in notes(proposals)
    changed = {each.before.id: each.after for each in proposals.changed}
    assert changed["second-work"].authors[0].value == ("Dana Wick",)


def test_what_is_accepted_joins_the_data_with_its_citations(
    proposing: Proposing, workshop, tmp_path: Path
) -> None:
    place = tmp_path / "proposals"
    write_proposals(place, proposing())
    one = accept(place, workshop.folder, ["glow"])
    assert (one.records[0], one.citations) == ("papers/glow.toml", 3)
    assert {"sources/crossref.toml", "sources/opencitations.toml"} <= set(one.records)
    rest = accept(place, workshop.folder)
    assert (rest.citations, accept(place, workshop.folder).citations) == (1, 0)
    assert not catalog.load(workshop.folder).unreadable
    again = proposing()
    assert [each.before.id for each in again.changed] == ["nameless"]
    assert again.citations == ()
    assert workshop.findings()[0].message.startswith("glow has the same identifier")


def test_a_broken_table_of_citations_is_said_and_nothing_is_accepted(
    proposing: Proposing, workshop, tmp_path: Path
) -> None:
    place = tmp_path / "proposals"
    write_proposals(place, proposing())
    (place / "citations.tsv").write_text("citing\tcited\tsource\nA b\tx\ty\n")
    with pytest.raises(UsageError, match=r"citations\.tsv: line 2, column citing"):
        accept(place, workshop.folder)
    assert not (workshop.folder / "sources/crossref.toml").exists()


def test_proposals_do_not_replace_drafts_of_a_list(proposing: Proposing, tmp_path: Path) -> None:
    from spallm.intake.drafts import Draft, write_drafts

    place = tmp_path / "drafts"
    proposals = proposing()
    write_drafts(place, [Draft(proposals.changed[0].after)], made_of=["README.md"])
    with pytest.raises(UsageError, match=r"holds drafts made from README\.md"):
        write_proposals(place, proposals)


def test_a_proposal_that_somebody_edited_is_left_alone(
    proposing: Proposing, tmp_path: Path
) -> None:
    place = tmp_path / "proposals"
    write_proposals(place, proposing())
    edited = place / "papers/glow.toml"
    edited.write_text(edited.read_text().replace("Ada Lumen", "Ada M. Lumen"))
    assert write_proposals(place, proposing()).kept == ("papers/glow.toml",)
    assert "Ada M. Lumen" in edited.read_text()
