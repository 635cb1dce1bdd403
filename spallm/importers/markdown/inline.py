"""The inside of a paragraph or a cell: Markdown and HTML in a line, read into pieces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from spallm.importers.markdown.piece import Kind, Piece

_LONGEST = 60_000
_DEEPEST_BRACKETS = 40
DEEPEST = 50
_NESTING = 60
_BRACKET = re.compile(r"[\[\]]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"'`|\\^{}，。；、（）【】《》「」…]+", re.IGNORECASE)
_ENDS = ".,;:!?*_~"
_LOOSE = re.compile(
    r"\(\s?<?((?:https?://|www\.)[^()\[\]\n]{0,2000}"
    r"(?:\([^()\[\]\n]{0,200}\)[^()\[\]\n]{0,500}){0,4})(\)?)"
)
_STYLES = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "code": "code", "u": ""}


def _marked(rule: Callable[..., bool]) -> Callable[..., bool]:
    """Wrap a rule so that the tokens it makes know where they stood."""

    def at_its_place(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[made:]:
                if token.type != "text" and "at" not in token.meta:
                    token.meta["at"] = (start, state.pos)
        return True

    return at_its_place


def _loose_link(state: StateInline, silent: bool) -> bool:
    """Read a link whose address holds blanks, or that is not closed."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    if end < 0 or not (found := _LOOSE.match(state.src, end + 1)):
        return False
    if not silent:
        _push_loose(state, end, found)
    state.pos = found.end()
    return True


def _push_loose(state: StateInline, end: int, found: re.Match[str]) -> None:
    address = found[1].strip().rstrip(">")
    if not found[2]:
        address = address.split()[0].rstrip("]|")
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": address}
    opening.meta = {"at": (state.pos, found.end()), "open": not found[2]}
    start, last = state.pos + 1, state.posMax
    state.pos, state.posMax = start, end
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = last
    state.push("link_close", "a", -1)


def _as_it_stands(url: str) -> str:
    return url


@cache
def parser() -> MarkdownIt:
    """Make the parser: CommonMark with tables, addresses left as they stand."""
    made = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    made.disable("code")
    made.normalizeLink = _as_it_stands  # type: ignore[method-assign]
    made.validateLink = bool  # type: ignore[assignment]
    made.inline.ruler.after("link", "loose_link", _loose_link)
    for rule in made.inline.ruler.__rules__:
        if rule.name in ("link", "image", "autolink", "html_inline", "backticks", "entity"):
            rule.fn = _marked(rule.fn)
    return made


@dataclass(slots=True)
class Source:
    """Text of a block and where its lines stand: each as (offset, line, column)."""

    text: str
    starts: Sequence[tuple[int, int, int]]

    def locate(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        start, line, column = self.starts[bisect_right(self.starts, (offset, 1 << 60, 0)) - 1]
        return line, column + offset - start


@dataclass(slots=True)
class _Maker:
    source: Source
    cursor: int = 0
    styles: dict[str, int] = field(
        default_factory=lambda: {"bold": 0, "italic": 0, "code": 0, "": 0}
    )
    link: Piece | None = None
    words: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    bold_words: int = 0
    pieces: list[Piece] = field(default_factory=list)

    def piece(self, kind: Kind, text: str, start: int, end: int, url: str = "") -> Piece:
        line, column = self.source.locate(start)
        bold, italic, code = (bool(self.styles[name]) for name in ("bold", "italic", "code"))
        return Piece(kind, text, line, column, max(end - start, 0), bold, italic, code, url)

    def style(self, name: str, step: int) -> None:
        self.styles[name] = max(self.styles[name] + step, 0)

    def add_text(self, text: str, *, code: bool = False) -> None:
        at = self.source.text.find(text[:40], self.cursor, self.cursor + len(text) + 400)
        start = at if at >= 0 else self.cursor
        self.cursor = start + len(text)
        if self.link:
            self.words.append(text)
            if self.styles["bold"]:
                self.bold_words += len(text)
            return
        self.styles["code"] += code
        self.split(text, start)
        self.styles["code"] -= code

    def split(self, text: str, start: int) -> None:
        """Add text, the bare addresses in it as links."""
        done = 0
        for found in _BARE.finditer(text):
            url = trimmed(found[0])
            if found.start() > done:
                self.pieces.append(
                    self.piece(
                        "text", text[done : found.start()], start + done, start + found.start()
                    )
                )
            done = found.start() + len(url)
            self.pieces.append(self.piece("link", url, start + found.start(), start + done, url))
        if done < len(text):
            self.pieces.append(self.piece("text", text[done:], start + done, start + len(text)))

    def add_break(self) -> None:
        if self.link:
            self.words.append(" ")
        else:
            self.pieces.append(self.piece("break", "\n", self.cursor, self.cursor))

    def open_link(self, url: str, start: int, end: int) -> None:
        self.close_link()
        if url.startswith("["):
            closed = url.endswith("]") and url.count("[") == 1
            url = url[1:-1] if closed else trimmed(url.rpartition("](")[2])
        self.link = self.piece("link", "", start, end, url)
        self.words, self.images, self.bold_words = [], [], 0

    def close_link(self) -> None:
        if not self.link:
            return
        text = " ".join("".join(self.words).split())
        bold = self.link.bold or (bool(text) and self.bold_words * 2 > len(text))
        self.pieces.append(replace(self.link, text=text, images=tuple(self.images), bold=bold))
        self.link = None

    def add_image(self, text: str, url: str, start: int, end: int) -> None:
        if self.link:
            self.images.append((text, url))
        else:
            self.pieces.append(self.piece("image", text, start, end, url))

    def add_tag(self, tag: str, start: int, end: int) -> None:
        if not (found := _TAG.fullmatch(tag)):
            return
        closing, name = bool(found[1]), found[2].lower()
        said = {
            a[1].lower(): unescape(a[2] or a[3] or a[4] or "")
            for a in _ATTRIBUTE.finditer(found[3])
        }
        if name == "br" or (name in ("p", "div", "li", "tr") and self.pieces):
            self.add_break()
        elif name == "img":
            self.add_image(said.get("alt", ""), said.get("src", ""), start, end)
        elif name == "a" and closing:
            self.close_link()
        elif name == "a" and said.get("href"):
            self.open_link(said["href"], start, end)
        elif name in _STYLES:
            self.style(_STYLES[name], -1 if closing else 1)


def trimmed(url: str) -> str:
    """Take off an address what belongs to the sentence around it."""
    while url:
        if url[-1] in _ENDS:
            url = url.rstrip(_ENDS)
        elif url[-1] in ")]" and url.count(url[-1]) > url.count("(["[")]".index(url[-1])]):
            url = url[:-1]
        else:
            break
    return url


def _take(maker: _Maker, token: Token) -> None:
    """Take one token of the parser in."""
    start, end = token.meta.get("at", (maker.cursor, maker.cursor))
    name = token.type
    if name in ("text", "text_special"):
        if token.content:
            maker.add_text(token.content)
    elif name == "code_inline":
        maker.add_text(token.content, code=True)
    elif name in ("softbreak", "hardbreak"):
        maker.add_break()
        maker.cursor = _after_break(maker)
    elif name == "link_open":
        maker.open_link(str(token.attrs.get("href", "")), start, end)
    elif name == "link_close":
        maker.close_link()
    elif name == "image":
        maker.add_image(token.content, str(token.attrs.get("src", "")), start, end)
        maker.cursor = max(maker.cursor, end)
    elif name == "html_inline":
        maker.add_tag(token.content, start, end)
        maker.cursor = max(maker.cursor, end)
    elif name in ("strong_open", "em_open", "strong_close", "em_close"):
        kind, _, way = name.partition("_")
        maker.style(_STYLES[kind], 1 if way == "open" else -1)


def _after_break(maker: _Maker) -> int:
    at = maker.source.text.find("\n", maker.cursor)
    return at + 1 if at >= 0 else maker.cursor


def _depth(text: str) -> int:
    """Tell how deep square brackets stand in each other; the parser needs their square."""
    deepest = depth = 0
    for sign in _BRACKET.findall(text):
        depth = depth + 1 if sign == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def read_inline(source: Source, references: dict[str, Any] | None = None) -> list[Piece]:
    """Read the text of a block into pieces.

    A text that is longer than any entry is taken as it stands, except for bare addresses.
    """
    maker = _Maker(source)
    if len(source.text) > _LONGEST or _depth(source.text) > _DEEPEST_BRACKETS:
        for part in source.text.split("\n"):
            maker.add_text(part)
            maker.add_break()
        return maker.pieces
    tokens: list[Token] = []
    parser().inline.parse(
        source.text, parser(), references if references is not None else {}, tokens
    )
    for token in tokens:
        _take(maker, token)
    maker.close_link()
    return maker.pieces


def inline(text: str, line: int = 1, column: int = 1) -> list[Piece]:
    """Read one line of text."""
    return read_inline(Source(text, [(0, line, column)]))
