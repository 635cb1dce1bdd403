from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from spallm.store.tokens import tokens


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text) if token.kind == "word"]


def test_words_in_strings_comments_iris_and_names_are_not_keywords():
    text = """ASK { ?service a <http://x/SERVICE> ; service:x 'SERVICE', \"\"\"
    SERVICE "quoted" \"\"\" # SERVICE
    }"""
    assert words(text) == ["ASK", "A"]


def test_all_four_kinds_of_strings_are_read_whole():
    text = "'it\\'s' \"x\" '''a 'b' ''c''' \"\"\"a \"b\" \n c\"\"\""
    assert [token.kind for token in tokens(text)] == ["string"] * 4


def test_a_smaller_than_sign_in_an_expression_is_no_iri():
    kinds = [token.kind for token in tokens("FILTER(?x<$min&&?y>3)")]
    assert kinds.count("variable") == 3


def test_neighbouring_iris_in_parentheses_stay_iris():
    found = [token.kind for token in tokens("VALUES (?a ?b) {(<http://a> <http://b>)}")]
    assert found.count("iri") == 2


def test_names_keep_their_inner_dots_and_leave_the_last():
    assert [token.text for token in tokens("x:a.b .")] == ["x:a.b", "."]
    assert [token.text for token in tokens("x:a.b.")] == ["x:a.b", "."]


def test_depth_counts_the_brackets_around_a_token():
    depths = [(token.text, token.depth) for token in tokens("ASK { ( 1 ) }")]
    assert depths == [("ASK", 0), ("{", 0), ("(", 1), ("1", 2), (")", 1), ("}", 0)]


@given(st.text(alphabet="ab:.<>'\"?${}()#\\ \n_@1~模", max_size=60))
def test_any_text_falls_into_tokens_that_stand_where_they_say(text: str):
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


def test_hostile_texts_never_take_quadratic_work():
    started = time.process_time()
    names = ("a.", "a:b.", ":a...", "?x<", "%", "<<", "(", "\\")
    for piece in (*names, "'''", '"\n', '"\\', "'''\n\\"):
        tokens(piece * (50_000 // len(piece)))
    # Read in linear time, all take about one second of processor; one that is not takes 24.
    assert time.process_time() - started < 12


def test_a_string_without_an_end_is_one_token_and_doubtful():
    assert [(t.text, t.doubtful) for t in tokens('"a\nb')] == [('"a', True), ("b", False)]
    assert [(t.text, t.doubtful) for t in tokens("'''a'\nb")] == [("'''a'\nb", True)]


def test_a_string_with_an_escape_that_the_engine_does_not_know_is_doubtful():
    found = tokens(r"'\t' '\u00e9' '\q' '\uD800' '\U00110000' '\U0001F600' '\N'")
    doubtful = [False, False, True, True, True, False, True]
    assert [token.doubtful for token in found] == doubtful
