"""Folders of drafts, and how drafts become data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from spallm.errors import SpallmError, UnknownId, UsageError
from spallm.intake.accepting import accept, put_in
from spallm.intake.drafts import Draft, read_drafts, write_drafts
from spallm.intake.sections import Section
from spallm.records import Claim, Paper, Source, toml_form

SOURCE = Source(id="old-list", name="An old list", basis="list")
SHELF = Section("methods", (("en", "Methods"),), None, 1)


@pytest.fixture
def drafts(paper: Paper) -> list[Draft]:
    """Return the drafts of one paper, its source and nothing else."""
    on_shelf = paper.model_copy(update={"sections": (Claim(value="methods", by=("old",)),)})
    return [Draft(on_shelf), Draft(SOURCE)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return an empty folder of data with an ontology beside it."""
    folder = tmp_path / "graph" / "data"
    folder.mkdir(parents=True)
    schemes = tmp_path / "graph" / "ontology" / "schemes"
    schemes.mkdir(parents=True)
    text = "<scheme/section> a <http://www.w3.org/2004/02/skos/core#ConceptScheme> .\n"
    (schemes / "section.ttl").write_text(text, encoding="utf-8")
    return folder


def _tree(place: Path) -> dict[str, bytes]:
    return {str(p.relative_to(place)): p.read_bytes() for p in place.rglob("*") if p.is_file()}


def _write(place: Path, drafts: list[Draft], made_of: str = "a") -> None:
    write_drafts(place, drafts, [SHELF], {"report.md": b"# told\n"}, [made_of])


def test_drafts_are_laid_out_like_the_data_and_twice_the_same(
    tmp_path: Path, drafts: list[Draft]
) -> None:
    place = tmp_path / "drafts"
    _write(place, drafts)
    before = _tree(place)
    assert sorted(before) == [
        "drafts.json", "papers/segmenting-cells.toml", "report.md", "sections.ttl",
        "sources/old-list.toml",
    ]  # fmt: skip
    written = write_drafts(place, drafts, [SHELF], {"report.md": b"# told\n"}, ["a"])
    assert _tree(place) == before
    assert (written.written, written.kept, written.removed) == ((), (), ())


def test_what_is_not_ours_stays(tmp_path: Path, drafts: list[Draft]) -> None:
    place = tmp_path / "drafts"
    place.mkdir()
    (place / "thesis.tex").write_text("years of work")
    _write(place, drafts)
    _write(place, [])
    assert sorted(_tree(place)) == ["drafts.json", "report.md", "sections.ttl", "thesis.tex"]


def test_a_file_that_stood_in_the_way_is_never_overwritten(
    tmp_path: Path, drafts: list[Draft]
) -> None:
    place = tmp_path / "drafts"
    (place / "papers").mkdir(parents=True)
    mine = place / "papers" / "segmenting-cells.toml"
    mine.write_text("mine")
    written = write_drafts(place, drafts, (), None, ["a"])
    assert mine.read_text() == "mine"
    assert written.kept == ("papers/segmenting-cells.toml",)


def test_a_draft_that_was_edited_stays_and_is_told(tmp_path: Path, drafts: list[Draft]) -> None:
    place = tmp_path / "drafts"
    _write(place, drafts)
    path = place / "papers" / "segmenting-cells.toml"
    edited = path.read_text().replace("Nature Methods", "Nature methods")
    path.write_text(edited)
    for made in (drafts, []):
        written = write_drafts(place, made, [SHELF], {"report.md": b"# told\n"}, ["a"])
        assert path.read_text() == edited
        assert written.kept == ("papers/segmenting-cells.toml",)


def test_drafts_of_something_else_are_not_swept_away(tmp_path: Path, drafts: list[Draft]) -> None:
    place = tmp_path / "drafts"
    _write(place, drafts)
    with pytest.raises(UsageError, match="holds drafts made from a"):
        _write(place, [], "b")
    write_drafts(place, drafts, [SHELF], None, ["b", "a"])


def test_drafts_are_read_again_as_they_were(tmp_path: Path, drafts: list[Draft]) -> None:
    _write(tmp_path / "drafts", drafts)
    earlier = read_drafts(tmp_path / "drafts")
    assert earlier.records == (drafts[0].record, SOURCE)
    assert earlier.sections == (SHELF,)


@pytest.mark.parametrize("ledger", ["{", "[]", '{"version": 9, "files": {}, "made_of": []}'])
def test_a_broken_ledger_is_an_error_that_names_it(tmp_path: Path, ledger: str) -> None:
    (tmp_path / "drafts.json").write_text(ledger)
    with pytest.raises(UsageError, match=r"drafts\.json"):
        read_drafts(tmp_path)


def test_a_ledger_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    told = {"version": 1, "made_of": [], "files": {"../x.toml": {"digest": "0"}}}
    (tmp_path / "drafts.json").write_text(json.dumps(told))
    with pytest.raises(UsageError):
        write_drafts(tmp_path, [])


def test_accepting_puts_records_and_sections_in(
    tmp_path: Path, drafts: list[Draft], data: Path
) -> None:
    _write(tmp_path / "drafts", drafts)
    accepted = accept(tmp_path / "drafts", data)
    assert accepted.records == ("papers/segmenting-cells.toml", "sources/old-list.toml")
    assert accepted.sections == ("methods",)
    scheme = data.parent / "ontology" / "schemes" / "section.ttl"
    assert "<section/methods>" in scheme.read_text(encoding="utf-8")
    again = accept(tmp_path / "drafts", data)
    assert (again.records, again.sections) == ((), ())
    assert again.already == accepted.records


def test_a_draft_brings_along_what_it_refers_to(
    tmp_path: Path, drafts: list[Draft], data: Path
) -> None:
    other = Draft(SOURCE.model_copy(update={"id": "unused"}))
    _write(tmp_path / "drafts", [*drafts, other])
    accepted = accept(tmp_path / "drafts", data, ["segmenting-cells"])
    assert accepted.records == ("papers/segmenting-cells.toml", "sources/old-list.toml")
    with pytest.raises(UnknownId, match="segmenting-cell"):
        accept(tmp_path / "drafts", data, ["segmenting-cell"])


def test_a_record_that_changed_meanwhile_is_refused(
    tmp_path: Path, paper: Paper, data: Path
) -> None:
    put_in(data, [Draft(paper), Draft(SOURCE)], [])
    more = paper.model_copy(update={"aliases": (Claim(value="SegAll", by=("old",)),)})
    write_drafts(tmp_path / "drafts", [Draft(more, paper)], (), None, ["a"])
    path = data / "papers" / "segmenting-cells.toml"
    path.write_text(path.read_text().replace("2024", "2023"))
    with pytest.raises(SpallmError, match="changed after their drafts were made"):
        accept(tmp_path / "drafts", data)
    path.write_text(toml_form.write(paper) + "\n")  # not in form, but the same record
    assert accept(tmp_path / "drafts", data).records == ("papers/segmenting-cells.toml",)


def test_an_id_that_another_kind_took_meanwhile_is_refused(
    tmp_path: Path, drafts: list[Draft], data: Path
) -> None:
    put_in(data, [Draft(SOURCE.model_copy(update={"id": "segmenting-cells"}))], [])
    _write(tmp_path / "drafts", drafts)
    with pytest.raises(SpallmError, match="changed"):
        accept(tmp_path / "drafts", data)


def test_only_a_folder_of_drafts_can_be_accepted(tmp_path: Path, data: Path) -> None:
    with pytest.raises(UsageError, match="is no folder of drafts"):
        accept(tmp_path, data)


def test_a_record_like_the_one_that_is_there_is_no_draft(tmp_path: Path, paper: Paper) -> None:
    draft = Draft(paper, paper)
    assert not draft.is_news
    assert replace(draft, before=None).is_news
    write_drafts(tmp_path / "drafts", [draft])
    assert sorted(_tree(tmp_path / "drafts")) == ["drafts.json"]
