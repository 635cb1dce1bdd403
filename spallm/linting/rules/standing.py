"""What became of a work as a graph knows it, and whose link it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spallm.folding import folded
from spallm.identifiers import normalise_title, try_parse
from spallm.importers.entry import Entry
from spallm.importers.identity import identifier_of
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words
from spallm.matching.standing import is_preprint, is_published

if TYPE_CHECKING:
    from spallm.analysis.known_works import KnownWork


def wrong_link(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links whose identifier is that of another work than the title says."""
    for entry, found in manuscript.found:
        match = found.match
        if not match.conflict or not (match.disputed or match.why == "identifier"):
            continue
        for link in entry.links:
            parsed = identifier_of(link.url)
            written = manuscript.written_at.get((link.place.line, link.url))
            if not (parsed and written) or parsed.curie not in (match.disputed or (match.shared,)):
                continue
            other = _owner(manuscript, parsed.curie)
            if other and not _is_named(manuscript, entry, other):
                yield Fault(
                    written.place(manuscript.file),
                    Words(
                        f"the graph knows {parsed.curie} as «{other.title}»",
                        f"据图谱，{parsed.curie} 是《{other.title}》",
                    ),
                )


def _owner(manuscript: Manuscript, curie: str) -> KnownWork | None:
    return manuscript.shelf.owner(curie) if manuscript.shelf else None


def _is_named(manuscript: Manuscript, entry: Entry, work: KnownWork) -> bool:
    """Tell whether the line of an entry says the title or name of a work, be it in passing."""
    line = f" {normalise_title(manuscript.shown(entry.place.line))} "
    return any(f" {normalise_title(name)} " in line for name in (*work.titles, *work.names))


def withdrawn(manuscript: Manuscript) -> Iterator[Fault]:
    """Find works that were retracted or withdrawn."""
    for entry, found in manuscript.found:
        if (status := found.work.status) in _WITHDRAWN:
            yield Fault(
                entry.spot("title"),
                Words(f"this work was {status}", f"此论文已{_WITHDRAWN[status]}"),
            )


_WITHDRAWN = {"retracted": "撤稿", "withdrawn": "撤回"}


def published(manuscript: Manuscript) -> Iterator[Fault]:
    """Find preprints that have come out since."""
    for entry, found in manuscript.found:
        version = found.work.published
        curies = {parsed.curie for link in entry.links if (parsed := identifier_of(link.url))}
        if version is None or not version.identifiers or found.match.conflict:
            continue
        if not is_preprint(curies) or is_published(curies) or curies & set(version.identifiers):
            continue
        where = try_parse(version.identifiers[0])
        if where is None or _is_preprint_only_by_name(entry, found.work):
            continue
        venue = version.venue or "a journal"
        yield Fault(
            entry.spot("title"),
            Words(
                f"this preprint has come out in {venue}",
                f"此预印本已正式发表于 {version.venue or '期刊'}",
            ),
            Words(f"See {where.url}", f"见 {where.url}"),
        )


def _is_preprint_only_by_name(entry: Entry, work: KnownWork) -> bool:
    """Tell whether a list names the venue already and links to the preprint on purpose."""
    said = folded(entry.venue or "")
    return bool(said) and any(said == folded(version.venue or "") for version in work.versions[:1])


_ABOUT = "| Year | Title | Venue | Paper | Code |\n| --- | --- | --- | --- | --- |\n"
_SCBERT = (
    "scBERT as a large-scale pretrained deep language model for cell type annotation of "
    "single-cell RNA-seq data"
)
_DOI = "[Link](https://doi.org/10.1038/s42256-022-00534-z)"
RULES = (
    Rule(
        "wrong-link",
        "warning",
        Words("The link of a work is that of another one.", "论文链接属于另一篇论文。"),
        Words("Correct the link or the title.", "请更正链接或标题。"),
        f"{_ABOUT}| 2023 | Transfer learning enables predictions in network biology | Nature "
        f"| {_DOI} | - |\n",
        wrong_link,
        asks_graph=True,
    ),
    Rule(
        "retracted",
        "error",
        Words("A work was retracted or withdrawn.", "论文已撤稿或撤回。"),
        Words("Say so, or take it out.", "请注明或移除。"),
        "",
        withdrawn,
        asks_graph=True,
    ),
    Rule(
        "published-since",
        "note",
        Words("A preprint has come out since.", "预印本已正式发表。"),
        Words("Give the published version.", "请改为正式发表的版本。"),
        f"{_ABOUT}| 2021 | {_SCBERT} | bioRxiv "
        "| [Link](https://doi.org/10.1101/2021.12.05.471261) | - |\n",
        published,
        asks_graph=True,
    ),
)
