"""Every choice has a text, and the text means that choice."""

from __future__ import annotations

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import UsageError
from spallm.selecting.choice import Both, Choice, Either, Everything, Without
from spallm.selecting.entities import Named
from spallm.selecting.filters import NAMES, Filter, Years
from spallm.selecting.parsing import parse
from spallm.selecting.queries import Query
from spallm.selecting.relations import DIRECTIONS, RELATIONS, Around, Lineage, Related
from spallm.selecting.saved import Saved, SavedSelection, toml
from spallm.selecting.screened import DECISIONS, Screened

TEXTS = st.text(min_size=1, max_size=12).filter(str.strip) | st.sampled_from(
    ["not", "AND", "everything", 'a"b', "a'b", "a\\", "x y", "a:b", "-", "a-", "@a", "1..2", "“q”",
     "https://a.org/?a=b&c|d", "a\nb", "a\u2028b", "（", "task:x", "10.1/(2)", "unknown"]
)  # fmt: skip
NAME = st.from_regex(r"[a-z0-9中][a-z0-9_.-]{0,5}[a-z0-9]", fullmatch=True)
YEARS = st.none() | st.integers(0, 9999)


def years(since: int | None, until: int | None) -> Choice:
    if since is None and until is None:
        return Years(2023, None)
    if since is not None and until is not None and since > until:
        return Years(until, since)
    return Years(since, until)


LEAVES = st.one_of(
    st.just(Everything()),
    st.builds(Named, TEXTS),
    st.builds(Filter, st.sampled_from([name for name in NAMES if name != "year"]), TEXTS),
    st.builds(years, YEARS, YEARS),
    st.builds(
        Query, TEXTS, st.dictionaries(NAME.filter(str.isalnum), TEXTS, max_size=2).map(
            lambda given: tuple(given.items())
        )
    ),
    st.builds(Screened, TEXTS, st.sampled_from(sorted(DECISIONS))),
    st.builds(Saved, NAME),
)  # fmt: skip


def grown(parts: st.SearchStrategy[Choice]) -> st.SearchStrategy[Choice]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Either, several),
        st.builds(Both, several),
        st.builds(Without, parts, st.lists(parts, min_size=1, max_size=2).map(tuple)),
        st.builds(
            Around, parts, st.integers(0, 9), st.lists(TEXTS, max_size=2, unique=True).map(tuple)
        ),
        st.builds(Lineage, parts, st.sampled_from(sorted(DIRECTIONS))),
        st.builds(Related, st.sampled_from(sorted(RELATIONS)), parts),
    )


@settings(max_examples=250, deadline=None)
@given(st.recursive(LEAVES, grown, max_leaves=8))
def test_the_text_of_a_choice_is_read_as_that_choice(choice):
    assert parse(choice.text) == choice


@settings(max_examples=250, deadline=None)
@given(st.text(alphabet="ab &|-()\"'\\:,=@.“”（）：not两\n", max_size=20))
def test_any_text_is_read_or_refused_with_words(text):
    try:
        choice = parse(text)
    except UsageError:
        return
    assert parse(choice.text) == choice


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_comes_back_from_the_file_of_a_selection(title, select):
    written = toml(SavedSelection("name", select, title))
    held = {"name": "name", "title": title, "select": select}
    assert tomllib.loads(written) == {key: value for key, value in held.items() if value}
