"""The citation table: one tab-separated line for each pair of works and source."""

from __future__ import annotations

import csv
from pathlib import Path

from pydantic import ValidationError

from spallm.catalog.finding import Finding
from spallm.errors import RecordError
from spallm.records import Citation

COLUMNS = tuple(Citation.model_fields)


def read_citations(path: Path) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    """Read the table; lines that are not citations come back as findings."""
    if not path.exists():
        return (), ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        return (), (Finding(str(path), "", f"cannot be read: {error}", "Mend the file."),)
    citations: list[Citation] = []
    faults: list[Finding] = []
    for number, row in enumerate(rows, start=2):
        try:
            citations.append(Citation.model_validate({k: v for k, v in row.items() if v}))
        except ValidationError as error:
            faults.append(_finding(path, number, error))
    return tuple(citations), tuple(faults)


def write_citations(citations: tuple[Citation, ...]) -> str:
    """Return the canonical text of the table: sorted, without repetitions."""
    lines = {"\t".join(_cells(citation)) for citation in citations}
    return "\n".join(["\t".join(COLUMNS), *sorted(lines)]) + "\n"


def _cells(citation: Citation) -> list[str]:
    return [str(getattr(citation, column) or "") for column in COLUMNS]


def _finding(path: Path, number: int, error: ValidationError) -> Finding:
    fault = error.errors(include_url=False)[0]
    column = str(fault["loc"][0]) if fault["loc"] else ""
    return Finding(
        str(path), f"line {number}, column {column}", fault["msg"],
        f"Each line has the columns {', '.join(COLUMNS)}, separated by tabs.",
    )  # fmt: skip
