"""Packs: everything a review needs for a paper, made at once and put into a folder as one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from spallm.errors import NothingFound, UsageError
from spallm.filing import write_folder
from spallm.review.credits import in_language, making
from spallm.review.manifest import manifest
from spallm.review.material import Material
from spallm.review.methods import caveats, gaps
from spallm.review.packed import MANIFEST, SUMS, Packed, checked, sums
from spallm.review.parts import Part
from spallm.review.readme import readme
from spallm.review.work import all_done

#: How many names a message gives.
_FEW = 5
_README = {"en": "README.md", "zh": "README.zh.md"}

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Put:
    """Where a pack was put, and where the one that stood there went.

    ``written`` is false where the very same pack stood there already.
    """

    place: Path
    written: bool = True
    earlier: Path | None = None
    notes: tuple[str, ...] = ()


def packed(
    material: Material,
    parts: Sequence[Part],
    *,
    command: str = "spallm review run inputs",
    processes: int = 1,
    progress: Progress = lambda *_: None,
) -> tuple[Packed, ...]:
    """Return the files of a pack, the same for the same review, data and software.

    ``command`` is what the manifest gives as the way to make it again. Raises NothingFound where
    nothing passed, and Conflict where readers disagree.
    """
    if not material.state.chosen.nodes:
        raise _nothing(material)
    material = replace(material, parts=tuple(part.name for part in parts))
    _read_once(material)
    pieces = [(part, piece) for part in parts for piece in part.pieces(material)]
    order = sorted(range(len(pieces)), key=lambda number: -pieces[number][0].weight)
    done = all_done(
        [partial(_made, pieces[number][0], material, pieces[number][1]) for number in order],
        processes=processes,
        progress=lambda done: progress("Making the pack", done, len(pieces)),
    )
    made = dict(zip(order, done, strict=True))
    files = _joined(file for number in sorted(made) for file in made[number])
    return _finished(material, files, command)


def _read_once(material: Material) -> None:
    """Read what all parts read, so that processes that share the work do not do it each."""
    graphs = material.selection
    for value in (graphs.whole.digest, graphs.whole.said_of, graphs.chosen.said_of):
        assert value is not None


def _made(part: Part, material: Material, piece: str) -> list[Packed]:
    return list(part.make(material, piece))


def _joined(files: Iterable[Packed]) -> list[Packed]:
    """Return files in their order; what several pieces wrote to one path is one file."""
    found: dict[str, Packed] = {}
    for file in files:
        there = found.get(file.path)
        found[file.path] = replace(file, body=there.body + file.body) if there else file
    return list(found.values())


def _finished(material: Material, files: list[Packed], command: str) -> tuple[Packed, ...]:
    """Return files with what describes them: READMEs, the manifest and the checksums."""
    state, made_by = material.state, making(material, command)
    counts = len(state.chosen.nodes), len(state.records)
    says = ("What each file is, and how to make them again.", "各文件的说明及重新生成的方法。")
    readmes = [
        Packed(
            _README[each],
            readme(
                in_language(made_by, material, each),
                files,
                (*caveats(state, each), *gaps(state, each)),
                counts,
            ),
            *says,
        )
        for each in material.languages
    ]
    whole = [*readmes, *files]
    described = Packed(MANIFEST, manifest(made_by, whole), "", "")
    return (*whole, described, Packed(SUMS, sums([*whole, described]), "", ""))


def _nothing(material: Material) -> NothingFound:
    state = material.state
    if not state.records:
        return NothingFound(
            f"{state.review.settings}: the selection is empty: {state.expression}",
            hint="See what each part of it finds: spallm select EXPRESSION",
        )
    return NothingFound(
        f"none of the {len(state.records):,} records is included",
        hint=f"Go on with: spallm review screen {state.review.folder}",
    )


def put(place: Path, files: Sequence[Packed]) -> Put:
    """Put a pack into a folder; a pack that stands there is kept beside it, if it differs.

    Earlier packs go into ``PLACE.earlier``, each into a folder named by its data version and a
    piece of its digest. Raises UsageError where the folder holds anything that no pack of ours
    listed; nothing is changed then.
    """
    there = checked(place) if place.is_dir() else None
    if there is None or not any(place.iterdir()):
        write_folder(place, _bodies(files))
        return Put(place)
    if not there.is_pack or there.strange:
        raise _strange(place, there.strange, is_pack=there.is_pack)
    if not (there.changed or there.missing) and (place / SUMS).read_bytes() == files[-1].body:
        return Put(place, written=False)
    earlier = _earlier(place)
    write_folder(place, _bodies(files), earlier=earlier)
    notes = tuple(
        f"{place / name} had been changed by hand; it is kept in {earlier}."
        for name in there.changed
    )
    return Put(place, earlier=earlier, notes=notes)


def _bodies(files: Iterable[Packed]) -> dict[str, bytes]:
    return {file.path: file.body for file in files}


def _earlier(place: Path) -> Path:
    """Return a free folder for the pack that stands at a place."""
    digest = hashlib.sha256((place / SUMS).read_bytes()).hexdigest()[:8]
    version = "".join(c if c.isalnum() or c in ".-" else "-" for c in _version(place))
    folder = place.with_name(f"{place.name}.earlier")
    name, number = "-".join(filter(None, (version.strip("."), digest))), 1
    while (folder / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return folder / (name if number == 1 else f"{name}-{number}")


def _version(place: Path) -> str:
    """Return the data version that a pack's manifest names, as far as it can be read."""
    try:
        entities = json.loads((place / MANIFEST).read_bytes())["@graph"]
        return next(str(each["version"])[:40] for each in entities if each["@id"] == "#graph")
    except (OSError, ValueError, LookupError, TypeError, StopIteration, RecursionError):
        return ""


def _strange(place: Path, names: Sequence[str], *, is_pack: bool) -> UsageError:
    listed = ", ".join(names[:_FEW]) + (f" and {len(names) - _FEW} more" if names[_FEW:] else "")
    what = "files that no pack has" if is_pack else "files in it, and is no pack"
    return UsageError(
        f"{place} has {what}: {listed}",
        hint="Move them away, or name another folder with -o; nothing was changed.",
    )
