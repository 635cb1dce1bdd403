"""Folders are written whole or not at all, and what stood there is never lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from spallm.errors import SpallmError
from spallm.filing import read_file, write_files, write_folder, write_whole

OLD, NEW = {"a.txt": b"old"}, {"a.txt": b"new", "below/b.txt": b"more"}


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_folder(tmp_path / "place", OLD)
    return tmp_path / "place"


def test_a_folder_takes_the_place_of_another(place: Path) -> None:
    write_folder(place, NEW)
    assert held(place) == NEW
    assert [path.name for path in place.parent.iterdir()] == ["place"]


def test_what_stood_there_is_kept_where_it_is_wanted(place: Path, tmp_path: Path) -> None:
    write_folder(place, NEW, earlier=tmp_path / "kept" / "1")
    assert held(place) == NEW
    assert held(tmp_path / "kept" / "1") == OLD


def test_a_link_to_a_folder_stays_a_link(place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(place)
    write_folder(link, NEW)
    assert link.is_symlink()
    assert held(place) == NEW


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    with pytest.raises(SpallmError, match="is a file"):
        write_folder(file, NEW)
    assert file.read_bytes() == b"mine"


def test_a_place_without_a_folder_around_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpallmError, match="No such file"):
        write_folder(tmp_path / "nowhere" / "place", NEW)


@pytest.mark.parametrize("name", ["../out", "/etc/out", "a//b", "a\\b"])
def test_no_file_is_written_outside(place: Path, name: str) -> None:
    with pytest.raises(SpallmError, match="no path in a folder"):
        write_folder(place, {"fine": b"", name: b""})
    assert held(place) == OLD


@pytest.mark.parametrize("call", ["fsync", "rename"])
@pytest.mark.parametrize("stop", [OSError(errno.ENOSPC, "No space left on device"),
                                  KeyboardInterrupt()], ids=["full", "interrupted"])  # fmt: skip
def test_a_failure_leaves_what_stood_there(
    place: Path, monkeypatch: pytest.MonkeyPatch, call: str, stop: BaseException
) -> None:
    calls, rename = [], Path.rename

    def failing(self: Path, *rest: Path) -> None:
        calls.append(self)
        if call == "fsync" or len(calls) == 2:  # the second rename is the one to the place
            raise stop
        rename(self, *rest)

    patched = {"fsync": (os, "fsync"), "rename": (Path, "rename")}[call]
    with monkeypatch.context() as patch:
        # The folder goes back by a third rename, which works.
        patch.setattr(*patched, failing)
        with pytest.raises((SpallmError, KeyboardInterrupt)):
            write_folder(place, NEW)
    assert held(place) == OLD
    assert [path.name for path in place.parent.iterdir()] == ["place"]


def test_a_link_that_leads_round_in_a_ring_is_told(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(SpallmError, match="leads nowhere"):
        write_whole(tmp_path / "one", b"")
    with pytest.raises(SpallmError, match="leads nowhere"):
        write_folder(tmp_path / "one", NEW)


def test_what_a_killed_process_left_is_cleared_away_and_the_rest_stays(place: Path) -> None:
    left, others = place.with_name(f".{place.name}.abc.tmp"), place.with_name(".other.abc.tmp")
    for each in (left, others):
        (each / "figures").mkdir(parents=True)
    write_folder(place, NEW)
    assert not left.exists()
    assert others.exists()


def test_what_another_process_is_still_writing_stays(place: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    busy = place.with_name(f".{place.name}.abc.tmp")
    busy.mkdir()
    handle = os.open(busy, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        write_folder(place, NEW)
    finally:
        os.close(handle)
    assert busy.exists()


@pytest.mark.parametrize("name", [".", "a\0b", "x" * 5000])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(SpallmError, match=r"is no file|cannot be"):
        read_file(tmp_path / name)


def test_files_are_put_into_a_folder_and_others_taken_out(tmp_path: Path) -> None:
    write_files(tmp_path / "new", {"a.txt": b"a", "below/b.txt": b"b"})
    write_files(tmp_path / "new", {"a.txt": b"A"}, ["below/b.txt", "nowhere.txt"])
    assert held(tmp_path / "new") == {"a.txt": b"A"}


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "a/../../b", "a\\b"])
def test_files_never_leave_their_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(SpallmError, match="no path in a folder"):
        write_files(tmp_path / "new", {name: b"x"})


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(SpallmError, match="cannot be written"):
        write_files(tmp_path, {"a/b.txt": b"x"})
