"""Blocks: what stands between markers is made anew, and nothing else is touched."""

from __future__ import annotations

import pytest

from spallm.errors import UsageError
from spallm.lists import Block, updated

_FILE = b"# Mine\n\n<!-- spallm:begin style=table lang=zh -->\nold\n<!-- spallm:end -->\n\nProse.\n"


def _made(block: Block) -> str:
    return "NEW\n"


def test_only_the_block_is_made_anew() -> None:
    assert updated(_FILE, "x.md", _made) == _FILE.replace(b"old", b"\nNEW\n")


def test_a_second_time_changes_nothing() -> None:
    once = updated(_FILE, "x.md", _made)
    assert updated(once, "x.md", _made) == once


def test_options_reach_who_makes_it() -> None:
    seen: list[Block] = []
    body = b'<!-- spallm:begin a=1 a=2 toc select="models(x)" -->\n<!-- spallm:end -->'
    updated(body, "x.md", lambda block: str(seen.append(block)))
    assert seen[0].options == {"a": ("1", "2"), "toc": ("yes",), "select": ("models(x)",)}
    assert seen[0].where == "x.md:1"


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
def test_line_ends_and_a_byte_order_mark_stay(end: bytes) -> None:
    body = b"\xef\xbb\xbf<!-- spallm:begin -->\n<!-- spallm:end -->\nlast, without an end"
    body = body.replace(b"\n", end)
    made = updated(body, "x.md", _made)
    assert made.startswith(b"\xef\xbb\xbf<!-- spallm:begin -->" + end * 2 + b"NEW" + end * 2)
    assert made.endswith(end + b"last, without an end")


def test_other_line_ends_than_the_markers_stay_mixed() -> None:
    body = b"a\r\nb\n<!-- spallm:begin -->\r\n<!-- spallm:end -->\nc\r"
    made = updated(body, "x.md", _made)
    assert made.startswith(b"a\r\nb\n")
    assert made.endswith(b"NEW\r\n\r\n<!-- spallm:end -->\nc\r")


def test_several_blocks_are_each_their_own() -> None:
    body = _FILE + _FILE.replace(b"lang=zh", b"lang=en")
    made = updated(body, "x.md", lambda block: block.options["lang"][0])
    assert made.count(b"\n\nzh\n\n") == made.count(b"\n\nen\n\n") == 1


@pytest.mark.parametrize("quoted", [
    b"```\n<!-- spallm:begin -->\n```\n", b"~~~~ html\n```\n<!-- spallm:end -->\n~~~~~\n",
    b"    <!-- spallm:begin -->\n", b"Write `<!-- spallm:begin -->` there.\n",
])  # fmt: skip
def test_markers_in_code_are_none(quoted: bytes) -> None:
    made = updated(quoted + _FILE, "x.md", _made)
    assert made.startswith(quoted + b"# Mine")


@pytest.mark.parametrize(("lines", "says"), [
    ("nothing", "x.md: holds no block"),
    ("BEGIN", "x.md:1: the block that begins here ends nowhere"),
    ("text\nEND", "x.md:2: a block ends here that begins nowhere"),
    ("BEGIN\nBEGIN\nEND\nEND", "x.md:2: a block begins within that of line 1"),
    ("BEGIN\nEND\n\nEND", "x.md:4: a block ends here that begins nowhere"),
    ("<!-- spallm:begin", "x.md:1: a marker is"),
    ("<!-- spallm:start -->", "x.md:1: a marker is"),
    ("so <!-- spallm:begin --> so", "x.md:1: a marker is"),
    ("<!-- spallm:begin a --> b -->\nEND", "x.md:1: a marker is"),
    ("<!-- spallm:begin title=\"a -->\nEND", "x.md:1: the options cannot be read"),
])  # fmt: skip
def test_markers_that_are_not_in_pairs_are_an_error_with_its_line(lines: str, says: str) -> None:
    body = lines.replace("BEGIN", "<!-- spallm:begin -->").replace("END", "<!-- spallm:end -->")
    with pytest.raises(UsageError, match=says):
        updated(body.encode(), "x.md", _made)


def test_a_file_that_is_not_utf_8_is_refused_with_the_line() -> None:
    with pytest.raises(UsageError, match=r"x\.md:2: is not UTF-8"):
        updated("a\n细胞".encode("gb18030"), "x.md", _made)
