"""Importing from end to end: files in, drafts or data out, and a report of what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spallm.errors import NothingFound, UsageError
from spallm.importers.reading import Reading
from spallm.importers.sketch import is_web_address
from spallm.intake.accepting import Accepted, put_in
from spallm.intake.drafts import Earlier, Written, read_drafts, write_drafts
from spallm.intake.gathering import gather
from spallm.intake.origins import Origin, origins
from spallm.intake.report import Report
from spallm.intake.stock import stock
from spallm.intake.taking import take_in


@dataclass(frozen=True)
class Naming:
    """What somebody says of the source of all that is read: the id of its record, its address."""

    id: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Refuse an address that is none, before anything is read."""
        if self.url is not None and not is_web_address(self.url):
            raise UsageError(
                f"--source-url {self.url}: is no address of the web",
                hint="Give the list's own, such as https://github.com/owner/list",
            )


@dataclass(frozen=True)
class Imported:
    """Lists that were read and matched, and nothing written yet."""

    report: Report
    origins: Mapping[str, Origin]

    @property
    def made_of(self) -> tuple[str, ...]:
        """What the drafts are made of: the sources, by name and address."""
        sources = {origin.source.id: origin.source for origin in self.origins.values()}
        return tuple(source.url or name for name, source in sorted(sources.items()))


def read_lists(
    places: Iterable[str],
    *,
    data: Path | None = None,
    drafts: Path | None = None,
    form: str | None = None,
    mapping: Mapping[str, str] | None = None,
    source: Naming | None = None,
) -> Imported:
    """Read files, folders or stdin, and find out what becomes of each entry.

    ``data`` are the records to merge with, ``drafts`` a folder whose ids are kept. Raises
    NothingFound if there is no entry at all.
    """
    given = source or Naming()
    options = {"mapping": dict(mapping)} if mapping else {}
    gathered = gather(places, form, options)
    if not any(reading.entries for reading in gathered.readings):
        raise NothingFound(_nothing(gathered.passed, gathered.readings), hint=_HINT)
    known = stock(data)
    found = origins(
        gathered.readings, gathered.roots, known.sources, given.id, given.url, known.taken
    )
    earlier = read_drafts(drafts) if drafts else Earlier()
    intake = take_in(gathered.readings, found, known, earlier)
    return Imported(Report(intake, gathered.readings, gathered.passed), found)


_HINT = "Name the form if it was mistaken: --form markdown. Lists need a title in each entry."


def _nothing(passed: Iterable[tuple[str, str]], readings: Iterable[Reading]) -> str:
    files = [reading.file for reading in readings]
    told = ", ".join([*files, *(file for file, _ in passed)][:5]) or "there is no file to read"
    lost = (each for reading in readings for each in reading.remarks if each.lost)
    why = (f"\n{each.place.file}:{each.place.line}: {each.message}" for each in islice(lost, 5))
    return f"no entry was found: {told}{''.join(why)}"


def write_imported(imported: Imported, place: Path, language: str = "en") -> Written:
    """Write drafts and the report into a folder."""
    intake = imported.report.intake
    files = imported.report.files(language)
    return write_drafts(place, intake.drafts, intake.sections, files, imported.made_of)


def put_imported(imported: Imported, folder: Path) -> Accepted:
    """Put what was read straight into the graph folder."""
    intake = imported.report.intake
    return put_in(data_of(folder), intake.drafts, intake.sections)


def data_of(folder: Path) -> Path:
    """Return the data of a graph folder, or say that it is none."""
    data = folder / "data"
    if not (data / "collection.toml").is_file():
        raise UsageError(
            f"{folder} is no folder of a graph: there is no {data / 'collection.toml'}",
            hint=f"Begin one: spallm init {folder}",
        )
    return data
