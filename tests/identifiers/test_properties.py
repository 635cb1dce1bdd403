"""What holds for every text, not only for the examples."""

import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import IdentifierError
from spallm.identifiers import (
    Identifier,
    normalise_arxiv,
    normalise_doi,
    normalise_title,
    parse,
    slug,
    try_parse,
)

few = settings(max_examples=150, deadline=None)

_MONTHS = st.integers(1, 12).map("{:02d}".format)
_SUFFIX = st.text("abcXYZ019()<>[]{}-._;:/%#?&+*'\"… é", min_size=1, max_size=14)
dois = st.builds("10.{}/{}".format, st.integers(1000, 99999), _SUFFIX)
clean_dois = st.builds(
    "10.{}/{}.{}".format,
    st.integers(2000, 9999),
    st.from_regex(r"[a-zA-Z]{2,9}(\([0-9]{2}\))?", fullmatch=True),
    st.integers(100, 10**7),
)
new_arxiv = st.builds("{:02d}{}.{:05d}".format, st.integers(15, 40), _MONTHS, st.integers(1, 99999))
old_arxiv = st.builds(
    "{}/{:02d}{}{:03d}".format,
    st.sampled_from(["hep-th", "math.GT", "cs", "q-bio.GN"]),
    st.integers(92, 99),
    _MONTHS,
    st.integers(1, 999),
)
names = st.from_regex(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})?", fullmatch=True)
repositories = st.builds(
    "{}:{}x/{}".format,
    st.sampled_from(["github", "huggingface"]),
    names,
    names,
)
others = st.one_of(
    st.from_regex(r"openreview:[A-Za-z0-9_-]{8,13}", fullmatch=True),
    st.from_regex(r"pmlr:v[1-9][0-9]{0,2}/[a-z]{2,9}[0-9]{2}[a-z]?", fullmatch=True),
    st.from_regex(r"20[0-9]{2}\.[a-z]{3,6}-[a-z]{4,6}\.[1-9][0-9]{0,2}", fullmatch=True),
    st.from_regex(r"[A-Z][0-9]{2}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"(PMC|pmid:)[1-9][0-9]{0,7}", fullmatch=True),
)
identifiers = st.one_of(clean_dois, new_arxiv, old_arxiv, repositories, others)
_HEADS = ["", "doi:", "arxiv:", "https://", "https://doi.org/", "https://arxiv.org/abs/", "hf:"]
messy = st.one_of(
    st.text(),
    dois,
    st.builds("{}{}".format, st.sampled_from([*_HEADS, "github:", "acl:", "pmlr:v1/"]), st.text()),
    st.builds("{}{}{}".format, st.sampled_from(_HEADS), identifiers, st.text(max_size=4)),
    st.builds("{}{}".format, st.sampled_from(_HEADS), dois),
)


def _hint_of(read: Callable[[str], object], text: str) -> str | None:
    try:
        read(text)
    except IdentifierError as error:
        return error.hint
    return "none is due"


@given(identifiers)
@few
def test_a_well_formed_identifier_is_recognised(text: str) -> None:
    assert isinstance(parse(text), Identifier)


@given(messy)
@settings(max_examples=400, deadline=None)
def test_an_identifier_that_is_read_survives_its_url_and_its_curie(text: str) -> None:
    found = try_parse(text)
    if found:
        assert parse(found.url) == found
        assert parse(found.curie).curie == found.curie


@given(messy)
@few
def test_nothing_but_an_identifier_error_is_ever_raised(text: str) -> None:
    for read in (parse, normalise_doi, normalise_arxiv):
        assert _hint_of(read, text)


@given(st.one_of(clean_dois, dois))
@few
def test_the_case_of_a_doi_says_nothing(doi: str) -> None:
    # "ß" and its like have no single capital; DOIs fold ASCII letters only.
    if doi.isascii():
        assert try_parse(doi.upper()) == try_parse(doi.lower())


@given(st.one_of(new_arxiv, old_arxiv), st.integers(1, 40))
@few
def test_a_version_changes_neither_equality_nor_value(text: str, version: int) -> None:
    versioned = parse(f"{text}v{version}")
    assert versioned.version == version
    assert (versioned, versioned.value) == (parse(text), parse(text).value)


@given(st.one_of(clean_dois, dois))
@few
def test_a_canonical_doi_is_its_own_canonical_form(text: str) -> None:
    try:
        doi = normalise_doi(text)
    except IdentifierError:
        return
    assert normalise_doi(doi) == doi


@given(st.one_of(st.text(), st.text("aé<i>&amp;\\{}$'ßİŉ βが模- ")))
@few
def test_a_normalised_title_is_its_own_normal_form(text: str) -> None:
    once = normalise_title(text)
    assert normalise_title(once) == once


@given(st.text().filter(str.strip), st.integers(1, 80))
@few
def test_a_slug_is_plain_fits_and_is_its_own_slug(text: str, room: int) -> None:
    made = slug(text, max_length=room)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= room
    assert slug(made, max_length=room) == made
