"""Origins: the source record behind each file that was read, and the place in it of an entry."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from spallm.identifiers import slug
from spallm.importers.entry import Place
from spallm.importers.reading import Reading
from spallm.intake.checkout import Standing, standing
from spallm.intake.gathering import STDIN
from spallm.records import Evidence, Source

#: On what footing the answers of services speak; everything else is a list.
_BASES = {
    **dict.fromkeys(("openalex", "crossref", "semantic-scholar", "datacite"), "citation-index"),
    **dict.fromkeys(("hugging-face", "model-card"), "stated-in-model-card"),
}
#: Names of files that say less than the folder in which they stand.
_NAMELESS = frozenset({"readme", "index", "list", "main"})
_SHORT_COMMIT = 7


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a file, and what the file is called in footnotes."""

    source: Source
    path: str

    def evidence(self, place: Place) -> Evidence:
        """Return the footnote for what stands at a place."""
        return Evidence(source=self.source.id, locator=f"{self.path}#L{place.line}")


def origins(
    readings: Iterable[Reading],
    roots: Mapping[str, Path],
    known: Mapping[str, Source],
    name: str | None = None,
    url: str | None = None,
    taken: Container[str] = (),
) -> dict[str, Origin]:
    """Return the origin of each file.

    Files of one checkout share a source, and so do all if it is named. ``known`` are sources by
    id; one that is named is meant, and one of the same address and commit is used again. ``taken``
    are ids of everything else.
    """
    found: dict[str, Origin] = {}
    made: dict[str, Source] = {}
    for reading in sorted(readings, key=lambda each: each.file):
        file = Path(reading.file)
        stands = None if reading.file == STDIN or url else standing(file)
        path = _path(file, roots.get(reading.file, file.parent), stands)
        key = name or (stands.url if stands else reading.file)
        if key not in made:
            draft = _source(reading, stands, name, url)
            named = known.get(draft.id) if name and not url else None
            made[key] = named or _settled(draft, known, made.values(), taken)
        found[reading.file] = Origin(made[key], path)
    return found


def _path(file: Path, root: Path, stands: Standing | None) -> str:
    if stands:
        return stands.path
    if str(file) == STDIN:
        return "stdin"
    inside = file.is_relative_to(root)
    return file.relative_to(root).as_posix() if inside else file.name


def _source(reading: Reading, stands: Standing | None, name: str | None, url: str | None) -> Source:
    called = name or (_called(stands.url) if stands else _of_file(reading.file))
    return Source(
        id=slug(called, max_length=60),
        name=_title(reading) or called,
        url=url or (stands.url if stands else None),
        commit=stands.commit if stands else None,
        basis=_BASES.get(reading.form, "list"),
    )


def _called(url: str) -> str:
    """Return the name of a repository; of the well-known ones with its site in front."""
    host, *parts = url.removeprefix("https://").split("/")
    return "-".join((host.removeprefix("www.").partition(".")[0], *parts[-2:]))


def _of_file(file: str) -> str:
    if file == STDIN:
        return "stdin"
    path = Path(file)
    stem = path.name.partition(".")[0] or path.name
    folder = path.resolve().parent.name
    return folder if stem.casefold() in _NAMELESS and folder else stem


def _title(reading: Reading) -> str | None:
    """Return the title of a list: its first heading, if that is no section.

    It stands above all others, or is of the first level, on which some write their sections too.
    """
    first, *others = reading.headings or (None,)
    if first is None or any(each.level <= first.level != 1 for each in others):
        return None
    if any(entry.section[:1] == (first.text,) for entry in reading.entries):
        return None
    return first.text.strip() or None


def _settled(
    draft: Source, known: Mapping[str, Source], made: Iterable[Source], others: Container[str]
) -> Source:
    """Return the source that is known already, or the draft under an id that is free."""
    for source in known.values():
        if draft.url and (source.url, source.commit) == (draft.url, draft.commit):
            return source
    taken = {source.id: source for source in made} | dict(known)
    names = [draft.id]
    if draft.commit:
        names.append(f"{draft.id}-{draft.commit[:_SHORT_COMMIT]}")
    names += [f"{draft.id}-{number}" for number in range(2, 1000)]
    for name in names:
        other = taken.get(name)
        if other is None and name not in others:
            return draft.model_copy(update={"id": name})
        if other is not None and _is_same(other, draft):
            return other
    return draft


def _is_same(source: Source, draft: Source) -> bool:
    return (source.url, source.commit, source.basis) == (draft.url, draft.commit, draft.basis)
