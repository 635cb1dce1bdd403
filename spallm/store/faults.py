"""Faults in a query's text that can be told more clearly than the engine tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.store.keywords import KEYWORDS, SIGNS

if TYPE_CHECKING:
    from spallm.errors import QuerySyntaxError
    from spallm.store.text import QueryText
    from spallm.store.tokens import Token

_CLOSING = {"(": ")", "[": "]", "{": "}", "<<": ">>"}


def find_fault(query: QueryText) -> QuerySyntaxError | None:
    """Return the first clear fault in a text that the engine has refused."""
    for token in query.tokens:
        fault = _faulty_token(query, token)
        if fault:
            return fault
    return _faulty_bracket(query) or _relative_iri(query)


def balanced(query: QueryText) -> bool:
    """Whether every bracket is closed by its like."""
    return _faulty_bracket(query) is None


def _faulty_token(query: QueryText, token: Token) -> QuerySyntaxError | None:
    """Look at one token alone: an open string, a strange sign, a word that is none."""
    if token.kind == "unclosed":
        return query.wrong(token.start, "this string is not closed")
    if token.kind == "other" and token.text not in SIGNS:
        return query.wrong(token.start, f"{token.text} is no sign of SPARQL")
    if token.text == "," and token.depth == 0:
        return query.wrong(token.start, "variables are listed without commas")
    if token.kind == "word" and token.word not in KEYWORDS:
        from spallm.nearness import did_you_mean

        hint = did_you_mean(token.word, KEYWORDS) or "Variables start with ?."
        return query.wrong(token.start, f"{token.text} is no word of SPARQL", hint)
    return None


def _faulty_bracket(query: QueryText) -> QuerySyntaxError | None:
    opened: list[Token] = []
    for token in query.tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            if not opened:
                return query.wrong(token.start, f"this {token.text} closes nothing")
            if _CLOSING[opened[-1].text] != token.text:
                message = f"this {token.text} cannot close the {opened[-1].text} before it"
                return query.wrong(token.start, message)
            opened.pop()
    if opened:
        return query.wrong(opened[-1].start, f"this {opened[-1].text} is never closed")
    return None


def _relative_iri(query: QueryText) -> QuerySyntaxError | None:
    token = query.relative
    if token is None:
        return None
    return query.wrong(
        token.start,
        f"{token.text} is not a whole IRI",
        "Write it out, as in <https://…>, or declare a BASE.",
    )
