"""Slugs are short, plain and always the same."""

import pytest

from spallm.errors import UsageError
from spallm.identifiers import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scGPT", "scgpt"),
        ("Geneformer V2 (104M)", "geneformer-v2-104m"),
        ("UCE+", "uce-plus"),
        ("TGF-β1", "tgf-beta1"),
        ("Ωmega ς", "omegamega-sigma"),
        ("5 µm", "5-mum"),
        ("Müller & Søn", "muller-and-son"),
        ("Alzheimer's", "alzheimers"),
        ("scGPT 单细胞", "scgpt"),
        ("--a__b--", "a-b"),
    ],
)
def test_text_becomes_plain_words(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_text_is_cut_between_words() -> None:
    assert slug("alpha beta gamma", max_length=12) == "alpha-beta"


def test_a_word_that_fits_exactly_stays() -> None:
    assert slug("alpha beta gamma", max_length=10) == "alpha-beta"


def test_a_first_word_that_is_too_long_is_cut_itself() -> None:
    assert slug("transcriptomics", max_length=5) == "trans"


def test_chinese_text_gets_a_stable_slug_of_its_own() -> None:
    assert slug("单细胞基础模型") == slug("单细胞基础模型 ") == "xd6f352aa3f10"
    assert slug("单细胞基础模型") != slug("单细胞")


@pytest.mark.parametrize(("text", "room"), [("", 10), ("  ", 10), ("a", 0)])
def test_nothing_to_make_a_slug_of_is_refused(text: str, room: int) -> None:
    with pytest.raises(UsageError, match="a slug needs"):
        slug(text, max_length=room)
