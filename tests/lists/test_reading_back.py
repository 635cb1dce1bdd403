"""What a list says is read back as it was, whatever stands in titles and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.importers.entry import Entry
from spallm.importers.markdown import read
from spallm.lists.listed import Address, Listed
from spallm.lists.styles import STYLES
from spallm.lists.wording import LANGUAGES

#: What Markdown, HTML, TeX and readers of lists give a meaning, among plain words.
_MARKS = r"""
    cell atlas of RNA 细胞 مدل β-catenin | a|b [x] ]( * ** _a_ __ `code` `` <b> </td> <br> <!-- -->
    $x^2$ $ \ \| ~~ ~ &amp; &lt; & # ! ![ www.example.org https://example.org/a a@example.org ( ) 1.
    - + = { } ^ : e.g. “so” ' " … — spallm:end
"""
_WORDS = st.sampled_from([*_MARKS.split(), "\u200f", "<!-- spallm:end -->", "\N{NO-BREAK SPACE}"])
_TITLES = st.lists(_WORDS, min_size=1, max_size=7).map(
    lambda words: " ".join(f"Plain {' '.join(words)} end".split())
)
_VENUES = st.none() | st.sampled_from(
    ["Nature Methods", "NeurIPS", "bioRxiv", "Bioinformatics", "PLOS Computational Biology"]
)
_PATHS = st.text("abcXYZ019-._~!$&'()*+,;=:@/%中é", max_size=12)
_PAPERS = _PATHS.map(lambda path: Address(f"https://doi.org/10.1000/x{path}"))
_CODE = st.lists(
    st.from_regex(r"[a-z]{1,8}/[a-z_.-]{0,6}[a-z]", fullmatch=True), max_size=2, unique=True
)


@st.composite
def _works(draw: st.DrawFn) -> Listed:
    return Listed(
        iri="urn:work",
        title=draw(_TITLES),
        year=draw(st.none() | st.integers(1990, 2030)),
        venue=draw(_VENUES),
        names=draw(st.sampled_from([(), ("scGPT",), ("IC|TC",), ("a_b*",)])),
        papers=(draw(_PAPERS),),
        code=tuple(Address(f"https://github.com/{each}") for each in draw(_CODE)),
    )


def _entry(work: Listed, style: str, language: str) -> Entry:
    chosen = STYLES[style]
    lines = ["## Cells", "", *chosen.head(language), chosen.line(work, language), ""]
    (entry,) = read("\n".join(lines), "list.md").entries
    return entry


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=5, deadline=None)
@given(work=_works())
def test_title_links_year_and_venue_are_read_back(work: Listed, style: str, language: str) -> None:
    entry = _entry(work, style, language)
    assert entry.title == _seen(work.title)
    assert [link.url for link in entry.with_role("paper")] == [each.url for each in work.papers]
    assert [link.url for link in entry.with_role("code")] == [each.url for each in work.code]
    assert (entry.year, entry.venue) == (work.year, work.venue)


def _seen(title: str) -> str:
    """Return a title without marks of direction, which readers leave out."""
    return " ".join(title.replace("\u200f", " ").split())
