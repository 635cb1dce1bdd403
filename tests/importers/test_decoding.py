"""Bytes become text: marks, guesses, line ends, and what is no text at all."""

from __future__ import annotations

import codecs

import pytest

from spallm.errors import UsageError
from spallm.importers.decoding import decoded

CHINESE = "标题,年份,期刊\n" + "单细胞基础模型综述：进展与展望,2025,中国科学\n" * 5
GERMAN = "Titel: Über die Größe kleiner Zellen für Müller und Söhne\n" * 5
FRENCH = "Évaluation des modèles de fondation à l'échelle de la cellule, déjà publiée\n" * 5
JAPANESE = "単一細胞の基盤モデルに関する総説と今後の展望について、細胞の科学\n" * 5


def rules(body: bytes) -> tuple[str, ...]:
    return tuple(remark.rule for remark in decoded(body, "x")[1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be"])
def test_marked_and_plain_unicode_is_read_alike(encoding: str) -> None:
    body = CHINESE.encode(encoding)
    if encoding == "utf-16-be":
        body = codecs.BOM_UTF16_BE + body
    assert decoded(body, "x") == (CHINESE, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (GERMAN, "latin-1"),
        (GERMAN, "cp1252"),
        (FRENCH, "latin-1"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "shift-jis"),
    ],
)
def test_other_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    found, remarks = decoded(text.encode(encoding), "x")
    assert found == text
    assert [remark.rule for remark in remarks] == ["guessed-encoding"]


def test_a_few_chinese_words_are_told_from_korean() -> None:
    text = "@misc{a, title={测试标题}, journal={期刊名称}}"
    assert decoded(text.encode("gb18030"), "x")[0] == text
    korean = "@misc{a, title={단일 세포 기반 모델에 대한 종합적인 고찰과 전망을 다룬 논문}}\n" * 3
    assert decoded(korean.encode("euc-kr"), "x")[0] == korean


def test_utf_16_without_a_mark_is_told_by_its_zeros() -> None:
    assert decoded("On cells\n".encode("utf-16-le"), "x")[0] == "On cells\n"


def test_old_line_ends_become_new_ones() -> None:
    assert decoded(b"a\r\nb\rc\n", "x") == ("a\nb\nc\n", ())


def test_zero_bytes_are_left_out_aloud() -> None:
    text, remarks = decoded(b"On cells\nand\0more of a longer text", "x")
    assert text == "On cells\nandmore of a longer text"
    assert [(remark.rule, remark.place.line) for remark in remarks] == [("zero-bytes", 2)]


def test_bytes_that_break_their_mark_are_said() -> None:
    assert rules(codecs.BOM_UTF8 + b"a\xffb") == ("broken-encoding",)


@pytest.mark.parametrize(
    ("body", "what"),
    [(b"%PDF-1.7\n", "a PDF document"), (b"PK\x03\x04xx", "ZIP archive"), (b"\x1f\x8b\x08", "gzip"),
     (b"\x89PNG\r\n\x1a\n", "PNG"), (bytes(range(256)) * 4, "no text")],
)  # fmt: skip
def test_what_is_no_text_is_an_error_that_says_what_it_is(body: bytes, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        decoded(body, "x")


def test_an_empty_file_is_an_empty_text() -> None:
    assert decoded(b"", "x") == ("", ())
