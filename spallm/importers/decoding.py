"""Bytes of a file become text: its encoding, its byte order mark and its line ends."""

from __future__ import annotations

import codecs
import re

from spallm.errors import UsageError
from spallm.importers.entry import Place
from spallm.importers.reading import Remark

#: The marks that say an encoding; those of UTF-32 begin like those of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What files that are no text begin with.
_BINARIES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, as Word and Excel files are"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89HDF\r\n", "an HDF5 file"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_EXPORT = "Export it as text first: Markdown, BibTeX, RIS, CSL-JSON or CSV."
#: Encodings tried where a text of many bytes beyond ASCII is none of the likely ones.
_LAST_RESORT = "latin-1"
#: The encodings in which lists are to be expected; more of them make for more wrong guesses.
_WESTERN = "cp1252"
_ENCODINGS = (
    _WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "cp866",
    "iso8859_5", "gb18030", "big5", "cp949", "cp932", "euc_jp", "mac_roman",
)  # fmt: skip
#: First bytes of GB 2312: of its common signs, of its punctuation; and the last of hangul.
_FIRST_LEVEL, _PUNCTUATION, _LAST_HANGUL = (0xB0, 0xD7), (0xA1, 0xA3), 0xC8
_PAIR = 2
_LOOKED_AT = 5000
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LINE_END = re.compile("\r\n?")
#: A text without a mark whose every other byte is zero is UTF-16 of mostly Latin letters.
_ZEROS_OF_UTF16 = 0.3


def decoded(body: bytes, file: str) -> tuple[str, tuple[Remark, ...]]:
    r"""Return the text of a file with "\n" at the end of each line, and what was guessed or mended.

    UTF-8 is taken for granted, other encodings are told by their mark or guessed, which a remark
    says. Raises UsageError for a file that is no text.

    >>> decoded(b"\xef\xbb\xbfon\r\ncells", "list.md")
    ('on\ncells', ())
    """
    _refuse_binary(body, file)
    text, remarks = _marked(body, file) or _unmarked(body, file)
    text = _LINE_END.sub("\n", text)
    if "\0" in text:
        where = text.index("\0")
        place = Place(file, text.count("\n", 0, where) + 1)
        count = text.count("\0")
        remarks += (Remark("zero-bytes", place, f"{count} zero bytes were left out"),)
        text = text.replace("\0", "")
    return text, remarks


def _refuse_binary(body: bytes, file: str) -> None:
    for start, what in _BINARIES:
        if body.startswith(start):
            raise UsageError(f"{file}: is {what}, not text", hint=_EXPORT)


def _marked(body: bytes, file: str) -> tuple[str, tuple[Remark, ...]] | None:
    """Return what a byte order mark says it is; bytes that break its word become U+FFFD."""
    for mark, encoding in _MARKS:
        if not body.startswith(mark):
            continue
        bare = body[len(mark) :]
        try:
            text = bare.decode(encoding)
        except UnicodeDecodeError as error:
            text = bare.decode(encoding, "replace")
            return text, (_broken(text, encoding, file, error),)
        return text, ()
    return None


def _broken(text: str, encoding: str, file: str, error: UnicodeDecodeError) -> Remark:
    at = text.find("\N{REPLACEMENT CHARACTER}")
    line = text.count("\n", 0, max(at, 0)) + 1
    said = f"its mark says {encoding.upper()}, but byte {error.start} breaks that"
    return Remark("broken-encoding", Place(file, line), f"{said}; U+FFFD stands for what was lost")


def _unmarked(body: bytes, file: str) -> tuple[str, tuple[Remark, ...]]:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(body, file, error)
    if text.count("\0") <= _ZEROS_OF_UTF16 * len(text):
        return text, ()
    return _guessed(body, file, None)


def _guessed(
    body: bytes, file: str, error: UnicodeDecodeError | None
) -> tuple[str, tuple[Remark, ...]]:
    """Return the likeliest reading of bytes that are no UTF-8, and say which it is."""
    encoding = _wide(body) or (_likeliest(body) if b"\0" not in body else None)
    if encoding is None:
        raise UsageError(f"{file}: is no text in any encoding that is known", hint=_EXPORT)
    is_wide = encoding.startswith("utf")
    line = body.count(b"\n", 0, error.start) + 1 if error and not is_wide else 1
    text = body.decode(encoding, "replace")
    message = f"is not UTF-8; read as {encoding.upper().replace('_', '-')}, which is a guess"
    hint = "look at letters beyond ASCII, and save the file as UTF-8"
    return text, (Remark("guessed-encoding", Place(file, line), f"{message}: {hint}"),)


def _wide(body: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    half = len(body) // 2
    if not half or len(body) % 2:
        return None
    high, low = body[0::2].count(0), body[1::2].count(0)
    if low > _ZEROS_OF_UTF16 * half and high < low:
        return "utf-16-le"
    return "utf-16-be" if high > _ZEROS_OF_UTF16 * half else None


def _is_chinese(body: bytes) -> bool:
    """Tell GB 18030, of which guesses by the letters of short texts are often wrong.

    Nearly all signs of Chinese text are of the first level of GB 2312, and a good part of those
    stands where Korean has its Chinese signs, which are rare there.
    """
    try:
        signs = _BEYOND_ASCII.findall(body.decode("gb18030"))[:_LOOKED_AT]
    except UnicodeDecodeError:
        return False
    leads = [pair[0] for sign in signs if len(pair := sign.encode("gb18030")) == _PAIR]
    common = [lead for lead in leads if _FIRST_LEVEL[0] <= lead <= _FIRST_LEVEL[1]]
    punctuation = [lead for lead in leads if lead in _PUNCTUATION]
    rare_in_korean = [lead for lead in common if lead > _LAST_HANGUL]
    is_level = len(common) + len(punctuation) >= 0.9 * len(signs)
    return bool(common) and is_level and len(rare_in_korean) >= 0.1 * len(common)


def _likeliest(body: bytes) -> str | None:
    """Ask charset-normalizer; what fits no encoding is Latin-1 if it has few controls."""
    if _is_chinese(body):
        return "gb18030"
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise UsageError(
            "the encoding of a file that is not UTF-8 is guessed with charset-normalizer",
            hint='Run: pip install "spallm[lists]", or save the file as UTF-8.',
        ) from error
    found = from_bytes(body, cp_isolation=list(_ENCODINGS))
    if best := found.best():
        likely = [each for each in found if each.chaos <= best.chaos]
        is_western = any(_WESTERN in each.could_be_from_charset for each in likely)
        return _WESTERN if is_western else str(best.encoding)
    controls = sum(byte < 9 or 13 < byte < 32 for byte in body)
    return _LAST_RESORT if controls * 100 <= len(body) else None
