"""The judge itself: what is the same, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conformance.answers import read, same


def tsv(text: str):
    return read(text.encode(), "tsv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("?a\n1\n2\n", "?a\n2\n1\n"),
        ("?a\t?b\n1\t2\n", "?b\t?a\n2\t1\n"),
        ("?a\n2.0\n", "?a\n2.00\n"),
        ("?a\n1e3\n", "?a\n1.0E3\n"),
        ("?a\t?b\n_:x\t_:y\n_:x\t_:x\n", "?a\t?b\n_:p\t_:p\n_:p\t_:q\n"),
    ],
)
def test_tables_that_say_the_same_are_the_same(one: str, other: str):
    assert same(tsv(one), tsv(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("?a\n1\n", "?a\n1\n1\n"),
        ("?a\n1\n", "?b\n1\n"),
        ("?a\n1\n", "?a\n1.0\n"),
        ('?a\n"1"\n', "?a\n1\n"),
        ('?a\n"x"@en\n', '?a\n"x"\n'),
        ("?a\n\n", "?a\n1\n"),
        ("?a\t?b\n_:x\t_:y\n", "?a\t?b\n_:p\t_:p\n"),
    ],
)
def test_tables_that_differ_are_told_apart(one: str, other: str):
    assert not same(tsv(one), tsv(other))


def test_an_order_counts_where_one_is_wanted():
    wanted = tsv("?a\n1\n2\n")
    assert same(tsv("?a\n2\n1\n"), wanted)
    assert not same(tsv("?a\n2\n1\n"), replace(wanted, ordered=True))
    assert same(tsv("?a\n1\n2\n"), replace(wanted, ordered=True))


def test_reduced_rows_may_repeat():
    assert same(tsv("?a\n1\n1\n2\n"), tsv("?a\n1\n2\n"), lax=True)
    assert not same(tsv("?a\n1\n"), tsv("?a\n1\n2\n"), lax=True)


def test_graphs_are_the_same_if_they_have_the_same_shape():
    one = read(b"<urn:a> <urn:p> [ <urn:q> 1 ] , [ <urn:q> 2 ] .", "turtle")
    other = read(b"_:x <urn:q> 2 . <urn:a> <urn:p> _:y , _:x . _:y <urn:q> 1 .", "turtle")
    joined = read(b"_:x <urn:q> 2 , 1 . <urn:a> <urn:p> _:x .", "turtle")
    assert same(one, other)
    assert not same(one, joined)


def test_a_yes_is_no_table():
    assert same(read(b'{"head":{},"boolean":true}', "json"), True)
    assert not same(read(b'{"head":{},"boolean":true}', "json"), tsv("?a\n1\n"))


def test_csv_keeps_nothing_but_texts():
    assert same(read(b"a,b\r\n1.0E6,_:x\r\n", "csv"), read(b"b,a\n_:y,1000000\n", "csv"))
