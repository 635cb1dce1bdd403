"""Tables of entities for LaTeX and in Chinese."""

from __future__ import annotations

import subprocess

from spallm.exports import Options, export
from tests.programs import need


def test_each_kind_has_its_table(graph):
    written = export(graph, "latex").text
    for title in ("Papers", "Models", "Datasets", "Tasks"):
        assert rf"\caption{{{title} (" in written


def test_what_is_unknown_is_told_apart_from_nothing(models):
    written = export(models, "latex").text
    assert "& ?" in written
    assert "it does not mean no" in written


def test_links_stand_behind_words(models):
    assert r"\href{https://github.com/bowang-lab/scGPT}{Code}" in export(models, "latex").text


def test_chinese_is_for_headings_and_names(models):
    written = export(models, "latex", options=Options(language="zh")).text
    assert r"\caption{模型（" in written
    assert "空间 scGPT" in written
    table = export(models, "markdown", options=Options(language="zh")).text
    assert table.startswith("## 模型（")
    assert "| [代码](https://github.com/bowang-lab/scGPT) |" in table


def test_the_tables_compile(tmp_path, graph):
    need("pdflatex")
    head = r"\documentclass{article}\usepackage{array,booktabs,longtable,pdflscape,rotating}"
    body = export(graph.of_kinds({"paper", "dataset"}), "latex").text
    file = tmp_path / "t.tex"
    document = f"{head}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    file.write_text(document, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", file.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout[-1500:]
