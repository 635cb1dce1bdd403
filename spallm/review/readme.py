"""The README of a pack: what each file is, from what it was made, and how to make it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.review.packed import MANIFEST, SUMS, Packed

if TYPE_CHECKING:
    from spallm.review.manifest import Making


@dataclass(frozen=True)
class _Words:
    """The sentences of a README in one language."""

    made: str
    counts: str
    license: str
    again: str
    again_note: str
    graph_note: str
    heads: tuple[str, str]
    manifest: str
    sums: str
    check: str
    draft: str
    comma: str
    blank: str


_WORDS = {
    "en": _Words(
        made="Made with SpaLLM {software} from {data}, version {version}{dated} "
        "(SHA-256 of the statements `{digest}`).",
        counts="Selection: `{expression}`. {entities:,} entities, {records:,} records.",
        license="Licence: {license}",
        again="To make it again",
        again_note="The same data and the same version of SpaLLM give the same bytes, which the "
        "last line checks.",
        graph_note="The graph was not the one that comes with SpaLLM; name it with `--graph`.",
        heads=("file", "what it is"),
        manifest="All this for programs and repositories: RO-Crate 1.2.",
        sums="The checksums of all files: `sha256sum -c SHA256SUMS`.",
        check="What is missing in the graph is unknown, never \"no\".",
        draft="Captions and methods are drafts: check them before you publish them.",
        comma=", ",
        blank=" ",
    ),
    "zh": _Words(
        made="由 SpaLLM {software} 依据 {data}（版本 {version}{dated}）生成，"
        "数据语句的 SHA-256 为 `{digest}`。",
        counts="检索式：`{expression}`。共 {entities:,} 个实体，{records:,} 条记录。",
        license="许可证：{license}",
        again="重新生成",
        again_note="数据与 SpaLLM 版本相同，则所得字节完全一致；最后一行用于核对。",
        graph_note="所用图谱并非 SpaLLM 自带，请用 `--graph` 指明。",
        heads=("文件", "内容"),
        manifest="供程序与数据仓库使用的清单（RO-Crate 1.2）。",
        sums="全部文件的校验和：`sha256sum -c SHA256SUMS`。",
        check="图谱中没有的信息表示未知，而不是“无”。",
        draft="图注与方法均为草稿，发表前请核读。",
        comma="，",
        blank="",
    ),
}  # fmt: skip


def readme(
    making: Making, files: Sequence[Packed], notes: Iterable[str], counts: tuple[int, int]
) -> bytes:
    """Return the text of a README in Markdown, in the language of what it tells of.

    ``notes`` are what a reader must know first; ``counts`` the numbers of entities and records.
    """
    lines = _lines(making, files, tuple(notes), counts)
    return ("\n".join(lines) + "\n").encode()


def _lines(
    making: Making, files: Sequence[Packed], notes: tuple[str, ...], counts: tuple[int, int]
) -> Iterator[str]:
    words, data, (entities, records) = _WORDS[making.language], making.data, counts
    yield from (f"# {_line(making.title)}", "")
    if making.question:
        yield from (_line(making.question), "")
    yield words.made.format(
        software=making.software, data=data.title or making.graph or "?", version=data.name,
        dated=f"{words.comma}{data.date}" if data.date else "", digest=data.digest,
    )  # fmt: skip
    yield words.counts.format(
        expression=_line(making.expression).replace("`", "'"), entities=entities, records=records
    )
    yield from (words.license.format(license=making.license), "")
    for note in notes:
        yield from (f"**{_line(note)}**", "")
    yield from (f"{words.check}{words.blank}{words.draft}", "")
    yield from _table(files, words, making.language)
    yield from ("", f"## {words.again}", "", *_recipe(making), "", words.again_note)
    if making.graph:
        yield from ("", words.graph_note)


def _table(files: Sequence[Packed], words: _Words, language: str) -> Iterator[str]:
    yield from (f"| {words.heads[0]} | {words.heads[1]} |", "|---|---|")
    by_words: dict[str, list[str]] = {}
    for file in files:
        by_words.setdefault(file.says_zh if language == "zh" else file.says, []).append(file.path)
    for says, paths in by_words.items():
        yield f"| {', '.join(f'`{path}`' for path in paths)} | {_line(says).replace('|', '/')} |"
    yield f"| `{MANIFEST}` | {words.manifest} |"
    yield f"| `{SUMS}` | {words.sums} |"


def _recipe(making: Making) -> Iterator[str]:
    yield f"    pip install 'spallm[review]=={making.software}'"
    yield "    cp -r inputs again"
    yield f"    {making.command.replace('inputs', 'again', 1)}"
    yield f"    diff {SUMS} again/pack/{SUMS}"


def _line(text: str) -> str:
    return " ".join(text.split())
