"""CSV: one row for each entity, safe to open in a spreadsheet.

The file is UTF-8 with a byte order mark, without which Excel shows Chinese names as noise; read
it as ``utf-8-sig``. Lines end in CRLF as RFC 4180 has it. Several values of a cell are joined by
"; ". A value that a spreadsheet would take for a formula gets an apostrophe in front, and
`unguarded` takes it off again.
"""

from __future__ import annotations

import re

from spallm.exports.characters import Cleaner
from spallm.exports.column import COLUMNS, Cell
from spallm.exports.facts import Facts
from spallm.exports.format import Exported, Selection
from spallm.exports.row import in_order, without_column

SEPARATOR = "; "
#: Apostrophes belong to the pattern, so that guarding is undone by taking off exactly one.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def csv(selection: Selection) -> Exported:
    """Write one row for each entity, with the same columns whatever is selected."""
    import csv as rfc4180
    from io import StringIO

    facts, cleaner = Facts(selection.chosen), Cleaner()
    nodes = in_order(selection.chosen)
    file = StringIO(newline="")
    writer = rfc4180.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    for node in nodes:
        writer.writerow([joined(column.read(facts, node), cleaner) for column in COLUMNS])
    notes = (*without_column(nodes, facts), *cleaner.notes)
    return Exported(file.getvalue().encode("utf-8-sig"), notes)


def joined(values: Cell, cleaner: Cleaner) -> str:
    """Return values as the text of one cell; among several, a "; " inside one becomes ", "."""
    texts = [guarded(cleaner.clean(value)) for value in values]
    if len(texts) > 1:
        texts = [text.replace(SEPARATOR, ", ") for text in texts]
    return SEPARATOR.join(texts)


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("scGPT")
    ("'=HYPERLINK(1)", 'scGPT')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`.

    >>> unguarded("'=HYPERLINK(1)"), unguarded("'t Hoen")
    ('=HYPERLINK(1)', "'t Hoen")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
