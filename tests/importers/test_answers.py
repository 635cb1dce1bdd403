"""Answers of services: what each says, and on which line."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import ModuleType

import pytest

from spallm.importers import crossref, csl_json, datacite, hugging_face, openalex, semantic_scholar
from spallm.importers.entry import Entry, Place
from spallm.importers.json_scanner import Scanner
from spallm.importers.reading import Reading
from spallm.importers.registry import read

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Reading:
    return read(name, (SAMPLES / name).read_bytes())


def related(entry: Entry) -> list[tuple[str, str]]:
    return [(relation.field, relation.target) for relation in entry.relations]


def test_openalex_says_identifiers_places_and_citations() -> None:
    entry = sample("openalex.json").entries[0]
    assert entry.identifiers == (
        "doi:10.5555/gallus.2024.1", "pubmed:12345678", "doi:10.1101/2023.01.02.000001",
    )  # fmt: skip
    assert entry.authors == ("Jane Doe", "Bob Smith")
    assert (entry.venue, entry.form) == ("Journal of Cells", "journal-article")
    assert entry.date == datetime.date(2024, 2, 26)
    assert related(entry)[0] == ("cites", "https://openalex.org/W2951506174")
    assert {("retracted", "yes"), ("license", "cc-by-nc")} <= set(entry.also)
    assert entry.place.line == 4


def test_a_work_without_a_title_is_lost_aloud() -> None:
    reading = sample("openalex.json")
    assert [(r.rule, r.place.line, r.lost) for r in reading.remarks] == [("no-title", 43, True)]


def test_crossref_says_other_forms_retractions_and_references() -> None:
    entry = sample("crossref.json").entries[0]
    title = "Gallus: a foundation model of chicken cells & more: an invented subtitle"
    assert entry.title == title
    assert entry.authors == ("Jane Doe", "The Chick Consortium")
    assert related(entry) == [
        ("has_preprint", "doi:10.1101/2023.01.02.000001"),
        ("retracted_by", "doi:10.5555/gallus.2025.9"),
        ("cites", "doi:10.1038/s41592-018-0229-2"),
    ]


def test_crossref_names_the_server_of_a_preprint() -> None:
    entry = sample("crossref.json").entries[1]
    assert (entry.venue, entry.form, entry.year) == ("bioRxiv", "preprint", 2023)
    assert related(entry) == [("is_preprint_of", "doi:10.5555/gallus.2024.1")]


def test_semantic_scholar_gives_identifiers_of_what_is_cited() -> None:
    reading = sample("semantic-scholar.json")
    entry = reading.entries[0]
    assert (entry.identifiers, entry.form) == (("arxiv:2401.99999",), "preprint")
    assert related(entry) == [("cites", "doi:10.1038/s41592-018-0229-2"), ("cites", "bbb")]
    assert [(remark.rule, remark.lost) for remark in reading.remarks] == [("not-an-entry", False)]


def test_a_citation_is_unwrapped() -> None:
    body = b'{"offset": 0, "data": [{"citedPaper": {"paperId": "a", "title": "T"}}]}'
    reading = read("references.json", body)
    assert (reading.form, reading.entries[0].title) == ("semantic-scholar", "T")


def test_datacite_describes_data_with_its_papers_and_licence() -> None:
    entry = sample("datacite.json").entries[0]
    assert (entry.what, entry.title) == ("dataset", "Cells of chickens: the data")
    assert entry.authors == ("Jan van den Berg", "Jane Doe", "The Chick Consortium, Inc.")
    assert entry.date == datetime.date(2024, 5, 12)
    assert related(entry) == [
        ("described_in", "doi:10.48550/arXiv.2401.99999"),
        ("version_of", "doi:10.5281/zenodo.1234566"),
    ]  # fmt: skip
    assert {("license", "cc-by-4.0"), ("version", "1.2")} <= set(entry.also)


def test_hugging_face_says_descent_data_licence_and_tasks() -> None:
    entry = sample("hugging-face.json").entries[0]
    assert (entry.what, entry.title, entry.key) == ("model", "gallus-lora", "chick-lab/gallus-lora")
    assert related(entry) == [
        ("adapted_from", "ctheodoris/Geneformer"),
        ("trained_on", "chick-lab/gallus-cells"),
        ("weights_license", "chick-licence"),
        ("tasks", "feature-extraction"),
    ]
    assert entry.identifiers == ("huggingface:chick-lab/gallus-lora", "doi:10.57967/hf/1234")
    assert [link.url for link in entry.with_role("paper")] == ["https://arxiv.org/abs/2401.99999"]
    assert entry.year is None


def test_hugging_face_tells_datasets_by_their_tags() -> None:
    entry = sample("hugging-face.json").entries[1]
    assert (entry.what, entry.identifiers) == (
        "dataset",
        ("huggingface:datasets/chick-lab/gallus-cells",),
    )
    assert related(entry) == [("license", "cc-by-4.0"), ("tasks", "feature-extraction")]


def test_csl_items_are_read() -> None:
    reading = sample("zotero.json")
    first, second = reading.entries
    assert (first.title, first.name) == (
        "scGPT: toward building a foundation model for single-cell multi-omics", "scGPT",
    )  # fmt: skip
    assert first.authors == ("Haotian Cui", "Jan van den Berg", "The Chick Consortium")
    assert first.identifiers == ("doi:10.1038/s41592-024-02201-0", "arxiv:2401.99999")
    assert (second.form, second.identifiers, second.year) == (
        "preprint",
        ("arxiv:2401.99999",),
        2024,
    )
    assert ("page", "1470-1480") in first.also
    assert [(r.rule, r.place.line) for r in reading.remarks] == [("no-title", 28)]


@pytest.mark.parametrize(
    ("relation", "field"),
    [("finetune", "fine_tuned_from"), ("quantized", "quantized_from"), ("merge", "merged_from"),
     ("", "derived_from"), ("invented", "derived_from")],
)  # fmt: skip
def test_relations_to_base_models_are_those_of_records(relation: str, field: str) -> None:
    card = {"base_model": "a/b", "base_model_relation": relation}
    entry = hugging_face.entry({"id": "c/d", "modelId": "c/d", "cardData": card}, Place("x", 1))
    assert related(entry) == [(field, "a/b")]


def test_json_lines_lose_only_the_broken_line() -> None:
    body = b'{"paperId": "a", "title": "T"}\n{"paperId": "b", "t\n{"paperId": "c", "title": "U"}\n'
    reading = read("papers.jsonl", body)
    assert [(e.title, e.place.line) for e in reading.entries] == [("T", 1), ("U", 3)]
    assert [(r.rule, r.place.line, r.lost) for r in reading.remarks] == [
        ("malformed-json", 2, True)
    ]


def test_an_answer_that_breaks_off_is_read_up_to_there() -> None:
    text = (SAMPLES / "crossref.json").read_text()
    reading = crossref.read(text[: text.index('"posted-content"')], "crossref.json")
    assert len(reading.entries) == 1
    assert [(r.rule, r.lost) for r in reading.remarks] == [("malformed-json", True)]


def test_nesting_that_exhausts_the_stack_is_a_remark() -> None:
    for text in (
        "[" * 100_000,
        '{"items":' * 20_000,
        '{"a":' * 100_000,
        '[{"title": ' + "[" * 100_000,
    ):
        assert [remark.rule for remark in csl_json.read(text, "x.json").remarks] == [
            "malformed-json"
        ]


def test_numbers_without_end_are_read() -> None:
    reading = csl_json.read(f'[{{"title": "T", "volume": {"9" * 5000}}}]', "x.json")
    assert reading.entries[0].title == "T"


def test_half_a_surrogate_pair_and_marks_of_direction_do_not_reach_the_entry() -> None:
    reading = csl_json.read('[{"title": "On \\ud800\\u202e\\u0000cells"}]', "x.json")
    assert reading.entries[0].title == "On \N{REPLACEMENT CHARACTER}cells"


SERVICES = (crossref, csl_json, datacite, hugging_face, openalex, semantic_scholar)
WRONG = (None, 3, "x", [], [[]], [None], {}, True, float("inf"), {"x": [{}]})
FIELDS = """
    id title titles display_name author authors creators authorships ids externalIds locations
    primary_location issued published relation reference references license types dates attributes
    cardData tags DOI doi url URL year publisher relatedIdentifiers update-to updated-by note
"""


@pytest.mark.parametrize("service", SERVICES)
def test_values_of_the_wrong_type_are_not_there(service: ModuleType) -> None:
    for name in FIELDS.split():
        for wrong in WRONG:
            service.entry({"title": "T", "id": "a/b", name: wrong}, Place("x", 1))


def test_an_item_says_its_column() -> None:
    (item,) = Scanner('{\n "results": [ {"a": 1}]}', "x", ("results",)).items()
    assert (item.place.line, item.place.column) == (2, 15)
