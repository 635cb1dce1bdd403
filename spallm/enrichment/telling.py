"""What answers tell of a paper: claims where its record has none, notes on all that disagrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spallm.enrichment.answer import Answer
from spallm.enrichment.lacking import FALLEN, lacks
from spallm.enrichment.likeness import is_meant
from spallm.enrichment.lookup import other_forms
from spallm.enrichment.note import Kind, Note
from spallm.enrichment.service import What
from spallm.identifiers import normalise_title
from spallm.importers.preprints import is_server
from spallm.intake.sameness import form_of
from spallm.intake.told import Told
from spallm.matching.standing import PREPRINT, PUBLISHED, equal_form, scheme_of
from spallm.matching.title import says_enough
from spallm.records import Evidence, Paper, Version

#: Whose word goes first where services differ: registries, then the authors, then indexes.
_ORDER = ("crossref", "datacite", "arxiv", "openalex", "semantic-scholar", "opencitations")
_HOLDER = re.compile(r"(?:\s*\([^()]*\)|(?<=arxiv)\.org)$", re.IGNORECASE)
#: Identifiers that a version has besides its own.
_BESIDE = frozenset({"pubmed", "pmc"})
#: A preprint and its article may lie so many years apart without anything being wrong.
_YEARS = 1


@dataclass(frozen=True, slots=True)
class Said:
    """What the answers about one record come to."""

    told: tuple[Told, ...] = ()
    notes: tuple[Note, ...] = ()


def told_of_paper(
    paper: Paper,
    answers: Iterable[Answer],
    whats: frozenset[What],
    owned: Mapping[str, tuple[str, ...]],
) -> Said:
    """Return what answers tell of a paper, as far as it lacks that and is asked for.

    An answer whose title is another tells nothing; it becomes a note.
    """
    whats &= lacks(paper) | {"identifiers"}
    ours = _titles(paper)
    notes: list[Note] = []
    agreed: list[Answer] = []
    for answer in sorted(answers, key=_rank):
        if not answer.entry.title or is_meant(ours, answer.entry.title):
            agreed.append(answer)
        else:
            details = (answer.asked, answer.entry.title)
            notes.append(_note(paper, "another-title", answer, *details))
    told = [*_claims(paper, agreed, whats, notes), *_versions(paper, agreed, whats, owned, notes)]
    return Said(tuple(told), tuple(notes))


def evidence_of(answer: Answer, how: str = "") -> Evidence:
    """Return the footnote of an answer."""
    return Evidence(source=answer.service.name, locator=f"{answer.locator}{how}")


def _titles(paper: Paper) -> tuple[str, ...]:
    """Return what a paper is called; a short name stands in many titles, so it tells nothing."""
    names = (paper.name, *(claim.value for claim in paper.aliases))
    long = (name for name in names if says_enough(normalise_title(name)))
    return (*(claim.value for claim in paper.title), *long)


def _rank(answer: Answer) -> tuple[bool, int, str]:
    return (_is_preprint(answer), _ORDER.index(answer.service.name), answer.asked)


def _is_preprint(answer: Answer) -> bool:
    return answer.entry.form == "preprint" or scheme_of(answer.asked) in PREPRINT


def _note(paper: Paper, kind: Kind, answer: Answer, *details: str) -> Note:
    return Note(paper.id, kind, answer.service.label, answer.address, details)


def _claims(
    paper: Paper, answers: Sequence[Answer], whats: frozenset[What], notes: list[Note]
) -> Iterator[Told]:
    """Yield what is said of the work as a whole; of year and venue only the main version speaks."""
    main = [each for each in answers if not _is_preprint(each)] or answers
    if _is_published(paper) and main is answers:
        main = []
    if "authors" in whats:
        yield from _first(paper, "authors", answers, lambda a: a.entry.authors or None, notes)
    if "venue" in whats:
        yield from _first(paper, "venue", main, venue_of, notes)
    if "dates" in whats and not paper.year:
        yield from _first(paper, "year", main, _year, notes)
    for answer in main if paper.year else ():
        year, years = _year(answer), [claim.value for claim in paper.year]
        if year and min(abs(year - each) for each in years) > _YEARS:
            notes.append(_note(paper, "another-year", answer, answer.asked, str(year)))
    if "retractions" in whats:
        for answer in (each for each in answers if each.standing in FALLEN):
            yield _told("status", answer.standing, answer)


def _is_published(paper: Paper) -> bool:
    return any(version.form != "preprint" for version in paper.versions)


def _first(
    paper: Paper,
    field: str,
    answers: Iterable[Answer],
    value_of: Callable[[Answer], Any],
    notes: list[Note],
) -> Iterator[Told]:
    """Yield the first value and those that are the same; the others are noted."""
    same, chosen = form_of(field), None
    for answer in answers:
        if (value := value_of(answer)) is None:
            continue
        chosen = value if chosen is None else chosen
        if same(value) == same(chosen):
            yield _told(field, chosen, answer)
        else:
            shown = ", ".join(value) if isinstance(value, tuple) else str(value)
            notes.append(_note(paper, "another-value", answer, field, shown))


def _told(field: str, value: Any, answer: Answer) -> Told:
    form = "preprint" if _is_preprint(answer) else answer.entry.form
    return Told(field, value, answer.service.name, evidence_of(answer), form)


def venue_of(answer: Answer) -> str | None:
    """Return the venue that an answer names; of a server, its name alone.

    OpenAlex calls arXiv "arXiv (Cornell University)", and Semantic Scholar "arXiv.org".
    """
    venue = answer.entry.venue
    return _HOLDER.sub("", venue) if venue and is_server(venue) else venue


def _year(answer: Answer) -> int | None:
    return answer.entry.date.year if answer.entry.date else answer.entry.year


def _versions(
    paper: Paper,
    answers: Iterable[Answer],
    whats: frozenset[What],
    owned: Mapping[str, tuple[str, ...]],
    notes: list[Note],
) -> Iterator[Told]:
    """Yield what is said of single versions, and versions that the record does not have."""
    mine = {equal_form(curie): v for v in paper.versions for curie in v.identifiers}
    looked_up = {equal_form(answer.asked) for answer in answers}
    for answer in answers:
        if version := mine.get(equal_form(answer.asked)):
            yield from _of_version(version, answer, whats)
        elif {"published", "identifiers"} & whats and answer.asked and answer.entry.form:
            yield _told("versions", _fresh(answer, answer.entry.form), answer)
        for curie in other_forms(answer) if answer.entry.title else ():
            if equal_form(curie) in mine or equal_form(curie) in looked_up:
                continue
            if others := [each for each in owned.get(curie, ()) if each != paper.id]:
                notes.append(_note(paper, "another-record", answer, curie, ", ".join(others)))
            elif scheme_of(curie) in PREPRINT and "identifiers" in whats:
                bare = Version(form="preprint", identifiers=(curie,), by=(answer.service.name,))
                yield _told("versions", bare, answer)
            elif scheme_of(curie) in PUBLISHED and {"published", "identifiers"} & whats:
                notes.append(_note(paper, "not-looked-up", answer, curie))


def _of_version(version: Version, answer: Answer, whats: frozenset[What]) -> Iterator[Told]:
    """Yield what an answer adds to the version that was asked about."""
    joins = _joins_versions(answer)
    names = _beside(answer) if version.form != "preprint" and "identifiers" in whats else ()
    fresh = tuple(each for each in names if each not in version.identifiers)
    date = answer.entry.date if not version.date and "dates" in whats and not joins else None
    venue = venue_of(answer) if not version.venue and "venue" in whats and not joins else None
    if fresh or date or venue:
        more = Version(
            form=version.form, identifiers=(answer.asked, *fresh), venue=venue, date=date,
            by=(answer.service.name,),
        )  # fmt: skip
        yield _told("versions", more, answer)


def _joins_versions(answer: Answer) -> bool:
    """Tell whether an answer speaks of several versions at once, so that dates may be of either."""
    names = (answer.asked, *answer.entry.identifiers)
    schemes = {scheme_of(curie) for curie in names}
    return answer.service.name == "semantic-scholar" and bool(
        schemes & PREPRINT and schemes & PUBLISHED
    )


def _beside(answer: Answer) -> tuple[str, ...]:
    return tuple(each for each in answer.entry.identifiers if scheme_of(each) in _BESIDE)


def _fresh(answer: Answer, form: Any) -> Version:
    """Return a version that the record does not have."""
    return Version(
        form=form, identifiers=(answer.asked, *_beside(answer)), venue=venue_of(answer),
        date=answer.entry.date, by=(answer.service.name,),
    )  # fmt: skip
