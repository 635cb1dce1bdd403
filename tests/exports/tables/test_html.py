"""HTML tables, read back by lxml: accessible, and without anything that runs."""

from __future__ import annotations

import base64
import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from spallm.exports.characters import Cleaner
from spallm.exports.tables import write
from spallm.exports.tables.html import fragment

text = st.text(st.characters(exclude_categories=["Cs"]))


def read(table):
    return html.document_fromstring(write(table, "html").decode())


def test_headings_name_their_column_row_and_group(table):
    page = read(table)
    assert [th.text_content() for th in page.iterfind(".//thead//th[@scope='col']")] == [
        "Model", "Parameters", "Weights", "Tasks",
    ]  # fmt: skip
    assert [th.text_content() for th in page.iterfind(".//th[@scope='row']")] == [
        "scGPT", "Nicheformer",
    ]  # fmt: skip
    (group,) = page.iterfind(".//th[@scope='rowgroup']")
    assert (group.text_content(), group.get("colspan")) == ("Spatial", "4")


def test_the_table_has_a_caption_by_which_its_frame_is_called(table):
    page = read(table)
    caption = page.find(".//caption")
    assert caption.text_content() == "Models"
    assert page.find(".//div[@role='region']").get("aria-labelledby") == caption.get("id")


def test_footnotes_lead_to_sources_and_sources_to_the_web(table):
    page = read(table)
    targets = [a.get("href") for a in page.iterfind(".//sup/a")]
    assert targets == ["#source-1", "#source-2", "#source-3", "#source-2"]
    assert all(page.get_element_by_id(target[1:]).tag == "li" for target in targets)
    assert page.find(".//li[@id='source-1']/a").get("href").startswith("https://doi.org/")
    assert page.find(".//li[@id='source-3']/a") is None


def test_what_is_unknown_is_said_in_words_too(table):
    (unknown,) = read(table).iterfind(".//abbr")
    assert (unknown.text, unknown.get("title")) == ("?", "unknown")


def test_a_mark_is_there_to_be_coloured(table):
    assert [td.get("data-mark") for td in read(table).iterfind(".//td[@data-mark]")] == ["better"]


def test_the_policy_admits_the_style_and_nothing_else(table):
    page = read(table)
    digest = base64.b64encode(hashlib.sha256(page.find(".//style").text.encode()).digest())
    policy = page.find(".//meta[@http-equiv]").get("content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest.decode()}'; base-uri 'none'"


def test_several_fragments_may_stand_in_one_page(table):
    both = html.fragment_fromstring(fragment(table, "a-") + fragment(table, "b-"), "div")
    ids = [element.get("id") for element in both.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in both.iterfind(".//sup/a")} <= set(ids)


def test_the_page_speaks_the_language_of_the_table(table_saying):
    page = read(table_saying("模型", "zh"))
    assert page.get("lang") == "zh"
    assert page.find(".//h2").text_content() == "来源"


def test_nasty_text_is_text_and_no_address_runs(nasty, table_saying):
    page = read(table_saying(nasty))
    assert page.find(".//caption").text_content() == Cleaner().line(nasty)
    assert page.findall(".//script") == page.findall(".//b") == []
    assert all(a.get("href").startswith(("https://", "http://", "#")) for a in page.iter("a"))


@settings(deadline=None, max_examples=50)
@given(text)
def test_any_text_comes_back(table_saying, said):
    # NEL and its like count as white space where lines are cleaned.
    assert read(table_saying(said)).find(".//tbody//th[@scope='row']") is not None
    assert read(table_saying(said)).find(".//caption").text_content() == Cleaner().line(said)
