from __future__ import annotations

import pytest

from spallm.errors import QuerySyntaxError
from spallm.store.place import excerpt
from spallm.store.results import Literal


def complaint(engine, text: str, **parameters) -> str:
    with pytest.raises(QuerySyntaxError) as caught:
        engine.query(text, accept="json", parameters=parameters)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n ?s ?p ]\n}", "line 2, column 8: this ] cannot close the { before it"),
        ("SELECT * {\n ?s ?p ?o", "line 1, column 10: this { is never closed"),
        ("ASK { ?s ?p 'open }", "line 1, column 13: this string is not closed"),
        ("ASK {}}", "line 1, column 7: this } closes nothing"),
        ("ASK { ?s ?p ~ }", "line 1, column 13: ~ is no sign of SPARQL"),
        ("ASK {\n\n OPTIONL { ?s ?p ?o } }", "line 3, column 2: OPTIONL is no word of SPARQL"),
        ("ASK { ?s ?p ?o FILTER ?o = 3 }", "line 1, column 23: ?o is not expected here"),
        ("ASK { ?s <rel> ?o }", "line 1, column 10: <rel> is not a whole IRI"),
        ("SELECT ?s, ?p { ?s ?p ?o }", "line 1, column 10: variables are listed without commas"),
        ("SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }", "contains a variable that is unbound"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29: x is no word of SPARQL"),
        ("", "the query is empty\nIt starts with SELECT"),
    ],
)
def test_a_syntax_error_says_what_and_where(engine, text: str, message: str):
    assert message in complaint(engine, text)


def test_the_place_is_that_of_the_written_text_after_prefixes_and_parameters(engine):
    text = "SELECT $x { ?s skos:prefLabel $x . ?a ?b ?c ?d }"
    told = complaint(engine, text, x=Literal("a long literal"))
    assert told.splitlines()[:2] == [f"line 1, column {text.index('?d') + 1}: "
                                     "?d is not expected here", text]  # fmt: skip


def test_the_caret_stands_under_its_character_in_chinese_text(engine):
    _, line, caret = complaint(engine, "ASK { ?模型 ?b ~ }").splitlines()
    assert line == "ASK { ?模型 ?b ~ }"
    # Each Chinese character is two columns wide.
    assert caret == " " * (line.index("~") + 2) + "^"


def test_only_the_surroundings_of_a_place_in_a_long_line_are_shown():
    line, caret = excerpt("x" * 5000 + "!" + "y" * 5000, 5000).splitlines()
    assert line[caret.index("^")] == "!"
    assert len(line) < 200
