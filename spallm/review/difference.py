"""Differences: what two selections of two graphs have that the other has not, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spallm.analysis.card_reading import Reading
from spallm.analysis.facts import Group, Value
from spallm.store.home import Home
from spallm.store.statement import asserted, key
from spallm.store.subgraph import PART_KINDS, Node, Subgraph
from spallm.vocabulary import DCTERMS, SCHEMA, SKOS, SPALLM

#: What follows from other facts, or says when a curator last looked: never news by itself.
_NO_NEWS = frozenset({SCHEMA.description, SPALLM.checkedOn})


@dataclass(frozen=True, slots=True)
class FactChange:
    """A property of an entity that has other values than before: those that went and that came.

    The values of an entity that is new to the selection all came.
    """

    node: Node
    predicate: str
    gone: tuple[Value, ...]
    came: tuple[Value, ...]


@dataclass(frozen=True)
class Difference:
    """Which entities came and went, and what is said otherwise of those that stayed.

    ``first`` are the facts of those that came, in the same form.
    """

    entered: tuple[Node, ...] = ()
    left: tuple[Node, ...] = ()
    changed: tuple[FactChange, ...] = ()
    first: tuple[FactChange, ...] = ()


def difference(old: Subgraph, new: Subgraph) -> Difference:
    """Return how a selection differs from an older one; entities are compared by their addresses.

    Only the curated view is compared. Who says so is shown and not compared: another source for
    the same value changes nothing.
    """
    stayed = [node for iri, node in new.nodes.items() if iri in old.nodes]
    entered = [node for iri, node in new.nodes.items() if iri not in old.nodes]
    return Difference(
        tuple(entered),
        tuple(node for iri, node in old.nodes.items() if iri not in new.nodes),
        tuple(_all_changes(old, new, stayed)),
        tuple(_all_first(new, entered)),
    )


def _all_changes(old: Subgraph, new: Subgraph, stayed: Iterable[Node]) -> Iterator[FactChange]:
    """Yield what changed; only what did is read closely, which takes by far the most time."""
    changed = [n for n in stayed if _statements(old, n.iri) != _statements(new, n.iri)]
    iris = [node.iri for node in changed]
    before, after = Reading(old.restricted(iris)), Reading(new.restricted(iris))
    for node in changed:
        yield from _changes(before, after, node)


def _all_first(new: Subgraph, entered: Iterable[Node]) -> Iterator[FactChange]:
    reading, home = Reading(new.restricted(node.iri for node in entered)), new.home
    for iri, node in reading.subgraph.nodes.items():
        for group in _groups(reading, iri):
            yield FactChange(node, group.predicate, (), tuple(_told(group, home).values()))


def _changes(before: Reading, after: Reading, node: Node) -> Iterator[FactChange]:
    yield from _named_otherwise(before.subgraph.nodes[node.iri], node)
    home = after.subgraph.home
    old = {group.predicate: _told(group, home) for group in _groups(before, node.iri)}
    new = {group.predicate: _told(group, home) for group in _groups(after, node.iri)}
    for predicate in [*new, *(each for each in old if each not in new)]:
        was, now = old.get(predicate, {}), new.get(predicate, {})
        gone = tuple(value for name, value in was.items() if name not in now)
        came = tuple(value for name, value in now.items() if name not in was)
        if gone or came:
            yield FactChange(node, predicate, gone, came)


def _statements(graph: Subgraph, iri: str) -> set[tuple[str, str, str]]:
    """Return all that the curated view says of an entity and of the nodes that describe it."""
    found: set[tuple[str, str, str]] = set()
    waiting, seen = [iri], {iri}
    while waiting:
        for each in asserted(graph.said_of.get(waiting.pop(), ())):
            found.add((each.subject, each.predicate, each.text))
            target = key(each.object)
            if target not in seen and target not in graph.nodes and target in graph.said_of:
                seen.add(target)
                waiting.append(target)
    return found


def _named_otherwise(old: Node, new: Node) -> Iterator[FactChange]:
    """Yield other names and titles, which are no facts to what reads facts for a card."""
    for predicate in (SKOS.prefLabel, SKOS.altLabel, DCTERMS.title):
        was, now = old.texts(predicate), new.texts(predicate)
        gone = tuple(Value(text) for text in dict.fromkeys(was) if text not in now)
        came = tuple(Value(text) for text in dict.fromkeys(now) if text not in was)
        if gone or came:
            yield FactChange(new, predicate, gone, came)


def _groups(reading: Reading, iri: str) -> Iterator[Group]:
    ours = bool(reading.subgraph.home.kind(iri))
    for group in reading.groups(iri):
        if not group.incoming and not (ours and group.predicate in _NO_NEWS):
            yield group


def _told(group: Group, home: Home) -> dict[str, Value]:
    """Return the curated values of a group by what tells them apart."""
    return {_identity(value, home): value for value in group.values if value.curated}


def _identity(value: Value, home: Home) -> str:
    """Return what tells a value from others, whatever else the selection it stands in holds.

    That is an entity's address, and of a part what it says with its details.
    """
    if value.iri and _is_entity(value, value.iri, home):
        return value.iri
    details = (
        f"{group.predicate} {_identity(each, home)}"
        for group in value.details
        for each in group.values
        if each.curated
    )
    return "\n".join([value.text, *sorted(details)])


def _is_entity(value: Value, iri: str, home: Home) -> bool:
    if home.path(iri) is not None:
        kind = home.kind(iri)
        return bool(kind) and kind not in PART_KINDS
    return bool(value.kind) or not (iri.startswith("_:") or value.details)
