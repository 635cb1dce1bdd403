"""LaTeX tables: what they say, and that they compile."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest

from spallm.exports.table import Heading, Row, Table, cell
from spallm.exports.tables import write
from spallm.exports.tables.latex import _SET
from tests.programs import need

PACKAGES = "array,booktabs,longtable,pdflscape,rotating"


def latex(table):
    return write(table, "latex").decode()


def test_a_row_has_links_footnotes_and_the_dagger_of_disputed_values(table):
    written = latex(table)
    assert r"\href{https://w3id.org/spallm/model/scgpt}{scGPT} & " in written
    assert r"53 million\textsuperscript{1,2}; 51 million\textsuperscript{\dag}" in written
    assert r"\href{https://example.org/a_b\%7Ec?d=1\&e=\%20\#f}{Weights}" in written


def test_a_group_and_its_first_row_stay_together(table):
    assert r"\multicolumn{4}{@{}l@{}}{\textit{Spatial}} \\*" in latex(table)


def test_sources_are_numbered_notes_below(table):
    assert r"\textsuperscript{3}~a talk\par" in latex(table)


@pytest.mark.parametrize(
    ("rows", "columns", "words", "environment", "package"),
    [
        (3, 3, 1, "table", "booktabs}"),
        (80, 3, 1, "longtable", "booktabs,longtable}"),
        (3, 11, 2, "sidewaystable", "booktabs,rotating}"),
        (60, 11, 2, "landscape", "booktabs,longtable,pdflscape}"),
    ],
)
def test_the_first_line_names_the_packages_that_the_form_needs(
    table_of_size, rows, columns, words, environment, package
):
    written = latex(table_of_size(rows, columns, words))
    assert rf"\begin{{{environment}}}" in written
    assert f"array,{package}" in written.partition("\n")[0]


def test_parts_are_counted_and_have_labels_of_their_own(table_of_size):
    written = latex(table_of_size(2, 40))
    parts = re.findall(
        r"\\caption\{Sized \(part (\d) of (\d)\)\}\\label\{tab:sized-(\d)\}", written
    )
    assert len(parts) == int(parts[0][1])
    assert all(one == other for one, _, other in parts)


@pytest.mark.parametrize("start", ["[x]", "*x", "[", "*"])
def test_no_cell_is_taken_for_an_argument_of_the_line_before(start):
    written = latex(Table("t", (Heading("a", "A"),), (Row((cell(start),)),) * 2))
    assert not re.search(r"\\\\\s*[\[*]", written)
    assert not re.search(r"rule\s*[\[*]", written)


def test_an_address_prints_with_places_to_break(table):
    assert r"https://\allowbreak{}doi.\allowbreak{}org/" in latex(table)


def test_characters_that_need_another_engine_are_announced(table, table_saying):
    assert "XeLaTeX" not in latex(table)
    assert "XeLaTeX" in latex(table_saying("😀"))
    assert "xeCJK" in latex(table_saying("王小明"))


def test_long_words_break_at_their_signs_and_chinese_is_left_to_the_engine(table_saying):
    assert r"scGPT-\allowbreak{}spatial-\allowbreak{}continued" in latex(
        table_saying("scGPT-spatial-continued")
    )
    assert "单细胞染色质可及性的测序联测方法（scATAC）" in latex(
        table_saying("单细胞染色质可及性的测序联测方法（scATAC）")
    )


def compile_all(tables, engine, folder, preamble=""):
    body = "\n".join(map(latex, tables))
    file = folder / "tables.tex"
    file.write_text(
        rf"\documentclass{{article}}{preamble}\usepackage{{{PACKAGES}}}"
        + "\n\\begin{document}\n" + body + "\n\\end{document}\n",
        encoding="utf-8",
    )  # fmt: skip
    done = subprocess.run(
        [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", file.name],
        cwd=folder, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    log = (folder / "tables.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    return log


def shapes(table_of_size):
    sizes = [(3, 3, 1), (3, 3, 9), (80, 3, 1), (3, 11, 2), (40, 11, 2), (2, 40, 1)]
    return [table_of_size(*size) for size in sizes]


def test_tables_of_all_shapes_compile_with_pdflatex_and_fit(
    tmp_path, table, table_saying, table_of_size, nasty_texts
):
    need("pdflatex")
    plain = [
        table_saying(each) for each in nasty_texts if _SET.fullmatch(latex(table_saying(each)))
    ]
    assert len(plain) > 15
    log = compile_all(
        [table, *shapes(table_of_size), *plain], "pdflatex", tmp_path, r"\usepackage{hyperref}"
    )
    over = [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert max(over, default=0) < 10
    assert "Float too large" not in log


def test_nasty_text_in_both_languages_compiles_with_xelatex(
    tmp_path, table, table_saying, nasty_texts
):
    need("xelatex")
    tables = [table_saying(each, "zh") for each in nasty_texts]
    compile_all(
        [replace(table, language="zh"), *tables], "xelatex", tmp_path, r"\usepackage{fontspec}"
    )
