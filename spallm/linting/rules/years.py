"""Years that the identifiers of their works contradict."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.importers.entry import Entry, Link
from spallm.importers.identity import identifier_of
from spallm.importers.preprints import is_server
from spallm.linting.dates import Dated, dated
from spallm.linting.finding import Fault, Severity
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.spotting import spot_of
from spallm.linting.words import Words


def contradicted(manuscript: Manuscript) -> Iterator[Fault]:
    """Find years that the identifier of the work rules out, or makes worth a look.

    Only a year that an entry says itself is judged, not one of a heading above.
    """
    for entry in manuscript.entries:
        papers = entry.with_role("paper")
        links = [each for each in papers if _dated(each)]
        if entry.year is None or not links or not spot_of(manuscript, entry, "year"):
            continue
        found = manuscript.known_of(entry)
        for link in links:
            judged = _judged(entry, link, links, only=len(papers) == 1)
            if judged and not (judged[1] == "note" and found and found.work.year):
                yield _fault(manuscript, entry, link, *judged)
                break


def _dated(link: Link) -> Dated | None:
    found = identifier_of(link.url)
    return dated(found.curie) if found else None


def _judged(
    entry: Entry, link: Link, links: list[Link], *, only: bool
) -> tuple[Dated, Severity] | None:
    """Tell what is to be said of the year of an entry and one of its links, if anything is.

    Many lists date works by their first preprint; so a year before that of the article is a note.
    """
    found = _dated(link)
    late = entry.year - found.year if found and entry.year else 0
    if found is None or not late or (found.at_turn and late == -1):
        return None
    if found.is_preprint:
        return _of_preprint(entry, found, late, only=only)
    if late < 0 and any((other := _dated(each)) and other.is_preprint for each in links):
        return None
    return found, "warning" if found.is_exact and late > 0 else "note"


def _of_preprint(
    entry: Entry, found: Dated, late: int, *, only: bool
) -> tuple[Dated, Severity] | None:
    """Judge the year of a preprint, which comes out before its article, if rarely after it."""
    venue = entry.venue or ""
    if is_server(venue):
        return (found, "error") if late < 0 and only else (found, "note")
    if late < -1 and not venue and only:
        return found, "warning"
    return (found, "note") if late < 0 else None


def _fault(
    manuscript: Manuscript, entry: Entry, link: Link, found: Dated, severity: Severity
) -> Fault:
    year, what, curie = found.year, found.what, identifier_of(link.url)
    surely = severity == "error"
    return Fault(
        spot_of(manuscript, entry, "year") or entry.place,
        Words(
            f"the year is {entry.year}, but {curie} {what.en.format(year)}"
            f"{', so it cannot be' if surely else ''}",
            f"年份写作 {entry.year}，但 {curie} {what.zh.format(year)}"
            f"{'，两者不可能同时成立' if surely else ''}",
        ),
        Words(
            f"See whether it came out in {year}, or whether the link is that of another work.",
            f"请确认是否发表于 {year} 年，或链接是否属于另一篇论文。",
        ),
        severity=severity,
    )


RULES = (
    Rule(
        "year-and-identifier",
        "error",
        Words(
            "A year disagrees with the date that the identifier of the work holds.",
            "年份与标识符中的日期不符。",
        ),
        Words("Correct the year or the link.", "请更正年份或链接。"),
        "| Year | Title | Venue | Paper |\n| --- | --- | --- | --- |\n"
        "| 2021 | LangCell | arXiv | [Link](https://arxiv.org/abs/2405.06708) |\n",
        contradicted,
    ),
)
