"""Bullets that head others, whole citations, titles over two lines, and what is no work."""

from __future__ import annotations

import pytest

from spallm.importers.entry import Entry
from spallm.importers.markdown import read

PAGE = "https://reefs.example.org"


def entries(text: str) -> tuple[Entry, ...]:
    """Read what stands below a heading."""
    return read(f"# Reefs\n\n## Models\n\n{text}\n", "list.md").entries


def told(text: str) -> list[tuple[str, str | None, int | None]]:
    return [(entry.title, entry.venue, entry.year) for entry in entries(text)]


@pytest.mark.parametrize("year", ['<span style="x">**Year 2031**</span>', "2031", "**2031**:"])
@pytest.mark.parametrize(
    ("head", "venue"),
    [("**ABCD**", "ABCD"), ("arXiv", "arXiv"), ("*Journal of Corals*:", "Journal of Corals")],
)
def test_bullets_that_are_a_year_and_a_venue_head_those_below(year, head, venue) -> None:
    text = (
        f"- {year}\n  - {head}\n    - [A title of corals]({PAGE}/1) [[code]]({PAGE}/2)\n"
        f"    - Another title of corals\n  - Others\n    - The third title [[Paper]]({PAGE}/3)"
    )
    assert told(text) == [
        ("A title of corals", venue, 2031),
        ("Another title of corals", venue, 2031),
        ("The third title", None, 2031),
    ]
    assert entries(text)[0].section == ("Models", venue)


def test_years_may_stand_below_a_venue() -> None:
    text = (
        f"- **ICML**\n  - 2031\n    - [A title of corals]({PAGE}/1)\n- *2030*\n  - Dead corals all"
    )
    assert told(text) == [("A title of corals", "ICML", 2031), ("Dead corals all", None, 2030)]


@pytest.mark.parametrize(
    "cited",
    [
        'Doe, J. "On corals of reefs." Journal of Reefs 3 (2031): 1-9.',
        "Doe, J., & Roe, R. (2031). On corals of reefs. In Journal of Reefs (pp. 1-9).",
        "Doe, Jane, and Roe Poe. On corals of reefs. Journal of Reefs 12.3 (2031): 1-9.",
    ],
)
def test_the_words_of_a_link_may_be_a_whole_citation(cited: str) -> None:
    table = f"| Paper | Method | Code |\n|---|---|---|\n| [{cited}]({PAGE}/1) | NET | - |"
    assert told(table) == [("On corals of reefs", "Journal of Reefs", 2031)]


@pytest.mark.parametrize("nothing", ["NA", "N/A", "-"])
def test_the_name_is_the_title_where_a_table_has_none(nothing: str) -> None:
    table = f"| Name | Title | Paper |\n|---|---|---|\n| ReefNet | {nothing} | [link]({PAGE}/1) |"
    assert [entry.title for entry in entries(table)] == ["ReefNet"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**Deep** learning of the reefs", "Deep learning of the reefs"),
        ("A title of corals that goes on\n  over two lines of it.", None),
        ("Why Corals? In *ABCD 2031*.", "Why Corals?"),
        ("A title above its authors\n  - A. Doe, B. Roe and C. Poe. *ABCD 2031*.", None),
    ],
)
def test_a_title_is_whole_and_nothing_else(line: str, title: str | None) -> None:
    wanted = title or ("A title above its authors" if "\n  -" in line else " ".join(line.split()))
    assert [each.title for each in entries(f"- {line} [[paper]]({PAGE}/1)")] == [wanted.rstrip(".")]


def test_an_address_in_brackets_is_read_without_them() -> None:
    (entry,) = entries(f"- [A title of corals]([{PAGE}/1])")
    assert entry.links[0].url == f"{PAGE}/1"


@pytest.mark.parametrize(
    "text",
    [
        f"| Year | Papers |\n|---|---|\n| 2031 | **ABCD:** [1]({PAGE}/1), [2]({PAGE}/2) |",
        "| Year | Papers |\n|---|---|\n| 2031 | **ABCD:** [1], [2] |",
        f"> We wrote of it in [a paper on corals]({PAGE}/1).",
        f"**Q: Where do I find [the data]({PAGE}/1)?**",
        f"- **How can I add a paper?** Open an [issue]({PAGE}/1).",
    ],
)
def test_numbers_quotations_and_questions_are_no_works(text: str) -> None:
    assert not entries(text)


def test_a_list_without_a_title_has_no_introduction() -> None:
    text = "".join(f"## Part {n}\n\n- [Title {n} of corals]({PAGE}/{n})\n\n" for n in range(5))
    assert len(read(text, "list.md").entries) == 5
