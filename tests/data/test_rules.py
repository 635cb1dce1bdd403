"""The rules of curation in prose; each failure names what mends it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from spallm.build.phrases import UNITS_ZH
from spallm.catalog import Catalog
from spallm.catalog.coverage import read_ledgers
from spallm.records import Claim, Entity, Evaluation, Footnoted, Model, Paper, Quantity, claims

PLACEHOLDERS = re.compile(
    r"\b(todo|tbd|fixme|xxx|lorem|n/?a|unknown|placeholder)\b|\?\?\?|…\s*$", re.I
)
MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€™œ]|\ufffd|锟|烫烫")


def said(catalog: Catalog) -> Iterator[tuple[Entity, str, Claim[Any]]]:
    for record in catalog:
        for name, _, claim in claims(record):
            yield record, name, claim


def texts(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader may see, with the place to mend."""
    for record in catalog:
        yield f"{record.id}.name", record.name
        for name, _, claim in claims(record):
            values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
            yield from ((f"{record.id}.{name}", v) for v in values if isinstance(v, str))
            yield from ((f"{record.id}.{name}.note", n) for n in (claim.note, claim.note_zh) if n)
        for evaluation in getattr(record, "evaluations", ()):
            yield from _evaluation_texts(record, evaluation)


def _evaluation_texts(record: Entity, evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    for name in ("metric", "result", "finding", "finding_zh"):
        if text := getattr(evaluation, name):
            yield f"{record.id}.evaluations.{name}", text


def quantities(catalog: Catalog) -> Iterator[tuple[str, Quantity]]:
    for record, name, claim in said(catalog):
        if isinstance(claim.value, Quantity):
            yield f"{record.id}.{name}", claim.value


def test_no_text_is_a_placeholder(data: Catalog) -> None:
    bad = [(place, text) for place, text in texts(data) if PLACEHOLDERS.search(text)]
    assert bad == [], "Say it, or leave the field out."


def test_no_text_is_garbled(data: Catalog) -> None:
    bad = [(place, text) for place, text in texts(data) if MOJIBAKE.search(text)]
    assert bad == [], "Read the source again as UTF-8."


def test_no_text_has_stray_space(data: Catalog) -> None:
    bad = [(place, text) for place, text in texts(data) if text != " ".join(text.split())]
    assert bad == [], "Write single spaces, none at the ends."


def test_units_are_of_the_list_and_have_a_chinese_name(data: Catalog) -> None:
    strange = {(place, q.unit) for place, q in quantities(data) if q.unit not in UNITS_ZH}
    assert strange == set(), "Use a unit of UNITS_ZH in spallm/build/phrases.py, or add one there."


def test_amounts_are_plausible(data: Catalog) -> None:
    bad = [(place, q.amount) for place, q in quantities(data) if q.amount > 5_000_000_000]
    assert bad == [], "Check the number of digits against the source."


def test_parameter_counts_are_plausible(data: Catalog) -> None:
    bad = [
        (record.id, claim.value)
        for record, name, claim in said(data)
        if name == "parameters" and not 1_000 <= claim.value <= 2_000_000_000_000
    ]
    assert bad == [], "Check the number of digits against the source."


def test_a_quantity_of_one_property_has_one_unit_in_the_curated_view(data: Catalog) -> None:
    from spallm.records import curated

    for record in data.records[Model.kind].values():
        units = {claim.value.unit for claim in curated(getattr(record, "pretraining_size", ()))}
        assert len(units) <= 1, f"{record.id}: prefer one claim of pretraining_size"


def test_years_are_not_in_the_future_of_the_data(data: Catalog) -> None:
    latest = data.collection.date.year
    bad = [(r.id, c.value) for r, name, c in said(data) if name == "year" and c.value > latest]
    assert bad == [], "Check the year against the identifier."


def test_a_venue_is_spelled_one_way(data: Catalog) -> None:
    spellings: dict[str, set[str]] = defaultdict(set)
    for record in data.records[Paper.kind].values():
        assert isinstance(record, Paper)
        names = [c.value for c in record.venue] + [v.venue for v in record.versions if v.venue]
        for name in names:
            spellings[re.sub(r"[^a-z0-9]", "", name.casefold())].add(name)
    assert [names for names in spellings.values() if len(names) > 1] == [], "Choose one spelling."


def test_a_model_is_in_one_file(data: Catalog) -> None:
    bearers: dict[str, list[str]] = defaultdict(list)
    for record in data.records[Model.kind].values():
        bearers[record.name.casefold()].append(record.id)
    twice = {name: ids for name, ids in bearers.items() if len(ids) > 1}
    assert twice == {}, "Join the files, or give the variants their own names."


@pytest.mark.parametrize("field", ["year", "genre", "sections"])
def test_every_work_has(data: Catalog, field: str) -> None:
    bare = [p.id for p in data.records[Paper.kind].values() if not getattr(p, field)]
    assert bare == [], f"Add {field} with its source."


def test_every_preference_has_its_reason(data: Catalog) -> None:
    bare = [
        f"{record.id}.{name}"
        for record, name, claim in said(data)
        if claim.rank == "deprecated" and not claim.note
    ]
    assert bare == [], "Say in a note why the value is not to be used."


def test_findings_speak_both_languages(data: Catalog) -> None:
    bare = [
        f"{record.id}: {evaluation.model}"
        for record in data.records[Paper.kind].values()
        for evaluation in getattr(record, "evaluations", ())
        if bool(evaluation.finding) != bool(evaluation.finding_zh)
    ]
    assert bare == [], "Give finding and finding_zh."


def test_lineage_names_its_evidence(data: Catalog) -> None:
    from spallm.catalog.checks.lineage import lineage_fields
    from spallm.ontology import load

    terms = load(data.folder.parent / "ontology")
    fields = lineage_fields(Model, terms)
    assert "fine_tuned_from" in fields
    bare = [
        record.id
        for record in data.records[Model.kind].values()
        if isinstance(record, Footnoted)
        for field in fields
        for claim in getattr(record, field)
        if not all(key in record.evidence for key in claim.by)
    ]
    assert bare == []


def test_every_entry_of_the_followed_lists_has_its_fate(data: Catalog) -> None:
    sizes = {ledger.name: len(ledger.entries) for ledger in read_ledgers(data.folder)}
    assert sizes == {"omicsml": 315, "theislab": 84}, "Complete data/coverage/*.tsv."
