"""Blocks: the parts of a hand-written file that are made anew, between two markers each.

::

    <!-- spallm:begin section=spatial-models style=table -->
    …
    <!-- spallm:end -->

All around them stays as it is, byte for byte. Markers in code are no markers.
"""

from __future__ import annotations

import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spallm.errors import UsageError

_MARKER = re.compile(r" {0,3}<!--\s*spallm:(?P<which>\S*)(?P<options>.*?)-->\s*", re.DOTALL)
_ALIKE = re.compile(r"<!--\s*spallm:")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<rest>[^\r\n]*)\s*")
_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_BOM = "\ufeff"
_HINT = (
    "A block is a line <!-- spallm:begin -->, what is made, and a line <!-- spallm:end -->; "
    "options stand after begin."
)


@dataclass(frozen=True)
class Block:
    """A block: its file and the line of its first marker, and the options that stand there.

    An option may be said several times; one without a value is ``yes``.
    """

    file: str
    line: int
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}:{self.line}"


def updated(body: bytes, file: str, make: Callable[[Block], str]) -> bytes:
    """Return a file with each of its blocks made anew, in the line ends of its markers.

    A file without blocks, or with markers that are not in pairs, raises UsageError.
    """
    lines = _LINE.findall(_text(body, file))
    fresh: list[str] = []
    done = 0
    for block, end in list(_blocks(lines, file)):
        begin = lines[block.line - 1]
        fresh += lines[done : block.line]
        content = make(block).strip("\n")
        made = f"\n{content}\n\n" if content else "\n"
        fresh.append(made.replace("\n", begin[len(begin.rstrip("\r\n")) :]))
        done = end - 1
    return "".join([*fresh, *lines[done:]]).encode()


def _text(body: bytes, file: str) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise UsageError(
            f"{file}:{line}: is not UTF-8, so nothing can be written into it",
            hint="Save the file as UTF-8 first.",
        ) from error


def _blocks(lines: Sequence[str], file: str) -> Iterator[tuple[Block, int]]:
    """Yield each block and the line of its last marker."""
    opened: Block | None = None
    any_yet = False
    for number, found in _markers(lines, file):
        place, begins = f"{file}:{number}", found["which"] == "begin"
        if begins and opened:
            raise UsageError(
                f"{place}: a block begins within that of line {opened.line}", hint=_HINT
            )
        if not begins and not opened:
            raise UsageError(f"{place}: a block ends here that begins nowhere", hint=_HINT)
        if opened:
            yield opened, number
        opened = Block(file, number, _options(found["options"], place)) if begins else None
        any_yet = True
    if opened:
        raise UsageError(f"{opened.where}: the block that begins here ends nowhere", hint=_HINT)
    if not any_yet:
        raise UsageError(f"{file}: holds no block to update", hint=_HINT)


def _markers(lines: Sequence[str], file: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the markers with their lines; what only looks like one raises."""
    for number, line in _outside_code(lines):
        found = _MARKER.fullmatch(line)
        if found and found["which"] in ("begin", "end") and "-->" not in found["options"]:
            yield number, found
        elif _ALIKE.search(_SPAN.sub("", line)):
            raise UsageError(
                f"{file}:{number}: a marker is spallm:begin or spallm:end, stands alone in its "
                "line and is closed by -->",
                hint=_HINT,
            )


def _outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that stand in no fenced or indented code, with their numbers."""
    fence = ""
    for number, line in enumerate(lines, 1):
        bare = line.removeprefix(_BOM)
        found = _FENCE.fullmatch(bare)
        if fence:
            if found and found["fence"].startswith(fence) and not found["rest"].strip():
                fence = ""
        elif found and not (found["fence"][0] == "`" and "`" in found["rest"]):
            fence = found["fence"]
        elif not bare.startswith(("    ", "\t")):
            yield number, bare


def _options(text: str, place: str) -> Mapping[str, tuple[str, ...]]:
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(
            f"{place}: the options cannot be read: {error}",
            hint='Write them as style=table select="models(scgpt)".',
        ) from error
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in words:
        name, said, value = word.partition("=")
        found[name] += (value if said else "yes",)
    return dict(found)
