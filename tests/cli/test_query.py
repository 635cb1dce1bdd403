"""The query command: saved names, files, SPARQL and stdin; formats; limits that say so."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

MODELS = "SELECT ?m { ?m a fair4ml:MLModel } ORDER BY ?m"


def test_prefixes_need_no_declaration(ask) -> None:
    done = ask("query", MODELS)
    assert done.code == 0
    assert "https://w3id.org/spallm/model/scgpt" in done.out.splitlines()


def test_a_query_is_read_from_a_file(ask, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text(MODELS, encoding="utf-8")
    assert ask("query", path).out == ask("query", MODELS).out


def test_a_query_is_read_from_stdin(toy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "spallm", "query", "-", "--graph", str(toy)],
        input=MODELS, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "model/scgpt" in done.stdout


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_tables_come_in_the_formats_of_the_w3c(ask, form: str) -> None:
    reader = {
        "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }  # fmt: skip
    done = ask("query", MODELS, "--format", form)
    if form == "csv":
        count = len(done.out.splitlines()) - 1
    else:
        count = len(list(ox.parse_query_results(done.out.encode(), reader[form])))
    assert count == 13


@pytest.mark.parametrize(
    ("form", "name"),
    [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)
def test_graphs_come_in_formats_that_another_tool_reads(ask, form: str, name: str) -> None:
    done = ask("query", "CONSTRUCT WHERE { model:scgpt fair4ml:mlTask ?t }", "--format", form)
    assert len(rdflib.Graph().parse(io.BytesIO(done.out.encode()), format=name)) == 7


def test_yes_and_no_are_exit_codes_too(ask) -> None:
    assert ask("query", "ASK { model:scgpt a fair4ml:MLModel }").code == 0
    assert ask("query", "ASK { model:scgpt a schema:Dataset }").code == 1


def test_a_saved_query_takes_parameters_by_any_name_of_the_entity(ask) -> None:
    done = ask("query", "ancestors", "-p", "model", "scGPT-spatial")
    assert "continually pre-trained from" in done.out


def test_an_unknown_parameter_value_is_answered_with_near_misses(ask) -> None:
    done = ask("query", "ancestors", "-p", "model", "scgptt")
    assert done.code == 2
    assert "scgpt" in done.err


def test_an_unknown_parameter_is_answered_with_the_known_ones(ask) -> None:
    done = ask("query", "ancestors", "-p", "mdoel", "scgpt")
    assert done.code == 2
    assert "model" in done.err


def test_an_unknown_saved_query_is_answered_with_near_misses(ask) -> None:
    done = ask("query", "ancestor")
    assert done.code == 2
    assert "ancestors" in done.err


def test_a_parameter_is_bound_and_never_pasted(ask) -> None:
    hostile = '" } INSERT DATA { <x:a> <x:b> "'
    done = ask("query", "SELECT ?m { ?m skos:prefLabel $name }", "-p", "name", hostile)
    assert (done.code, done.out.split()) == (0, ["m"])


def test_a_fault_in_the_query_is_shown_with_line_and_caret(ask) -> None:
    done = ask("query", "SELECT ?m\nWHERE { ?m a fair4ml:MLModel")
    assert done.code == 2
    assert "line 2" in done.err
    assert "^" in done.err


@pytest.mark.parametrize(
    "text", ["SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }", "DELETE WHERE { ?s ?p ?o }"]
)
def test_what_would_reach_out_or_change_is_refused(ask, text: str) -> None:
    done = ask("query", text)
    assert done.code == 2
    assert done.err.startswith("Error:")


def test_a_row_limit_says_when_it_bites(ask) -> None:
    done = ask("query", MODELS, "--limit", "2")
    assert done.code == 1
    assert len(done.out.split()) == 3
    assert "more than 2 rows" in done.err


def test_a_row_limit_that_does_not_bite_is_silent(ask) -> None:
    done = ask("query", MODELS, "--limit", "13")
    assert (done.code, done.err) == (0, "")


def test_a_time_limit_ends_an_endless_query(ask) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    start = time.monotonic()
    done = ask("query", endless, "--timeout", "0.5")
    assert done.code == 1
    assert "0.5 s" in done.err
    assert time.monotonic() - start < 5


def test_ctrl_c_ends_a_query_at_once(toy: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "spallm", "query", endless, "--graph", str(toy)]
    process = subprocess.Popen(
        [*command, "--timeout", "60"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(1.0)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=10)
    assert process.returncode == 130
    assert time.monotonic() - start < 2
    assert "Traceback" not in words


def test_the_answer_can_go_to_a_file(ask, tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    done = ask("query", MODELS, "--format", "json", "--output", path)
    assert done.out == ""
    assert len(json.loads(path.read_text(encoding="utf-8"))["results"]["bindings"]) == 13


def test_the_list_of_saved_queries_speaks_both_languages(run) -> None:
    assert "What was a model made from?" in run("query", "--list").out
    assert "一个模型由哪些模型而来" in run("query", "--list", "--lang", "zh").out


def test_a_word_that_is_no_sparql_is_looked_for_as_a_file(ask, tmp_path: Path) -> None:
    missing = ask("query", "answer.txt")
    folder = ask("query", tmp_path)
    assert (missing.code, folder.code) == (2, 2)
    assert "answer.txt: cannot be read: No such file" in missing.err
    assert "Is a directory" in folder.err


def test_a_format_that_does_not_fit_is_named_as_the_user_named_it(ask) -> None:
    done = ask("query", "SELECT ?s { ?s ?p ?o }", "--format", "turtle")
    assert done.code == 2
    assert "'turtle'" in done.err


def test_a_parameter_given_twice_is_refused(ask) -> None:
    done = ask("query", "ancestors", "-p", "model", "scgpt", "-p", "model", "geneformer")
    assert done.code == 2
    assert "one value" in done.err


@pytest.mark.parametrize("seconds", ["inf", "1e300"])
def test_a_query_may_be_given_all_the_time_there_is(ask, seconds: str) -> None:
    done = ask("query", "ASK {}", "--timeout", seconds, "--memory", "99999999999999999999")
    assert (done.code, done.out.strip(), done.err) == (0, "true", "")


def test_a_time_that_is_no_number_is_refused(ask) -> None:
    assert ask("query", "ASK {}", "--timeout", "nan").code == 2


def test_bytes_that_are_no_text_find_nothing(ask) -> None:
    for words in (
        ("show", "\udcff"),
        ("list", "model", "--text", "\udcff"),
        ("query", "ASK { ?s ?p ?text }", "-p", "text", "\udcff"),
    ):
        done = ask(*words)
        assert done.code in (0, 1, 2)
        assert "Traceback" not in done.err


@pytest.mark.parametrize("place", ["", "http://[::1", "http://扰动.invalid/", "http://a b/"])
def test_a_place_that_can_be_none_is_told_as_such(run, place: str) -> None:
    done = run("query", "ASK {}", "--graph", place)
    assert done.code == 2
    assert done.err.startswith(("Error: there is no graph", f"Error: {place} is not an address"))
