"""From text to choices and back."""

from __future__ import annotations

import pytest

from spallm.errors import UsageError
from spallm.selecting.choice import Both, Either, Everything, Without
from spallm.selecting.entities import Named
from spallm.selecting.filters import Filter, Years
from spallm.selecting.parsing import DEEPEST, parse
from spallm.selecting.tokens import LONGEST, ParseError

A, B, C = Named("a"), Named("b"), Named("c")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a | b | c", Either((A, B, C))),
        ("a & b | c", Either((Both((A, B)), C))),
        ("a | b & c", Either((A, Both((B, C))))),
        ("(a | b) & c", Both((Either((A, B)), C))),
        ("a - b - c", Without(A, (B, C))),
        ("a - (b - c)", Without(A, (Without(B, (C,)),))),
        ("a & b - c", Without(Both((A, B)), (C,))),
        ("a - b & c", Both((Without(A, (B,)), C))),
        ("a AND b or c", Either((Both((A, B)), C))),
        ("a without b", Without(A, (B,))),
        ("a and not b", Both((A, Without(Everything(), (B,))))),
        ("- a", Without(Everything(), (A,))),
        ("a -b", Without(A, (B,))),
        ("a-b", Named("a-b")),
        ("a＆（b｜c）", Both((A, Either((B, C))))),
    ],
)
def test_parts_are_joined_as_in_python(text, meant):
    assert parse(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('"a b"', Named("a b")),
        ("'say \"hi\"'", Named('say "hi"')),
        (r'"say \"hi\" \\ \u4e2d"', Named('say "hi" \\ 中')),
        ("“Nature Methods”", Named("Nature Methods")),
        ('"not"', Named("not")),
        ('"everything"', Named("everything")),
        ("O'Brien", Named("O'Brien")),
        ("扰动预测", Named("扰动预测")),
        ("doi:10.1038/x", Named("doi:10.1038/x")),
        ("model:scgpt", Named("model:scgpt")),
        ("https://a.org/b?c=d&e=f", Named("https://a.org/b?c=d&e=f")),
    ],
)
def test_names_stand_in_quotes_where_they_need_them(text, meant):
    assert parse(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("task:x", Filter("task", "x")),
        ("task: x", Filter("task", "x")),
        ('venue:"Nature Methods"', Filter("venue", "Nature Methods")),
        ("任务 | task：扰动预测", Either((Named("任务"), Filter("task", "扰动预测")))),
        ("task:(x | 'y z')", Either((Filter("task", "x"), Filter("task", "y z")))),
        ("task:x|y", Either((Filter("task", "x"), Named("y")))),
        ("year:2023", Years(2023, 2023)),
        ("year:2023..", Years(2023, None)),
        ("year:..2023", Years(None, 2023)),
        ("year:(2020 | 2023)", Either((Years(2020, 2020), Years(2023, 2023)))),
        ("year:unknown", Filter("year", "unknown")),
    ],
)
def test_filters_take_words_texts_and_groups(text, meant):
    assert parse(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "around(scgpt, hops=2, along=citation, along=lineage)",
        "lineage(scgpt | geneformer, up)",
        "citing(papers(section:models))",
        "tests(kind:model & year:2023..2025) - tested-by(a)",
        "query(papers-on-task, task=perturbation-prediction)",
        'query("SELECT ?s { ?s a \\"x\\" }", s=model/scgpt)',
        "screened(mine.csv) | screened(yours.csv, excluded)",
        "@mine & @中文.2",
        "everything - (a & b)",
    ],
)
def test_a_canonical_expression_is_its_own_text(text):
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("a b", 3, "before 'b'"),
        ("a &", 4, "not the end"),
        ("& a", 1, "expected an entity"),
        ("(a", 3, "at column 1"),
        ("a)", 2, "expected &, | or -"),
        ("()", 2, "expected an entity"),
        ('a | "b', 5, "never closed"),
        ("a & 'b", 5, "never closed"),
        ('""', 1, "empty"),
        (r'"a\q"', 3, "backslash"),
        ("year:abc", 1, "no year"),
        ("year:2025..2020", 1, "end before they begin"),
        ("year:..", 1, "no year"),
        ("a & task:", 10, "a value after task:"),
        ("a & foo:x", 5, "no filter called 'foo'"),
        ("tsk:x", 1, "Did you mean task"),
        ("arround(a)", 1, "Did you mean around"),
        ("around(a, hop=2)", 1, "Did you mean hops"),
        ("around(a, hops=x)", 1, "hops is a number"),
        ("around(a, hops=1, hops=2)", 1, "hops once"),
        ("lineage(a, sideways)", 1, "no direction"),
        ("citing(a, b)", 1, "does not take 'b'"),
        ("query(a, b)", 1, "has a name"),
        ("query(a, x=1, x=2)", 1, "cannot be a parameter"),
        ("query('', x=1)", 7, "empty"),
        ("screened(f, maybe)", 1, "no decision"),
        ("@../up", 1, "cannot be the name"),
        ("@", 1, "cannot be the name"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(text, column, said):
    with pytest.raises(ParseError, match="column") as told:
        parse(text)
    assert said in str(told.value)
    assert told.value.column == column
    assert f"column {column}" in str(told.value)
    assert "▸" in str(told.value)


@pytest.mark.parametrize("text", ["", "  \n", "\u3000"])
def test_an_empty_expression_is_told_how_to_mean_all(text):
    with pytest.raises(UsageError, match="everything"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["(" * 10_000, "not " * 10_000, "citing(" * 10_000, "a" + " & a - a" * 10_000]
)
def test_nesting_without_end_is_refused(text):
    with pytest.raises(ParseError, match=f"more than {DEEPEST} deep"):
        parse(text)


def test_a_list_of_thousands_is_no_nesting():
    names = [f"id-{n}" for n in range(5_000)]
    assert parse(" | ".join(names)) == Either(tuple(map(Named, names)))
    assert parse(" - ".join(names)).text == " - ".join(names)


def test_an_expression_without_end_is_refused():
    with pytest.raises(UsageError, match="longer than"):
        parse("a | " * LONGEST)


def test_halves_of_characters_are_replaced():
    assert parse('"sc\udcffGPT"') == Named("sc?GPT")
