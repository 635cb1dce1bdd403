"""Searching: what answers to a text, grouped by kind, and what to try where nothing does."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import subgraph
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.search import search

TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(subgraph(ox.parse(path=str(TOY))))


def page(library: Library, text: str, language: str = "en") -> str:
    return search(library, Address("search", "zh" if language == "zh" else "en"), text)


def hits(html: str) -> list[tuple[str, list[str]]]:
    """Return the headings and the names below each."""
    parts = re.split(r'<h2 id="found-\d+">(.*?)<', html)[1:]
    names = (re.findall(r'<a href="[^"]*">(.*?)</a>(?: <span|</p>)', part) for part in parts[1::2])
    return list(zip(parts[::2], names, strict=True))


def test_hits_stand_by_kind_the_best_first(library):
    assert hits(page(library, "scgpt")) == [
        ("Models", ["scGPT", "scGPT brain", "scGPT-spatial"]),
        ("Papers", [
            "scGPT: toward building a foundation model for single-cell multi-omics using "
            "generative AI",
        ]),
        ("Sources", ["bowang-lab/scGPT"]),
    ]  # fmt: skip


def test_a_typing_error_is_forgiven(library):
    assert hits(page(library, "genformer"))[0][1][0] == "Geneformer"


def test_hits_that_only_come_near_are_called_so(library):
    assert "No exact match for “genformer”" in page(library, "genformer")
    assert "No exact match" not in page(library, "geneformer")
    assert "No exact match" not in page(library, "haotian")


def test_an_author_leads_to_the_paper_and_is_shown(library):
    html = page(library, "haotian")
    assert [kind for kind, _ in hits(html)] == ["Papers"]
    assert "author: <mark>Haotian</mark> Cui" in html


def test_another_name_that_matched_is_shown_with_what_was_asked_marked(library):
    html = page(library, "whole-human")
    assert re.search(r"also known as: scGPT <mark>whole-human</mark>", html)


def test_chinese_text_finds_and_the_page_speaks_chinese(library):
    html = page(library, "扰动", "zh")
    assert hits(html) == [("任务", ["扰动预测"])]
    assert "“扰动”：共 1 项" in html


def test_where_nothing_answers_the_page_says_what_to_try(library):
    html = page(library, "qqqq xyz")
    assert "Nothing was found for “qqqq xyz”." in html
    assert re.search(r'<div id="otherwise">\s*<h2>What to try</h2>', html)
    assert "Did you mean" not in html


def test_an_empty_search_offers_kinds_and_no_complaint(library):
    html = page(library, "  ")
    assert "Nothing was found" not in html
    assert '<a href="./browse/model">Models</a> (8)' in html


def test_what_is_asked_is_text(library):
    html = page(library, '"><script>alert(1)</script>')
    assert "<script>alert" not in html
    assert '"><script>alert(1)</script>' in unescape(html)


def test_the_other_language_asks_the_same(library):
    assert 'href="./zh/search?q=scgpt+brain"' in page(library, "scgpt  brain")


def test_a_text_of_any_length_is_answered(library):
    assert "Nothing was found" in page(library, "word " * 100_000)
