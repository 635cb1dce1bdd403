"""Which entries of several lists are one work."""

from __future__ import annotations

from itertools import permutations

from spallm.matching import Known, joined

TITLE = "A foundation model for joint segmentation of cells"


def _work(name: str, title: str = TITLE, year: int | None = 2024, *ids: str) -> Known:
    return Known(name, "paper", (title,), year=year, identifiers=ids)


def _groups(*works: Known) -> set[frozenset[str]]:
    """Join works in every order; the answer must be the same."""
    answers = {
        frozenset(frozenset(group) for group in joined(order)) for order in permutations(works)
    }
    assert len(answers) == 1
    return set(answers.pop())


def _sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


def test_a_preprint_and_the_published_paper_are_one() -> None:
    preprint = _work("a", TITLE, 2022, "arxiv:2205.00001")
    published = _work("b", TITLE, 2024, "doi:10.1038/s41592-024-00001-0")
    assert _groups(preprint, published) == _sets("ab")


def test_joining_goes_on_over_several_steps() -> None:
    first = _work("a", "Joint segmentation with a foundation model", 2023, "arxiv:2305.00001")
    middle = _work("b", TITLE, 2024, "arxiv:2305.00001", "doi:10.1038/s41592-024-00001-0")
    last = _work("c", TITLE, None)
    assert _groups(first, middle, last) == _sets("abc")
    assert _groups(first, last) == _sets("a", "c")


def test_two_published_dois_keep_one_title_apart_and_a_third_alone() -> None:
    one = _work("a", TITLE, 2024, "doi:10.1038/s41592-024-00001-0")
    other = _work("b", TITLE, 2024, "doi:10.1016/j.cels.2024.00002")
    either = _work("c", TITLE, 2024)
    assert _groups(one, other) == _sets("a", "b")
    assert _groups(one, other, either) == _sets("a", "b", "c")


def test_one_link_under_two_strange_titles_joins_nothing() -> None:
    one = _work("a", TITLE, 2024, "arxiv:2305.00001")
    other = _work("b", "Graph drawing with springs", 2024, "arxiv:2305.00001")
    assert _groups(one, other) == _sets("a", "b")


def test_short_titles_are_not_joined() -> None:
    assert _groups(_work("a", "Introduction"), _work("b", "Introduction")) == _sets("a", "b")


def test_what_is_known_to_be_two_works_is_never_joined() -> None:
    works = [_work("a"), _work("b"), _work("c", "Something else, and for other people")]
    assert joined(works, {"a": "one", "b": "two"}) == (("a",), ("b",), ("c",))
    assert joined(works, {"a": "one", "c": "one"}) == (("a", "b", "c"),)


def test_groups_keep_the_order_of_the_works() -> None:
    works = [_work("z"), _work("y", "Springs and other ways to draw graphs"), _work("a")]
    assert joined(works) == (("z", "a"), ("y",))
