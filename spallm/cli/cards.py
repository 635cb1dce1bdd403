"""A card on a terminal: properties, values, and numbered footnotes for who says so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from spallm.cli.output import console, printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from spallm.analysis.card import Card, Group
    from spallm.analysis.evidence import Evidence
    from spallm.analysis.facts import Value

WORDS = {
    "en": {
        "sources": "Sources", "disagreements": "Where sources disagree", "more": "and {} more",
        "all": "spallm show {} --all", "also": "also known as", "unlike": "also stated",
        "shown": "shown here",
    },
    "zh": {
        "sources": "来源", "disagreements": "说法不一之处", "more": "另有 {} 项",
        "all": "spallm show {} --all", "also": "又名", "unlike": "亦有此说",
        "shown": "本图采用",
    },
}  # fmt: skip


class Footnotes:
    """Evidence in the order of its first mention."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.entries: list[Evidence] = []

    def marks(self, evidence: Iterable[Evidence]) -> str:
        """Return the numbers of some evidence, as ``1,4``."""
        numbers = []
        for entry in evidence:
            if entry.iri not in self._numbers:
                self.entries.append(entry)
                self._numbers[entry.iri] = len(self.entries)
            numbers.append(self._numbers[entry.iri])
        return ",".join(str(number) for number in sorted(numbers))


def print_json(card: Card) -> None:
    """Print a card for programs."""
    click.echo(json.dumps(asdict(card), ensure_ascii=False, indent=2, default=str))


def print_card(card: Card, lang: str, limit: int | None) -> None:
    """Print a card for people; lists longer than ``limit`` are cut, and say so."""
    from rich.table import Table
    from rich.text import Text

    words, notes, terminal = WORDS[lang], Footnotes(), console()
    terminal.print(_heading(card, lang, words))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold cyan", max_width=26)
    table.add_column(overflow="fold")
    for group in card.groups:
        shown = _in_language([value for value in group.values if value.curated], lang)
        lines = list(_lines(shown, lang, notes, limit, words))
        if lines:
            label = group.label_in(lang)
            table.add_row(Text(printable(label)), Text("\n").join(lines))
    terminal.print(table)
    _print_disagreements(terminal, card, lang, notes, words)
    _print_footnotes(terminal, notes, words)
    if limit and any(len(group.values) > limit for group in card.groups):
        terminal.print(Text(words["all"].format(card.id), style="dim"))


def _in_language(values: list[Value], lang: str) -> list[Value]:
    """Return the values without the other language's where both are there."""
    spoken = {value.language for value in values}
    return [v for v in values if v.language in (None, lang) or lang not in spoken]


def _heading(card: Card, lang: str, words: dict[str, str]) -> Text:
    from rich.text import Text

    heading = Text(printable(card.node.label_in(lang)), style="bold")
    heading.append(f"  {card.kind}", style="dim")
    heading.append(f"\n{card.iri}\n", style="dim")
    if card.aliases:
        heading.append(f"{words['also']} {printable(', '.join(card.aliases))}\n", style="dim")
    return heading


def _lines(
    values: list[Value], lang: str, notes: Footnotes, limit: int | None, words: dict[str, str]
) -> Iterator[Text]:
    from rich.text import Text

    for value in values[:limit]:
        yield _value(value, lang, notes)
    if limit and len(values) > limit:
        yield Text(words["more"].format(f"{len(values) - limit:,}"), style="dim")


def _value(value: Value, lang: str, notes: Footnotes) -> Text:
    from rich.text import Text

    line = Text(printable(_name(value, lang)))
    if value.kind and value.id and value.id != _name(value, lang):
        line.append(f"  {value.id}", style="dim")
    details = "; ".join(_detail(group, lang) for group in value.details)
    if details:
        line.append(f"  ({printable(details)})")
    if marks := notes.marks(value.evidence):
        line.append(f" [{marks}]", style="dim")
    return line


def _detail(group: Group, lang: str) -> str:
    texts = ", ".join(_name(value, lang) for value in group.values)
    return f"{group.label_in(lang)}: {texts}"


def _name(value: Value, lang: str) -> str:
    return value.labels.get(lang) or value.labels.get("en") or value.text


def _print_disagreements(
    terminal: Console, card: Card, lang: str, notes: Footnotes, words: dict[str, str]
) -> None:
    from rich.text import Text

    disputed = [group for group in card.groups if not all(v.curated for v in group.values)]
    if disputed:
        terminal.print(Text(f"\n{words['disagreements']}", style="bold"))
    for group in disputed:
        terminal.print(Text(f"  {printable(group.label_in(lang))}", style="cyan"))
        for value in sorted(group.values, key=lambda value: not value.curated):
            terminal.print(_stance(value, lang, notes, words))


def _stance(value: Value, lang: str, notes: Footnotes, words: dict[str, str]) -> Padding:
    """Return a value with whether it is shown, who says it, and the curator's reason."""
    from rich.padding import Padding
    from rich.text import Text

    line = Text(f"{words['shown' if value.curated else 'unlike']}  ", style="dim")
    line.append(_value(value, lang, notes))
    if value.reason:
        line.append(f"\n    {printable(value.reason)}", style="italic")
    return Padding(line, (0, 0, 0, 4))


def _print_footnotes(terminal: Console, notes: Footnotes, words: dict[str, str]) -> None:
    from rich.text import Text

    if notes.entries:
        terminal.print(Text(f"\n{words['sources']}", style="bold"))
    for number, entry in enumerate(notes.entries, start=1):
        line = Text(f"{number:>4}  {printable(entry.label)}")
        line.append(f"  {entry.basis or ''}", style="dim")
        if entry.url:
            line.append(f"\n      {printable(entry.url)}", style="dim")
        terminal.print(line, soft_wrap=True)
