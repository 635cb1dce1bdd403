"""Where a file stands in a git checkout: repository, commit and path, read from git's own files.

Git itself is not run: the settings of a folder that somebody was sent could make it run more.
"""

from __future__ import annotations

import configparser
import re
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

#: What git writes of a remote over SSH.
_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)[:/](?P<path>[\w.~/-]+?)(?:\.git)?/?$")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_OLDEST_INDEX, _NEWEST_INDEX = 2, 3
#: How far before its name a file's entry begins.
_FIXED = 62


@dataclass(frozen=True, slots=True)
class Standing:
    """A file in a checkout; without ``commit`` where it differs from what was committed."""

    url: str
    path: str
    commit: str | None


def standing(file: Path) -> Standing | None:
    """Return where a file stands; nothing outside of checkouts and without a remote."""
    file = file.resolve()
    for folder in file.parents:
        if (git := _git_folder(folder)) is None:
            continue
        path = file.relative_to(folder).as_posix()
        if url := _remote(git):
            return Standing(url, path, _head(git) if _is_clean(git, path, file) else None)
        return None
    return None


def _git_folder(folder: Path) -> Path | None:
    place = folder / ".git"
    return place if place.is_dir() else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _remote(git: Path) -> str | None:
    """Return the address of the remote as a web page."""
    settings = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        settings.read_string("\n".join(map(str.strip, _text(git / "config").splitlines())))
    except configparser.Error:
        return None
    url = settings.get('remote "origin"', "url", fallback=None) or ""
    if found := _SSH.fullmatch(url):
        url = f"https://{found['host']}/{found['path']}"
    is_plain = re.fullmatch(r"https://[\w.-]+/[\w.~/-]+", url)
    return url.removesuffix("/").removesuffix(".git") if is_plain else None


def _head(git: Path) -> str | None:
    head = _text(git / "HEAD").strip()
    if head.startswith("ref: "):
        name = head.removeprefix("ref: ")
        packed = re.search(rf"(?m)^([0-9a-f]{{40}}) {re.escape(name)}$", _text(git / "packed-refs"))
        loose = _text(git / name).strip() if ".." not in name else ""
        head = loose or (packed[1] if packed else "")
    return head if _COMMIT.fullmatch(head) else None


def _is_clean(git: Path, path: str, file: Path) -> bool:
    """Tell whether a file is as git noted it; what cannot be told is not."""
    try:
        body, index = file.read_bytes(), (git / "index").read_bytes()
    except OSError:
        return False
    blob = sha1(b"blob %d\0" % len(body) + body, usedforsecurity=False).digest()
    version = int.from_bytes(index[4:8], "big")
    if index[:4] != b"DIRC" or not _OLDEST_INDEX <= version <= _NEWEST_INDEX:
        return False
    starts = (found - _FIXED for found in _places(index, path.encode()) if found >= _FIXED)
    return any(index[start + 40 : start + 60] == blob for start in starts)


def _places(index: bytes, name: bytes) -> list[int]:
    """Return where a name stands in the list of files, behind a head of fixed length."""
    found, at = [], index.find(name + b"\0")
    while at != -1:
        found.append(at)
        at = index.find(name + b"\0", at + 1)
    return found
