"""Characters: broken by a wrong encoding, or not to be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from spallm.errors import UsageError
from spallm.linting.finding import Edit, Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

#: What is left where bytes were lost for good.
_LOST = re.compile("\ufffd+|锟斤拷|烫烫烫|屯屯屯")
_SHOWN = 40
_UNSEEN = re.compile(
    "[\u00ad\u200b\u2028\u2029\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+"
    "|[\u202a-\u202e\u2066-\u2069]+"
)
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Scripts in which such characters are part of good writing.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def mojibake(manuscript: Manuscript) -> Iterator[Fault]:
    """Find text that was read in a wrong encoding, and what it was before."""
    for number, text in enumerate(manuscript.bare, 1):
        if text.isascii():
            continue
        for match in _LOST.finditer(text):
            yield Fault(
                manuscript.spot(number, match.start(), len(match[0])),
                Words("characters were lost here by a wrong encoding", "此处字符因编码错误而丢失"),
                Words("Write them anew from the source.", "请依原文重新填写。"),
            )
        yield from _garbled(manuscript, number, text)


def _garbled(manuscript: Manuscript, number: int, text: str) -> Iterator[Fault]:
    for match in re.finditer(r"\S*[^\x00-\x7f]\S*(?: \S*[^\x00-\x7f]\S*)*", text):
        broken = match[0]
        mended = _decoded(broken)
        if mended == broken:
            continue
        start, broken, mended = _core(match.start(), broken, mended)
        yield Fault(
            manuscript.spot(number, start, len(broken)),
            Words(
                f"{broken[:_SHOWN]!r} was read in a wrong encoding",
                f"{broken[:_SHOWN]!r} 是编码错误造成的乱码",
            ),
            Words(f"It was: {mended[:_SHOWN]}", f"原文应为：{mended[:_SHOWN]}"),
            edits=(Edit(number, start + 1, len(broken), mended),),
            safe=_is_plain(broken, mended),
        )


def _decoded(text: str) -> str:
    try:
        import ftfy
    except ImportError as error:
        raise UsageError(
            "wrong encodings are found with ftfy, which is not installed",
            hint='Run: pip install "spallm[lists]", or: spallm lint --ignore mojibake',
        ) from error
    fixed: str = ftfy.fix_encoding(text)
    return fixed


def _core(start: int, broken: str, mended: str) -> tuple[int, str, str]:
    """Take off what both have in common at their ends."""
    front = _common(broken, mended)
    broken, mended = broken[front:], mended[front:]
    back = _common(broken[::-1], mended[::-1])
    end = -back or None
    return start + front, broken[:end], mended[:end]


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _is_plain(broken: str, mended: str) -> bool:
    """Tell whether a text is nothing but UTF-8 that was read as an encoding of Western Europe."""
    if not mended or not mended.isprintable():
        return False
    for encoding in ("cp1252", "latin-1"):
        try:
            if mended.encode().decode(encoding) == broken:
                return True
        except UnicodeError:
            continue
    return False


def not_utf8(manuscript: Manuscript) -> Iterator[Fault]:
    """Find a file that is not UTF-8, as GitHub and everybody else take it to be."""
    if manuscript.encoding != "utf-8" and manuscript.texts:
        yield Fault(
            manuscript.spot(1, 0, 0),
            Words(
                f"the file is not UTF-8: {manuscript.encoding}",
                f"文件不是 UTF-8 编码：{manuscript.encoding}",
            ),
        )


def unseen(manuscript: Manuscript) -> Iterator[Fault]:
    """Find characters that nobody sees and that break searches and addresses."""
    for number, text in enumerate(manuscript.bare, 1):
        if text.isascii() and text.isprintable():
            continue
        for match in _UNSEEN.finditer(text):
            if _is_wanted(match[0], text):
                continue
            names = ", ".join(dict.fromkeys(map(_name, match[0])))
            yield Fault(
                manuscript.spot(number, match.start(), len(match[0])),
                Words(f"an invisible character stands here: {names}", f"此处有不可见字符：{names}"),
                edits=(Edit(number, match.start() + 1, len(match[0]), _stead(match[0])),),
                safe=not _TURNING.search(match[0]),
            )


def _is_wanted(found: str, text: str) -> bool:
    if _TURNING.search(found):
        return bool(_RIGHT_TO_LEFT.search(text.replace("\ufeff", "")))
    return "\u200b" in found and bool(_NO_SPACES.search(text))


def _stead(found: str) -> str:
    """Return what stands there instead: a space for what parts lines, else nothing."""
    return " " if set(found) & set("\u2028\u2029\x0b\x0c") else ""


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} {name}"


RULES = (
    Rule(
        "not-utf-8",
        "error",
        Words("The file is not UTF-8.", "文件不是 UTF-8 编码。"),
        Words("Save it as UTF-8.", "请存为 UTF-8。"),
        "",
        not_utf8,
    ),
    Rule(
        "mojibake",
        "warning",
        Words("Text was read in a wrong encoding.", "文字因编码错误成为乱码。"),
        Words("Write it as it was.", "请恢复原文。"),
        "- Schr\u00c3\u00b6dinger and the cell\n",
        mojibake,
        mends=True,
    ),
    Rule(
        "invisible-character",
        "warning",
        Words("A character that nobody sees stands in the text.", "文字中有不可见字符。"),
        Words("Take it out.", "请删去。"),
        "- sc\u200bGPT\n",
        unseen,
        mends=True,
    ),
)
