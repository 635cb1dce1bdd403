"""View and export: selections, files written whole, formats that other tools read."""

from __future__ import annotations

import re
from pathlib import Path

import bibtexparser
import networkx
import pytest
import rdflib

from spallm.views.blocks import unpacked


def test_a_selection_by_ids_holds_just_these(ask, tmp_path: Path) -> None:
    path = tmp_path / "two.graphml"
    assert ask("export", "scgpt", "scgpt-spatial", "-o", path).code == 0
    graph = networkx.read_graphml(path)
    assert graph.number_of_nodes() == 2
    assert graph.number_of_edges() >= 1


def test_a_selection_around_an_entity_grows_with_hops(ask, tmp_path: Path) -> None:
    near, far = tmp_path / "near.gexf", tmp_path / "far.gexf"
    ask("export", "--around", "scgpt", "--hops", "1", "-o", near)
    ask("export", "--around", "scgpt", "--hops", "2", "-o", far)
    counts = [networkx.read_gexf(path).number_of_nodes() for path in (near, far)]
    assert 1 < counts[0] < counts[1]


def test_a_query_selects_for_a_bibliography(ask, tmp_path: Path) -> None:
    path = tmp_path / "review.bib"
    words = ("--query", "papers-on-task", "-p", "task", "perturbation-prediction")
    assert ask("export", *words, "-o", path).code == 0
    library = bibtexparser.parse_file(str(path))
    assert not library.failed_blocks
    assert "scgpt-toward-building-a-foundation-model" in {entry.key for entry in library.entries}


@pytest.mark.parametrize(
    ("form", "name"),
    [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")],
)
def test_rdf_is_read_back_by_another_tool(ask, form: str, name: str) -> None:
    done = ask("export", "scgpt", "--format", form)
    graph = rdflib.Graph().parse(data=done.out, format=name)
    scgpt = rdflib.URIRef("https://w3id.org/spallm/model/scgpt")
    tasks = set(graph.objects(scgpt, rdflib.URIRef("https://w3id.org/fair4ml#mlTask")))
    assert len(tasks) == 7


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nquads", "nquads")])
def test_the_whole_graph_comes_back_with_its_evidence(ask, toy: Path, form: str, name: str) -> None:
    done = ask("export", "--format", form)
    exported, original = rdflib.Dataset(), rdflib.Dataset()
    exported.parse(data=done.out, format=name)
    original.parse(data=toy.read_text(encoding="utf-8"), format="trig")
    assert set(exported.quads()) == set(original.quads())


def test_an_exported_selection_can_be_explored_again(ask, run, tmp_path: Path) -> None:
    path = tmp_path / "part.trig"
    ask("export", "--around", "geneformer", "-o", path)
    done = run("show", "geneformer", "--graph", path)
    assert done.code == 0
    assert "36,000,000 cells" in done.out


def test_what_a_format_leaves_out_is_said(ask) -> None:
    done = ask("export", "scgpt", "--format", "turtle")
    assert "evidence" in done.err


def test_an_unknown_format_is_answered_with_the_known_ones(ask) -> None:
    done = ask("export", "--format", "bibtexx")
    assert done.code == 2
    assert "bibtex" in done.err


def test_two_ways_to_choose_are_united(ask, tmp_path: Path) -> None:
    path = tmp_path / "both.graphml"
    assert ask("export", "scgpt", "--around", "geneformer", "-o", path).code == 0
    names = {name.rpartition("/")[2] for name in networkx.read_graphml(path)}
    assert {"scgpt", "geneformer"} < names


def test_an_empty_selection_is_an_answer_that_nothing_was_found(ask) -> None:
    done = ask("export", "--query", "SELECT ?x { ?x a schema:Nothing }", "--format", "csv")
    assert (done.code, done.out) == (1, "")
    assert "empty" in done.err


def test_a_failed_export_leaves_the_old_file(ask, tmp_path: Path) -> None:
    path = tmp_path / "kept.bib"
    path.write_text("precious", encoding="utf-8")
    assert ask("export", "no-such-thing", "-o", path).code == 2
    assert path.read_text(encoding="utf-8") == "precious"


def test_a_folder_that_is_not_there_is_one_clear_error(ask, tmp_path: Path) -> None:
    done = ask("export", "scgpt", "-o", tmp_path / "none" / "x.csv")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_a_view_is_one_file_that_names_its_subject(ask, tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    assert ask("view", "--around", "scgpt", "-o", path).code == 0
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>SpaLLM · scgpt</title>" in page
    assert "scGPT-spatial" in _told(page)


def _told(page: str) -> str:
    """Return what a page says, unpacked."""
    found = re.search(r'id="block-data">(.*?)</script>', page)
    assert found
    return unpacked(found[1]).decode()


def test_a_view_without_sparql_is_smaller_by_the_engine(ask, tmp_path: Path) -> None:
    with_engine, without = tmp_path / "with.html", tmp_path / "without.html"
    assert ask("view", "scgpt", "-o", with_engine).code == 0
    assert ask("view", "scgpt", "--no-sparql", "-o", without).code == 0
    assert with_engine.stat().st_size - without.stat().st_size > 2_000_000


def test_a_view_by_pyvis_carries_its_engine(ask, tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    assert ask("view", "scgpt", "--engine", "pyvis", "-o", path).code == 0
    assert "vis-network" in path.read_text(encoding="utf-8")


def test_an_engine_that_nobody_knows_is_refused_by_the_command(ask, tmp_path: Path) -> None:
    done = ask("view", "--engine", "sigma", "-o", tmp_path / "view.html")
    assert done.code == 2
    assert "canvas" in done.err
    assert not (tmp_path / "view.html").exists()


def test_a_view_is_the_same_bytes_each_time(ask, tmp_path: Path) -> None:
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    ask("view", "--around", "scgpt", "-o", one)
    ask("view", "--around", "scgpt", "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_more_hops_than_the_graph_has_edges_end_at_once(ask, tmp_path: Path) -> None:
    done = ask("export", "--around", "scgpt", "--hops", "9" * 20, "-o", tmp_path / "all.nt")
    assert done.code == 0


@pytest.mark.parametrize(
    ("words", "wanted"),
    [(["-p", "task", "x"], "--query"), (["--hops", "2"], "--around"), (["--query", ""], "empty")],
)
def test_an_option_that_would_do_nothing_is_told(ask, words: list[str], wanted: str) -> None:
    done = ask("export", *words)
    assert (done.code, done.out) == (2, "")
    assert wanted in done.err


def test_a_link_stays_a_link_and_its_target_is_written(ask, tmp_path: Path) -> None:
    target, link = tmp_path / "real.nt", tmp_path / "link.nt"
    target.write_text("old")
    link.symlink_to(target)
    assert ask("export", "scgpt", "-o", link).code == 0
    assert link.is_symlink()
    assert target.read_text() != "old"


def test_a_name_as_long_as_the_system_allows_can_be_written(ask, tmp_path: Path) -> None:
    assert ask("export", "scgpt", "-o", tmp_path / f"{'a' * 250}.nt").code == 0


def test_a_value_too_large_for_the_reader_is_told(run, tmp_path: Path) -> None:
    graph = tmp_path / "huge.nt"
    graph.write_text(f'<urn:a> <urn:b> "{"x" * 10_000_000}" .\n')
    done = run("export", "--graph", graph)
    assert (done.code, done.out) == (1, "")
    assert "larger than 16 MiB" in done.err
