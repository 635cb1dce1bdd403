"""Templates: an empty record that shows every field one could fill in."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticUndefined

from spallm.records.claim import Quantity
from spallm.records.entity import Entity, Footnoted
from spallm.records.fact import Fact
from spallm.records.paper import Paper
from spallm.records.source import Source

_HEAD = """\
# A new {kind}. Fill in what a source says, delete the rest, uncomment what you use.
# Then let the tool check it and bring it into form: spallm check --fix
name = ""
"""
_VERSION = """
[[versions]]
form = "preprint"
identifiers = ["doi:10.…"]
by = ["paper"]
"""
_FOOTNOTES = """
# Who says so: the id of a source (data/sources) or of a paper, and the place in it.
[evidence]
paper = {source = "", locator = "abstract"}
"""
_SOURCE = """\
url = "https://"
basis = "stated-in-repository"
# commit = ""
# licence = ""
# accessed = 2026-01-31
"""


def template(record_class: type[Entity]) -> str:
    """Return the text of a template; it is TOML, but not yet a record."""
    parts = [_HEAD.format(kind=record_class.kind)]
    if record_class is Source:
        parts.append(_SOURCE)
    parts.extend(_fields(record_class))
    if record_class is Paper:
        parts.append(_VERSION)
    if issubclass(record_class, Footnoted):
        parts.append(_FOOTNOTES)
    return "".join(parts)


def _fields(record_class: type[Entity]) -> Iterator[str]:
    for name, field in record_class.model_fields.items():
        for fact in field.metadata:
            if isinstance(fact, Fact) and name != "aliases":
                mark = "" if field.default is PydanticUndefined else "# "
                yield f'{mark}{name} = [{{value = {_example(fact, field)}, by = ["paper"]}}]\n'


def _example(fact: Fact, field: Any) -> str:
    if fact.refers_to:
        return f'"{fact.refers_to}-id"'
    value_type = typing.get_args(field.annotation)[0].model_fields["value"].annotation
    if value_type is Quantity:
        return '{amount = 1000000, unit = "cells"}'
    if value_type is int:
        return "1000000" if "Count" in fact.predicate else "2025"
    if typing.get_origin(value_type) is tuple:
        return '["First Author", "Second Author"]'
    return '""'
