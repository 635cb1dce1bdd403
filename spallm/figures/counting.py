"""Counting: how many things there are each year, in groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spallm.figures.field import NothingToDraw
from spallm.figures.wishes import Ground
from spallm.views.palette import KINDS
from spallm.views.wording import Text

#: Groups that have a layer of their own; the others share the last one.
MOST = 9
_OTHERS: Text = ["other sections", "其他分区"]


@dataclass(frozen=True)
class Growth:
    """Counts by year, the groups from the largest to the smallest, and what has no year."""

    years: tuple[int, ...]
    groups: Mapping[str, Counter[int]]
    undated: int
    before: int
    kind: str

    def totals(self) -> list[int]:
        """Return how many there are each year."""
        return [sum(found[year] for found in self.groups.values()) for year in self.years]


def counted(ground: Ground) -> Growth:
    """Count what is selected, or raise that there is nothing with a year."""
    nodes = ground.selection.chosen.nodes
    kinds = {node.kind for node in nodes.values()}
    by_kind = ground.wishes.by == "kind"
    kind = ground.wishes.kind or _kind(ground)
    wanted = (kinds & {"paper", "model", "dataset"} or kinds) if by_kind else {kind}
    chosen = [iri for iri, node in nodes.items() if node.kind in wanted]
    dated = {iri: year for iri in chosen if (year := ground.years[iri]) is not None}
    if not dated:
        raise NothingToDraw(
            f"there is no {kind} with a known year in the selection",
            hint="Choose what is counted with --of, for example --of model.",
        )
    groups: dict[str, Counter[int]] = defaultdict(Counter)
    for iri, group in _grouped(ground, sorted(dated), by_kind=by_kind).items():
        groups[group][dated[iri]] += 1
    first = _beginning(Counter(dated.values()))
    last = max(dated.values())
    before = sum(1 for year in dated.values() if year < first)
    ordered = _largest(groups, ground.wishes.said(_OTHERS))
    return Growth(tuple(range(first, last + 1)), ordered, len(chosen) - len(dated), before,
                  "entity" if by_kind else kind)  # fmt: skip


def _kind(ground: Ground) -> str:
    """Return what is counted: works, else models, else that of which most have a year."""
    nodes = ground.selection.chosen.nodes
    dated = Counter(node.kind for iri, node in nodes.items() if ground.years[iri] is not None)
    known = [kind for kind in ("paper", "model") if dated[kind]]
    return known[0] if known else max(sorted(dated), key=lambda k: dated[k], default="work")


def _grouped(ground: Ground, iris: Sequence[str], *, by_kind: bool) -> dict[str, str]:
    if not by_kind:
        from spallm.figures.sections import sections_of

        return {iri: section.name for iri, section in sections_of(ground, iris).items()}
    nodes = ground.selection.chosen.nodes
    names = {kind: ground.wishes.said(look.plural) for kind, look in KINDS.items()}
    return {iri: names.get(nodes[iri].kind, nodes[iri].kind) for iri in iris}


def _beginning(counts: Counter[int]) -> int:
    """Return the year with which the bars begin: few and far old ones would only make gaps."""
    years = sorted(counts)
    total = sum(counts.values())
    gone = 0
    for year in years:
        gone += counts[year]
        if gone > 0.02 * total or years[-1] - year < 8:
            return year
    return years[0]


def _largest(groups: Mapping[str, Counter[int]], others: str) -> dict[str, Counter[int]]:
    ordered = sorted(groups, key=lambda name: (-groups[name].total(), name))
    if len(ordered) <= MOST + 1:
        return {name: groups[name] for name in ordered}
    rest: Counter[int] = Counter()
    for name in ordered[MOST:]:
        rest.update(groups[name])
    return {**{name: groups[name] for name in ordered[:MOST]}, others: rest}
