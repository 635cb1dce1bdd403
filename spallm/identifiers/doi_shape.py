"""The shapes of DOIs that can be told whole from cut off.

A DOI may look like anything behind its slash, but some publishers keep to a form that shows when
the end is missing. Patterns match whole DOIs in lower case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spallm.identifiers.fault import cut_off, malformed

EXAMPLE = "10.1038/s41592-024-02201-0"
_FORM = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\ufffd]+")
_REGISTRANT = re.compile(r"10\.\d*(?:\.\d+)*\.?/*")
_OPEN_ENDS = ("-", ".", "/", "(", "_", "<", "…")
_PAIRS = (("(", ")"), ("<", ">"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Shape:
    """A publisher's form: what gives it away, and what it is when it is whole."""

    starts: re.Pattern[str]
    whole: re.Pattern[str]
    because: str
    example: str


_SHAPES = (
    Shape(
        re.compile(r"10\.[\d.]+/(?:.*/)?[sd]\d{5}-|10\.(?:1038|1007|1186)/s\d{0,5}$"),
        re.compile(r"10\.[\d.]+/(?:.*/)?[sd]\d{5}-\d{3}-\d{4,5}-[0-9a-z]"),
        "a Springer Nature DOI ends in four or five digits, a hyphen and a check character",
        EXAMPLE,
    ),
    Shape(
        re.compile(r"10\.1016/s\d{4}-"),
        re.compile(r"10\.1016/s\d{4}-\d{3}[\dx]\(\d\d\)\d{5}-[\dx]"),
        "an Elsevier DOI of this form ends in five digits, a hyphen and a check character",
        "10.1016/s0140-6736(05)67889-0",
    ),
    Shape(
        re.compile(r"10\.1016/j\.[a-z0-9]+\.\d{4}(?:\.|$)"),
        re.compile(r"10\.1016/j\.[a-z0-9]+\.\d{4}\.(?:\d\d\.\w{3,6}|e?\d{5,6})"),
        "an Elsevier DOI of this form ends in a month and a number, or in five or six digits",
        "10.1016/j.cell.2024.05.012",
    ),
)


def _check_ends(doi: str) -> None:
    """Refuse a DOI whose last character asks for more, or whose brackets do not match."""
    if _REGISTRANT.fullmatch(doi):
        raise cut_off("DOI", doi, "nothing follows the registrant's number", EXAMPLE)
    if doi.endswith(_OPEN_ENDS):
        raise cut_off("DOI", doi, f"it ends in '{doi[-1]}'", EXAMPLE)
    for opener, closer in _PAIRS:
        if doi.count(opener) > doi.count(closer):
            raise cut_off("DOI", doi, f"a '{opener}' is never closed", EXAMPLE)
        if doi.count(opener) < doi.count(closer):
            raise malformed("DOI", doi, f"a '{closer}' was never opened", EXAMPLE)


def _check_shape(doi: str, shape: Shape) -> None:
    """Refuse a DOI that starts like a publisher's form and does not end like it."""
    if not shape.starts.match(doi) or shape.whole.fullmatch(doi):
        return
    if shape.whole.match(doi):
        raise malformed("DOI", doi, "something follows its last character", shape.example)
    raise cut_off("DOI", doi, shape.because, shape.example)


def check_doi(doi: str) -> None:
    """Raise unless a DOI in lower case is whole, as far as its shape can tell."""
    _check_ends(doi)
    if not _FORM.fullmatch(doi) or not doi.isprintable():
        because = "a DOI is '10.', four to nine digits, a slash and a suffix without spaces"
        raise malformed("DOI", doi, because, EXAMPLE)
    for shape in _SHAPES:
        _check_shape(doi, shape)
