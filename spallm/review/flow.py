"""The PRISMA 2020 counts of a review.

What the selection finds is what the search identified: each entry of a source about one of the
selected works is a record in the words of PRISMA, a work is a study, and its versions are the
reports of that study. Entries about the same work are duplicates. The rest of the graph was never
searched for, so nothing of it counts as removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from spallm.figures.flow import Flow
from spallm.review.origins import origin
from spallm.review.record import Record
from spallm.selecting.screening import NOT_RETRIEVED, STAGES, Standing
from spallm.store.statement import key
from spallm.vocabulary import SPALLM

if TYPE_CHECKING:
    from spallm.review.state import State

FIRST, SECOND = STAGES
_NO_SOURCE = {"en": "no source named", "zh": "未注明来源"}
_NO_REASON = {"en": "no reason given", "zh": "未注明理由"}


def flow(state: State, language: str = "en") -> Flow:
    """Return the counts of a review as it stands.

    Conflicts and records of which a reader is unsure are undecided. Where nothing was screened, all
    records pass by the query alone.
    """
    identified = _identified(state, language)
    included = [record for record in state.records if state.passed(record)]
    before = {
        "identified": identified,
        "duplicates": sum(identified.values()) - len(state.records),
        "screened": len(state.records) if state.screened else None,
        "studies_included": len(included),
        "reports_included": reports(included),
    }
    if not state.screened:
        return Flow(**before)  # type: ignore[arg-type]
    first = [(record, state.first(record)) for record in state.records]
    out = [state.standing(r, FIRST) for r, outcome in first if outcome == "exclude"]
    screened = {
        "excluded": _by_reason(state, out, language),
        "undecided": sum(outcome not in ("include", "exclude") for _, outcome in first),
    }
    passed = [record for record, outcome in first if outcome == "include"]
    return Flow(**before, **screened, **_second(state, passed, language))  # type: ignore[arg-type]


def reports(records: Iterable[Record]) -> int:
    """Return how many reports there are of some studies; of each at least one is known."""
    return sum(len(record.reports) or 1 for record in records)


def _second(state: State, passed: list[Record], language: str) -> Mapping[str, object]:
    """Return the counts of the second stage, where there is one."""
    if SECOND not in state.stages:
        return {}
    out = [each for r in passed if (each := state.standing(r, SECOND)).outcome == "exclude"]
    lost = [each for each in out if each.reason.strip().lower() == NOT_RETRIEVED]
    return {
        "sought": len(passed),
        "not_retrieved": len(lost),
        "waiting": state.waiting,
        "assessed": len(passed) - len(lost) - state.waiting,
        "ineligible": _by_reason(state, (each for each in out if each not in lost), language),
    }


def _by_reason(state: State, standings: Iterable[Standing], language: str) -> Mapping[str, int]:
    """Count by reason: criteria in the order of the review, then what readers wrote themselves."""
    counts = Counter(each.reason.strip() for each in standings)
    places = {code: place for place, code in enumerate(state.review.codes)}
    named: Counter[str] = Counter()
    for reason in sorted(counts, key=lambda text: (places.get(text.lower(), len(places)), text)):
        named[state.review.reason(reason, language) or _NO_REASON[language]] += counts[reason]
    return dict(named)


def _identified(state: State, language: str) -> Mapping[str, int]:
    """Count the entries about the selected works, by what kind of source each stands in."""
    library, counts = state.register.library, Counter[str]()
    for record in state.records:
        entries = library.entries(record.iri)
        if not entries:
            counts[_NO_SOURCE[language]] += 1
        for graph, _ in entries:
            kinds = library.facts.objects(graph, SPALLM.basis)
            names = [
                origin(key(kind), library.facts.name(kind, language), language) for kind in kinds
            ]
            counts[names[0] if names else _NO_SOURCE[language]] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
