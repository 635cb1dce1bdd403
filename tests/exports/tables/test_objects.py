"""JSON and JSON Lines of tables."""

from __future__ import annotations

import json
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.exports.table import Heading, of_values
from spallm.exports.tables import write

text = st.text(st.characters(exclude_categories=["Cs"]))


def lines(table):
    return [json.loads(line) for line in write(table, "jsonl").decode().split("\n")[:-1]]


def test_a_line_has_numbers_nulls_and_sources(table):
    first, second = lines(table)
    assert first["parameters"] == 53_000_000
    assert first["parameters_disputed"] == [51_000_000]
    assert first["tasks"] == ["integration", "annotation"]
    assert first["parameters_sources"][2] == {"text": "a talk"}
    assert (second["weights"], second["group"]) == (None, "Spatial")


def test_what_may_have_several_values_is_a_list_throughout(table):
    assert [line["tasks"] for line in lines(table)] == [
        ["integration", "annotation"],
        ["clustering"],
    ]


def test_lines_have_the_same_names(table):
    first, second = lines(table)
    assert list(first) == list(second)


def test_the_whole_table_names_sources_by_number(table):
    read = json.loads(write(table, "json"))
    assert read["rows"][0]["cells"]["parameters"]["values"] == [
        {"value": 53_000_000, "text": "53 million", "sources": [1, 2]},
        {"value": 51_000_000, "text": "51 million", "sources": [3], "disputed": True},
    ]
    assert read["rows"][1] == {
        "group": "Spatial",
        "cells": {
            "model": {"values": [{"value": "Nicheformer"}]},
            "parameters": {"values": [{"value": -3}]},
            "weights": None,
            "tasks": {"values": [{"value": "clustering"}]},
        },
    }
    assert [source["number"] for source in read["sources"]] == [1, 2, 3]
    assert read["columns"][1] == {"name": "parameters", "title": "Parameters", "type": "number"}


def test_what_is_no_number_of_json_is_text():
    table = of_values("x", [Heading("n", "N")], [[math.nan], [math.inf]])
    assert [line["n"] for line in lines(table)] == ["nan", "inf"]


@settings(deadline=None, max_examples=50)
@given(text)
def test_any_text_comes_back(table_saying, said):
    read = json.loads(write(table_saying(said), "json"))
    assert read["title"] == read["rows"][0]["cells"]["name"]["values"][0]["value"] == said
    assert lines(table_saying(said))[0]["name"] == (said)
