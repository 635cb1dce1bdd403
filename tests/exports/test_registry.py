"""The list of formats: complete, unambiguous, and helpful about names it does not know."""

from __future__ import annotations

from collections import Counter
from dataclasses import FrozenInstanceError

import pytest

from spallm.errors import GraphError, UnknownId
from spallm.exports import FORMATS, Exported, export, format_for
from spallm.store.subgraph import subgraph


def test_the_formats_stand_in_the_order_in_which_they_are_offered():
    assert list(FORMATS) == [
        "turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "bibtex",
        "ris", "csl", "csv", "markdown",
    ]  # fmt: skip


def test_no_two_formats_claim_the_same_extension():
    claims = Counter(e for entry in FORMATS.values() for e in entry.extensions)
    assert set(claims.values()) == {1}


def test_every_format_has_a_chinese_title_and_a_media_type():
    for entry in FORMATS.values():
        assert any("\u4e00" <= c <= "\u9fff" for c in entry.title_zh) or "RDF" in entry.title_zh
        assert entry.media_type.count("/") == 1


def test_a_format_is_frozen():
    with pytest.raises(FrozenInstanceError):
        FORMATS["csv"].name = "tsv"


@pytest.mark.parametrize("name", FORMATS)
def test_each_extension_leads_back_to_its_format(name):
    for extension in FORMATS[name].extensions:
        assert format_for(f"a/b{extension}") == name
        assert format_for(f"B{extension.upper()}") == name


def test_an_unknown_extension_is_told_which_there_are():
    with pytest.raises(UnknownId, match="xyz") as caught:
        format_for("a.xyz")
    assert ".ttl" in caught.value.hint


def test_a_path_without_extension_is_told_so():
    with pytest.raises(UnknownId, match="no file extension"):
        format_for("README")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("turtel", "turtle"),
        ("ttl", "turtle"),
        (".bib", "bibtex"),
        ("JSON-LD", "jsonld"),
        ("md", "markdown"),
    ],
)
def test_a_near_miss_is_told_what_it_missed(typed, meant):
    with pytest.raises(UnknownId) as caught:
        export(subgraph([]), typed)
    assert meant in caught.value.hint


def test_a_name_like_no_format_is_shown_all_of_them():
    with pytest.raises(UnknownId) as caught:
        export(subgraph([]), "qqq")
    assert all(name in caught.value.hint for name in FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_subgraph_gives_the_same_bytes(name, graph, reading):
    again = subgraph(reversed(graph.quads))
    assert bytes(export(graph, name)) == bytes(export(again, name))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_subgraph_is_exported_without_complaint(name):
    assert isinstance(export(subgraph([]), name), Exported)


@pytest.mark.parametrize("name", FORMATS)
def test_a_foreign_graph_is_exported_too(name, foreign):
    assert export(foreign, name).text or name in ("bibtex", "ris")


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_utf8_with_unix_lines_unless_its_format_has_others(name, graph):
    exported = export(graph, name)
    assert (b"\r" in exported.body) == (name in ("csv", "ris"))
    assert exported.text == exported.body.decode("utf-8-sig")


def test_what_rdfxml_cannot_name_is_an_error_and_not_a_broken_file(reading):
    graph = reading("model:x a fair4ml:MLModel ; <http://example.org/2024/1> 5 .")
    with pytest.raises(GraphError, match=r"http://example\.org/2024/1") as caught:
        export(graph, "rdfxml")
    assert "turtle" in caught.value.hint
