"""The work of writing files: shared out or not, the same files, and clear words when it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from spallm.errors import SpallmError
from spallm.web.site.work import Unit, Written, carry_out

forked = pytest.mark.skipif(sys.platform != "linux", reason="forks")


def unit(number: int) -> Unit:
    return lambda: iter([(f"{number % 3}/{number}.txt", b"x" * number), (f"{number}.md", b"")])


def failing(error: BaseException) -> Unit:
    def make() -> Iterator[tuple[str, bytes]]:
        raise error
        yield

    return make


@pytest.mark.parametrize("processes", [1, pytest.param(3, marks=forked)])
def test_every_unit_is_written_and_counted_once(tmp_path, processes):
    seen: list[int] = []
    written = carry_out(
        [unit(n) for n in range(10)], tmp_path, processes=processes, progress=seen.append
    )
    assert written == Written(20, sum(range(10)))
    assert seen == list(range(1, 11))
    assert {f.name: f.stat().st_size for f in tmp_path.rglob("*.txt")} == {
        f"{n}.txt": n for n in range(10)
    }


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=forked)])
def test_an_error_of_a_unit_is_raised_as_it_is(tmp_path, processes):
    units = [unit(1), failing(SpallmError("no model", hint="name one")), unit(2)]
    with pytest.raises(SpallmError, match="no model\nname one"):
        carry_out(units, tmp_path, processes=processes)


@forked
def test_a_process_that_dies_is_noticed(tmp_path):
    def dying() -> Iterator[tuple[str, bytes]]:
        os._exit(1)
        yield

    with pytest.raises(SpallmError, match="ended before it was done"):
        carry_out([unit(1), dying], tmp_path, processes=2)


def test_two_files_of_one_name_are_an_error(tmp_path):
    with pytest.raises(SpallmError, match=r"two files of the site would be called 1/1\.txt"):
        carry_out([unit(1), unit(1)], tmp_path)


@pytest.mark.parametrize(
    "path", ["../a", "/a", "a/../../b", "a//b", "", "a/./b", "..", "a\0b", "a\\..\\b"]
)
def test_no_file_is_written_outside_the_folder(tmp_path, path):
    with pytest.raises(SpallmError, match="no file can be called"):
        carry_out([lambda: iter([(path, b"")])], tmp_path)
    assert list(tmp_path.iterdir()) == []
