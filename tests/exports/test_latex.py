"""LaTeX text that compiles in any document."""

from __future__ import annotations

import pytest

from spallm.exports.latex import latex, title


@pytest.mark.parametrize("special", "&%_#$")
def test_ascii_specials_are_escaped(special):
    assert latex(special) == f"{{\\{special}}}"


def test_a_brace_is_written_without_one():
    assert "{\\{" not in latex("{x}")


@pytest.mark.parametrize("text", ["王小明", "Жуков", "שלום", "😀", "ŋ", "½", "–"])
def test_text_without_a_common_command_stays_as_it_is(text):
    assert latex(text) == text


def test_accents_are_one_letter_to_bibtex():
    assert latex("Müller") == 'M{\\"u}ller'


def test_decomposed_accents_are_composed_first():
    assert latex("e\u0301") == latex("é")


def test_hyphens_do_not_grow_into_a_dash():
    assert latex("a--b") == "a-{}-b"


@pytest.mark.parametrize("word", ["scGPT", "RNA-seq", "AI", "T-cell", "10M", "CellPLM"])
def test_a_word_with_capitals_inside_is_kept(word):
    assert title(f"a {word} b") == f"a {{{word}}} b"


@pytest.mark.parametrize("word", ["Transfer", "A", "Single-Cell", "cell", "e-coli"])
def test_other_words_may_be_lowered(word):
    assert title(f"a {word} b") == f"a {word} b"


def test_the_head_of_a_title_is_a_name():
    assert title("Nicheformer: a model") == "{Nicheformer}: a model"


def test_a_kept_word_is_still_escaped():
    assert title("About R_D", frozenset()) == "About {R}{\\_}{D}"


@pytest.mark.parametrize("letter", "ìíîï")
def test_an_i_with_an_accent_keeps_its_dot_for_biber_to_read(letter):
    assert latex(letter).endswith("i}")
    assert "\\i" not in latex(letter)


@pytest.mark.parametrize("letter", "űŰ")
def test_a_double_acute_is_no_acute(letter):
    assert latex(letter).startswith("{\\H{")


def test_the_character_at_which_tex_stops_is_replaced():
    assert latex("a\x7fb") == "a\N{REPLACEMENT CHARACTER}b"
