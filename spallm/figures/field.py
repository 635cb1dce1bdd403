"""The field: the models, or other things, that a tree shows, and who descends from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from spallm.errors import SpallmError
from spallm.figures.sections import Section, sections_of
from spallm.figures.wishes import Ground
from spallm.store.subgraph import Edge
from spallm.views.palette import relation_look
from spallm.views.relations import exact, super_properties
from spallm.views.statuses import statuses
from spallm.vocabulary import DCTERMS

#: What makes two things kin, and what only tells where ideas and parts came from.
DESCENT = frozenset({"lineage", "version", "succession"})
PARTS = frozenset({"component", "influence"})


#: Names of members are cut beyond so many letters, or one would widen its whole column.
LONGEST = 32


class NothingToDraw(SpallmError):
    """A selection that has nothing of what a figure shows."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A thing in the tree, with those that are folded into it."""

    iri: str
    name: str
    year: int | None
    day: str
    section: Section
    is_peer_reviewed: bool
    has_open_weights: bool
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """That one thing came from another, by which relation, and the edges that say so."""

    ancestor: str
    descendant: str
    predicate: str
    role: str
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True)
class Field:
    """What a tree is drawn from."""

    members: Mapping[str, Member]
    ties: tuple[Tie, ...]
    folded: int = field(default=0)


def kind_of_tree(ground: Ground) -> str:
    """Return the kind of thing that a tree shows: what was asked for, else models, else any.

    In a graph without models it is the kind of which most descend from another.
    """
    nodes = ground.selection.chosen.nodes
    if ground.wishes.kind or any(node.kind == "model" for node in nodes.values()):
        return ground.wishes.kind or "model"
    counts: dict[str, int] = defaultdict(int)
    for edge in ground.selection.chosen.edges:
        if relation_look(edge.predicate).role in DESCENT:
            counts[nodes[edge.source].kind] += 1
    return max(sorted(counts), key=lambda kind: counts[kind], default="model")


def read_field(ground: Ground, iris: Collection[str], *, folded: bool) -> Field:
    """Return the members and the ties among them; folded, versions stand within their families."""
    edges = _edges(ground, set(iris))
    family = _families(edges) if folded else {}
    home = {iri: _top(iri, family) for iri in sorted(iris)}
    held: dict[str, list[str]] = defaultdict(list)
    for iri, top in home.items():
        if iri != top:
            held[top].append(iri)
    return Field(_members(ground, home, held), _ties(edges, home), sum(map(len, held.values())))


def _edges(ground: Ground, iris: set[str]) -> tuple[Edge, ...]:
    supers = super_properties(ground.selection.whole.said)
    wanted = DESCENT | PARTS
    return exact(
        (
            edge
            for edge in ground.selection.whole.edges
            if edge.source in iris
            and edge.target in iris
            and edge.source != edge.target
            and relation_look(edge.predicate).role in wanted
        ),
        supers,
    )


def _families(edges: Iterable[Edge]) -> dict[str, str]:
    """Return the family of each version; a ring is cut where it closes."""
    found: dict[str, str] = {}
    for edge in edges:
        is_version = edge.predicate == DCTERMS.isVersionOf and edge.source not in found
        if is_version and _top(edge.target, found) != edge.source:
            found[edge.source] = edge.target
    return found


def _top(iri: str, family: Mapping[str, str]) -> str:
    while iri in family:
        iri = family[iri]
    return iri


def _members(
    ground: Ground, home: Mapping[str, str], held: Mapping[str, list[str]]
) -> dict[str, Member]:
    known = statuses(ground.nodes, ground.selection.whole.edges, ground.curated)
    reviewed = {ground.nodes[n].iri for n in known.peer_reviewed}
    released = {ground.nodes[n].iri for n in known.open_weights}
    tops = sorted(set(home.values()))
    section = sections_of(ground, tops)
    found = {}
    for iri in tops:
        all_of = [iri, *held.get(iri, [])]
        years = [year for each in all_of if (year := ground.years[each]) is not None]
        own = ground.years[iri]
        found[iri] = Member(
            iri,
            ground.name(iri, LONGEST),
            own if own is not None else min(years, default=None),
            ground.days[iri],
            section[iri],
            any(each in reviewed for each in all_of),
            any(each in released for each in all_of),
            tuple(held.get(iri, ())),
        )
    return found


def _ties(edges: Iterable[Edge], home: Mapping[str, str]) -> tuple[Tie, ...]:
    """Return the ties between members; those within a family vanish, equal ones become one."""
    found: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        ancestor, descendant = home[edge.target], home[edge.source]
        if ancestor != descendant:
            found[ancestor, descendant, edge.predicate].append(edge)
    made = {
        (ancestor, descendant)
        for ancestor, descendant, predicate in found
        if relation_look(predicate).role == "lineage"
    }
    return tuple(
        Tie(ancestor, descendant, predicate, role, tuple(said))
        for (ancestor, descendant, predicate), said in sorted(found.items())
        if (role := relation_look(predicate).role) != "version"
        or (ancestor, descendant) not in made
    )


def kin(ground: Ground, starts: Iterable[str], *, components: bool) -> set[str]:
    """Return the ancestors and descendants of things, and themselves, over the whole graph."""
    roles = DESCENT | PARTS if components else DESCENT
    up: dict[str, set[str]] = defaultdict(set)
    down: dict[str, set[str]] = defaultdict(set)
    for edge in ground.selection.whole.edges:
        if relation_look(edge.predicate).role in roles:
            up[edge.source].add(edge.target)
            down[edge.target].add(edge.source)
    starts = set(starts)
    return _reach(starts, up) | _reach(starts, down)


def _reach(starts: set[str], ways: Mapping[str, set[str]]) -> set[str]:
    found = set(starts)
    waiting = sorted(starts)
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found
