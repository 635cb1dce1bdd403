"""Addresses as they are written in Markdown: where each stands, to the character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spallm.importers.entry import Place

Kind = Literal["inline", "image", "bare", "angled", "html", "picture", "definition"]
#: What keeps a link from being one: a blank in its address, or no closing bracket.
State = Literal["whole", "spaced", "unclosed"]

_BARE = re.compile(r"(?<![\w/@.])https?://[^\s<>|\"\[\]`]+", re.IGNORECASE)
_ANGLED = re.compile(r"<(https?://[^\s<>]+)>", re.IGNORECASE)
_HTML = re.compile(
    r"<(?P<tag>[a-z]+)\b[^<>]*?\b(?P<name>href|src)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<none>[^\s\"'<>]+))",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\[]+)\]:\s*<?(?P<url>[^\s<>]+)>?")
_TITLE = re.compile(r"\s+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))")
#: What an address of the web begins with, also where its scheme was forgotten.
LOOKS_LIKE_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:/?/|www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)|10\.\d{4,9}/)", re.IGNORECASE
)
_BRACKET = re.compile(r"\\.|[\[\]]")
#: No address of the web is longer.
_LONGEST = 3000
_LOOSE = "?!.,:;*_~'"


@dataclass(frozen=True, slots=True)
class Written:
    """An address in a line; ``column`` counts from 1 and is that of the address itself.

    ``start`` and ``end`` bound the whole link, from 0. ``label`` is what a reader clicks on.
    """

    url: str
    label: str
    line: int
    column: int
    kind: Kind
    start: int
    end: int
    state: State = "whole"

    def place(self, file: str) -> Place:
        """Return where the address stands; an empty one stands where its link does."""
        if self.url:
            return Place(file, self.line, self.column, len(self.url))
        return Place(file, self.line, self.start + 1, self.end - self.start)

    @property
    def is_picture(self) -> bool:
        """Tell whether it is shown and not followed."""
        return self.kind in ("image", "picture")


def written_in(text: str, line: int) -> Iterator[Written]:
    """Yield the addresses of a line, in no particular order; code must be masked already.

    >>> [(each.url, each.label) for each in written_in("see [this](https://a.org/b(c))", 1)]
    [('https://a.org/b(c)', 'this')]
    """
    if "](" not in text and "//" not in text and "=" not in text and "]:" not in text:
        return
    found = [*_inline(text, line), *_html(text, line), *_definitions(text, line)]
    yield from found
    taken = [(each.start, each.end) for each in found if each.state == "whole"]
    taken += [(each.column - 1, each.end) for each in found if each.state != "whole"]
    yield from _plain(text, line, taken)


def _inline(text: str, line: int) -> Iterator[Written]:
    at = text.find("](")
    openings = _openings(text) if at >= 0 else {}
    while at >= 0:
        opening = openings.get(at)
        if opening is not None:
            kind: Kind = "image" if text[opening - 1 : opening] == "!" else "inline"
            url, start, end, state = _destination(text, at + 2)
            if state == "whole" or LOOKS_LIKE_ADDRESS.match(url):
                label = text[opening + 1 : at]
                first = opening - (kind == "image")
                yield Written(url, label, line, start + 1, kind, first, end, state)
        at = text.find("](", at + 2)


def _openings(text: str) -> dict[int, int]:
    """Return where each closing bracket was opened; behind a backslash a bracket is a sign."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            waiting.append(match.start())
        elif match[0] == "]" and waiting:
            found[match.start()] = waiting.pop()
    return found


def _destination(text: str, at: int) -> tuple[str, int, int, State]:
    """Read the address of an inline link: it, where it starts, where the link ends, its state."""
    start = at + len(text[at:]) - len(text[at:].lstrip(" \t"))
    if text[start : start + 1] == "<" and (close := text.find(">", start)) > 0:
        url, after, shift = text[start + 1 : close], close + 1, 1
    else:
        after = _run(text, start)
        url, shift = text[start:after], 0
    title = _TITLE.match(text, after)
    end = title.end() if title else after
    end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    if text[end : end + 1] == ")":
        return url, start + shift, end + 1, "whole"
    closing = text.find(")", after)
    cell = text.find("|", after)
    if closing > 0 and not 0 <= cell < closing and "](" not in text[after:closing]:
        return text[start:closing], start, closing + 1, "spaced"
    return url, start, after, "unclosed"


def _run(text: str, start: int) -> int:
    """Return where an address ends: at a blank, or at a bracket that it did not open."""
    depth, at = 0, start
    last = min(len(text), start + _LONGEST)
    while at < last and not text[at].isspace():
        if text[at] == "\\":
            at += 1
        elif text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                break
        at += 1
    return min(at, len(text))


def _html(text: str, line: int) -> Iterator[Written]:
    if "href" not in (folded := text.casefold()) and "src" not in folded:
        return
    for match in _HTML.finditer(text):
        group = next(name for name in ("double", "single", "none") if match[name] is not None)
        kind: Kind = "html" if match["name"].lower() == "href" else "picture"
        label = _label(text, match.end()) if kind == "html" else ""
        start, end = match.span(group)
        yield Written(match[group], label, line, start + 1, kind, match.start(), end)


def _label(text: str, at: int) -> str:
    """Return what stands in an HTML link whose address ends here."""
    inner = text[text.find(">", at) + 1 :].partition("</a")[0]
    return re.sub(r"<[^<>]*>", "", inner).strip()


def _definitions(text: str, line: int) -> Iterator[Written]:
    if match := _DEFINITION.match(text):
        start, end = match.span("url")
        yield Written(match["url"], match["label"], line, start + 1, "definition", 0, end)


def _plain(text: str, line: int, taken: list[tuple[int, int]]) -> Iterator[Written]:
    """Yield the addresses that are links by themselves, outside of those found already."""
    for match in _ANGLED.finditer(text):
        if not _overlaps(match.span(), taken):
            taken.append(match.span())
            yield Written(match[1], "", line, match.start(1) + 1, "angled", *match.span())
    for match in _BARE.finditer(text):
        if not _overlaps(match.span(), taken):
            url = _trimmed(match[0])
            start = match.start()
            yield Written(url, "", line, start + 1, "bare", start, start + len(url))


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _trimmed(url: str) -> str:
    """Take off what GitHub takes for the sentence around a bare address."""
    while url:
        if url[-1] in _LOOSE or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url
