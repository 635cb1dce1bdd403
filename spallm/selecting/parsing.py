"""Parsing: from the text of an expression to the choice that it means.

::

    choice  = operand (sign operand)*          & and - bind closer than |
    operand = "(" choice ")" | not operand | @name | filter:value | filter:(value | value)
            | function(choice or word, word, name=word) | everything | name
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from spallm.errors import UsageError
from spallm.nearness import unknown
from spallm.selecting.calls import FUNCTIONS, TAKING_WORDS, Call
from spallm.selecting.choice import Both, Choice, Everything, Without, either
from spallm.selecting.entities import Named
from spallm.selecting.filters import NAMES, known_filter, made
from spallm.selecting.saved import Saved
from spallm.selecting.tokens import ParseError, Token, tokens
from spallm.selecting.wording import EVERYTHING
from spallm.store.results import whole
from spallm.vocabulary import PREFIXES

#: How deep parentheses and calls may stand in each other, and operations alternate.
DEEPEST = 64
Made = TypeVar("Made")
_WANTED = 'an entity, a filter such as kind:model, or "("'


def parse(text: str) -> Choice:
    """Return the choice that an expression means; one that means nothing raises a UsageError.

    >>> parse("models( section:spatial-models )  and not task:x").text
    'models(section:spatial-models) & (everything - task:x)'
    """
    return _Parser(whole(text)).parsed()


@dataclass
class _Parser:
    """A place in the tokens of an expression, and how deep it is."""

    text: str
    place: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        self.tokens = list(tokens(self.text))

    @property
    def here(self) -> Token:
        return self.tokens[self.place]

    def taken(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def is_at(self, *signs: str) -> bool:
        return self.here.kind == "sign" and self.here.text in signs

    def fault(self, said: str, hint: str | None = None, token: Token | None = None) -> ParseError:
        return ParseError(self.text, (token or self.here).start, said, hint)

    def parsed(self) -> Choice:
        if self.here.kind == "end":
            raise UsageError("the selection is empty text", hint="For all, write: everything")
        choice = self.choice()
        if self.here.kind != "end":
            hint = "Join two parts with & (both), | (either) or - (without); a name of several "
            raise self.fault(
                f"expected &, | or - before {self.shown()}", hint + "words stands in quotes."
            )
        return choice

    def shown(self) -> str:
        return "the end" if self.here.kind == "end" else repr(self.here.text[:40])

    def choice(self) -> Choice:
        parts = [self.term()]
        while self.is_at("|"):
            self.taken()
            parts.append(self.term())
        return either(tuple(parts))

    def term(self) -> Choice:
        """Read what & and - join, from left to right; each change of sign goes one deeper."""
        found, last, depth = self.operand(), "", self.depth
        while self.is_at("&", "-"):
            sign = self.taken().text
            if sign != last:
                self.deeper()
            found, last = _JOINED[sign](found, self.operand()), sign
        self.depth = depth
        return found

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(
                f"parts stand in each other more than {DEEPEST} deep", "Save a part and use @name."
            )

    def operand(self) -> Choice:
        self.deeper()
        token = self.taken()
        read = _OPERANDS.get(token.text if token.kind == "sign" else token.kind)
        if read is None:
            self.place -= 1
            raise self.fault(f"expected {_WANTED}, not {self.shown()}")
        found = read(self, token)
        self.depth -= 1
        return found

    def close(self, opened: Token) -> None:
        if not self.is_at(")"):
            raise self.fault(
                f'expected ")" before {self.shown()}, for the "(" at column {opened.start + 1}'
            )
        self.taken()

    def group(self, opened: Token) -> Choice:
        found = self.choice()
        self.close(opened)
        return found

    def negated(self, token: Token) -> Choice:  # noqa: ARG002  # as all that read an operand
        return Without(Everything(), (self.operand(),))

    def string(self, token: Token) -> Choice:
        return Named(self.filled(token))

    def filled(self, token: Token) -> str:
        if not token.text.strip():
            raise self.fault("a name is empty", token=token)
        return token.text

    def word(self, token: Token) -> Choice:
        name, colon, value = token.text.partition(":")
        if self.is_at("(") and self.here.start == token.end and not colon:
            return self.call(token)
        if token.text.startswith("@"):
            return self.told(token, lambda: Saved(token.text[1:]))
        if colon and (name in NAMES or not _is_identifier(token.text)):
            return self.filter(token, name, value)
        return Everything() if token.text == EVERYTHING else Named(token.text)

    def filter(self, token: Token, name: str, value: str) -> Choice:
        """Read a filter; the values of a group are united."""
        if value:
            return self.told(token, lambda: made(name, value))
        self.told(token, lambda: known_filter(name))
        opened = self.taken()
        if opened.kind in ("word", "string"):
            return self.told(opened, lambda: made(name, opened.text))
        if opened.text != "(":
            raise self.fault(f"expected a value after {name}:", token=opened)
        values = [self.value(name)]
        while self.is_at("|", ","):
            self.taken()
            values.append(self.value(name))
        self.close(opened)
        return either(tuple(values))

    def value(self, name: str) -> Choice:
        token = self.plain(f"a value of {name}")
        return self.told(token, lambda: made(name, token.text))

    def plain(self, what: str) -> Token:
        if self.here.kind not in ("word", "string"):
            raise self.fault(f"expected {what}, not {self.shown()}")
        return self.taken()

    def call(self, token: Token) -> Choice:
        name = token.text
        if name not in FUNCTIONS:
            error = unknown("function", name, FUNCTIONS)
            raise self.fault(error.message, error.hint, token)
        opened = self.taken()
        takes_word = name in TAKING_WORDS
        first = self.filled(self.plain("a name or a text")) if takes_word else self.choice()
        words: list[str] = []
        named: list[tuple[str, str]] = []
        while self.is_at(","):
            self.taken()
            word = self.plain(f"an argument of {name}(…)")
            if self.is_at("="):
                self.taken()
                named.append((word.text, self.plain(f"a value of {word.text}").text))
            else:
                words.append(word.text)
        self.close(opened)
        return self.told(token, Call(name, first, tuple(words), tuple(named)).choice)

    def told(self, token: Token, make: Callable[[], Made]) -> Made:
        """Return what is made of a token; what is wrong with it is told with its place."""
        try:
            return make()
        except UsageError as error:
            raise self.fault(error.message, error.hint, token) from None


def _is_identifier(text: str) -> bool:
    """Whether a word with a colon names an entity: an address, a prefixed name, a DOI."""
    from spallm.identifiers import try_parse
    from spallm.identifiers.registry import SCHEMES

    prefix = text.partition(":")[0].casefold()
    return prefix in _SPACES or prefix in SCHEMES or try_parse(text) is not None


_SPACES = {"http", "https", "urn", *PREFIXES}
_JOINED: dict[str, Callable[[Choice, Choice], Choice]] = {
    "&": lambda one, other: Both((one, other)),
    "-": lambda one, other: Without(one, (other,)),
}
_OPERANDS: dict[str, Callable[[_Parser, Token], Choice]] = {
    "(": _Parser.group,
    "not": _Parser.negated,
    "-": _Parser.negated,
    "string": _Parser.string,
    "word": _Parser.word,
}
