"""Drafts: a new record to fill in, never in the place of another."""

from __future__ import annotations

from pathlib import Path

from spallm.catalog.catalog import folder_of
from spallm.errors import UsageError
from spallm.filing import write_whole
from spallm.identifiers import slug
from spallm.nearness import unknown
from spallm.records import KINDS
from spallm.records.template import template


def new_record(data: Path, kind: str, entity_id: str) -> Path:
    """Write a template and return its path; an id that is taken by any kind is refused."""
    if kind not in KINDS:
        raise unknown("kind", kind, KINDS)
    if slug(entity_id, max_length=80) != entity_id:
        raise UsageError(
            f"{entity_id} cannot be an id: ids are lower-case words joined by hyphens",
            hint=f"Write it {slug(entity_id, max_length=80)}.",
        )
    _refuse_taken(data, entity_id)
    path = folder_of(data, kind) / f"{entity_id}.toml"
    if not path.parent.is_dir() and not (data / "collection.toml").is_file():
        raise UsageError(f"{path.parent} is not a folder", hint="Name the data folder: --data DIR")
    path.parent.mkdir(exist_ok=True)
    write_whole(path, template(KINDS[kind]).encode())
    return path


def _refuse_taken(data: Path, entity_id: str) -> None:
    for kind in KINDS:
        taken = folder_of(data, kind) / f"{entity_id}.toml"
        if taken.exists():
            raise UsageError(
                f"{entity_id} is taken by {taken}", hint="Choose another id, or edit that file."
            )
