"""Files beside the list that its links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from spallm.importers.nothing import is_nothing
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?|[^/]*@|(?:\./)?(?:\.\./){2}", re.IGNORECASE)
_LIKE_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/|www\.|10\.\d{4,}/|h?ttps?|\[", re.IGNORECASE)
_ODD = re.compile(r"[\s<>{}|\\]|\$\{")


def missing(manuscript: Manuscript) -> Iterator[Fault]:
    """Find relative links to files that are not there; asks only for a file that is one."""
    if manuscript.path is None or not manuscript.path.is_file():
        return
    folder = manuscript.path.resolve().parent
    root = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
    for each in manuscript.written:
        target = unquote(re.split(r"[?#]", each.url, maxsplit=1)[0])
        if each.state != "whole" or _leads_elsewhere(each.url) or _ODD.search(target):
            continue
        place = _place(target, folder, root)
        if place is not None and not _exists(place):
            yield Fault(
                each.place(manuscript.file),
                Words(f"there is no file {target}", f"没有文件 {target}"),
            )


def _leads_elsewhere(url: str) -> bool:
    return (
        not url.strip("/") or is_nothing(url)
        or bool(_ELSEWHERE.match(url)) or bool(_LIKE_HOST.match(url))
    )  # fmt: skip


def _place(target: str, folder: Path, root: Path | None) -> Path | None:
    """Return where a link leads; one that starts at the root needs a root that is known."""
    if not target.startswith("/"):
        return folder / target
    return root / target.lstrip("/") if root else None


def _exists(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


RULES = (
    Rule(
        "missing-file",
        "warning",
        Words("A relative link leads to a file that is not there.", "相对链接所指的文件不存在。"),
        Words("Add the file, or correct the link.", "请添加该文件或更正链接。"),
        "![Overview](images/overview.png)\n",
        missing,
    ),
)
