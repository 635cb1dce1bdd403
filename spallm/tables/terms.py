"""Terms: how one value of a statement reads in a table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from spallm.analysis.part_texts import link_to, part_link, part_text
from spallm.exports.table import Number
from spallm.store.statement import key
from spallm.tables.found import Found
from spallm.views.amounts import sized
from spallm.views.links import safe_link
from spallm.views.parts import grouped
from spallm.views.statements import Stated
from spallm.views.wording import Text, legible
from spallm.vocabulary import SCHEMA, XSD

if TYPE_CHECKING:
    from spallm.tables.ground import Ground

_WORDS: dict[str, Text] = {
    "true": ["yes", "是"], "1": ["yes", "是"], "false": ["no", "否"], "0": ["no", "否"],
}  # fmt: skip
_WHOLE = frozenset(
    XSD.iri + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")
)
_BROKEN = frozenset(XSD.iri + name for name in ("decimal", "double", "float"))


def shown(ground: Ground, each: Stated) -> Found:
    """Return the value of a statement as it reads; an entity is its name, a part its words."""
    if isinstance(each.value, ox.Literal):
        return _literal(each.predicate, each.value)
    name = key(each.value)
    if name in ground.whole.nodes or name in ground.wording.names:
        return Found(ground.name(name), ground.address(name))
    parts = [part for part in ground.statements.about(name) if part.status is None]
    if not parts:
        text = legible(name) if safe_link(name) else ground.name(name)
        return Found(text, safe_link(name) or "")
    return _part(parts)


def number_of(value: ox.Literal) -> Number | None:
    """Return the number that a literal is, if it is one.

    >>> number_of(ox.Literal(53)), number_of(ox.Literal("53"))
    (53, None)
    """
    try:
        if value.datatype.value in _WHOLE:
            return int(value.value)
        found = float(value.value) if value.datatype.value in _BROKEN else None
    except ValueError:
        return None
    return found if found is None or abs(found) < float("inf") else None


def _literal(predicate: str, value: ox.Literal) -> Found:
    if value.datatype.value == XSD.iri + "boolean":
        return Found(_WORDS.get(value.value, value.value))
    text = grouped(legible(value.value))
    url = safe_link(link_to(predicate, value.value) or "") or ""
    return Found(text, url, number_of(value), language=(value.language or "").lower())


def _part(parts: list[Stated]) -> Found:
    """Return an amount, an author, a version: what has statements and no page of its own."""
    said: dict[str, list[Stated]] = defaultdict(list)
    for part in parts:
        said[part.predicate].append(part)
    values = [v.value for v in said.get(SCHEMA.value, ()) if isinstance(v.value, ox.Literal)]
    if values:
        return Found(sized(parts), number=number_of(values[0]))
    words = {predicate: [p.value for p in each] for predicate, each in said.items()}
    return Found(legible(part_text(words)), safe_link(part_link(words) or "") or "")
