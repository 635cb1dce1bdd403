"""The command that begins a graph, and those that meet one without records."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def plants(run: Run, tmp_path, monkeypatch):
    """Begin a graph, and stand beside it."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "plants", "--namespace", "https://plants.example.net/").code == 0
    return tmp_path / "plants"


def test_a_new_graph_is_checked_and_built_without_a_word_of_blame(run: Run, plants, monkeypatch):
    monkeypatch.chdir(plants)
    assert run("check").err == "0 records, 0 findings.\n"
    built = run("build")
    assert built.code == 0
    assert built.out == f"{plants / 'graph' / 'plants.trig'}\n"
    assert run("build", "--check").code == 0
    assert "0 models" in built.err


def test_a_placeholder_is_called_one_and_the_folder_is_what_comes_out(run: Run, tmp_path):
    begun = run("init", tmp_path / "plants")
    assert begun.out == f"{tmp_path / 'plants'}\n"
    assert "https://example.org/plants/ is a placeholder" in begun.err


def test_a_graph_is_opened_by_the_folder_of_its_collection(run: Run, plants):
    run("build", "--data", "plants/data")
    for place in ("plants", "plants/data", "plants/graph"):
        told = run("stats", "--graph", place)
        assert told.code == 0
        assert told.out.startswith("Plants\n")


@pytest.mark.parametrize("place", ["plants", "plants/data"])
def test_a_collection_that_is_not_built_says_how_to_build_it(run: Run, plants, place):
    told = run("stats", "--graph", place)
    assert told.code == 2
    assert "no graph is built from them yet" in told.err
    assert "Build it: spallm build --data plants/data" in told.err


def test_a_graph_without_records_says_what_to_do_about_it(run: Run, plants):
    run("build", "--data", "plants/data")
    told = run("view", "--graph", "plants", "-o", "plants.html")
    assert told.code == 1
    assert "the graph has no entities" in told.err
    assert "spallm import LIST --into DIR" in told.err
    assert run("list", "papers", "--graph", "plants").out == "id,name\n"


def test_a_first_record_needs_no_folder_to_be_there(run: Run, plants):
    assert run("new", "paper", "ferns", "--data", "plants/data").code == 0
    assert (plants / "data" / "papers" / "ferns.toml").is_file()


def test_a_folder_with_a_graph_is_not_begun_again(run: Run, plants):
    told = run("init", "plants")
    assert told.code == 2
    assert "plants has data/, ontology/ already" in told.err
