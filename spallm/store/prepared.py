"""A query made ready for an engine: parameters bound, prefixes declared, rows bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from spallm.store.binding import Edit, bind
from spallm.store.faults import balanced, find_fault
from spallm.store.place import Place, offset_of
from spallm.store.text import QueryText
from spallm.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from spallm.errors import QuerySyntaxError
    from spallm.store.results import Term

_POSITION = re.compile(r"^error at (\d+):(\d+): (?:expected (?:one of )?)?", re.MULTILINE)
# What the engine says in words, among the tokens it lists as expected.
_IN_WORDS = re.compile(r"(?:^|, )((?:The|A|An|Only|It|Not) [^,]*[a-z][^,]*)")
_LONGEST_NUMBER = 20
# What answers otherwise each time it is asked.
_MOMENTARY = frozenset({"NOW", "RAND", "UUID", "STRUUID", "SERVICE"})


@dataclass(frozen=True)
class PreparedQuery:
    """The text that is sent, and the way back to the text that was written."""

    query: QueryText
    edits: tuple[Edit, ...]

    @property
    def form(self) -> str:
        """SELECT, ASK, CONSTRUCT or DESCRIBE."""
        return self.query.form

    @cached_property
    def is_repeatable(self) -> bool:
        """Tell whether the same graph gives the same answer every time."""
        momentary = any(token.word in _MOMENTARY for token in self.query.tokens)
        return not momentary and not self.query.is_doubtful

    @cached_property
    def text(self) -> str:
        """Put together the text that is sent."""
        pieces = []
        done = 0
        for edit in self.edits:
            pieces += [self.query.text[done : edit.start], edit.text]
            done = edit.end
        return "".join([*pieces, self.query.text[done:]])

    def unbounded(self, rows: int | None) -> PreparedQuery:
        """Return the query without the bound that ``prepare`` put to its rows."""
        bound = [] if rows is None else _bound(self.query, rows)
        return replace(self, edits=tuple(edit for edit in self.edits if edit not in bound))

    def origin(self, offset: int) -> int:
        """Return the offset in the written text that an offset in the sent text comes from."""
        shift = 0
        for edit in self.edits:
            start = edit.start + shift
            if offset < start:
                break
            if offset < start + len(edit.text):
                return edit.start
            shift += len(edit.text) - (edit.end - edit.start)
        return min(offset - shift, len(self.query.text))

    def explain(self, complaint: str) -> QuerySyntaxError:
        """Turn the engine's complaint about the sent text into an error in the written text."""
        position = _POSITION.match(complaint)
        if not position:
            return find_fault(self.query) or self.query.wrong(0, complaint)
        expected = complaint[position.end() :]
        place = Place(int(position[1]), int(position[2]))
        offset = self.origin(offset_of(self.text, place) - _overshoot(expected))
        words = _IN_WORDS.search(expected)
        token = self.query.token_at(offset)
        if words and token:
            return self.query.wrong(token.start, words[1])
        fault = find_fault(self.query)
        if fault or token is None:
            return fault or self.query.wrong(offset, "the query is not whole")
        return self.query.wrong(token.start, f"{token.text} is not expected here")


def _overshoot(expected: str) -> int:
    """Return how far behind the fault the engine points.

    It reads as many characters as a keyword has before it finds that they are another word.
    """
    wanted = expected.split(", ")
    keywords = all(word.replace("_", "").isalnum() for word in wanted if word != "[_]")
    return min((len(word) for word in wanted if word != "[_]"), default=0) if keywords else 0


def prepare(
    text: str,
    parameters: Mapping[str, Term] | None = None,
    *,
    rows: int | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
    services: Collection[str] = (),
    base: str | None = None,
) -> PreparedQuery:
    """Check a query and make it ready; a table is bounded to one row more than ``rows``.

    The row more tells an engine's whole answer from one that was cut. ``base`` is what relative
    IRIs are relative to, where the query declares nothing; without it, they are an error.

    >>> prepare("ASK { ?s a schema:Dataset }").text
    'PREFIX schema: <https://schema.org/> ASK { ?s a schema:Dataset }'
    >>> prepare("SELECT * { ?s a ?kind }", rows=10).text
    'SELECT * { ?s a ?kind } LIMIT 11'
    """
    query = QueryText(text)
    query.check(prefixes, services)
    missing = [f"PREFIX {name}: <{prefixes[name]}> " for name in query.undeclared]
    if base and query.relative:
        missing.insert(0, f"BASE <{base}> ")
    edits = [Edit(0, 0, "".join(missing))] if missing else []
    edits += bind(query, parameters or {})
    edits += _truths(query)
    if rows is not None and query.form == "SELECT" and balanced(query):
        edits += _bound(query, rows)
    return PreparedQuery(query, tuple(sorted(edits)))


def _truths(query: QueryText) -> list[Edit]:
    """Return the edits that write true and false as the engine knows them: in small letters."""
    return [
        Edit(token.start, token.end, token.text.lower())
        for token in query.tokens
        if token.word in ("TRUE", "FALSE") and token.text != token.text.lower()
    ]


def _bound(query: QueryText, rows: int) -> list[Edit]:
    """Return the edit that bounds the number of rows, where the query does not do so itself."""
    outer = [token for token in query.tokens if token.depth == 0]
    for word, number in pairwise(outer):
        if word.word == "LIMIT":
            # Python reads no number of thousands of digits.
            short = number.text.lstrip("0")[:_LONGEST_NUMBER]
            stays = not number.text.isdecimal() or int(short or "0") <= rows
            return [] if stays else [Edit(number.start, number.end, str(rows + 1))]
    values = [token for token in outer if token.word == "VALUES"]
    last = outer[outer.index(values[0]) - 1] if values else outer[-1]
    return [Edit(last.end, last.end, f" LIMIT {rows + 1}")]
