"""The list of formats: complete, unambiguous, and helpful about names it does not know."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import FrozenInstanceError, asdict
from inspect import signature

import pytest

from spallm.cli.exports import export_command
from spallm.errors import GraphError, UnknownId, UsageError
from spallm.exports import FORMATS, Exported, Options, export, format_for
from spallm.store.subgraph import subgraph

#: Of what is no paper they may have nothing to say.
BIBLIOGRAPHIES = ("bibtex", "biblatex", "ris", "bibliography")


def test_the_formats_stand_in_the_order_in_which_they_are_offered():
    assert list(FORMATS) == [
        "turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "dot",
        "vosviewer", "cytoscape", "bibtex", "biblatex", "ris", "csl-json", "bibliography", "csv",
        "tsv", "jsonl", "xlsx", "markdown", "latex",
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


def test_the_longest_extension_decides():
    assert format_for("map.json") == "csl-json"
    assert format_for("map.vosviewer.json") == "vosviewer"
    assert format_for("Map.Cytoscape.JSON") == "cytoscape"


def test_an_option_that_a_format_does_not_heed_is_refused_with_those_that_do(graph):
    with pytest.raises(UsageError, match="csv knows nothing of evidence") as caught:
        export(graph, "csv", options=Options(evidence=False))
    assert "trig" in caught.value.hint


def test_a_format_takes_the_options_that_it_names():
    for entry in FORMATS.values():
        assert set(entry.options) <= set(asdict(Options()))
        assert set(entry.options) <= set(signature(entry.writer).parameters)


def test_the_command_line_names_every_format():
    (option,) = [o for o in export_command.params if o.name == "form"]
    assert set(FORMATS) <= set(re.findall(r"[\w-]+", option.help))


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
    assert export(foreign, name).body or name in BIBLIOGRAPHIES


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_an_export_is_utf8_with_unix_lines_unless_its_format_has_others(name, graph):
    exported = export(graph, name)
    assert (b"\r" in exported.body) == (name in ("csv", "ris"))
    assert exported.text == exported.body.decode("utf-8-sig")


def test_what_rdfxml_cannot_name_is_an_error_and_not_a_broken_file(reading):
    graph = reading("model:x a fair4ml:MLModel ; <http://example.org/2024/1> 5 .")
    with pytest.raises(GraphError, match=r"http://example\.org/2024/1") as caught:
        export(graph, "rdfxml")
    assert "turtle" in caught.value.hint
