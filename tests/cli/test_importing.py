"""Importing lists and accepting drafts, as a user does."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SEED = Path(__file__).parent.parent / "linting" / "customer-list.md"
LIST = """\
# Segmenting cells

## Segmenters

| Year | Title | Venue | Paper | Code |
| ---- | ----- | ----- | ----- | ---- |
| 2024 | **SegAll: one model that segments cells of all tissues** | Nature Methods | [Link](https://doi.org/10.1038/s41592-024-02201-0) | [Link](https://github.com/lab/segall) |
| 2022 | **Graph networks for the retina of the zebrafish** | ICML | [Link](https://arxiv.org/abs/2205.01234) | - |
"""  # noqa: E501


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder with one list."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cells.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def _tree(place: Path) -> dict[str, bytes]:
    return {str(p.relative_to(place)): p.read_bytes() for p in place.rglob("*") if p.is_file()}


def test_a_list_becomes_a_folder_of_drafts_and_twice_the_same(run: Run, here: Path) -> None:
    told = run("import", "cells.md")
    assert (told.code, told.out) == (0, "drafts\n")
    assert "2 entries: 2 new; 1 new section." in told.err
    before = _tree(here / "drafts")
    assert {"drafts.json", "report.json", "report.md", "models/segall.toml"} <= before.keys()
    assert "0 written." in run("import", "cells.md").err
    assert _tree(here / "drafts") == before


def test_a_dry_run_writes_nothing_and_tells_every_entry(run: Run, here: Path) -> None:
    before = _tree(here)
    told = run("import", "cells.md", "--dry-run", "--format", "json")
    first, second = json.loads(told.out)
    assert first["title"] == "SegAll: one model that segments cells of all tissues"
    assert first["code"] == "https://github.com/lab/segall"
    assert (first["section"], first["file"], first["line"]) == ("Segmenters", "cells.md", 7)
    assert (first["outcome"], first["id"]) == ("new", "segall-one-model-that-segments-cells-of-all")
    assert (second["year"], second["venue"], second["code"]) == (2022, "ICML", None)
    assert _tree(here) == before


def test_the_report_comes_as_csv_and_in_chinese(run: Run) -> None:
    told = run("import", "cells.md", "--dry-run", "--format", "csv", "--lang", "zh")
    assert told.out.splitlines()[0].startswith("outcome,file,line,section,title,name,link,year")
    run("import", "cells.md", "--lang", "zh")
    assert "# 导入报告" in Path("drafts/report.md").read_text(encoding="utf-8")


def test_a_list_without_entries_is_told_with_exit_code_1(run: Run, here: Path) -> None:
    (here / "empty.md").write_text("# Nothing here\n\nOnly words.\n")
    told = run("import", "empty.md")
    assert told.code == 1
    assert "no entry was found: empty.md" in told.err
    assert not (here / "drafts").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nowhere.md",), "nowhere.md"),
        (("cells.md", "--form", "bibtexx"), "bibtex"),
        (("cells.md", "--map", "title"), "FIELD=COLUMN"),
        (("cells.md", "--into", "nowhere"), "spallm init nowhere"),
        (("cells.md", "--data", "nowhere"), "nowhere"),
        (("cells.md", "--source-url", "github"), "--source-url github: is no address"),
    ],
)
def test_what_cannot_be_used_is_told_with_exit_code_2(
    run: Run, words: tuple[str, ...], says: str
) -> None:
    told = run("import", *words)
    assert told.code == 2
    assert says in told.err
    assert "Traceback" not in told.err


def test_a_folder_is_read_but_not_what_is_hidden(run: Run, here: Path) -> None:
    folder = here / "lists"
    (folder / ".hidden").mkdir(parents=True)
    (folder / "node_modules").mkdir()
    for name in ("a.md", ".hidden/b.md", "node_modules/c.md"):
        (folder / name).write_text(LIST)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    told = run("import", "lists", "--dry-run", "-f", "json")
    assert {entry["file"] for entry in json.loads(told.out)} == {"lists/a.md"}
    assert "Passed over lists/picture.png" in told.err


def test_a_list_comes_from_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    body = io.TextIOWrapper(io.BytesIO(LIST.encode()))
    monkeypatch.setattr(sys, "stdin", body)
    told = run("import", "-", "--source-id", "piped", "--dry-run", "-f", "json")
    assert len(json.loads(told.out)) == 2


def test_the_customers_list_goes_into_a_graph_and_every_fact_is_there(run: Run, here: Path) -> None:
    assert run("init", "cells").code == 0
    assert run("import", SEED, "--into", "cells", "--source-id", "seed").code == 0
    before = _tree(here / "cells")
    assert "0 records written" in run("import", SEED, "--into", "cells", "--source-id", "seed").err
    assert _tree(here / "cells") == before
    assert run("build", "--data", "cells/data").code == 0
    told = run(
        "query", "-f", "csv", "--graph", "cells",
        "SELECT ?title ?year ?venue ?code ?section WHERE { ?p dcterms:title ?title ; "
        "spallm:year ?year ; prism:publicationName ?venue ; dcterms:subject/skos:prefLabel "
        "?section . OPTIONAL { ?p schema:codeRepository ?code } } ORDER BY ?title",
    )  # fmt: skip
    assert [row.partition(",")[2] for row in told.out.splitlines()[1:]] == [
        "2024,Nature Methods,https://github.com/biomap-research/scFoundation,"
        "Papers of single cell model",
        "2023,Nature,https://huggingface.co/ctheodoris/Geneformer,"
        "Papers of spatial Transcriptomics model",
        "2024,Nature Methods,,Important Survey Papers",
        "2023,nature machine intelligence,https://github.com/TencentAILabHealthcare/scBERT,"
        "Papers of single cell model",
        "2024,Nature Methods,https://github.com/bowang-lab/scGPT,Papers of single cell model",
    ]


def test_drafts_are_accepted_into_the_data(run: Run, here: Path) -> None:
    run("init", "cells")
    run("import", "cells.md", "--data", "cells/data")
    told = run("accept", "drafts", "--data", "cells/data")
    assert told.code == 0
    assert "4 records put into cells/data" in told.err
    assert (here / "cells/data/models/segall.toml").is_file()
    assert run("accept", "drafts", "nothing", "--data", "cells/data").code == 2
    again = run("import", "cells.md", "--data", "cells/data", "--dry-run", "-f", "json")
    assert {entry["outcome"] for entry in json.loads(again.out)} == {"confirmed"}


def test_a_mapping_is_for_spreadsheets_and_bibliographies_do_without(run: Run, here: Path) -> None:
    (here / "a.csv").write_text("Paper,When\nGraph drawing with springs,2020\n")
    (here / "b.bib").write_text("@article{b, title={On cells}, doi={10.1038/s41592-024-02201-0}}\n")
    words = ("--map", "title=Paper", "--map", "year=When", "--dry-run", "-f", "json")
    first, second = json.loads(run("import", "a.csv", "b.bib", *words).out)
    assert (first["title"], first["year"]) == ("Graph drawing with springs", 2020)
    assert second["link"] == "https://doi.org/10.1038/s41592-024-02201-0"


def test_a_table_without_a_known_title_says_which_option_names_it(run, tmp_path: Path) -> None:
    file = tmp_path / "m.csv"
    file.write_text("Paper,URL\nOne thing,https://arxiv.org/abs/2501.00001\n", encoding="utf-8")
    told = run("import", str(file), "--dry-run")
    assert told.code == 1
    assert "--map title=COLUMN" in told.err
