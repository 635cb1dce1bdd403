"""Drafts: records that somebody has yet to accept, in a folder laid out like the data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from spallm.catalog import folder_of
from spallm.errors import RecordError, SpallmError, UsageError
from spallm.filing import read_file, write_files
from spallm.intake.gathering import LEDGER
from spallm.intake.sections import Section
from spallm.intake.shelf import read_sections, sections_turtle
from spallm.intake.told import Change
from spallm.records import KINDS, Entity, toml_form

SECTIONS = "sections.ttl"
_VERSION = 1


@dataclass(frozen=True)
class Draft:
    """A record as it would be, as it is now, and what would change."""

    record: Entity
    before: Entity | None = None
    changes: tuple[Change, ...] = ()

    @property
    def path(self) -> str:
        """Where the record stands in a folder of data."""
        return folder_of(Path(), self.record.kind).joinpath(f"{self.record.id}.toml").as_posix()

    @property
    def is_news(self) -> bool:
        """Whether the record says more than before."""
        return self.record != self.before


@dataclass(frozen=True)
class Earlier:
    """The drafts of an earlier run: their records, their sections, and what they were made of."""

    records: tuple[Entity, ...] = ()
    sections: tuple[Section, ...] = ()
    digests: Mapping[str, str] | None = None
    made_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """What became of a folder of drafts: paths written, left alone as edited by hand, removed."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def digest(text: str | bytes) -> str:
    """Return what tells a text from others."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def read_drafts(place: Path) -> Earlier:
    """Return the drafts that stand in a folder, as far as we made them; none in other folders."""
    ledger = place / LEDGER
    if not ledger.is_file():
        return Earlier()
    told = _ledger(ledger)
    digests = {path: str(each["digest"]) for path, each in told["files"].items()}
    records = (_record(place / path) for path in sorted(digests))
    turtle = place / SECTIONS
    return Earlier(
        tuple(record for record in records if record),
        read_sections(turtle) if turtle.is_file() else (),
        digests,
        tuple(told["made_of"]),
    )


def befores(place: Path) -> Mapping[str, str | None]:
    """Return for each draft of a record the digest of the record that it was made from."""
    files = _ledger(place / LEDGER)["files"]
    return {path: each["before"] for path, each in files.items() if "before" in each}


def _ledger(path: Path) -> dict[str, Any]:
    fault = UsageError(
        f"{path}: is not what spallm import writes",
        hint="Delete the folder of drafts, or choose another with -o.",
    )
    try:
        told = json.loads(read_file(path))
        files = {
            str(name): {"digest": str(each["digest"]), **each}
            for name, each in told["files"].items()
        }
        made_of = [str(name) for name in told["made_of"]]
        version = told["version"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise fault from error
    if version != _VERSION or any(_leads_out(name) for name in files):
        raise fault
    return {"files": files, "made_of": made_of}


def _leads_out(name: str) -> bool:
    """Tell whether a path leads out of the folder of drafts."""
    return name.startswith("/") or "\\" in name or not {"..", "", "."}.isdisjoint(name.split("/"))


def _record(path: Path) -> Entity | None:
    kind = next((name for name in KINDS if folder_of(Path(), name).name == path.parent.name), None)
    if kind is None or path.suffix != ".toml" or not path.is_file():
        return None
    try:
        return toml_form.read(KINDS[kind], path)
    except RecordError:
        return None


def write_drafts(
    place: Path,
    drafts: Iterable[Draft],
    sections: Iterable[Section] = (),
    report: Mapping[str, bytes] | None = None,
    made_of: Iterable[str] = (),
) -> Written:
    """Write a folder of drafts; what stands there already and is not ours stays as it is.

    A draft that a hand has changed since is left alone. Drafts that are no longer made are removed
    if nobody changed them. The same drafts give the same bytes, and what is the same is not
    written again. ``report`` holds further files by name. ``made_of`` names what the drafts were
    read from: those of something else in the same place are refused, for they would be lost.
    """
    origin = tuple(sorted(set(made_of)))
    earlier = read_drafts(place)
    _refuse_others(place, earlier, origin)
    files, befores_of = _bodies(drafts, sections)
    old = dict(earlier.digests or {})
    found = {path: _digest_of(place / path) for path in {*files, *old}}
    kept = {
        path
        for path in found
        if found[path] is not None
        and found[path] != old.get(path)
        and (path not in files or found[path] != digest(files[path]))
    }
    gone = {path for path in old if path not in files and path not in kept and found[path]}
    fresh = {path: body for path, body in files.items() if path not in kept}
    digests = {path: digest(body) for path, body in fresh.items()}
    digests |= {path: old[path] for path in kept if path in old}
    known = dict(befores(place)) if earlier.digests else {}
    ledger = _ledger_body(digests, {**known, **befores_of}, origin)
    changed = {path: body for path, body in fresh.items() if found[path] != digest(body)}
    told = {**(report or {}), LEDGER: ledger}
    news = {name: body for name, body in told.items() if _digest_of(place / name) != digest(body)}
    write_files(place, {**changed, **news}, gone)
    return Written(tuple(sorted(changed)), tuple(sorted(kept)), tuple(sorted(gone)))


def _refuse_others(place: Path, earlier: Earlier, origin: tuple[str, ...]) -> None:
    others = sorted(set(earlier.made_of) - set(origin))
    if others and any(_digest_of(place / path) for path in earlier.digests or ()):
        raise UsageError(
            f"{place} holds drafts made from {', '.join(others)}",
            hint=f"Accept them first (spallm accept {place}), or choose another folder with -o.",
        )


def _bodies(
    drafts: Iterable[Draft], sections: Iterable[Section]
) -> tuple[dict[str, bytes], dict[str, str | None]]:
    """Return the files of drafts by path, and for each what the record before it was."""
    files: dict[str, bytes] = {}
    before: dict[str, str | None] = {}
    for draft in drafts:
        if draft.is_news:
            files[draft.path] = toml_form.write(draft.record).encode()
            old = draft.before
            before[draft.path] = digest(toml_form.write(old)) if old else None
    if proposed := tuple(sections):
        files[SECTIONS] = sections_turtle(proposed).encode()
    return files, before


def _ledger_body(
    digests: Mapping[str, str], before: Mapping[str, str | None], origin: tuple[str, ...]
) -> bytes:
    files = {
        path: {"digest": told, **({"before": before[path]} if path in before else {})}
        for path, told in sorted(digests.items())
    }
    whole = {"version": _VERSION, "made_of": list(origin), "files": files}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _digest_of(path: Path) -> str | None:
    try:
        return digest(path.read_bytes()) if path.is_file() else None
    except OSError as error:
        raise SpallmError(f"{path}: cannot be read: {error.strerror}") from error
