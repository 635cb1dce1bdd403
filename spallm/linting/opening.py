"""Opening a file as a manuscript: its bytes, its encoding, and that it is a list in Markdown."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.errors import UsageError
from spallm.importers.decoding import decoded
from spallm.importers.registry import detect
from spallm.linting.manuscript import Manuscript

if TYPE_CHECKING:
    from spallm.linting.shelf import Shelf

UTF8 = "utf-8"
#: Endings of names under which lists stand.
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".txt", "")


@dataclass(frozen=True)
class Opened:
    """A manuscript and the bytes that it was read from, with the mark in front of them."""

    manuscript: Manuscript
    body: bytes
    mark: bytes = b""

    def beside(self, shelf: Shelf | None) -> Opened:
        """Return it to be checked against works that are known."""
        return replace(self, manuscript=replace(self.manuscript, shelf=shelf))

    def with_text(self, text: str) -> Opened:
        """Return it with another text, as bytes of the same kind.

        Raises UsageError for what was no UTF-8: its bytes could not be kept.
        """
        manuscript = self.manuscript
        if text == manuscript.text:
            return self
        if manuscript.encoding != UTF8:
            raise UsageError(
                f"{manuscript.file}: is not UTF-8, so nothing in it is mended",
                hint="Save it as UTF-8 first; looking through it needs no such thing.",
            )
        return Opened(replace(manuscript, text=text), self.mark + text.encode(), self.mark)


def opened(body: bytes, file: str, path: Path | None) -> Opened:
    """Open the bytes of a file; those that are UTF-8 are kept, each as it is.

    Raises UsageError for what is no list in Markdown.
    """
    mark = codecs.BOM_UTF8 if body.startswith(codecs.BOM_UTF8) else b""
    encoding = UTF8
    try:
        text = body[len(mark) :].decode()
    except UnicodeDecodeError:
        text, remarks = decoded(body, file)
        encoding = "; ".join(remark.message for remark in remarks) or "another encoding"
    _refuse_others(file, text)
    return Opened(Manuscript(file, text, path, encoding=encoding), body, mark)


def _refuse_others(file: str, text: str) -> None:
    """Refuse what is a bibliography, a spreadsheet, a graph or another form."""
    if not text.strip():
        return
    try:
        form = detect(file, text)
    except UsageError:
        form = "markdown" if Path(file).suffix.lower() in _ENDINGS else "something else"
    if form not in ("markdown", "model-card"):
        raise UsageError(
            f"{file}: is {form}, not a list in Markdown",
            hint=f"Only Markdown is looked through. To read it, run: spallm import {file}",
        )
