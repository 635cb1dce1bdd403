"""Trees and ways on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree as Drawing

from spallm.cli.output import console, printable
from spallm.store.subgraph import Node

if TYPE_CHECKING:
    from spallm.analysis.lineage import Branch, Tree
    from spallm.analysis.paths import Path

HEADS = {
    "en": {"up": "came from", "down": "led to", "again": "see elsewhere in the tree"},
    "zh": {"up": "来自", "down": "衍生出", "again": "见树中别处"},
}


def print_tree(tree: Tree, lang: str) -> None:
    """Print the ancestors above, the descendants below."""
    words, terminal = HEADS[lang], console()
    for head, branches in (("up", tree.ancestors), ("down", tree.descendants)):
        if branches:
            drawing = Drawing(_name(tree.root, lang).append(f"  {words[head]}", style="dim"))
            _grow(drawing, branches, lang, words)
            terminal.print(drawing)
    if not tree.ancestors and not tree.descendants:
        terminal.print(_name(tree.root, lang))


def _grow(drawing: Drawing, branches: Iterable[Branch], lang: str, words: dict[str, str]) -> None:
    for branch in branches:
        links = ", ".join(_word(labels, lang) for labels in branch.labels)
        line = Text(f"{links}  ", style="dim" if branch.borrowed else "magenta")
        line.append(_name(branch.node, lang))
        if branch.repeated:
            line.append(f"  ({words['again']})", style="dim")
        _grow(drawing.add(line), branch.children, lang, words)


def print_path(way: Path, lang: str) -> None:
    """Print one way, each relation named as one reads it from left to right."""
    line = _name(way[0].start, lang) if way else Text()
    for step in way:
        relation = _word(step.labels, lang)
        line.append(f" ─{relation}→ ", style="magenta").append(_name(step.end, lang))
    console().print(line, soft_wrap=True)


def _word(labels: Mapping[str, str], lang: str) -> str:
    return labels.get(lang) or labels.get("en") or next(iter(labels.values()), "")


def _name(node: Node, lang: str) -> Text:
    name = Text(printable(node.label_in(lang)), style="bold")
    if node.id != node.label_in(lang):
        name.append(f"  {node.id}", style="dim not bold")
    return name
