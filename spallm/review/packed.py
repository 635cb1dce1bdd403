"""What a pack is made of: files with what they are, their bytes and their checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

#: The file that lists the checksums of all others, in the form that ``sha256sum -c`` reads.
SUMS = "SHA256SUMS"
#: The file that describes all others; RO-Crate gives it its name.
MANIFEST = "ro-crate-metadata.json"

#: What desktops leave in folders that somebody looked into.
_LEFT_BEHIND = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

#: The media types of the files of a pack by their extensions.
MEDIA_TYPES = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".tex": "application/x-tex",
    ".toml": "application/toml",
    ".trig": "application/trig",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Packed:
    """One file of a pack: its path in the folder, its bytes, and in words what it is."""

    path: str
    body: bytes
    says: str
    says_zh: str

    @property
    def media_type(self) -> str:
        """What the file is to a program; what has no extension of ours is plain text."""
        return MEDIA_TYPES.get(PurePosixPath(self.path).suffix, "text/plain")

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.body).hexdigest()


def sums(files: Iterable[Packed]) -> bytes:
    r"""Return the text of the list of checksums.

    >>> sums([Packed("b", b"", "", ""), Packed("a/c", b"", "", "")]).decode()[64:72]
    '  a/c\ne3'
    """
    ordered = sorted(files, key=lambda file: file.path)
    return "".join(f"{file.digest}  {file.path}\n" for file in ordered).encode()


def listed(text: str) -> dict[str, str]:
    r"""Return the checksums that a list holds by path; lines of another form are left out.

    >>> listed("0" * 64 + "  figures/tree.svg\nhello\n")["figures/tree.svg"][:4]
    '0000'
    """
    found = {}
    for line in text.splitlines():
        digest, gap, path = line.partition("  ")
        if gap and len(digest) == 64 and path:
            found[path] = digest
    return found


@dataclass(frozen=True, slots=True)
class Checked:
    """How a folder compares with its list of checksums; the paths are those in the folder.

    ``is_pack`` is false where there is no list, and everything in the folder is ``strange`` then.
    """

    is_pack: bool
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


def checked(folder: Path) -> Checked:
    """Compare the files of a folder with its list of checksums."""
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    files = {name: path for name, path in there.items() if not path.is_dir() or path.is_symlink()}
    ours = _read_sums(folder)
    return Checked(
        bool(ours),
        tuple(name for name in files if name in ours and _digest(files[name]) != ours[name]),
        tuple(name for name in ours if name not in files),
        tuple(name for name in files if name not in ours and not _is_known(name, bool(ours))),
    )


def _is_known(name: str, is_pack: bool) -> bool:
    return (is_pack and name == SUMS) or PurePosixPath(name).name in _LEFT_BEHIND


def _read_sums(folder: Path) -> dict[str, str]:
    path = folder / SUMS
    return listed(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
