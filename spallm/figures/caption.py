"""Captions: a paragraph that says what a figure shows, how it is read, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spallm.exports.format import Selection
from spallm.figures.wishes import Ground, Statement
from spallm.views.palette import KINDS
from spallm.views.wording import Text

#: What a caption counts: one of it, many, and how Chinese counts it.
_COUNTED = {
    "model": ("model", "models", "个模型"),
    "paper": ("work", "works", "篇文献"),
    "dataset": ("dataset", "datasets", "个数据集"),
    "task": ("task", "tasks", "个任务"),
    "organisation": ("organisation", "organisations", "家机构"),
    "entity": ("entity", "entities", "个条目"),
}
UNKNOWN: Text = [
    "What is not drawn is unknown, never “no”.",
    "未画出的内容表示未知，而不是“无”。",
]


def caption(ground: Ground, title: str, parts: Iterable[Text]) -> str:
    """Return a caption: the title, the parts that are not empty, and the statement of origin."""
    wishes = ground.wishes
    said = [wishes.said(part) for part in parts]
    origin = wishes.said(_origin(ground.selection, ground.about))
    stop = "。" if wishes.language == "zh" else ". "
    glue = "" if wishes.language == "zh" else " "
    return f"{title}{stop}{glue.join([*filter(None, said), origin])}"


def _origin(selection: Selection, about: Statement) -> Text:
    held = selection.chosen.nodes.values()
    english, chinese = _counts([node.kind for node in held])
    version = about.version
    name = version.title or "data"
    stated = f"version {version.name}" if version.version else f"digest {version.name}"
    dated = f", {version.date}" if version.date else ""
    chosen = f"Selection: {about.expression}" if about.expression else "Selection"
    picked = f"选取范围：{about.expression}" if about.expression else "选取范围"
    version_zh = f"版本 {version.name}" if version.version else f"摘要 {version.name}"
    dated_zh = f"，{version.date}" if version.date else ""
    if about.screened:
        chosen, picked = f"{chosen}, after screening", f"{picked}，经筛选"
    return [
        f"{chosen} ({english}). Data: {name}, {stated}{dated}.",
        f"{picked}（{chinese}）。数据：{name}，{version_zh}{dated_zh}。",
    ]


def _counts(kinds: Sequence[str]) -> tuple[str, str]:
    """Return how many of each kind there are, those first that readers count."""
    found = [kind for kind in KINDS if kind in kinds]
    english = [count(kinds.count(kind), kind)[0] for kind in found]
    chinese = [count(kinds.count(kind), kind)[1] for kind in found]
    rest = len(kinds) - sum(kinds.count(kind) for kind in found)
    if rest or not found:
        told = count(rest, "entity")
        english.append(told[0].replace(" ", " other ") if found else told[0])
        chinese.append(told[1].replace("个", "个其他") if found else told[1])
    return ", ".join(english), "、".join(chinese)


def count(number: int, kind: str) -> list[str]:
    """Return a number of things of a kind in words.

    >>> count(1, "paper"), count(3, "Gene")
    (['1 work', '1 篇文献'], ['3 Gene', '3 个Gene'])
    """
    one, many, chinese = _COUNTED.get(kind, (kind, kind, f"个{kind}"))
    return [f"{number} {one if number == 1 else many}", f"{number} {chinese}"]
