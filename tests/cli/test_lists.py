"""The readme command: a list on stdout, in a file, or in the blocks of one."""

from __future__ import annotations

from pathlib import Path

import pytest

_ROW = (
    "| 2024 | **scGPT: toward building a foundation model for single-cell multi-omics using "
    "generative AI** | Nature Methods |"
)
_README = (
    b"\xef\xbb\xbf# Mine\r\n\r\n"
    b"<!-- spallm:begin section=spatial-models style=bullets headings=no -->\r\n"
    b"<!-- spallm:end -->\r\n\r\nHand-written.\r\n"
)


@pytest.fixture(autouse=True)
def in_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_list_goes_to_stdout_and_nothing_to_stderr(ask) -> None:
    done = ask("readme", "--toc", "--counts")
    assert (done.code, done.err) == (0, "")
    assert _ROW in done.out
    assert "- [Spatial models](#spatial-models) (" in done.out


def test_a_selection_makes_a_smaller_list_without_the_title_of_the_graph(ask) -> None:
    done = ask("readme", "--section", "spatial-models", "--since", "2025", "--lang", "zh")
    assert done.out.startswith("## 空间组学模型\n\n| 年份 | 标题 |")
    assert _ROW not in done.out


def test_a_title_can_be_given(ask) -> None:
    assert ask("readme", "scgpt", "--title", "My *list*").out.startswith("# My \\*list\\*\n")


def test_a_selection_that_finds_nothing_exits_with_1(ask) -> None:
    done = ask("readme", "scgpt", "--until", "1999")
    assert (done.code, done.out) == (1, "")
    assert "the selection is empty" in done.err


def test_blocks_of_a_file_are_made_anew_and_the_second_time_nothing_changes(ask) -> None:
    file = Path("README.md")
    file.write_bytes(_README)
    first = ask("readme", "--update", file)
    made = file.read_bytes()
    assert (first.code, first.out, first.err) == (0, "", "Updated README.md.\n")
    before, after = _README.split(b"<!-- spallm:end -->")
    assert made.startswith(before + b"\r\n- [2025 Nature Methods] **Nicheformer")
    assert made.endswith(b"\r\n\r\n<!-- spallm:end -->" + after)
    assert ask("readme", "--update", file).err == "README.md is up to date.\n"
    assert file.read_bytes() == made


def test_check_says_what_is_stale_and_writes_nothing(ask) -> None:
    file = Path("README.md")
    file.write_bytes(_README)
    done = ask("readme", "--update", file, "--check")
    assert (done.code, done.err) == (
        1, "README.md is stale. Run the same without --check.\n",
    )  # fmt: skip
    assert file.read_bytes() == _README
    ask("readme", "--update", file)
    assert ask("readme", "--update", file, "--check").code == 0


def test_a_whole_list_can_be_checked_as_well(ask) -> None:
    assert ask("readme", "-o", "list.md", "--check").code == 1
    assert ask("readme", "-o", "list.md").code == 0
    assert ask("readme", "-o", "list.md", "--check").code == 0


@pytest.mark.parametrize(("marker", "says"), [
    ("secton=x", "README.md:3: there is no option of a block called 'secton'"),
    ("section=spatial", "README.md:3: there is no section called 'spatial'"),
    ("style=tabel", "README.md:3: style cannot be 'tabel'"),
    ("lang=en lang=zh", "README.md:3: lang is said 2 times"),
    ("year=soon", "README.md:3: 'soon' is no year"),
    ("select=models(", "README.md:3:"),
    ("since=2999", "README.md:3: the selection is empty"),
])  # fmt: skip
def test_what_a_marker_says_wrong_is_told_with_its_line(ask, marker: str, says: str) -> None:
    text = f"# Mine\n\n<!-- spallm:begin {marker} -->\nold\n<!-- spallm:end -->\n"
    Path("README.md").write_text(text, encoding="utf-8")
    done = ask("readme", "--update", "README.md")
    assert done.code in (1, 2)
    assert says in done.err
    assert Path("README.md").read_text(encoding="utf-8") == text


def test_one_broken_file_leaves_the_others_as_they_are(ask) -> None:
    Path("good.md").write_bytes(_README)
    Path("bad.md").write_text("<!-- spallm:begin -->\n", encoding="utf-8")
    done = ask("readme", "--update", "good.md", "--update", "bad.md")
    assert (done.code, Path("good.md").read_bytes()) == (2, _README)
    assert "bad.md:1: the block that begins here ends nowhere" in done.err


@pytest.mark.parametrize(("words", "says"), [
    (("--update", "a.md", "-o", "b.md"), "two places"),
    (("--check",), "no file to look at"),
    (("--update", "a.md", "--title", "A"), "title=TEXT"),
    (("--update", "missing.md"), "missing.md: cannot be read"),
])  # fmt: skip
def test_options_that_do_not_go_together_are_refused(run, words, says: str) -> None:
    done = run("readme", *words)
    assert done.code == 2
    assert says in done.err
