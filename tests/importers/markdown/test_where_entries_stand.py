"""Which parts of a list are entries, and what belongs to which."""

from __future__ import annotations

import pytest

from spallm.importers.entry import Entry
from spallm.importers.markdown import read

PAPER = "https://arxiv.org/abs/2401.0000"


def entries(text: str) -> tuple[Entry, ...]:
    """Read what stands below a heading."""
    return read(f"# Reefs\n\n## Models\n\n{text}\n", "list.md").entries


def titles(text: str) -> list[str]:
    return [entry.title for entry in entries(text)]


def test_headings_with_links_behind_a_title_are_works() -> None:
    text = "".join(
        f"##### • \\[202{n} TPAMI\\] Title number {n} of corals. [\\[PDF\\]]({PAPER}{n})\n\n"
        f"_Ada Lovelace, Alan Turing_\n\n"
        for n in range(4)
    )
    found = entries(text)
    assert [(entry.title, entry.year, entry.venue) for entry in found] == [
        (f"Title number {n} of corals", 2020 + n, "TPAMI") for n in range(4)
    ]


def test_a_heading_above_authors_is_a_work_where_its_level_holds_works() -> None:
    linked = "".join(f"##### Corals of kind {n} seen [[PDF]]({PAPER}{n})\n\n" for n in range(3))
    text = linked + "##### Corals that nobody has seen\n_Ada Lovelace, Alan Turing_\n"
    assert titles(text)[-1] == "Corals that nobody has seen"


def test_headings_above_bullets_of_mere_links_are_works() -> None:
    text = "".join(
        f"### Corals of the sea number {n}\n\n* [Link]({PAPER}{n})\n* [Slides](./s{n}.pdf)\n\n"
        f"Abstract: corals.\n\n"
        for n in range(3)
    )
    assert titles(text) == [f"Corals of the sea number {n}" for n in range(3)]


SOFTWARE = """\
<details><summary><b><a href="https://github.com/a/reef">Reef</a></b> (⭐ 9K) - Fast.</summary>

- [GitHub](https://github.com/a/reef) (📥 2K · ⏱️ 30.10.2025):
  ```
  git clone https://github.com/a/reef
  ```
- [Docker Hub](https://hub.docker.com/r/a/reef) (📥 1M · ⏱️ 30.10.2025):
  ```
  docker pull a/reef
  ```
</details>
"""


def test_bullets_that_say_how_to_install_belong_to_their_summary() -> None:
    (entry,) = entries(SOFTWARE)
    assert (entry.title, entry.year) == ("Reef", None)
    assert entry.code
    assert entry.code.url == "https://github.com/a/reef"


COURSE = """\
- [CS 1](https://cs1.example.edu/) **Foundations of the Reefs** *Reef University*
  - This course covers corals, as in [the old book on corals](https://cs1.example.edu/book.pdf).
  - [Lectures and Assignments](https://cs1.example.edu/all)
  - [All materials in a zip file](https://cs1.example.edu/all.zip)
"""


def test_parts_of_a_course_are_no_works() -> None:
    (entry,) = entries(COURSE)
    assert entry.title == "Foundations of the Reefs"
    assert entry.link
    assert entry.link.url == "https://cs1.example.edu/"


@pytest.mark.parametrize(
    "url",
    [
        "https://engineering.linkedin.com/blog/reefs",
        "https://blog.twitter.com/engineering/reefs",
        "https://ai.facebook.com/blog/reefs/",
    ],
)
def test_the_blog_of_a_company_is_no_profile(url: str) -> None:
    assert titles(f"1. [How we count corals]({url})") == ["How we count corals"]


def test_a_line_above_keys_is_a_title_however_short() -> None:
    text = (
        f"Corals in Currents of the Sea ,\nPDF: <{PAPER}1>\n\n"
        f"Differentiable Reefs ,\nPDF: <{PAPER}2>\n\n"
        f"REEF - A Solver, Fast and Small ,\nProject: <https://reef.example.org>\n\n"
        f"Reefs and Waves of the World ,\nJournal: <https://link.springer.com/article/1>\n"
    )
    found = entries(text)
    assert [entry.title for entry in found] == [
        "Corals in Currents of the Sea",
        "Differentiable Reefs",
        "REEF - A Solver, Fast and Small",
        "Reefs and Waves of the World",
    ]
    assert not any(entry.venue for entry in found)


def test_neighbouring_names_with_an_address_are_entries() -> None:
    text = "ReefFlow: <https://github.com/a/flow>\n\nReef-Jax: <https://github.com/a/jax>\n"
    assert titles(text) == ["ReefFlow", "Reef-Jax"]
    assert not titles("Chat: <https://reef.example.org>\n\nNothing else here.\n")


def test_lines_of_a_numbered_paragraph_stay_together() -> None:
    text = (
        "[2] Corals can be Dangerous<br>\n"
        f"[paper]({PAPER}1) | [code1](https://github.com/a/b)<br>\n\n"
        f"[1] Corals of Deep Seas<br>\nkeywords: Reefs, Seas<br>\n[paper]({PAPER}2)<br>\n"
    )
    assert titles(text) == ["Corals can be Dangerous", "Corals of Deep Seas"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"- Do We Need Corals at All? [[paper]]({PAPER}1)", "Do We Need Corals at All?"),
        (f"- You Only Look at Reefs [[paper]]({PAPER}1), [[code]](https://github.com/a/b)",
         "You Only Look at Reefs"),
        (f"-[Reef-RL]({PAPER}1)", "Reef-RL"),
        ("- [Counting Corals by Hand and Eye] (EMNLP2021)", "Counting Corals by Hand and Eye"),
        ("- [Journal of Big Data](https://journal.example.org/)", "Journal of Big Data"),
        ("- [UvA Reefs](https://reefs.github.io/)\n  - [A](https://reefs.github.io/#a)\n"
         "  - [B](https://reefs.github.io/#b)\n  - [C](https://reefs.github.io/#c)", "UvA Reefs"),
    ],
)  # fmt: skip
def test_a_bullet_is_not_lost(line: str, title: str) -> None:
    assert titles(line)[0] == title


def test_works_without_links_below_a_bold_name_are_entries() -> None:
    text = (
        "- **2048 Like Games**\n"
        '    - Lee, A. "**Learning to play 2048**." IEEE CIG, (**2014**).\n'
        '    - Wu, Bo, et al. "**Stages of learning for 2048**." IEEE CIG, (**2015**).\n'
    )
    assert titles(text) == ["Learning to play 2048", "Stages of learning for 2048"]


@pytest.mark.parametrize(
    "line",
    [
        "Authors: [Ada Lovelace](https://ada.example.org), [Alan Turing](https://alan.example.org)",
        "[Reefs](https://reefs.example.org) maintains a list of twenty tasks.",
        "- This course covers the theory of [reefs](https://reefs.example.org) in 2020.",
    ],
)
def test_prose_is_no_entry(line: str) -> None:
    assert not titles(line)
