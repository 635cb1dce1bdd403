"""The picture of a neighbourhood: an entity in the middle, what points to it, what it points to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from spallm.store.subgraph import Edge, Node
from spallm.views.drawing import width
from spallm.views.palette import relation_look
from spallm.views.wording import Text

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

WIDTH = 840
_MIDDLE, _AWAY = WIDTH // 2, 118
_LINE, _GAP, _MARGIN = 23, 13, 12
#: How many neighbours a side shows at most, and how wide their names may be there.
MOST = 12
#: Fewer are said in words just as well.
_FEWEST = 2
_WIDEST = 235.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A neighbour: its place, its kind, its name and its page."""

    x: int
    y: int
    kind: str
    name: str
    full: str
    page: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as SVG has it, and the role of its relation."""

    path: str
    role: str


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a relation over those that it leads to, and how many more there are."""

    x: int
    y: int
    text: str
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of the entity, and how high it is."""

    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    lines: tuple[Line, ...] = ()
    height: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, as high as its fuller side; the entity stands at ``x``, ``y``."""

    left: Side
    right: Side
    name: Sequence[str]
    kind: str
    shown: int
    known: int
    x: int
    y: int
    height: int
    width: int = WIDTH


#: One relation with the entities at its far end, the nearest to a reader's interest first.
_Group = tuple[str, Sequence[str]]


def picture(library: Library, at: Address, iri: str) -> Picture | None:
    """Return the picture of an entity, or nothing for a single neighbour; always the same one."""
    edges = library.edges_at.get(iri, ())
    coming = _groups(library, [e for e in edges if e.target == iri], lambda edge: edge.source, iri)
    going = _groups(library, [e for e in edges if e.source == iri], lambda edge: edge.target, iri)
    known = sum(len(ends) for _, ends in (*coming, *going))
    if known < _FEWEST:
        return None
    heights = [_height(_shares(groups)) for groups in (coming, going)]
    height = max(*heights, 130)
    left, right = (
        _side(library, at, groups, (height - own) // 2, height // 2, is_left=is_left)
        for groups, own, is_left in zip((coming, going), heights, (True, False), strict=True)
    )
    node = library.whole.nodes[iri]
    return Picture(
        left,
        right,
        _folded(node.label_in(at.language)),
        node.kind,
        len(left.dots) + len(right.dots),
        known,
        _MIDDLE,
        height // 2,
        height,
    )


def _groups(
    library: Library, edges: Iterable[Edge], far: Callable[[Edge], str], own: str
) -> list[_Group]:
    """Return the relations on a side in their order; each neighbour stands under the first."""
    seen, found = {own}, dict[str, list[str]]()
    for edge in sorted(edges, key=lambda e: (relation_look(e.predicate).order, e.predicate)):
        if far(edge) not in seen:
            seen.add(far(edge))
            found.setdefault(edge.predicate, []).append(far(edge))
    return [(predicate, sorted(ends, key=_fame(library))) for predicate, ends in found.items()]


def _fame(library: Library) -> Callable[[str], tuple[int, str]]:
    """Return a key that sorts the best connected first."""
    return lambda iri: (-len(library.edges_at.get(iri, ())), iri)


def _shares(groups: Sequence[_Group]) -> Mapping[str, int]:
    """Deal the places of a side out to its relations, one by one, as long as there are any."""
    shares = {predicate: 0 for predicate, _ in groups[:MOST]}
    left = MOST
    while left and any(shares[p] < len(ends) for p, ends in groups[:MOST]):
        for predicate, ends in groups[:MOST]:
            if left and shares[predicate] < len(ends):
                shares[predicate] += 1
                left -= 1
    return shares


def _height(shares: Mapping[str, int]) -> int:
    lines = sum(shares.values()) + len(shares)
    return lines * _LINE + max(len(shares) - 1, 0) * _GAP + 2 * _MARGIN


def _side(
    library: Library, at: Address, groups: Sequence[_Group], top: int, middle: int, *, is_left: bool
) -> Side:
    dots, labels, lines = [], [], []
    x = _MIDDLE - _AWAY if is_left else _MIDDLE + _AWAY
    y = top + _MARGIN + _LINE // 2
    shares = _shares(groups)
    for predicate, ends in groups[:MOST]:
        label = library.wording.inverse(predicate) if is_left else library.wording.term(predicate)
        shown = ends[: shares[predicate]]
        labels.append(Label(x, y, _spoken(label, at), len(ends) - len(shown)))
        for other in shown:
            y += _LINE
            dots.append(_dot(library.whole.nodes[other], at, library.path_of(other), x, y))
            lines.append(Line(_curve(x, y, middle), relation_look(predicate).role))
        y += _LINE + _GAP
    return Side(tuple(dots), tuple(labels), tuple(lines), y)


def _dot(node: Node, at: Address, path: str, x: int, y: int) -> Dot:
    name = node.label_in(at.language)
    return Dot(x, y, node.kind, _cut(name, _WIDEST), name, at.page(path))


def _curve(x: int, y: int, middle: int) -> str:
    """Return a line from a neighbour to the middle that leaves both of them level."""
    bend = (x + _MIDDLE) // 2
    return f"M{x},{y}C{bend},{y} {bend},{middle} {_MIDDLE},{middle}"


def _spoken(text: Text, at: Address) -> str:
    said = text if isinstance(text, str) else text[at.language == "zh"]
    return said[:1].upper() + said[1:]


@lru_cache(maxsize=10_000)
def _cut(name: str, widest: float) -> str:
    """Return as much of a name as there is room for."""
    if width(name) <= widest:
        return name
    kept = len(name)
    while kept > 1 and width(name[:kept]) > widest:
        kept -= 1
    return f"{name[:kept].rstrip()}…"


def _folded(name: str) -> list[str]:
    """Return a name in two lines at most, each short enough to stand in the middle."""
    lines = [""]
    for word in name.split():
        joined = f"{lines[-1]} {word}".strip()
        if width(joined) > 150 and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    kept = [_cut(line, 150) for line in lines[:2]]
    return kept if len(lines) < 3 else [kept[0], f"{kept[1].rstrip('…')}…"]
