"""Lists in ten styles, written for this test, give the entries that stand beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spallm.importers.entry import Entry
from spallm.importers.markdown import read

LISTS = sorted((Path(__file__).parent / "lists").glob("*.md"))


def told(entry: Entry) -> dict[str, object]:
    """Return what an entry says, empty fields left out."""
    facts = {
        "line": entry.place.line,
        "title": entry.title,
        "name": entry.name,
        "link": entry.link.url if entry.link else None,
        "year": entry.year,
        "venue": entry.venue,
        "code": entry.code.url if entry.code else None,
        "authors": list(entry.authors),
        "section": list(entry.section),
    }
    return {field: value for field, value in facts.items() if value not in (None, [])}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_entry_of_a_list_comes_out_as_it_stands_there(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    reading = read(path.read_text("utf-8"), path.name)
    assert [told(entry) for entry in reading.entries] == expected


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_places_point_at_what_they_name(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    for entry in read(path.read_text("utf-8"), path.name).entries:
        for link in entry.links:
            line = lines[link.place.line - 1]
            if link.url in line:
                rest = line[link.place.column - 1 :]
                assert rest.startswith(("[", "<a", "h", "!", "<h")), (line, link)


def test_a_list_knows_its_headings() -> None:
    text = "# A list\n\n## Surveys\n\n- x\n\n##Models\n"
    reading = read(text, "list.md")
    assert [(each.text, each.level) for each in reading.headings] == [
        ("A list", 1),
        ("Surveys", 2),
        ("Models", 2),
    ]
    assert [remark.rule for remark in reading.remarks] == ["tight-heading"]
