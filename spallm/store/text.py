"""A query's text: what it asks for, and whether it may be asked at all."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from spallm.errors import QueryRefused, QuerySyntaxError, TooLarge
from spallm.store.calls import calls
from spallm.store.formats import FORMS
from spallm.store.place import excerpt, place_of
from spallm.store.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from spallm.store.tokens import Token

LENGTH_LIMIT = 100_000
DEPTH_LIMIT = 64
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
_PROLOGUE = frozenset({"PREFIX", "BASE", "VERSION"})


class QueryText:
    """A SPARQL text of bounded length, with what can be seen in it without running it."""

    def __init__(self, text: str) -> None:
        if len(text) > LENGTH_LIMIT:
            raise TooLarge(
                f"the query has {len(text):,} characters, more than {LENGTH_LIMIT:,}",
                hint="Ask in several smaller queries.",
            )
        self.text = text
        if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
            raise QuerySyntaxError("the query is not valid UTF-8", hint="Save it as UTF-8.")

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the text."""
        return tokens(self.text)

    @cached_property
    def body(self) -> tuple[Token, ...]:
        """The tokens after the PREFIX and BASE lines."""
        place = 0
        while place < len(self.tokens) and self.tokens[place].word in _PROLOGUE:
            place += 3 if self.tokens[place].word == "PREFIX" else 2
        return self.tokens[place:]

    @cached_property
    def form(self) -> str:
        """SELECT, ASK, CONSTRUCT or DESCRIBE; anything else is an error."""
        first = self.body[0] if self.body else None
        word = first.word if first else ""
        if word in FORMS:
            return word
        if first is None:
            raise QuerySyntaxError(
                "the query is empty", hint="It starts with SELECT, ASK, CONSTRUCT or DESCRIBE."
            )
        if word in _UPDATES:
            raise QueryRefused(
                self.at(
                    first.start, f"{word} would change the graph, and a graph is only read here"
                ),
                hint="Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.",
            )
        raise self.wrong(first.start, "a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE")

    @cached_property
    def declared(self) -> frozenset[str]:
        """The prefixes that the text declares."""
        pairs = pairwise(self.tokens)
        return frozenset(
            name.text[:-1] for word, name in pairs if word.word == "PREFIX" and name.kind == "name"
        )

    @cached_property
    def undeclared(self) -> dict[str, Token]:
        """The prefixes that the text uses and does not declare, with their first use."""
        used: dict[str, Token] = {}
        for token in self.body:
            if token.kind == "name":
                used.setdefault(token.text.partition(":")[0], token)
        return {prefix: token for prefix, token in used.items() if prefix not in self.declared}

    @cached_property
    def relative(self) -> Token | None:
        """The first IRI that is relative to nothing, because the text declares no BASE."""
        if any(token.word == "BASE" for token in self.tokens):
            return None
        iris = (token for token in self.tokens if token.kind == "iri")
        return next((token for token in iris if ":" not in token.text), None)

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names of the variables, in order of appearance, each once."""
        return tuple(dict.fromkeys(t.text[1:] for t in self.tokens if t.kind == "variable"))

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether the engine may read the text in another way than it is read here."""
        return any(token.doubtful for token in self.tokens)

    def at(self, offset: int, message: str) -> str:
        """Return a message with its line, its column and the line of text under it."""
        place = place_of(self.text, offset)
        picture = excerpt(self.text, offset)
        return f"line {place.line}, column {place.column}: {message}\n{picture}"

    def wrong(self, offset: int, message: str, hint: str | None = None) -> QuerySyntaxError:
        """Return a syntax error at an offset."""
        return QuerySyntaxError(self.at(offset, message), hint=hint)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers an offset, or the next one, or else the last."""
        later = (token for token in self.tokens if token.end > offset)
        return next(later, self.tokens[-1] if self.tokens else None)

    def check(self, prefixes: Mapping[str, str], services: Collection[str] = ()) -> None:
        """Refuse what the engine must never see: depth, SERVICE, files, unknown prefixes."""
        deepest = max(self.tokens, key=lambda token: token.depth, default=None)
        if deepest and deepest.depth >= DEPTH_LIMIT:
            raise TooLarge(
                self.at(deepest.start, f"brackets stand {DEPTH_LIMIT} deep and deeper"),
                hint="Take the query apart.",
            )
        _ = self.form
        self._check_services(services)
        self._check_files()
        self._check_prefixes(prefixes)

    def _check_services(self, services: Collection[str]) -> None:
        for call in calls(self.text):
            # With no way open, a call that only seems to be one leads nowhere.
            if call.endpoint not in services and (services or not self._is_quiet(call.start)):
                raise QueryRefused(
                    self.at(call.start, "SERVICE would send data to another host"),
                    hint="Allow the endpoint by name, or ask it directly with --graph URL.",
                )

    def _is_quiet(self, offset: int) -> bool:
        """Tell whether an offset is certain to stand in a string or a comment."""
        place = bisect_right(self.tokens, offset, key=lambda token: token.start) - 1
        before = self.tokens[place : place + 1]
        is_read = any(token.end > offset and token.kind != "string" for token in before)
        return not self.is_doubtful and not is_read

    def _check_files(self) -> None:
        for before, token in pairwise(self.tokens):
            sourced = before.word in ("FROM", "NAMED") and token.kind == "iri"
            if sourced and token.text.casefold().startswith("<file:"):
                raise QueryRefused(
                    self.at(token.start, "FROM does not read files"),
                    hint="Open the file with --graph FILE.",
                )

    def _check_prefixes(self, prefixes: Mapping[str, str]) -> None:
        for prefix, token in self.undeclared.items():
            if prefix not in prefixes:
                from spallm.nearness import did_you_mean

                known = f"{did_you_mean(prefix, prefixes)} ".lstrip()
                raise self.wrong(
                    token.start,
                    f"the prefix {prefix}: is not declared",
                    f"{known}Declare it with PREFIX {prefix}: <…>.",
                )
