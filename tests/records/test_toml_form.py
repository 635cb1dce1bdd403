"""The canonical TOML form: what is written is what was read, and faults are placed."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.errors import RecordError
from spallm.records import Model, Paper, toml_form

MODEL = """\
name = "scGPT-spatial"
level = [
    {value = "family", by = ["readme"]},
]
continually_pretrained_from = [
    {value = "scgpt", by = ["readme"]},
]
pretraining_size = [
    {value = {amount = 30000000, unit = "cells or spots"}, by = ["readme"], note = "as printed"},
]

[evidence]
readme = {source = "github-bowang-lab-scgpt-spatial", locator = "README.md"}
"""
PAPER = """\
name = "A work"
title = [
    {value = "A work", by = ["list"]},
]
authors = [
    {value = ["Ada Example", "李雷"], by = ["list"]},
]

[[versions]]
form = "preprint"
identifiers = ["arxiv:2405.06708"]
by = ["list"]

[[evaluations]]
model = "scgpt"
outcome = "mixed"
by = ["list"]

[evidence]
list = {source = "some-list"}
"""


def model(text: str) -> Model:
    record = toml_form.parse(Model, text, Path("data/models/scgpt-spatial.toml"))
    assert isinstance(record, Model)
    return record


def complaint(text: str) -> str:
    with pytest.raises(RecordError) as caught:
        model(text)
    return caught.value.message


@pytest.mark.parametrize(("kind", "text"), [(Model, MODEL), (Paper, PAPER)])
def test_canonical_text_is_written_back_unchanged(kind: type[Model | Paper], text: str) -> None:
    record = toml_form.parse(kind, text, Path("data/x/an-id.toml"))
    assert toml_form.write(record) == text


def test_the_file_name_is_the_id() -> None:
    assert model(MODEL).id == "scgpt-spatial"


def test_an_id_inside_the_file_is_refused() -> None:
    assert "the file's name is the id" in complaint('id = "x"\n' + MODEL)


def test_spacing_and_order_do_not_change_the_record() -> None:
    shuffled = MODEL.replace('name = "scGPT-spatial"\n', "").replace(
        "pretraining_size", 'name  =  "scGPT-spatial"\npretraining_size'
    )
    assert toml_form.write(model(shuffled)) == MODEL


def test_an_unknown_field_is_named_with_its_line() -> None:
    text = MODEL.replace("pretraining_size", "pretraining_sise")
    assert complaint(text) == (
        "data/models/scgpt-spatial.toml:8: field pretraining_sise: this field is not known"
    )


def test_a_claim_without_footnote_is_refused() -> None:
    text = MODEL.replace('{value = "scgpt", by = ["readme"]}', '{value = "scgpt"}')
    assert "field continually_pretrained_from.0.by: Field required" in complaint(text)


def test_a_claim_with_an_empty_list_of_footnotes_is_refused() -> None:
    text = MODEL.replace('{value = "scgpt", by = ["readme"]}', '{value = "scgpt", by = []}')
    assert "continually_pretrained_from.0.by" in complaint(text)


def test_broken_toml_is_reported_with_its_place() -> None:
    assert "not TOML" in complaint(MODEL.replace("]},\n]", "]},\n", 1))
    assert "line" in complaint("name = \n")


def test_an_identifier_that_is_not_in_normal_form_says_what_to_write() -> None:
    text = PAPER.replace("arxiv:2405.06708", "https://arxiv.org/abs/2405.06708v2")
    with pytest.raises(RecordError, match=r"is written arxiv:2405\.06708 here"):
        toml_form.parse(Paper, text, Path("p.toml"))


def test_a_cut_off_doi_is_refused() -> None:
    text = PAPER.replace("arxiv:2405.06708", "doi:10.1038/s41592-024-02353-")
    with pytest.raises(RecordError, match="cut off"):
        toml_form.parse(Paper, text, Path("p.toml"))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scgpt.toml"
    path.write_bytes(MODEL.encode().replace(b"scGPT", b"sc\xffGPT"))
    with pytest.raises(RecordError, match="not UTF-8"):
        toml_form.read(Model, path)


def test_a_missing_file_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        toml_form.read(Model, tmp_path / "none.toml")
