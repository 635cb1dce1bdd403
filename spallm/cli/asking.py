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
from spallm.store.text import QueryText

if TYPE_CHECKING:
    from spallm.store.engine import Reply
    from spallm.store.graph import Graph
    from spallm.store.results import Term
    from spallm.store.saved import SavedQuery

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Question:
    """A query's text, its form, and the terms that its parameters stand for."""

    text: str
    form: str
    terms: Mapping[str, Term]


def question(graph: Graph, asked: str, values: Mapping[str, str]) -> Question:
    """Find out what is asked, and what its parameters mean in this graph."""
    if _NAME.fullmatch(asked) and not Path(asked).exists():
        from spallm.store.saved import saved_query

        saved = saved_query(asked)
        return Question(saved.text, QueryText(saved.text).form, _terms(graph, saved, values))
    text = _text(asked)
    from spallm.store.words import free_term

    terms = {name: free_term(value) for name, value in values.items()}
    return Question(text, QueryText(text).form, terms)


def _text(asked: str) -> str:
    if asked == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
    if "{" in asked and "\n" not in asked and len(asked) < 200 and not Path(asked).is_file():
        return asked
    if len(asked) < 4096 and "\n" not in asked and (Path(asked).is_file() or _like_a_file(asked)):
        return _file(Path(asked))
    return asked


def _like_a_file(asked: str) -> bool:
    return asked.endswith((".rq", ".sparql")) and "{" not in asked


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text", hint="Save it as UTF-8.") from error


def _terms(graph: Graph, saved: SavedQuery, values: Mapping[str, str]) -> Mapping[str, Term]:
    from spallm.store.parameters import parameter_terms

    if not saved.parameters:
        return parameter_terms(saved, values)
    from spallm.analysis.resolve import resolve
    from spallm.store.results import NamedNode

    def found(name: str) -> NamedNode:
        kind, stated, rest = name.rpartition("/")
        return NamedNode(resolve(graph, rest, (kind,) if stated else None).iri)

    return parameter_terms(saved, values, found)


def show_reply(reply: Reply) -> None:
    """Print an answer in columns, IRIs in short form."""
    from spallm.cli.output import print_rows
    from spallm.store.results import NamedNode, parse_boolean, parse_table, python_value
    from spallm.store.subgraph import shortened

    if reply.form == "ASK":
        click.echo("yes" if parse_boolean(reply.body) else "no")
        return
    table = parse_table(reply.body)
    rows = [
        [
            shortened(term.value) if isinstance(term, NamedNode) else _cell(python_value(term))
            for term in row
        ]
        for row in table
    ]
    print_rows(table.columns, rows, "table")
    click.echo(f"{len(rows):,} rows", err=True)


def prettified(body: bytes) -> bytes:
    """Return plain triples as Turtle with our prefixes, in a stable order."""
    import pyoxigraph as ox

    from spallm.store.serialisation import serialise

    triples = (quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES))
    ordered = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return serialise(ordered, ox.RdfFormat.TURTLE)


def _cell(value: object) -> str | int | float | bool | None:
    return value if isinstance(value, str | int | float | bool | None) else str(value)
