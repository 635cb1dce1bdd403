"""Lineage for an assistant: relatives in the order of the tree, each with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired

from typing_extensions import TypedDict

from spallm.assistant.footnotes import Footnotes, Source, marks, notes
from spallm.store.subgraph import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spallm.analysis.lineage import Branch, Tree
    from spallm.store.subgraph import Node

Side = Literal["ancestor", "descendant"]


class Relative(TypedDict):
    """A relative: how far it is from the entity asked about, and what ties it to the one between.

    The properties run from the younger to the elder. ``borrowed`` tells a part, an architecture or
    an inspiration, which is no descent; ``repeated`` says that its own relatives stand elsewhere.
    """

    side: Side
    depth: int
    iri: str
    id: str
    name: str
    properties: list[str]
    tied_to: str
    sources: list[int]
    borrowed: NotRequired[bool]
    repeated: NotRequired[bool]


class Lineage(TypedDict):
    """What an entity came from, and what came from it."""

    iri: str
    id: str
    name: str
    relatives: list[Relative]
    sources: list[Source]
    cut: NotRequired[str]


def lineage_of(tree: Tree, most: int) -> Lineage:
    """Return a tree for an assistant, with at most so many relatives."""
    footnotes = Footnotes()
    walked = [
        *_walk(tree.ancestors, tree.root, "ancestor", 1),
        *_walk(tree.descendants, tree.root, "descendant", 1),
    ]
    told: Lineage = {
        "iri": tree.root.iri,
        "id": tree.root.id,
        "name": tree.root.label,
        "relatives": [_relative(*each, footnotes) for each in walked[:most]],
        "sources": footnotes.sources,
    }
    if len(walked) > most:
        told["cut"] = (
            f"Cut: {len(walked) - most} more relatives are left out. Ask with one direction, or "
            "of one of the relatives."
        )
    return told


def _walk(
    branches: Sequence[Branch], root: Node, side: Side, depth: int
) -> Iterator[tuple[Branch, Node, Side, int]]:
    for branch in branches:
        yield branch, root, side, depth
        yield from _walk(branch.children, branch.node, side, depth + 1)


def _relative(
    branch: Branch, above: Node, side: Side, depth: int, footnotes: Footnotes
) -> Relative:
    told: Relative = {
        "side": side,
        "depth": depth,
        "iri": branch.node.iri,
        "id": branch.node.id,
        "name": branch.node.label,
        "properties": [shortened(link) for link in branch.links],
        "tied_to": above.iri,
        "sources": footnotes.numbers(branch.evidence),
    }
    if branch.borrowed:
        told["borrowed"] = True
    if branch.repeated:
        told["repeated"] = True
    return told


def lineage_text(told: Lineage) -> str:
    """Return a lineage in lines, indented as a tree."""
    lines = [f"{told['name']}  {told['iri']}"]
    for side, title in (("ancestor", "Came from:"), ("descendant", "Led to:")):
        relatives = [each for each in told["relatives"] if each["side"] == side]
        lines += [title, *map(_line, relatives)] if relatives else [f"{title} nothing known"]
    lines += notes(told["sources"])
    return "\n".join([*lines, *([f"\n{told['cut']}"] if "cut" in told else [])])


def _line(each: Relative) -> str:
    arrow = "→" if each["side"] == "ancestor" else "←"
    line = f"{'  ' * each['depth']}{arrow} {', '.join(each['properties'])}  {each['name']}"
    more = "  (borrowed, no descent)" if each.get("borrowed") else ""
    more += "  (its relatives stand above)" if each.get("repeated") else ""
    return f"{line}  {each['iri']}{marks(each['sources'])}{more}"
