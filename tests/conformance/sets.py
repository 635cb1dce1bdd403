"""Which tests there are: the W3C's in a checkout, and our own."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.cases import Case, read_cases

OWN = Path(__file__).parent / "manifests"
#: What names a checkout of the W3C's tests: its folder ``sparql``.
VARIABLE = "SPALLM_RDF_TESTS"
_W3C = (
    "sparql10/manifest-evaluation.ttl",
    "sparql10/manifest-syntax.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/manifest-sparql11-results.ttl",
    "sparql11/syntax-fed/manifest.ttl",
    "sparql11/protocol/manifest.ttl",
    "sparql11/service-description/manifest.ttl",
)
LIBRARIES_RUN = frozenset({"evaluation", "syntax", "no syntax"})


def own() -> list[Case]:
    """Return our own cases."""
    return read_cases(OWN / "manifest.ttl", OWN)


def w3c(root: Path) -> list[Case]:
    """Return the cases of a checkout that concern a read-only endpoint."""
    return [case for name in _W3C for case in read_cases(root / name, root)]


def for_libraries(cases: list[Case]) -> list[Case]:
    """Return the cases that a library without HTTP can be put to."""
    return [case for case in cases if case.kind in LIBRARIES_RUN]
