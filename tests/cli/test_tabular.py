"""Tables drawn on terminals of any width, and written where they should go."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from spallm.cli import tabular
from spallm.cli.output import write_out
from spallm.errors import UsageError
from spallm.exports.table import Cell, Heading, Item, Row, Source, Table, cell


def models(count: int = 2, facts: int = 2) -> Table:
    headings = (Heading("model", "Model"), Heading("size", "Parameters", is_number=True))
    more = tuple(Heading(f"f{n}", f"Fact {n}") for n in range(facts))
    size = Cell((Item("53 million", sources=(0,)), Item("51 million", disputed=True)))
    filled = (size, cell("something found out"), *[Cell()] * (facts - 1))
    rows = tuple(Row((cell(f"scGPT {n}"), *filled), group="Families") for n in range(count))
    return Table("Models", (*headings, *more), rows, (Source("Cui", "https://e.org/1"),))


def drawn(table: Table, width: int) -> str:
    file = io.StringIO()
    tabular.draw(table, Console(file=file, width=width, highlight=False, emoji=False))
    return file.getvalue()


def test_a_table_that_fits_has_columns_groups_footnotes_and_sources():
    lines = drawn(models(), 120).splitlines()
    assert lines[0] == "Models"
    (head,) = [line for line in lines if "Parameters" in line]
    assert head.split("  ")[0].strip() == "Model"
    assert any(line.strip() == "Families" for line in lines)
    assert any("53 million [1]; 51 million†" in line and "?" in line for line in lines)
    assert "1. Cui https://e.org/1" in lines[-1]


def test_few_rows_of_many_facts_are_turned():
    lines = drawn(models(facts=12), 80).splitlines()
    (head,) = [line for line in lines if "Model " in line]
    assert head.split() == ["Model", "scGPT", "0", "scGPT", "1"]
    assert any(line.split() == ["Fact", "11", "?", "?"] for line in lines)
    assert any(line.split() == ["Group", "Families", "Families"] for line in lines)


def test_many_rows_on_a_narrow_terminal_are_cards_with_the_unknown_in_one_line():
    lines = drawn(models(count=9, facts=4), 50).splitlines()
    assert lines.count("scGPT 4") == 1
    assert any(line.split() == ["?", "Fact", "1;", "Fact", "2;", "Fact", "3"] for line in lines)


@pytest.mark.parametrize("width", [20, 33, 50, 80, 200])
@pytest.mark.parametrize(("count", "facts"), [(0, 2), (1, 20), (30, 3), (30, 20)])
def test_no_line_is_wider_than_the_terminal(width, count, facts):
    assert max(map(len, drawn(models(count, facts), width).splitlines()), default=0) <= width


def test_text_cannot_steer_the_terminal_nor_is_it_markup():
    table = Table("\x1b[2J", (Heading("a", "[red]A"),), (Row((cell("\x1b]0;x\x07[b]"),)),))
    assert "\x1b" not in drawn(table, 60)
    assert "[red]A" in drawn(table, 60)


def test_a_table_in_chinese_is_explained_in_chinese():
    shown = drawn(replace(models(), language="zh"), 120)
    assert "来源" in shown
    assert "未采用" in shown


def test_links_are_links_where_the_terminal_knows_them():
    file = io.StringIO()
    terminal = Console(file=file, width=60, force_terminal=True, color_system="standard")
    row = Row((Cell((Item("scGPT", "https://e.org/"), Item("x", "javascript:y"))),))
    tabular.draw(Table("", (Heading("a", "A"),), (row,)), terminal)
    assert "https://e.org/" in file.getvalue()
    assert "javascript" not in file.getvalue()


def test_without_a_form_the_file_decides(tmp_path, capfd):
    tabular.print_table(models(), None, tmp_path / "t.json")
    assert json.loads((tmp_path / "t.json").read_text())["title"] == "Models"
    assert "Wrote" in capfd.readouterr().err


def test_without_a_file_nobody_looks_on_and_it_is_csv(capfdbinary):
    tabular.print_table(models(), None, None)
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbfgroup,model,")


def test_a_drawn_table_goes_into_a_file_without_colours_and_blanks(tmp_path):
    tabular.print_table(models(), "table", tmp_path / "t.txt")
    text = (tmp_path / "t.txt").read_text()
    assert "scGPT 1" in text
    assert "\x1b" not in text
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_a_workbook_is_kept_from_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match="no text"):
        write_out(b"PK\0", None)
    assert write_out(b"", Path("-")) is None


def test_export_takes_options_of_formats(ask):
    assert "evidence" not in ask("export", "scgpt", "-f", "trig", "--no-evidence").err
    assert ask("export", "scgpt", "-f", "markdown", "--lang", "zh").out.startswith("## 模型")
    refused = ask("export", "scgpt", "-f", "csv", "--no-evidence")
    assert refused.code == 2
    assert "turtle, ntriples" in refused.err
