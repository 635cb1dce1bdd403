"""The tokens of a SPARQL text, read tolerantly: what is no token becomes a token of its own.

The engine is the judge of syntax. This reader is there to see what a text holds before it is
sent: its form, its variables, its prefixes and its depth.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of a query: its kind, its place, and how many brackets stand open around it.

    ``word`` is the text of a keyword in capitals, and nothing for any other token. A ``doubtful``
    token is one that the engine may read in another way, with all that follows it.
    """

    kind: str
    text: str
    start: int
    end: int
    depth: int
    doubtful: bool = False
    word: str = ""


# All that the engine takes into a name: reading less, this reader would see a string or a comment
# begin at an escaped sign within it.
_SIGNS = (
    r"\w\u00b7\u0300-\u036f\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ufffd"
    r"\U00010000-\U000effff"
)
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\(?:_|[^\w\s])"
# No text takes quadratic time: prefixes are bounded, local names and strings never read twice.
_TOKEN = re.compile(
    rf"""
    (?P<blank> [\s\ufeff]+ | \#[^\n\r]* )
  | (?P<string> \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*+\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*+'''
      | (?!\"\"\"|''')(?:"(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+') )
  | (?P<unclosed> (?:\"\"\"|''').* | "(?:[^"\\\n\r]|\\.)*+ | '(?:[^'\\\n\r]|\\.)*+ )
  | (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]+)*> )
  | (?P<variable> [?$]\w+ )
  | (?P<blanknode> _:\w(?:[\w.\-]{{0,200}}[\w\-])? )
  | (?P<name> (?:[^\W\d_](?:[\w.\-]{{0,200}}[\w\-])?)?
      :(?:(?:[{_SIGNS}:]|{_ESCAPED})(?:\.*+(?:[{_SIGNS}:\-]++|{_ESCAPED}))*+)?+ )
  | (?P<word> [A-Za-z_]\w* )
  | (?P<number> (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
  | (?P<language> @[A-Za-z]+(?:-+[A-Za-z0-9]+)* )
  | (?P<open> << | [(\[{{] )
  | (?P<close> >> | [)\]}}] )
  | (?P<sign> \|\||&&|\^\^|[!<>]= )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_FOUR = "(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}"
_ESCAPES = re.compile(
    rf"""(?:[^\\] | \\(?:[tbnrf"'\\] | u{_FOUR} | U0000{_FOUR}
    | U00(?:0[1-9A-Fa-f]|10)[0-9A-Fa-f]{{4}}))*+""",
    re.VERBOSE,
)
_OPERANDS = frozenset({"string", "iri", "variable", "blanknode", "name", "number", "language"})
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, without blanks and comments.

    >>> [token.text for token in tokens('ASK { ?s a "x # y"@en } # no')]
    ['ASK', '{', '?s', 'a', '"x # y"', '@en', '}']
    >>> [token.kind for token in tokens("?a <?b")]
    ['variable', 'other', 'variable']
    """
    found: list[Token] = []
    brackets: list[str] = []
    place = 0
    while match := _TOKEN.match(text, place):
        if match.lastgroup == "blank":
            place = match.end()
            continue
        token = _read(match, brackets, found[-1] if found else None)
        place = token.end
        found.append(token)
        if token.kind == "open":
            brackets.append(token.text)
        elif token.kind == "close" and brackets:
            brackets.pop()
    return tuple(found)


def _read(match: re.Match[str], brackets: list[str], before: Token | None) -> Token:
    """Read one token, telling a smaller-than sign from the start of an IRI."""
    assert match.lastgroup is not None
    kind, piece, place, end = match.lastgroup, match.group(), match.start(), match.end()
    if kind == "word":
        return Token(kind, piece, place, end, len(brackets), word=piece.upper())
    doubtful = kind == "unclosed" or (kind == "string" and not _is_plain(piece))
    if before and piece[0] == "<" and kind in ("iri", "open") and _compares(brackets, before):
        doubtful = kind == "open" or any(sign in piece for sign in "'#()[]")
        if kind == "open" or before.end == place or not _ABSOLUTE.match(piece):
            kind, piece, end = "other", "<", place + 1
    depth = len(brackets) - (kind == "close")
    return Token(kind, piece, place, end, depth, doubtful)


def _compares(brackets: list[str], before: Token) -> bool:
    """Whether ``<`` may compare here: within parentheses, after something to compare."""
    if not brackets or brackets[-1] != "(":
        return False
    closes = before.kind == "close" and before.text != "]"
    return closes or before.kind in _OPERANDS or before.word in ("TRUE", "FALSE")


def _is_plain(string: str) -> bool:
    """Tell whether the engine knows all escapes in a string; it reads another way where not."""
    return "\\" not in string or _ESCAPES.fullmatch(string) is not None
