"""Headings, files beside the list, and what its bytes are."""

from __future__ import annotations

import pytest

ENTRY = "- [One](https://doi.org/10.1000/1)\n"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"## A\n\n## B\n\n{ENTRY}", "warning"),
        (f"# List\n\n## A\n\n<a name='b'></a>\n\n## B\n\n{ENTRY}", "warning"),
        ("## A\n\n| Year | Title |\n| --- | --- |\n", "warning"),
        (f"{ENTRY}\n## A\n", "warning"),
        (f"## A\n\n## 2024\n\n{ENTRY}", "note"),  # of one level, and yet a part
        (f"## A\n\n### B\n\n{ENTRY}", None),
        ("## A\n\nSome words.\n", None),
        ("## A\n\n```\ncode\n```\n", None),
        ("## A\n\n![](a.png)\n", None),
        (f"## Have a look at [this](https://a.org) as well\n\n## B\n\n{ENTRY}", None),
    ],
)
def test_a_heading_is_empty_where_nothing_is_below_it(look, text: str, severity) -> None:
    found = look(text, "empty-section")
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_headings_of_years_and_of_every_part_may_stand_again(look) -> None:
    parts = "".join(f"### Code\n\n{ENTRY}\n### 2024\n\n{ENTRY}\n" for _ in range(3))
    assert look(f"## A\n\n{parts}", "repeated-heading") == []


def test_files_are_looked_for_beside_the_list(look, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a b.md").write_text("x")
    path = tmp_path / "README.md"
    links = (
        "docs/a%20b.md#top", "docs", "docs/c.md", "#models", "mailto:a@b.org", "../../issues",
        "https://a.org/x", "//a.org/x", "arxiv.org/abs/2401.00001", "TBD",
    )  # fmt: skip
    text = "".join(f"- [x]({link})\n" for link in links)
    path.write_text(text)
    found = look(text, "missing-file", path=path)
    assert [each.place.line for each in found] == [3]
    assert found[0].message.en == "there is no file docs/c.md"


def test_a_text_that_stands_nowhere_has_no_files_beside_it(look) -> None:
    assert look("![a](b.png)\n", "missing-file") == []
