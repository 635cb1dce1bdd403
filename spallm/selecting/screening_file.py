"""Screening files: decisions read from a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spallm.errors import SpallmError
from spallm.exports.spreadsheet import unguarded
from spallm.filing import read_file
from spallm.nearness import did_you_mean
from spallm.selecting.screening import CONSENSUS, DECISIONS, STAGES, Decision, Screening
from spallm.selecting.screening_sheet import COLUMNS, Sheet, sheet

#: What other tools write for our words.
_DECISIONS = {
    **dict(zip(DECISIONS, DECISIONS, strict=True)),
    "included": "include", "excluded": "exclude", "maybe": "unsure",
}  # fmt: skip
_STAGES = {
    **dict(zip(STAGES, STAGES, strict=True)),
    "": "screening", "title/abstract": "screening", "title and abstract": "screening",
    "full text": "full-text", "fulltext": "full-text", "full_text": "full-text",
}  # fmt: skip
_SHOWN = 80


def read_screening(path: Path) -> Screening:
    """Read the decisions of a file.

    Rows without a decision are left out. A row that was cut off does not count and is told of in
    ``notes``. What cannot be read raises SpallmError with the file and the line.
    """
    body = read_file(path, "Name a CSV file of decisions.")
    return screening_of(sheet(body, str(path)), path)


def screening_of(found: Sheet, path: Path) -> Screening:
    """Return the decisions on a sheet that was read from a file."""
    return Screening(tuple(_decisions(found, str(path))), notes(found, path), path)


def notes(found: Sheet, path: Path) -> tuple[str, ...]:
    """Return what somebody must know of the end of a file."""
    if found.torn:
        text = found.torn.decode("utf-8", errors="replace").strip()
        text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        return (f"{path}: the last row was cut off and does not count: {text!r}",)
    if found.open_ended:
        line = found.rows[-1][0]
        return (f"{path}, line {line}: the last row has no end of line; it counts as it stands",)
    return ()


def _decisions(found: Sheet, name: str) -> Iterator[Decision]:
    for line, fields in found.rows:
        if any(each.strip() for each in fields[len(found.columns) :]):
            raise SpallmError(
                f"{name}, line {line}: has {len(fields)} fields, the header has "
                f"{len(found.columns)}",
                hint="A text with commas stands in quotation marks.",
            )
        said = dict(zip(found.columns, (unguarded(each) for each in fields), strict=False))
        if said["id"].strip() and said.get("decision", "").strip():
            yield _decision(said, f"{name}, line {line}", line)


def _decision(said: dict[str, str], where: str, line: int) -> Decision:
    reader = said.get("reader", "").strip()
    return Decision(
        id=said["id"].strip(),
        stage=_word(said.get("stage", ""), _STAGES, "stage", where),
        decision=_word(said["decision"], _DECISIONS, "decision", where),
        reason=said.get("reason", ""),
        reader=CONSENSUS if reader.lower() == CONSENSUS else reader,
        date=said.get("date", "").strip(),
        note=said.get("note", ""),
        seen=said.get("seen", "").strip(),
        more=tuple((name, said[name]) for name in said if name not in COLUMNS),
        line=line,
    )


def _word(written: str, known: dict[str, str], what: str, where: str) -> str:
    """Return the word that a cell means, or say which there are."""
    word = known.get(written.strip().lower())
    if word is None:
        allowed = dict.fromkeys(known.values())
        raise SpallmError(
            f"{where}: there is no {what} {written.strip()!r}",
            hint=did_you_mean(written, allowed) or f"There are: {', '.join(allowed)}.",
        )
    return word
