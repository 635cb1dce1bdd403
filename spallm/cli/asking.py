"""What a user asks: a saved query, a file, SPARQL itself, or stdin; and the answer in columns."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spallm.errors import UsageError
from spallm.store.home import OURS, Home

if TYPE_CHECKING:
    from spallm.knowledge_graph.asking import Parameter
    from spallm.store.engine import Reply

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Asked:
    """What was asked: the name of a saved query or a text, and its parameters."""

    query: str
    parameters: Mapping[str, Parameter]


def asked(words: str, values: Mapping[str, str], home: Home = OURS) -> Asked:
    """Read what a user asks; in free SPARQL nothing says which type a parameter has."""
    if _NAME.fullmatch(words) and words != "-" and not Path(words).exists():
        return Asked(words, dict(values))
    from spallm.store.words import free_term

    return Asked(_text(words), {name: free_term(value, home) for name, value in values.items()})


def _text(words: str) -> str:
    if words == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
    if "{" not in words and len(words) < 4096 and (_like_a_file(words) or Path(words).is_file()):
        return _file(Path(words))
    return words


def _like_a_file(words: str) -> bool:
    """Whether a word can be no SPARQL, which has blanks, but may well be a file."""
    return words.endswith((".rq", ".sparql")) or (bool(words) and not re.search(r"\s|<", words))


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text", hint="Save it as UTF-8.") from error


def show_reply(reply: Reply, home: Home = OURS) -> None:
    """Print an answer in columns, IRIs in short form."""
    from spallm.cli.output import print_rows
    from spallm.store.results import NamedNode, parse_boolean, parse_table, python_value

    if reply.form == "ASK":
        click.echo("yes" if parse_boolean(reply.body) else "no")
        return
    table = parse_table(reply.body)
    rows = [
        [
            home.shortened(term.value) if isinstance(term, NamedNode) else _cell(python_value(term))
            for term in row
        ]
        for row in table
    ]
    print_rows(table.columns, rows, "table")
    click.echo(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}", err=True)


def prettified(body: bytes, home: Home = OURS) -> bytes:
    """Return plain triples as Turtle with our prefixes, in a stable order."""
    import pyoxigraph as ox

    from spallm.store.serialisation import serialise

    triples = (quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES))
    ordered = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return serialise(ordered, ox.RdfFormat.TURTLE, home.prefixes)


def _cell(value: object) -> str | int | float | bool | None:
    return value if isinstance(value, str | int | float | bool | None) else str(value)
