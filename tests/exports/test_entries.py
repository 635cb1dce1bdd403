"""Entries: what the exports write for each paper, and all of it at once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, astuple

import pytest

from spallm.exports import Selection, export
from spallm.exports.entries import Entry, entries


@pytest.fixture(scope="module")
def found(graph):
    return entries(Selection(graph, graph))


def test_every_paper_has_an_entry_under_its_key(found, papers):
    assert {iri: entry.key for iri, entry in found.items()} == {
        iri: node.id for iri, node in papers.nodes.items()
    }


@pytest.mark.parametrize("name", ["bibtex", "ris"])
def test_an_entry_is_what_the_export_writes_for_that_paper_alone(found, graph, name):
    for iri, entry in found.items():
        alone = export(graph.restricted([iri]), name, within=graph)
        assert getattr(entry, name) == alone.text


@pytest.mark.parametrize(("name", "between"), [("bibtex", "\n"), ("ris", "\r\n")])
def test_the_entries_together_are_the_export_of_all(found, papers, graph, name, between):
    together = between.join(getattr(entry, name) for entry in found.values())
    assert together == export(papers, name, within=graph).text


def test_papers_beside_the_selection_have_no_entries(graph, models):
    assert entries(Selection(models, graph)) == {}


def test_a_graph_without_papers_has_no_entries(foreign):
    assert entries(Selection(foreign, foreign)) == {}


def test_text_that_looks_like_another_entry_stays_in_its_own(nasty, with_text):
    for text in (nasty, f"{nasty}\n@misc{{x,\n}}\nTY  - JOUR"):
        graph = with_text(text)
        (entry,) = entries(Selection(graph, graph)).values()
        assert entry.bibtex == export(graph, "bibtex").text
        assert entry.ris == export(graph, "ris").text


def test_an_entry_is_a_frozen_value(found):
    entry = next(iter(found.values()))
    assert Entry(*astuple(entry)) == entry
    with pytest.raises(FrozenInstanceError):
        entry.key = "x"
