"""What a graph says of a work otherwise than the list: its year, venue, title and code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spallm.folding import folded
from spallm.identifiers import normalise_title
from spallm.importers.entry import Entry
from spallm.importers.identity import identifier_of
from spallm.importers.preprints import is_server
from spallm.linting.dates import dated
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.spotting import spot_of
from spallm.linting.titles import likeness
from spallm.linting.words import Words

if TYPE_CHECKING:
    from spallm.analysis.known_works import Claimed, KnownWork

_FEW_SOURCES = 3
#: What comes out so late in a year is often counted to the next one.
_LATE_MONTHS = ("-11", "-12")


def year(manuscript: Manuscript) -> Iterator[Fault]:
    """Find years that are none of those in which a version of the work came out."""
    for entry, found in manuscript.found:
        work, place = found.work, spot_of(manuscript, entry, "year")
        if entry.year is None or place is None or work.year is None or found.match.conflict:
            continue
        if entry.year in _years(entry, work):
            continue
        held = next((each for each in work.years if each.value == str(work.year)), None)
        yield Fault(
            place,
            Words(
                f"the year is {entry.year}; the graph has {work.year}{_says(held)}",
                f"年份写作 {entry.year}，图谱为 {work.year}{_says_zh(held)}",
            ),
            Words(f"Write {work.year}, or see who is right.", f"请改为 {work.year}，或核对来源。"),
            severity="note" if _may_be_counted_so(entry.year, work) else "warning",
        )


def _years(entry: Entry, work: KnownWork) -> set[int]:
    """Return the years in which a version came out, as dates and identifiers have them."""
    curies = {named.curie for link in entry.links if (named := identifier_of(link.url))}
    posted = {found.year for curie in (*work.identifiers, *curies) if (found := dated(curie))}
    dates = {int(version.date[:4]) for version in work.versions if version.date}
    return {work.year or 0, *posted, *dates}


def _may_be_counted_so(said: int, work: KnownWork) -> bool:
    """Tell whether an issue of the next year may have it: it came out late, or some day."""
    version = work.published
    if version is None or work.year is None or said != work.year + 1:
        return False
    return version.date is None or version.date[4:7] in _LATE_MONTHS


def _says(claim: Claimed | None) -> str:
    names = _names(claim)
    return f" (so say {names})" if names else ""


def _says_zh(claim: Claimed | None) -> str:
    names = _names(claim)
    return f"（来源：{names}）" if names else ""


def _names(claim: Claimed | None) -> str:
    sources = claim.sources[:_FEW_SOURCES] if claim else ()
    more = " …" if claim and len(claim.sources) > _FEW_SOURCES else ""
    return "; ".join(sources) + more


def venue(manuscript: Manuscript) -> Iterator[Fault]:
    """Find venues that the graph knows, but not as one of this work."""
    if manuscript.shelf is None:
        return
    for entry, found in manuscript.found:
        said = (entry.venue or "").casefold()
        ours = {each.value.casefold() for each in found.work.venues if each.curated}
        ours |= {(version.venue or "").casefold() for version in found.work.versions}
        if said not in manuscript.shelf.venues or said in ours or not found.work.venues:
            continue
        if found.match.conflict or _means_same(said, ours) or is_server(said):
            continue
        claim = found.work.venues[0]
        yield Fault(
            spot_of(manuscript, entry, "venue") or entry.place,
            Words(
                f"the venue is {entry.venue}; the graph has {claim.value}{_says(claim)}",
                f"期刊或会议写作 {entry.venue}，图谱为 {claim.value}{_says_zh(claim)}",
            ),
            Words(
                f"Write {claim.value}, or see who is right.", f"请改为 {claim.value}，或核对来源。"
            ),
        )


def _means_same(said: str, ours: Iterable[str]) -> bool:
    """Tell whether one name is part of the other, as of a workshop and its conference."""
    return any(name and (said in name or name in said) for name in ours)


def title(manuscript: Manuscript) -> Iterator[Fault]:
    """Find titles that are written otherwise than any source of the graph writes them."""
    for entry, found in manuscript.found:
        work = found.work
        ours = tuple(filter(None, (normalise_title(entry.title),)))
        theirs = tuple(filter(None, map(normalise_title, work.titles)))
        if not ours or not theirs or set(ours) & set(theirs) or found.match.conflict:
            continue
        named = {folded(name) for name in (*work.names, *work.aliases)}
        alike = likeness(ours, theirs)
        is_part = any(one in other or other in one for one in ours for other in theirs)
        if folded(entry.title) in named or is_part or not _ALIKE <= alike < _SAME:
            continue
        yield Fault(
            entry.spot("title"),
            Words(
                "the title is not as the graph has it", "标题与图谱不同",
            ),
            Words(f"The graph has «{work.title}»", f"图谱为《{work.title}》"),
        )  # fmt: skip


#: Titles less alike may be those of two versions; more alike ones differ in signs only.
_ALIKE, _SAME = 85.0, 100.0


def code(manuscript: Manuscript) -> Iterator[Fault]:
    """Find works without code of which the graph knows the code."""
    for entry, found in manuscript.found:
        known = [each for each in found.work.code if each.curated]
        if entry.with_role("code", "weights") or not known or found.match.conflict:
            continue
        yield Fault(
            entry.spot("code"),
            Words("no code is given; the graph knows it", "未给出代码，而图谱中有"),
            Words(
                f"It is at {known[0].value}{_says(known[0])}",
                f"代码在 {known[0].value}{_says_zh(known[0])}",
            ),
        )


_ABOUT = "| Year | Title | Venue | Paper | Code |\n| --- | --- | --- | --- | --- |\n"
_SCBERT = (
    "scBERT as a large-scale pretrained deep language model for cell type annotation of "
    "single-cell RNA-seq data"
)
_DOI = "[Link](https://doi.org/10.1038/s42256-022-00534-z)"
RULES = (
    Rule(
        "year-and-graph",
        "warning",
        Words("The graph has another year.", "图谱中的年份不同。"),
        Words("See who is right.", "请核对来源。"),
        f"{_ABOUT}| 2023 | {_SCBERT} | Nature Machine Intelligence | {_DOI} | - |\n",
        year,
        asks_graph=True,
    ),
    Rule(
        "venue-and-graph",
        "warning",
        Words("The graph has another venue.", "图谱中的期刊或会议不同。"),
        Words("See who is right.", "请核对来源。"),
        f"{_ABOUT}| 2022 | {_SCBERT} | Nature Methods | {_DOI} | - |\n",
        venue,
        asks_graph=True,
    ),
    Rule(
        "title-and-graph",
        "note",
        Words("The graph has another title.", "图谱中的标题不同。"),
        Words("See whether a word is missing or mistyped.", "请查看是否有漏字或错字。"),
        f"{_ABOUT}| 2022 | {_SCBERT.replace('pretrained', 'pertrained')} "
        f"| Nature Machine Intelligence | {_DOI} | - |\n",
        title,
        asks_graph=True,
    ),
    Rule(
        "code-in-graph",
        "note",
        Words("The graph knows code that the list does not give.", "图谱中有列表未给出的代码。"),
        Words("Add it.", "请补上。"),
        f"{_ABOUT}| 2022 | {_SCBERT} | Nature Machine Intelligence | {_DOI} | - |\n",
        code,
        asks_graph=True,
    ),
)
