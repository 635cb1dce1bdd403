"""The blocks of a BibTeX file, with the lines on which they and their fields begin."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spallm.importers.bibtex.value import MONTHS, Value, value
from spallm.importers.entry import Place
from spallm.importers.reading import Remark
from spallm.importers.sketch import plain, said

if TYPE_CHECKING:
    from bibtexparser.model import Block

#: An entry that has no key; a comma behind its brace makes it one with an empty key.
_KEYLESS = re.compile(
    r"(?m)^([ \t]*@(?!string\b|comment\b|preamble\b)\w+\s*[{(]\s*)(?=[A-Za-z]\w*\s*=)",
    re.IGNORECASE,
)
_KEY = re.compile(r"@\w+\s*[{(]\s*([^,\s{}()=]+)\s*,")
_LEADS = re.compile(r"\s*%")
# The parser tells its log of every broken block; remarks say it better.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field as it stands there, without its delimiters."""

    text: str
    line: int


@dataclass(slots=True)
class Record:
    """An entry as it stands there; names of fields and of types are in lower case."""

    type: str
    key: str
    line: int
    fields: dict[str, FieldText] = field(default_factory=dict)
    repeated: list[tuple[str, FieldText]] = field(default_factory=list)


class Blocks:
    """Reads the text of a file into records, and remarks on all that is none."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self.remarks: list[Remark] = []
        self.strings = dict(MONTHS)

    def records(self) -> list[Record]:
        """Return the records in their order."""
        from bibtexparser.entrypoint import parse_string

        text = _KEYLESS.sub(r"\1,", self.text)
        blocks = parse_string(text, parse_stack=[]).blocks
        for block in blocks:
            self._take_string(block)
        return [record for block in blocks for record in self._read(block)]

    def _take_string(self, block: Block) -> None:
        from bibtexparser.model import String

        if isinstance(block, String):
            found = value(str(block.value), self.strings)
            self.strings[str(block.key).casefold()] = found.text

    def _read(self, block: Block) -> Iterator[Record]:
        from bibtexparser import model

        line = (block.start_line or 0) + 1
        if isinstance(block, model.Entry):
            yield self._record(block, line)
        elif isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
            whole = block.ignore_error_block
            if isinstance(whole, model.Entry):
                self._say_duplicate(block, whole, line)
                yield self._record(whole, line)
            else:
                self._remark(
                    "duplicate-string", line, "a string is defined twice; the first stands"
                )
        elif isinstance(block, model.ParsingFailedBlock):
            self._say_broken(block, line)
        elif isinstance(block, model.ImplicitComment):
            self._say_stray(str(block.comment), line)

    def _record(self, entry: object, line: int) -> Record:
        from bibtexparser.model import Entry

        assert isinstance(entry, Entry)
        record = Record(str(entry.entry_type).casefold(), str(entry.key).strip(), line)
        if not record.key:
            self._remark("no-key", line, "the entry has no key")
        for each in entry.fields:
            self._take_field(record, str(each.key), str(each.value), (each.start_line or 0) + 1)
        return record

    def _take_field(self, record: Record, name: str, raw: str, line: int) -> None:
        """Take a field, and those that follow it without a comma."""
        while True:
            found = value(raw, self.strings)
            taken = FieldText(found.text, line)
            if name.casefold() in record.fields:
                record.repeated.append((name.casefold(), taken))
            else:
                record.fields[name.casefold()] = taken
            self._remark_on(found, f"{record.key}: the field {name}", line)
            if not found.next_field:
                return
            name, raw = found.next_field

    def _remark_on(self, found: Value, called: str, line: int) -> None:
        for word in found.unknown:
            why = f"{called} names {said(word)}, which no @string defines"
            self._remark("unknown-string", line, why)
        if found.rest:
            why = f"{called} goes on behind its value: {said(found.rest)}"
            self._remark("malformed-value", line, why, lost=True)
        if found.next_field:
            self._remark("missing-comma", line, f"{called} has no comma behind its value")

    def _say_duplicate(self, block: object, entry: object, line: int) -> None:
        from bibtexparser import model

        assert isinstance(entry, model.Entry)
        if isinstance(block, model.DuplicateBlockKeyBlock):
            first = (block.previous_block.start_line or 0) + 1
            why = f"{entry.key}: the key stands on line {first} already; both entries are read"
            self._remark("duplicate-key", line, why)

    def _say_broken(self, block: object, line: int) -> None:
        raw, error = str(getattr(block, "raw", "")), getattr(block, "error", None)
        key = _KEY.match(raw.strip())
        reason = str(getattr(error, "abort_reason", error) or "it is not BibTeX").strip()
        called = f"{key[1]}: " if key else ""
        why = f"{called}the entry cannot be read: {reason[:1].lower()}{reason[1:]}"
        self._remark("malformed-entry", line, why, lost=True)

    def _say_stray(self, text: str, line: int) -> None:
        """Remark on text between blocks, but for lines that are comments by custom."""
        for number, each in enumerate(text.split("\n"), line):
            if each.strip() and not _LEADS.match(each):
                is_lost = any(sign.isalnum() for sign in each)
                why = f"{said(each)} stands in no entry"
                self._remark("stray-text", number, why, lost=is_lost)

    def _remark(self, rule: str, line: int, message: str, *, lost: bool = False) -> None:
        self.remarks.append(Remark(rule, Place(self.file, line), plain(message), lost))
