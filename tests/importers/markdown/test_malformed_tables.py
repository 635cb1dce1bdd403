from __future__ import annotations

from spallm.importers.entry import Entry
from spallm.importers.markdown import read
from spallm.importers.reading import Reading

HEAD = "## Models\n\n| Year | Title | Venue | Paper | Code |\n|---|---|---|---|---|\n"


def row(number: int, title: str = "A study of reefs") -> str:
    link = f"[Link](https://arxiv.org/abs/2401.0000{number})"
    return f"| 202{number} | **{title} {number}** | ICLR | {link} | - |"


def rules(reading: Reading) -> list[str]:
    return [remark.rule for remark in reading.remarks]


def titles(reading: Reading) -> list[str]:
    return [entry.title for entry in reading.entries]


def test_a_row_without_its_closing_pipe_is_read_and_remarked_on() -> None:
    text = HEAD + row(1) + "\n" + row(2).removesuffix("|").rstrip() + "\n" + row(3)
    reading = read(text, "list.md")
    assert len(reading.entries) == 3
    assert [(r.rule, r.place.line) for r in reading.remarks] == [("unclosed-row", 6)]


def test_a_last_row_that_is_cut_off_keeps_what_it_has() -> None:
    text = HEAD + row(1) + "\n" + row(2) + "\n| 2023 | **Cut off in the middle** | ICML | [Li"
    reading = read(text, "list.md")
    assert titles(reading)[-1] == "Cut off in the middle"
    assert reading.entries[-1].venue == "ICML"
    assert "unclosed-row" in rules(reading)


def test_rows_parted_by_blank_lines_belong_to_one_table() -> None:
    reading = read(HEAD + row(1) + "\n\n" + row(2) + "\n\n" + row(3), "list.md")
    assert [entry.year for entry in reading.entries] == [2021, 2022, 2023]


def test_a_table_without_a_row_of_dashes_is_read_by_its_heading() -> None:
    text = (
        "## M\n\n| Year | Title | Paper |\n| 2024 | Reefs | [x](https://arxiv.org/abs/2401.1) |\n"
    )
    reading = read(text, "list.md")
    assert titles(reading) == ["Reefs"]
    assert rules(reading) == ["no-delimiter-row"]


def test_a_table_without_any_heading_is_read_by_what_its_cells_hold() -> None:
    text = "## M\n\n" + "\n".join(row(number) for number in range(1, 4))
    (first, *_) = read(text, "list.md").entries
    assert (first.title, first.year, first.venue) == ("A study of reefs 1", 2021, "ICLR")


def test_columns_may_stand_in_any_order_and_language() -> None:
    text = (
        "## M\n\n代码 | 会议 | 论文 | 年份\n--- | --- | --- | ---\n"
        "[代码](https://github.com/a/b) | AAAI "
        "| [珊瑚的大模型](https://arxiv.org/abs/2401.1) | 2024\n"
    )
    (entry,) = read(text, "list.md").entries
    assert (entry.title, entry.venue, entry.year) == ("珊瑚的大模型", "AAAI", 2024)
    assert entry.code
    assert entry.code.url == "https://github.com/a/b"


def test_a_row_with_links_and_no_title_is_reported_as_lost() -> None:
    text = HEAD + row(1) + "\n| 2022 | | ICML | [Link](https://arxiv.org/abs/2401.9) | - |\n"
    reading = read(text, "list.md")
    assert [(r.rule, r.lost) for r in reading.remarks] == [("row-without-title", True)]


def test_several_works_in_one_cell_are_several_entries() -> None:
    text = (
        "## M\n\n| Topic | Papers |\n|---|---|\n"
        "| Reefs | [A first study of reefs](https://arxiv.org/abs/2401.1)<br>"
        "[A second study of reefs](https://arxiv.org/abs/2401.2) |\n"
    )
    assert titles(read(text, "list.md")) == ["A first study of reefs", "A second study of reefs"]


def test_a_bold_row_heads_the_rows_below_it() -> None:
    text = HEAD + row(1) + "\n| **Small models** | | | | |\n" + row(2)
    first, second = read(text, "list.md").entries
    assert (first.section, second.section) == (("Models",), ("Models", "Small models"))


def test_columns_without_a_field_are_kept_under_their_heading() -> None:
    text = (
        "## M\n\n| Title | Backbone | Paper |\n|---|---|---|\n"
        "| Reefs and rays | Mamba | [x](https://arxiv.org/abs/2401.1) |\n"
    )
    (entry,) = read(text, "list.md").entries
    assert entry.also == (("Backbone", "Mamba"),)


def test_badges_in_cells_are_links() -> None:
    badge = "[![a](https://img.shields.io/badge/arXiv-2401.1-b31b1b)](https://arxiv.org/abs/2401.1)"
    stars = "[![s](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)"
    text = f"## M\n\n| Title | Links |\n|---|---|\n| Reefs and rays | {badge} {stars} |\n"
    entry: Entry = read(text, "list.md").entries[0]
    assert [link.role for link in entry.links] == ["paper", "code"]


def test_a_comparison_of_numbers_is_no_list() -> None:
    text = "## M\n\n| Model | mAP | F1 | In |\n|--|--|--|--|\n| A | 1.0 | 2.0 | CVPR'14 |\n"
    assert read(text, "list.md").entries == ()
