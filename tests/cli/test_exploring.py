"""Exploring commands answer on stdout, explain on stderr, and end with the right code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_list_prints_one_row_for_each_entity(ask) -> None:
    done = ask("list", "models")
    assert done.code == 0
    assert {"scgpt", "geneformer", "scbert"} <= {row["id"] for row in rows(done.out)}


def test_list_narrows_by_filters(ask) -> None:
    done = ask("list", "model", "--modality", "spatial-transcriptomics", "--open-weights")
    found = {row["id"] for row in rows(done.out)}
    assert "nicheformer" in found
    assert "geneformer" not in found


def test_list_of_an_unknown_kind_names_the_near_one(ask) -> None:
    done = ask("list", "modles")
    assert done.code == 2
    assert "model" in done.err
    assert done.out == ""


def test_list_writes_json_for_programs(ask) -> None:
    done = ask("list", "dataset", "--format", "json")
    assert {"norman", "adamson"} <= {row["id"] for row in json.loads(done.out)}


def test_show_tells_facts_with_their_sources(ask) -> None:
    done = ask("show", "scgpt")
    assert done.code == 0
    assert "33,000,000 cells" in done.out
    assert "bowang-lab/scGPT, README.md" in done.out


def test_show_speaks_chinese(ask) -> None:
    done = ask("show", "scgpt", "--lang", "zh")
    assert "来源" in done.out
    assert "细胞类型注释" in done.out


def test_show_tells_where_sources_disagree_and_why(ask) -> None:
    done = ask("show", "geneformer")
    assert "Where sources disagree" in done.out
    assert "36,000,000 cells" in done.out


def test_show_finds_a_paper_by_its_doi_in_any_spelling(ask) -> None:
    done = ask("show", "https://doi.org/10.1038/S41586-023-06139-9")
    assert "Transfer learning enables predictions in network biology" in done.out


def test_show_finds_a_model_by_its_repository(ask) -> None:
    assert ask("show", "https://github.com/bowang-lab/scGPT").out.startswith("scGPT")


def test_show_writes_json_for_programs(ask) -> None:
    card = json.loads(ask("show", "scgpt", "--format", "json").out)
    assert card["node"]["id"] == "scgpt"


def test_an_unknown_id_is_answered_with_near_misses(ask) -> None:
    done = ask("show", "scgtp")
    assert done.code == 2
    assert "scgpt" in done.err
    assert "Traceback" not in done.err


def test_search_forgives_typing_errors(ask) -> None:
    assert rows(ask("search", "gneformer").out)[0]["id"] == "geneformer"


def test_search_reads_chinese(ask) -> None:
    assert rows(ask("search", "扰动预测").out)[0]["id"] == "perturbation-prediction"


def test_search_that_finds_nothing_says_so(ask) -> None:
    done = ask("search", "qqqqqqqq")
    assert (done.code, done.out) == (1, "")
    assert "Nothing" in done.err


def test_stats_counts_and_names_the_version(ask) -> None:
    done = ask("stats")
    assert "2026.11" in done.out
    assert "13  model" in done.out


def test_lineage_draws_both_ways(ask) -> None:
    done = ask("lineage", "scgpt")
    assert done.code == 0
    assert "scGPT-spatial" in done.out
    up = ask("lineage", "scgpt-spatial", "--up")
    assert "scGPT" in up.out


def test_lineage_that_is_unknown_says_that_unknown_is_not_none(ask) -> None:
    done = ask("lineage", "scgpt", "--up")
    assert done.code == 1
    assert "does not say that there is none" in done.err


def test_a_component_is_no_lineage_unless_asked_for(ask) -> None:
    assert ask("lineage", "genept", "--up").code == 1
    done = ask("lineage", "genept", "--up", "--components")
    assert done.code == 0
    assert "GPT-3.5" in done.out


def test_path_names_each_relation_as_one_reads_it(ask) -> None:
    done = ask("path", "scgpt-spatial", "scgpt")
    assert done.code == 0
    assert "continually pretrained from" in done.out.splitlines()[0]
    assert "continually pretrained into" in ask("path", "scgpt", "scgpt-spatial").out


def test_two_entities_without_a_way_are_told_apart(ask) -> None:
    done = ask("path", "gpt-3.5", "panglaodb", "--relation", "initializedFrom")
    assert done.code == 1
    assert "No way" in done.err


def test_help_names_every_command_with_an_example(run) -> None:
    from spallm.cli.entry import COMMANDS

    names = COMMANDS.keys() - {"analyze"}  # another spelling, which is not shown
    shown = run("--help").out
    assert [name for name in names if f"\n  {name} " not in shown] == []
    said = {name: run(name, "--help").out.partition("\n")[2] for name in names}
    assert [n for n in names if "Example" not in said[n] and f"spallm {n} " not in said[n]] == []


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['spallm', '--help']\n"
        "from spallm.cli.entry import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'rdflib', 'networkx', 'pyvis', 'rich', 'pyoxigraph', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_an_unknown_command_names_the_near_one(run) -> None:
    done = run("qeury")
    assert done.code == 2
    assert "Did you mean query?" in done.err


@pytest.mark.parametrize("words", [["list", "model"], ["query", "ASK {}"], ["export"]])
def test_a_graph_that_is_not_there_is_one_clear_error(run, words: list[str]) -> None:
    done = run(*words, "--graph", "nowhere.ttl")
    assert done.code == 2
    assert done.err.startswith("Error: there is no nowhere.ttl")
    assert done.out == ""


def test_a_half_written_graph_is_one_clear_error(run, toy: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.trig"
    torn.write_bytes(toy.read_bytes()[:100_000])
    done = run("list", "model", "--graph", torn)
    assert done.code == 2
    assert "torn.trig" in done.err
    assert "Traceback" not in done.err


def test_a_full_disk_is_one_clear_error(toy: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "spallm", "list", "model", "--graph", str(toy)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_causes_no_noise(toy: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "spallm", "export", "--format", "ntriples", "--graph", str(toy)],
        stdout=writing, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writing)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_any_rdf_file_can_be_explored(run, tmp_path: Path) -> None:
    path = tmp_path / "friends.ttl"
    path.write_text(
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix : <http://example.org/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        ':ada a foaf:Person ; rdfs:label "Ada" ; foaf:knows :bob .\n'
        ':bob a foaf:Person ; rdfs:label "Bob" .\n',
        encoding="utf-8",
    )
    assert {row["name"] for row in rows(run("list", "Person", "--graph", path).out)} == {
        "Ada", "Bob",
    }  # fmt: skip
    assert "Bob" in run("show", "Ada", "--graph", path).out
    graph = rdflib.Graph().parse(
        data=run("export", "--format", "turtle", "--graph", path).out, format="turtle"
    )
    assert len(graph) == 5


def test_labels_cannot_steer_the_terminal(run, tmp_path: Path) -> None:
    path = tmp_path / "evil.ttl"
    path.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<http://example.org/x> a rdfs:Resource ; rdfs:label "a\\u001B[31mred\\u0007[bold]" .\n',
        encoding="utf-8",
    )
    done = run("show", "http://example.org/x", "--graph", path)
    assert "\x1b" not in done.out
    assert "[bold]" in done.out


def test_lineage_up_and_down_is_both(ask) -> None:
    both = ask("lineage", "scgpt-spatial", "--up", "--down").out
    assert both == ask("lineage", "scgpt-spatial").out
    assert ask("lineage", "scgpt", "--down").out == ask("lineage", "scgpt").out


def test_a_path_from_an_entity_to_itself_is_told_as_a_mistake(ask) -> None:
    done = ask("path", "scgpt", "model/scgpt")
    assert done.code == 2
    assert "are the same" in done.err


def test_as_many_paths_may_be_asked_for_as_one_can_write(ask) -> None:
    assert ask("path", "scgpt", "geneformer", "--limit", "9" * 30).code == 0
