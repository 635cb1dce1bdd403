"""Works that a search for a title brought up: perhaps the paper that has no identifier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spallm.enrichment.answer import Answer
from spallm.enrichment.note import Note
from spallm.enrichment.telling import Said, evidence_of
from spallm.intake.told import Told
from spallm.matching.known import Known
from spallm.matching.matcher import Matcher
from spallm.records import Paper, Version

#: Below this likeness, of 100, two titles are not worth a curator's look.
WORTH = 85.0


def told_by_title(
    paper: Paper, candidates: Iterable[Answer], owned: Mapping[str, tuple[str, ...]]
) -> Said:
    """Return the identifiers that a paper may have.

    Where title and year agree, the identifier is proposed, and nothing else: once somebody has
    accepted it, the next run asks by it. What is merely alike becomes a note. Either way the
    likeness and both titles are said.
    """
    told: list[Told] = []
    notes: list[Note] = []
    ours = _known(paper)
    for answer in candidates:
        theirs = _theirs(answer)
        matcher = Matcher([ours])
        certain = matcher.certain(theirs)
        match = certain or next(iter(matcher.proposed(theirs)), None)
        score = matcher_score(match.score if match else 0.0)
        curie = answer.entry.identifiers[0]
        if match is None or match.score < WORTH:
            continue
        others = [each for each in owned.get(curie, ()) if each != paper.id]
        if certain and answer.entry.form and not others:
            told.append(_proposed(answer, answer.entry.form, score))
        else:
            details = (curie, score, answer.entry.title)
            notes.append(Note(paper.id, "candidate", answer.service.label, answer.address, details))
    return Said(tuple(told), tuple(notes))


def matcher_score(score: float) -> str:
    """Return a likeness as a reader sees it."""
    return f"{score:.0f} of 100"


def _proposed(answer: Answer, form: str, score: str) -> Told:
    how = f" (found by title, {score}: {answer.entry.title})"
    version = Version.model_validate(
        {"form": form, "identifiers": answer.entry.identifiers[:1], "by": (answer.service.name,)}
    )
    return Told("versions", version, answer.service.name, evidence_of(answer, how), form)


def _known(paper: Paper) -> Known:
    years = [claim.value for claim in paper.year]
    titles = dict.fromkeys((paper.name, *(claim.value for claim in paper.title)))
    return Known(paper.id, paper.kind, tuple(titles), year=years[0] if years else None)


def _theirs(answer: Answer) -> Known:
    entry = answer.entry
    year = entry.date.year if entry.date else entry.year
    return Known("?", "paper", (entry.title,), year=year, identifiers=entry.identifiers)
