"""Proposals: records as they would be with what services say, for somebody to accept or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from spallm.catalog import Catalog
from spallm.enrichment.cards import Names, read_names, told_of_thing
from spallm.enrichment.citing import citations
from spallm.enrichment.lacking import names, owners
from spallm.enrichment.licences import read_licences
from spallm.enrichment.lookup import Found, Wish
from spallm.enrichment.note import Note
from spallm.enrichment.services import SERVICES
from spallm.enrichment.telling import Said, told_of_paper
from spallm.enrichment.titles import told_by_title
from spallm.errors import RecordError, SpallmError
from spallm.intake.merging import merge
from spallm.intake.told import Change, Told
from spallm.ontology import Ontology
from spallm.records import Citation, Entity, Footnoted, Paper, Source
from spallm.vocabulary import BASE

Owned = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record before and after, and what was told of it."""

    before: Footnoted
    after: Footnoted
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to accept."""
        return self.after != self.before


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that a run proposes: records, the sources that they cite, and rows of citations."""

    records: tuple[Proposal, ...]
    sources: tuple[Source, ...]
    citations: tuple[Citation, ...]

    @property
    def changed(self) -> tuple[Proposal, ...]:
        """The records in which something would change."""
        return tuple(each for each in self.records if each.changes_something)

    def __bool__(self) -> bool:
        return bool(self.changed or self.citations)


def propose(catalog: Catalog, ontology: Ontology, found: Found, wish: Wish) -> Proposals:
    """Return what the answers of a run propose; the catalog stays as it is."""
    known = read_names(catalog, read_licences(ontology), _tasks(ontology))
    owned = owners(catalog)
    records = tuple(
        _proposal(record, _said(record, found, wish, owned, known))
        for record in found.records
        if isinstance(record, Footnoted)
    )
    records = tuple(_compared(records))
    rows = citations(catalog, found) if "citations" in wish.whats else ()
    cited = {
        evidence.source
        for each in records
        if each.changes_something
        for evidence in each.after.evidence.values()
    }
    sources = _sources(catalog, cited | {row.source for row in rows})
    return Proposals(records, tuple(sources), rows)


def _compared(records: Iterable[Proposal]) -> Iterator[Proposal]:
    """Note where one identifier is proposed for two records, which then may be one work."""
    given = list(records)
    takers: dict[str, list[str]] = {}
    for each in given:
        for curie in _fresh(each):
            takers.setdefault(curie, []).append(each.before.id)
    for each in given:
        notes = tuple(
            Note(each.before.id, "also-proposed", "", "", (curie, other))
            for curie in _fresh(each)
            for other in takers[curie]
            if other != each.before.id
        )
        yield replace(each, notes=(*each.notes, *notes)) if notes else each


def _fresh(proposal: Proposal) -> tuple[str, ...]:
    """Return the identifiers that a record would have and has not."""
    had = set(names(proposal.before))
    return tuple(curie for curie in names(proposal.after) if curie not in had)


def _said(record: Footnoted, found: Found, wish: Wish, owned: Owned, known: Names) -> Said:
    """Return what is told of a record; what no record could hold is said in a note."""
    answers = found.answers.get(record.id, ())
    try:
        if not isinstance(record, Paper):
            return told_of_thing(record, answers, wish.whats, known)
        certain = told_of_paper(record, answers, wish.whats, owned)
        perhaps = told_by_title(record, found.by_title.get(record.id, ()), owned)
        return Said((*certain.told, *perhaps.told), (*certain.notes, *perhaps.notes))
    except ValidationError as error:
        return Said(notes=(_refused(record, error.errors(include_url=False)[0]["msg"]),))


def _proposal(record: Footnoted, said: Said) -> Proposal:
    """Merge what is told; a claim that the record refuses keeps no other out."""
    try:
        merged = merge(record, said.told)
    except RecordError:
        return _one_by_one(record, said)
    return Proposal(record, merged.record, merged.changes, said.notes)


def _one_by_one(record: Footnoted, said: Said) -> Proposal:
    after = record
    changes: list[Change] = []
    notes = list(said.notes)
    for told in said.told:
        try:
            merged = merge(after, (told,))
        except RecordError as error:
            notes.append(_refused(record, error.message, told))
            continue
        after = merged.record
        changes += merged.changes
    return Proposal(record, after, tuple(changes), tuple(notes))


def _refused(record: Entity, why: str, told: Told | None = None) -> Note:
    service = SERVICES[told.key].label if told and told.key in SERVICES else ""
    return Note(record.id, "refused", service, "", (why,))


def _sources(catalog: Catalog, cited: Iterable[str]) -> Iterator[Source]:
    """Yield the records of services that are cited and that the catalog does not have yet."""
    for name in sorted(set(cited) & set(SERVICES)):
        service, kinds = SERVICES[name], catalog.kinds_by_id.get(name, ())
        if Source.kind in kinds:
            continue
        if kinds:
            raise SpallmError(
                f"the id {name} is taken by a {kinds[0]}; footnotes need it for {service.label}",
                hint=f"Rename {kinds[0]}s/{name}.toml, or leave the service out with --from.",
            )
        yield Source(
            id=name, name=service.label, url=service.page, basis=service.basis,
            licence=service.licence,
        )  # fmt: skip


def _tasks(ontology: Ontology) -> dict[str, str]:
    """Return the tasks of the scheme by id and by label."""
    tasks = {each: each for each in ontology.schemes.get("task", frozenset())}
    labels = {
        text: task
        for task in tuple(tasks)
        for text in ontology.labels.get(f"{BASE}task/{task}", {}).values()
    }
    return {**labels, **tasks}
