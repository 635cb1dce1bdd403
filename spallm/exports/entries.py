"""Entries: every paper of a selection as a bibliographic entry in each format that has them.

Each is what the exports write for that paper; a page carries them, so that it can hand out any
selection of them without writing bibliographies itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spallm.exports.bibtex import written
from spallm.exports.characters import Cleaner
from spallm.exports.csl import item
from spallm.exports.csl import written as listed
from spallm.exports.format import Selection
from spallm.exports.reference import references
from spallm.exports.ris import record


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper in three formats, under the key by which BibTeX cites it."""

    key: str
    bibtex: str
    ris: str
    csl: str


def entries(selection: Selection) -> Mapping[str, Entry]:
    """Return the entries of the papers of a selection by their IRIs."""
    found, _ = references(selection)
    cleaner = Cleaner()
    return {
        reference.iri: Entry(
            reference.key,
            text,
            record(reference, cleaner),
            listed([item(reference, cleaner)]),
        )
        for reference, text in zip(found, _apart(written(found, cleaner)), strict=True)
        if reference.iri in selection.chosen.nodes
    }


def _apart(bibliography: str) -> list[str]:
    """Return the entries of a bibliography; all lines but the first of each are indented."""
    return [f"{entry.rstrip()}\n" for entry in re.split(r"(?m)^(?=@)", bibliography) if entry]
