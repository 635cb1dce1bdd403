"""Sections: works under a heading where, by all that a graph knows, they do not belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.subjects import Subjects, parts
from spallm.linting.words import Words

if TYPE_CHECKING:
    from spallm.analysis.known_works import KnownWork
    from spallm.linting.shelf import Shelf

#: A heading that names two things is about either.
_BOTH = re.compile(r"\b(?:and|or|plus)\b|[&/+,、，与和及或]", re.IGNORECASE)


def misplaced(manuscript: Manuscript) -> Iterator[Fault]:
    """Find works under the name of a section that nothing in the graph files them under."""
    shelf = manuscript.shelf
    if shelf is None:
        return
    for entry in manuscript.entries:
        heading = entry.section[-1] if entry.section else ""
        section = _named(shelf, heading)
        found = manuscript.known_of(entry) if section else None
        if found is None or section is None or found.match.conflict:
            continue
        if _is_elsewhere(shelf, found.work, section):
            ours = _label(shelf.subjects, found.work.sections[0])
            theirs = _label(shelf.subjects, section)
            yield Fault(
                entry.spot("title"),
                Words(
                    f"this stands under «{heading}»; the graph files it under "
                    f"{ours.en}, and knows nothing of {theirs.en.lower()} about it",
                    f"此条在“{heading}”之下；图谱将其归入{ours.zh}，未见其与{theirs.zh}有关",
                ),
            )


def _named(shelf: Shelf, heading: str) -> str | None:
    """Return the one section that a heading names for sure."""
    if _BOTH.search(heading):
        return None
    found = {shelf.telling[word] for word in parts(heading) if word in shelf.telling}
    return found.pop() if len(found) == 1 else None


def _is_elsewhere(shelf: Shelf, work: KnownWork, section: str) -> bool:
    """Tell whether a work surely stands in other sections, and nothing of it has such a word."""
    subjects = shelf.subjects
    about = subjects.of_models.get(work.id, frozenset())
    lines = [subjects.line(each) for each in work.sections]
    if not lines or not about or any(section in line for line in lines):
        return False
    ours = subjects.line(section)
    if any(line[0] in ours or line[-1] != ours[-1] for line in lines):
        return False
    texts = [*work.titles, *work.names, *work.aliases]
    words = parts(" ".join(texts)).union(*(subjects.words_of(each) for each in about))
    return not words & {w for w, named in shelf.telling.items() if named == section}


def _label(subjects: Subjects, concept: str) -> Words:
    names = subjects.labels.get(concept, (concept,))
    english = next((name for name in names if name.isascii()), concept)
    return Words(english, next((name for name in names if not name.isascii()), english))


RULES = (
    Rule(
        "other-section",
        "note",
        Words(
            "A work stands under a heading that the graph files it nowhere near.",
            "条目所在分区与图谱不同。",
        ),
        Words("See whether it belongs under another heading.", "请查看是否应归入其他分区。"),
        "## Spatial transcriptomics models\n\n| Year | Title | Paper |\n| --- | --- | --- |\n"
        "| 2023 | Transfer learning enables predictions in network biology "
        "| [Link](https://doi.org/10.1038/s41586-023-06139-9) |\n",
        misplaced,
        asks_graph=True,
    ),
)
