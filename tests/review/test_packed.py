"""The checksums of a pack are those that sha256sum knows, and tell what was touched."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from spallm.filing import write_folder
from spallm.review.packed import SUMS, Packed, checked, listed, sums

FILES = [Packed("a.csv", b"1", "", ""), Packed("below/b 中.txt", b"2", "", "")]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    bodies = {file.path: file.body for file in FILES} | {SUMS: sums(FILES)}
    write_folder(tmp_path / "pack", bodies)
    return tmp_path / "pack"


def test_a_pack_as_it_was_written_is_whole(pack: Path) -> None:
    found = checked(pack)
    assert found.is_pack
    assert (found.changed, found.missing, found.strange) == ((), (), ())


def test_what_was_changed_removed_or_added_is_told(pack: Path) -> None:
    (pack / "a.csv").write_bytes(b"mine")
    (pack / "below/b 中.txt").unlink()
    (pack / "notes.txt").write_bytes(b"")
    found = checked(pack)
    assert found.changed == ("a.csv",)
    assert found.missing == ("below/b 中.txt",)
    assert found.strange == ("notes.txt",)


def test_what_desktops_leave_behind_is_not_strange(pack: Path) -> None:
    (pack / ".DS_Store").write_bytes(b"")
    assert checked(pack).strange == ()


def test_a_folder_without_checksums_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"")
    assert not checked(tmp_path).is_pack
    assert checked(tmp_path).strange == ("mine.txt",)


def test_a_damaged_list_is_read_as_far_as_it_goes() -> None:
    assert listed("\x00\n" + "a" * 64 + "  kept\nshort  not\n") == {"kept": "a" * 64}


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum")
def test_another_tool_agrees(pack: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=pack, check=False,
                          capture_output=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
