"""Serialised tables, cut after a number of rows without reading a cell.

The engine serialises a table many times faster than Python can walk through its rows. A table
asked for with one row too many is nearly always short, which a count of separators shows.
"""

from __future__ import annotations

import json
import re

_CSV_ROW = re.compile(rb'(?:[^"\n]|"[^"]*")*\n')
_XML_END = b"</result>"


def cut_rows(body: bytes, form: str, rows: int | None) -> tuple[bytes, bool]:
    r"""Return a serialised table of at most ``rows`` rows, and whether any were left out.

    >>> cut_rows(b"?a\n1\n2\n3\n", "tsv", 2)
    (b'?a\n1\n2\n', True)
    >>> cut_rows(b"?a\n1\n2\n3\n", "tsv", 3)
    (b'?a\n1\n2\n3\n', False)
    """
    separator, surplus, cut = _CUTS[form]
    if rows is None or body.count(separator) - surplus <= rows:
        return body, False
    return cut(body, rows)


def _cut_lines(body: bytes, rows: int) -> tuple[bytes, bool]:
    lines = body.split(b"\n", rows + 1)
    kept = b"\n".join(lines[:-1]) + b"\n"
    return (kept, True) if lines[-1] else (body, False)


def _cut_csv(body: bytes, rows: int) -> tuple[bytes, bool]:
    place = 0
    for _ in range(rows + 1):
        match = _CSV_ROW.match(body, place)
        if not match:
            return body, False
        place = match.end()
    return body[:place], place < len(body)


def _cut_xml(body: bytes, rows: int) -> tuple[bytes, bool]:
    results = body.split(_XML_END, rows)
    rest = results.pop()
    if _XML_END not in rest:
        return body, False
    # Nothing but rows, their ends and the ends of the table stands after the first row.
    end = b"</results></sparql>"
    kept = b"".join(result + _XML_END for result in results)
    head = kept or rest[: rest.index(b"<result>")]
    return head + end, True


def _cut_json(body: bytes, rows: int) -> tuple[bytes, bool]:
    table = json.loads(body)
    bindings = table["results"]["bindings"]
    if len(bindings) <= rows:
        return body, False
    table["results"]["bindings"] = bindings[:rows]
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode(), True


# For each format: what separates rows and may stand elsewhere too, how often it stands beside
# the rows at least, and the exact way.
_CUTS = {
    "tsv": (b"\n", 1, _cut_lines),
    "csv": (b"\n", 1, _cut_csv),
    "xml": (_XML_END, 0, _cut_xml),
    "json": (b"},{", -1, _cut_json),
}
