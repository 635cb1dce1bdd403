"""A whole list, read."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.importers.entry import Entry, Place
from spallm.importers.markdown.gathered import Gathered, Skipped
from spallm.importers.markdown.structure import Structure, read_structure
from spallm.importers.markdown.works import Works
from spallm.importers.markdown.worth import own_addresses, reaches
from spallm.importers.reading import Heading, Reading, Remark

_NEAR = 2
_TIMES = 3


def read_list(text: str, file: str) -> Reading:
    """Read a list."""
    structure = read_structure(text.replace("\r\n", "\n").replace("\r", "\n"))
    works = Works(Gathered(file, own_addresses(structure.blocks)))
    works.read(structure.blocks)
    gathered = works.gathered
    introduction = _introduction(gathered)
    for entry in introduction:
        links = sum(reaches(link.url) for link in entry.links)
        gathered.skipped.append(Skipped(entry.place.line, entry.place.line, links))
    remarks = [
        *works.tables.remarks,
        *_malformed(structure, file),
        *_skipped(gathered.skipped, file),
    ]
    return Reading(
        file,
        "markdown",
        tuple(entry for entry in gathered.entries if entry not in introduction),
        tuple(sorted(remarks, key=lambda remark: remark.place)),
        tuple(gathered.headings),
    )


def _introduction(gathered: Gathered) -> list[Entry]:
    """Return what stands between the title of a list and its first section.

    That is the list, if there is little else, and an introduction otherwise.
    """
    sections = [each.place.line for each in gathered.headings[1:]]
    if not sections or not _begins_with_title(gathered.headings):
        return []
    before = [entry for entry in gathered.entries if entry.place.line < sections[0]]
    return before if len(gathered.entries) > _TIMES * len(before) else []


def _begins_with_title(headings: list[Heading]) -> bool:
    """Whether the first heading is that of the list, not of a section beside others."""
    first = headings[0].level
    return first == 1 or all(each.level > first for each in headings[1:])


def _malformed(structure: Structure, file: str) -> Iterator[Remark]:
    for line in structure.tight_headings:
        message = "a heading needs a blank behind its signs"
        yield Remark("tight-heading", Place(file, line), message)
    if structure.too_deep:
        message = "what stands here is nested too deeply to be read"
        yield Remark("too-deep", Place(file, structure.too_deep), message, lost=True)


def _skipped(parts: list[Skipped], file: str) -> Iterator[Remark]:
    """Account for what holds links and is no entry, neighbours together."""
    runs: list[list[Skipped]] = []
    for part in sorted(parts, key=lambda part: part.first):
        if runs and part.first - max(each.last for each in runs[-1][-1:]) <= _NEAR:
            runs[-1].append(part)
        else:
            runs.append([part])
    for run in runs:
        last = max(part.last for part in run)
        links = sum(part.links for part in run)
        many = "a link" if links == 1 else f"{links} links"
        where = f"lines {run[0].first}–{last} hold" if last > run[0].first else "this line holds"
        message = f"{where} {many} and no entry"
        yield Remark("not-an-entry", Place(file, run[0].first), message)
