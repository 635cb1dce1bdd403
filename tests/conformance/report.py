"""The pass table and the list of failures, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.conformance.conversation import is_update
from tests.conformance.reasons import REASONS, reason_of

if TYPE_CHECKING:
    from tests.conformance.cases import Case
    from tests.conformance.judging import Verdict

#: Groups of the W3C's tests: a heading, and the beginnings of the names of folders that it covers.
TITLES = {
    "sparql10": "SPARQL 1.0",
    "sparql11": "SPARQL 1.1",
    "query": "Our own set: queries",
    "syntax": "Our own set: syntax",
    "protocol": "Our own set",
    "description": "Our own set: service description",
}
Verdicts = Sequence["Verdict"]

INTRODUCTION = """\
# Conformance

Written by `python scripts/conformance.py PATH`, where PATH is the folder `sparql` of a checkout of
[w3c/rdf-tests](https://github.com/w3c/rdf-tests). Every default test run runs our own set
(`tests/conformance/manifests`) in the same way; with `SPALLM_RDF_TESTS=PATH` in the environment, it
also runs the W3C's and compares the failures with the list below.

One runner asks three subjects: our endpoint over HTTP (`spallm serve` without the sockets), plain
rdflib {rdflib} and plain pyoxigraph {pyoxigraph} through their Python interfaces. Each subject runs
in a process of its own that is ended when a test takes longer than {patience:g} s; a subject that
hangs or breaks down fails that test.

How answers are compared:

- Tables are bags of rows, or sequences where the test or its ORDER BY says so. Graphs, and tables
  with blank nodes, are the same if they have the same shape. Numbers and truth values of one
  datatype are the same if their values are: `2.0` is `2.00`.
- A syntax test passes if the query is answered over no data, or is not; for rdflib, which finds
  most errors only when it runs a query, if it is parsed and translated, or is not.
- The endpoint answers in the format of the expected result, and in JSON where that is none of its
  own; it is asked by GET, by form and by direct POST in turn. rdflib is read in JSON, except where
  the format is the test: its XML leaves out every zero, and it writes no TSV.
- A query is sent with a BASE line in front, because the protocol has no field for the base. A test
  that names its data only by FROM finds them loaded under those names. Nothing is ever fetched.

The endpoint is read-only. Of the protocol's tests, those on updates that must fail count as they
are; those on updates that must succeed count as passed if the endpoint refuses the update with
status 4xx, and stand in a row of their own so that nobody takes them for more.

Not run, and why: tests of updates and of the graph store protocol (the endpoint is read-only), of
entailment regimes (it has none), of federation with live endpoints (SERVICE is refused unless
allowed), and tests that the W3C has not approved.
"""


def report(columns: dict[str, Verdicts], patience: float) -> str:
    """Return the page; the first column is the endpoint's."""
    introduction = INTRODUCTION.format(
        rdflib=version("rdflib"), pyoxigraph=version("pyoxigraph"), patience=patience
    )
    ours = next(iter(columns.values()))
    parts = [introduction, "## Passed", _table(columns), "## What fails here, and why"]
    return "\n\n".join([*(part.strip() for part in parts), *_failures(ours)]) + "\n"


def _table(columns: dict[str, Verdicts]) -> str:
    head = ["Tests", *columns]
    lines = [head, ["---", *("---:" for _ in columns)]]
    ours = next(iter(columns.values()))
    lines += [
        [row, *(_score(verdicts, row) for verdicts in columns.values())]
        for row in dict.fromkeys(row_of(verdict.case) for verdict in ours)
    ]
    lines.append(["**All**", *(f"**{_score(verdicts)}**" for verdicts in columns.values())])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def row_of(case: Case) -> str:
    """Return the row of the table that a case counts in."""
    first, _, rest = case.group.partition("/")
    if case.kind == "protocol":
        rest = _protocol_row(case)
    title = TITLES.get(first, first)
    return f"{title}: {rest}" if rest else title


def _protocol_row(case: Case) -> str:
    if any(map(is_update, case.requests)):
        return "protocol, updates (passed: refused)"
    wants_update = "update" in case.name
    return f"protocol, {'updates that must fail' if wants_update else 'queries'}"


def _score(verdicts: Verdicts, row: str | None = None) -> str:
    counted = [verdict for verdict in verdicts if row in (None, row_of(verdict.case))]
    passed = sum(verdict.passed for verdict in counted)
    return f"{passed} / {len(counted)}" if counted else "–"


def _failures(verdicts: Verdicts) -> Iterator[str]:
    failed = [verdict for verdict in verdicts if not verdict.passed]
    for reason in [*REASONS, ""]:
        listed = [v for v in failed if reason_of(v.case.group, v.case.name) == reason]
        if listed:
            yield reason or "Not looked into yet."
            yield "\n".join(_lines(listed))
    if not failed:
        yield "Nothing."


def _lines(verdicts: Iterable[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        yield f"- {verdict.case.group}, {verdict.case.name}: {_plain(verdict.reason)}"


def _plain(reason: str) -> str:
    """Return a reason in one line that Markdown leaves as it is."""
    return reason.replace("<", "`<").replace(">", ">`").replace("*", r"\*")
