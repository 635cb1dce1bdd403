"""Mending: what changes, what never does, and that there is an end to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import UsageError
from spallm.linting.linter import lint
from spallm.linting.manuscript import Manuscript
from spallm.linting.mending import mended
from spallm.linting.opening import opened
from spallm.linting.registry import RULES, chosen

PIECES = (
    "| a | b |\n", "| --- | --- |\n", "| c | d\n", "[x](http://github.com/a/b.)", "\r\n", "\r",
    "https://dx.doi.org/10.1000/1 ", "[y](https://doi.org/ 10.1000/2)", "`", "|",
    "\u200b", "\ufeff",
    "<!--", "-->", "```\n", "Schr\u00c3\u00b6dinger ", "空间 ", "\\", "(", ")", "](", "[", "\x0b",
    "[z](https://a.org/?utm_source=x&b=1)", "## h\n", "\n\n", "\u2028", "'24 ",
    "<a href='http://arxiv.org/abs/2312.00001.'>",
)  # fmt: skip


def mend(text: str) -> str:
    return mended(Manuscript("list.md", text), chosen())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_second_mending_changes_nothing_and_findings_stand_where_they_say(text: str) -> None:
    once = mend(text)
    assert mend(once) == once
    page = Manuscript("list.md", text)
    for finding in lint(page, chosen()):
        line = page.texts[finding.place.line - 1]
        assert 0 <= finding.place.column - 1 <= len(line)
        assert finding.place.column - 1 + finding.place.length <= len(line) + 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert mend(mend(text)) == mend(text)


def test_line_ends_and_a_missing_last_one_stay_as_they_are() -> None:
    text = "# A\r\n\r\n- [One](http://github.com/a/b)\r\n- two\rthree\n\n- [Four](http://arxiv.org/abs/2312.00001)"
    assert mend(text) == text.replace("http:", "https:")


def test_the_mark_in_front_of_a_file_stays() -> None:
    body = b"\xef\xbb\xbf- [One](http://github.com/a/b)\r\n"
    page = opened(body, "list.md", None)
    after = page.with_text(mended(page.manuscript, chosen()))
    assert after.body == body.replace(b"http:", b"https:")


def test_what_is_no_utf8_is_looked_through_and_not_mended() -> None:
    body = "- [单细胞基础模型的综述与展望](http://github.com/a/b) 单细胞转录组数据的模型\n".encode(
        "gb18030"
    )
    page = opened(body, "list.md", None)
    found = lint(page.manuscript, chosen(["not-utf-8", "insecure-link"]))
    assert [finding.rule for finding in found] == ["not-utf-8", "insecure-link"]
    with pytest.raises(UsageError, match="not UTF-8"):
        page.with_text(mended(page.manuscript, chosen()))


@pytest.mark.parametrize(
    "text",
    ["Naïve Bayes — a “review”, π ≈ 3", "单细胞大模型（综述）", "Μοντέλα κυττάρων", "Größe: 5 µm"],
)
def test_good_text_of_any_script_is_no_mojibake(text: str) -> None:
    assert lint(Manuscript("list.md", f"- {text}\n"), chosen(["mojibake"])) == ()
    assert mend(f"- {text}\n") == f"- {text}\n"


def test_mojibake_of_the_plain_kind_is_read_back_beside_good_text() -> None:
    assert (
        mend("- 空间 Schr\u00c3\u00b6dinger\u00e2\u20ac\u2122s cat\n")
        == "- 空间 Schr\u00f6dinger\u2019s cat\n"
    )


def test_what_was_lost_is_told_and_left() -> None:
    (found,) = lint(Manuscript("list.md", "- a 锟斤拷 b\n"), chosen(["mojibake"]))
    assert (found.place.column, found.edits) == (5, ())


def test_characters_that_right_to_left_text_needs_stay() -> None:
    text = "- \u202bمرحبا\u202c\n"
    assert mend(text) == text
    assert mend("- 👩\u200d🔬 sc\u200bGPT\n") == "- 👩\u200d🔬 scGPT\n"


def test_of_all_rules_only_those_that_say_so_mend() -> None:
    for rule in RULES.values():
        if not rule.mends and rule.example:
            assert not any(
                f.is_mendable for f in lint(Manuscript("list.md", rule.example), (rule,))
            )


@pytest.mark.parametrize(
    ("name", "body"),
    [("refs.bib", b"@article{a, title = {One}, year = 2024}\n"),
     ("list.csv", b"title,year\nOne,2024\n"),
     ("graph.ttl", b"@prefix dct: <http://purl.org/dc/terms/> .\n<urn:a> dct:title 'One' .\n")],
)  # fmt: skip
def test_what_is_no_markdown_is_refused_with_the_command_that_reads_it(
    name: str, body: bytes
) -> None:
    with pytest.raises(UsageError, match="not a list in Markdown") as error:
        opened(body, name, None)
    assert f"spallm import {name}" in (error.value.hint or "")


def test_what_spallm_readme_wrote_is_told_of_its_record_and_left() -> None:
    row = "- [x](http://github.com/a/b)\n"
    text = f"{row}\n<!-- spallm:begin style=bullets -->\n{row}<!-- spallm:end -->\n"
    assert mend(text) == text.replace("http:", "https:", 1)
    (inside,) = lint(Manuscript("list.md", mend(text)), chosen(["insecure-link"]))
    assert (inside.place.line, inside.is_mendable) == (4, False)
    assert "record" in inside.advice.en
