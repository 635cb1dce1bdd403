"""Accepting: drafts become data, unless their records changed since the drafts were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spallm import bundle
from spallm.catalog import folder_of
from spallm.errors import SpallmError, UsageError
from spallm.filing import read_file, write_files
from spallm.intake.citing import proposed_citations, with_citations
from spallm.intake.drafts import SECTIONS, Draft, befores, digest
from spallm.intake.gathering import LEDGER
from spallm.intake.sections import Section
from spallm.intake.shelf import read_sections, with_sections
from spallm.nearness import unknown
from spallm.records import KINDS, Entity, Footnoted, claims, toml_form

_SCHEME = Path("schemes/section.ttl")


@dataclass(frozen=True)
class Accepted:
    """What was put into the data: records, sections, what was there already, rows of citations."""

    records: tuple[str, ...]
    sections: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    citations: int = 0


def put_in(data: Path, drafts: Iterable[Draft], sections: Iterable[Section]) -> Accepted:
    """Put drafts straight into a folder of data, and sections into the scheme beside it."""
    files = {draft.path: toml_form.write(draft.record).encode() for draft in drafts}
    shelved = _shelve(data, sections)
    write_files(data, files)
    return Accepted(tuple(sorted(files)), shelved)


def accept(place: Path, data: Path, ids: Iterable[str] = ()) -> Accepted:
    """Put drafts of a folder into the data: all of them, or those named and what they refer to.

    Raises SpallmError, and changes nothing, if a record changed after its draft was made.
    """
    if not (place / LEDGER).is_file():
        raise UsageError(
            f"{place} is no folder of drafts",
            hint="Name one that spallm import or spallm enrich wrote.",
        )
    made_from = befores(place)
    records = dict(_records(place, made_from))
    rows = proposed_citations(place, ids := tuple(ids))
    chosen = _chosen(records, ids, (row.source for row in rows))
    stale = [
        path for path in chosen if _state(path, records[path], made_from[path], data) == "stale"
    ]
    if stale:
        raise SpallmError(
            "these records changed after their drafts were made: " + ", ".join(stale),
            hint="Make the drafts anew, then accept them; nothing was changed.",
        )
    already = {path for path in chosen if _state(path, records[path], None, data) == "same"}
    turtle = place / SECTIONS
    proposed = read_sections(turtle) if turtle.is_file() else ()
    needed = _needed(proposed, [records[path] for path in chosen])
    files = {path: (place / path).read_bytes() for path in chosen if path not in already}
    table, count = with_citations(data, rows)
    shelved = _shelve(data, needed)
    write_files(data, {**files, **table})
    return Accepted(tuple(files), shelved, tuple(sorted(already)), count)


def _records(place: Path, made_from: Mapping[str, str | None]) -> Iterator[tuple[str, Entity]]:
    """Yield the drafts that are still there, read as records; one that is none is an error."""
    homes = {folder_of(Path(), kind).as_posix(): kind for kind in KINDS}
    for path in sorted(made_from):
        file = place / path
        kind = homes.get(Path(path).parent.as_posix())
        if kind and file.is_file():
            yield path, toml_form.read(KINDS[kind], file)


def _chosen(
    records: Mapping[str, Entity], ids: Iterable[str], sources: Iterable[str] = ()
) -> list[str]:
    """Return the paths of the drafts that are named, with those that they refer to.

    ``sources`` are what citations refer to.
    """
    by_id = {record.id: path for path, record in records.items()}
    wanted = list(ids)
    if not wanted:
        return list(records)
    for name in wanted:
        if name not in by_id:
            raise unknown("draft", name, by_id)
    wanted += [name for name in sources if name in by_id]
    found: dict[str, None] = {}
    while wanted:
        path = by_id[wanted.pop()]
        if path not in found:
            found[path] = None
            wanted += [name for name in _references(records[path]) if name in by_id]
    return sorted(found)


def _references(record: Entity) -> Iterator[str]:
    for _, fact, claim in claims(record):
        if fact.refers_to:
            yield claim.value
    if isinstance(record, Footnoted):
        yield from (note.source for note in record.evidence.values())


def _state(path: str, draft: Entity, before: str | None, data: Path) -> str:
    """Return whether a record is as when its draft was made, is the draft already, or neither."""
    target = data / path
    if not target.is_file():
        taken = any((folder_of(data, kind) / target.name).is_file() for kind in KINDS)
        return "stale" if before or taken else "unchanged"
    now = toml_form.write(toml_form.read(type(draft), target))
    if now == toml_form.write(draft):
        return "same"
    return "unchanged" if digest(now) == before else "stale"


def _needed(proposed: Iterable[Section], records: Iterable[Entity]) -> tuple[Section, ...]:
    """Return the sections on which records stand, with the sections above them."""
    by_id = {section.id: section for section in proposed}
    wanted = [claim.value for record in records for claim in getattr(record, "sections", ())]
    found: dict[str, Section] = {}
    while wanted:
        section = by_id.get(wanted.pop())
        if section and section.id not in found:
            found[section.id] = section
            wanted += [section.parent] if section.parent else []
    return tuple(found.values())


def _shelve(data: Path, sections: Iterable[Section]) -> tuple[str, ...]:
    """Add sections to the scheme beside the data; without one, ours is where it begins."""
    folder = data.resolve().parent / "ontology"
    place = folder / _SCHEME
    source = place if place.is_file() else bundle.ontology_dir() / _SCHEME
    known = {section.id for section in read_sections(source)}
    fresh = [section for section in sections if section.id not in known]
    if fresh:
        text = read_file(source).decode()
        write_files(folder, {_SCHEME.as_posix(): with_sections(text, fresh).encode()})
    return tuple(section.id for section in fresh)
