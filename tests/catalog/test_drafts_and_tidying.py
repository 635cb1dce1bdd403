"""New records never overwrite; tidying brings files into form and changes nothing else."""

from __future__ import annotations

import pytest

from spallm.catalog.drafts import new_record
from spallm.catalog.tidying import tidy
from spallm.errors import UnknownId, UsageError
from spallm.records import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_written_where_its_kind_belongs(workshop, kind: str) -> None:
    (workshop.folder / "organisations").mkdir()
    path = new_record(workshop.folder, kind, "brand-new")
    assert path == workshop.folder / f"{kind}s" / "brand-new.toml"
    assert path.read_text(encoding="utf-8").startswith(f"# A new {kind}.")


def test_a_taken_id_is_refused_whatever_its_kind(workshop) -> None:
    with pytest.raises(UsageError, match="base-model is taken by"):
        new_record(workshop.folder, "dataset", "base-model")


def test_an_unknown_kind_is_answered_with_the_known_ones(workshop) -> None:
    with pytest.raises(UnknownId, match="Did you mean model"):
        new_record(workshop.folder, "modle", "x")


def test_an_id_that_cannot_be_one_is_answered_with_one_that_can(workshop) -> None:
    with pytest.raises(UsageError, match="Write it my-model"):
        new_record(workshop.folder, "model", "My Model")


def test_an_id_cannot_climb_out_of_the_folder(workshop) -> None:
    with pytest.raises(UsageError):
        new_record(workshop.folder, "model", "../../escape")


def test_tidying_rewrites_only_what_is_out_of_form(workshop) -> None:
    workshop.bend("sources/a-list.toml", 'name = "A list"', 'name="A list"  # a remark')
    (path,) = tidy(workshop.read())
    assert path.name == "a-list.toml"
    assert list(tidy(workshop.read())) == []


def test_tidying_sorts_the_citations_and_drops_repetitions(workshop) -> None:
    lines = ["second-work\tfirst-work\ta-list\t\t\tunknown"] * 2
    lines.insert(1, "first-work\tsecond-work\ta-list\t\t\tunknown")
    head = "citing\tcited\tsource\tlocator\tbasis\tversion"
    workshop.write("citations.tsv", "\n".join([head, *lines]) + "\n")
    list(tidy(workshop.read()))
    text = (workshop.folder / "citations.tsv").read_text(encoding="utf-8")
    assert text.splitlines() == [head, *sorted(set(lines))]


def test_a_table_with_unreadable_lines_is_left_alone(workshop) -> None:
    text = "citing\tcited\tsource\nsecond-work\t\t\n"
    workshop.write("citations.tsv", text)
    list(tidy(workshop.read()))
    assert (workshop.folder / "citations.tsv").read_text(encoding="utf-8") == text


def test_tidying_takes_away_byte_order_marks_and_foreign_line_ends(workshop) -> None:
    for name in ("sources/a-list.toml", "citations.tsv"):
        path = workshop.folder / name
        whole = (
            path.read_bytes()
            if path.exists()
            else b"citing\tcited\tsource\tlocator\tbasis\tversion\n"
        )
        path.write_bytes(b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n"))
    catalog = workshop.read()
    assert catalog.unreadable == ()
    assert {path.name for path in tidy(catalog)} == {"a-list.toml", "citations.tsv"}
    assert list(tidy(workshop.read())) == []


def test_a_table_that_is_no_text_is_a_finding(workshop) -> None:
    (workshop.folder / "citations.tsv").write_bytes(b"\xff\xfe")
    (finding,) = workshop.read().unreadable
    assert finding.path.endswith("citations.tsv")
    assert "cannot be read" in finding.message
