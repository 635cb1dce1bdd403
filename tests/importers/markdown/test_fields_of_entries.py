"""Titles, venues, years, names and links of single entries, in the ways that lists write them."""

from __future__ import annotations

import pytest

from spallm.importers.entry import Entry
from spallm.importers.markdown import read

ARXIV = "https://arxiv.org/abs/2401.00001"
SITE = "https://corpus.example.org/download"
REPOSITORY = "https://github.com/example/thing"


def only(text: str) -> Entry:
    """Read the only entry of a list."""
    (entry,) = read(f"# A list\n\n## A section\n\n{text}\n", "list.md").entries
    return entry


def told(text: str) -> tuple[str, str | None, int | None]:
    """Read title, venue and year of the only entry of a list."""
    entry = only(text)
    return entry.title, entry.venue, entry.year


@pytest.mark.parametrize(
    ("line", "title", "venue", "year"),
    [
        (f"- [2021 - A Cell at Work]({ARXIV}) ✓", "A Cell at Work", None, 2021),
        (
            f"- **2016-05** | Cells at work | *Ada Lovelace, Emmy Noether* |"
            f" [Oncology Today]({ARXIV})",
            "Cells at work",
            "Oncology Today",
            2016,
        ),
        (
            f"1. Cells at work | *FooConf* | 2023.10.06 | [<u>Paper</u>]({ARXIV})",
            "Cells at work",
            "FooConf",
            2023,
        ),
        (
            f"1. Cells at work: review, design, and use | *Expert Syst. Appl.* |"
            f" 2024.03.13 | [PDF]({ARXIV})",
            "Cells at work: review, design, and use",
            "Expert Syst. Appl",
            2024,
        ),
        (f"- [Cells at work all day]({ARXIV}) | ICS' 24", "Cells at work all day", "ICS", 2024),
        (
            f"- `[Wu et al. CVPRW23]` Cells at Work. CVPR Workshop, 2023. [[paper]]({ARXIV})",
            "Cells at Work",
            "CVPR Workshop",
            2023,
        ),
        (
            f"- [Roe, A., & Poe, B. (2020, May). A fine title."
            f" In Proceedings of the Web.]({ARXIV})",
            "A fine title",
            "Proceedings of the Web",
            2020,
        ),
        (
            f"- [2024 Archives of Cell Engineering] **Cells at work** [[paper]]({ARXIV})",
            "Cells at work",
            "Archives of Cell Engineering",
            2024,
        ),
        (
            f"- [2023 ICML from another field] **Cells at work** [[paper]]({ARXIV})",
            "Cells at work",
            "ICML from another field",
            2023,
        ),
        (
            f"- **Cells at work.**\n  Ada Lovelace, Emmy Noether."
            "\n  *J. Chem. Inf. Model, July 2021.*"
            f"\n  [[pdf]]({ARXIV})",
            "Cells at work",
            "J. Chem. Inf. Model",
            2021,
        ),
        (f"- [Cells at work today]({ARXIV}) (FLAIRS-33)", "Cells at work today", "FLAIRS-33", None),
        (f"- [2000 XYZ Cell Evaluation]({SITE})", "2000 XYZ Cell Evaluation", None, None),
    ],
)  # fmt: skip
def test_a_line_tells_title_venue_and_year(
    line: str, title: str, venue: str | None, year: int | None
) -> None:
    assert told(line) == (title, venue, year)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"- [Foo]({ARXIV}): A Fast Server for Cells", "Foo: A Fast Server for Cells"),
        (f"- [Foo]({ARXIV}): Fast, Cheap Work of All Cells", "Foo: Fast, Cheap Work of All Cells"),
        (f"- [Foo]({ARXIV}): it is a server that is fast.", "Foo"),
        (f"- [Foo Corpus]({SITE}): a large set of cells, for research. (4 GB)", "Foo Corpus"),
        (f"- [Science Papers]({SITE}): full text of all papers (335 MB)", "Science Papers"),
        (f"- [PyTorch]({REPOSITORY}) - PyTorch is a library for cells.", "PyTorch"),
        (f"- [6S]({SITE}) - Sixth Simulation of the Sun", "6S"),
        (
            f"- Speed-ups for cells (flow based): [Cells at Work]({ARXIV}) (ICML 2021)",
            "Cells at Work",
        ),
        (f'- ["Is it?": A Look into Cells]({ARXIV})', '"Is it?": A Look into Cells'),
        (f"- [[Cells at Work]]({SITE}), Ada's Lab of Cells", "Cells at Work"),
        (f"- **Cells seen via\n  their work** [[paper]]({ARXIV})", "Cells seen via their work"),
        (f"- Cells at work. [PDF] [[Code]]({REPOSITORY})", "Cells at work"),
    ],
)  # fmt: skip
def test_a_line_tells_its_title(line: str, title: str) -> None:
    assert only(line).title == title


def test_authors_of_a_tag_are_the_authors() -> None:
    entry = only(f"- `[Wu et al. CVPR23]` Cells at Work. CVPR, 2023. [[paper]]({ARXIV})")

    assert entry.authors == ("Wu", "et al.")


def test_a_single_author_between_bars_is_no_venue() -> None:
    entry = only(f"- **2017-01** | Cells at work | *Ada Lovelace* | [Nature Methods]({ARXIV})")

    assert (entry.venue, entry.authors) == ("Nature Methods", ("Ada Lovelace",))


def test_a_year_that_a_heading_stays_before_is_not_the_year() -> None:
    entry = only(f"### Before 2024\n\n- [Cells at work all day]({ARXIV})")

    assert entry.year is None


def test_a_link_in_running_text_does_not_win_over_the_repository() -> None:
    entry = only(
        f"1. **Foo** - ([Repo]({REPOSITORY})) A clone of the great [Bar]({SITE}) for cells."
    )

    assert entry.link is not None
    assert entry.link.url == REPOSITORY


def test_a_description_of_software_names_no_venue() -> None:
    assert only(f"- [mah]({REPOSITORY}) (12 stars) - Computer vision in Python.").venue is None


def test_a_link_within_the_address_of_a_link_is_the_address() -> None:
    entry = only(f"- **Cells at work.** [[code]]([{SITE}]({REPOSITORY}))")

    assert entry.code is not None
    assert entry.code.url == REPOSITORY


def test_an_era_is_no_year() -> None:
    entry = only(f"- [Atlas]({SITE}) - Cells with borders, trade routes, 4500 BCE-2024. Free.")

    assert (entry.year, entry.venue) == (None, None)


@pytest.mark.parametrize("name", ["GPUSCAN++", "Net (large)", "Net"])
def test_the_name_in_a_cell_is_whole(name: str) -> None:
    entry = only(
        "| Paper | Method | Conference |\n|---|---|---|\n"
        f"| [Cells at work all day]({ARXIV}) | {name} | ICML 2024 |"
    )

    assert entry.name == name


def test_a_column_of_links_with_names_wins_over_descriptions() -> None:
    entry = only(
        "| Name | Utterances | Price | Additional information |\n|---|---|---|---|\n"
        f"| [CELLS]({SITE}) | 6K | Free | One of the first sets of cells, read at home by many. |"
    )

    assert entry.title == "CELLS"


def test_a_row_with_signs_for_nothing_is_no_heading() -> None:
    entry = only(
        "| Year | Title | Venue | Paper | Code |\n|---|---|---|---|---|\n"
        "| - | **Cells vs. Work : An Essay** | - | - | - |\n"
    )

    assert entry.title == "Cells vs. Work : An Essay"
