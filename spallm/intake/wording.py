"""The words of reports on what was taken in, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from spallm.importers.reading import Remark
from spallm.intake.fate import Fate, Outcome
from spallm.intake.telling import Loss

OUTCOMES: dict[Outcome, dict[str, str]] = {
    "new": {"en": "new", "zh": "新增"},
    "merged": {"en": "merged", "zh": "合并"},
    "confirmed": {"en": "confirmed", "zh": "确认"},
    "conflict": {"en": "conflict", "zh": "冲突"},
    "skipped": {"en": "skipped", "zh": "跳过"},
}
#: Why something of an entry is in no record as it stands there; braces hold the detail.
LOSSES: dict[str, dict[str, str]] = {
    "year": {"en": "is no year that a work can have", "zh": "不是有效年份"},
    "authors": {
        "en": "the list of authors breaks off, and half of it would be wrong",
        "zh": "作者名单不完整，不予录入",
    },
    "address": {"en": "is no web address", "zh": "不是有效网址"},
    "identifier": {"en": "counts as no identifier: {}", "zh": "标识符有误，不作为标识符录入"},
    "cleaned": {
        "en": "held signs that nobody sees; they are left out",
        "zh": "含有不可见字符，已去除",
    },
    "column": {"en": "no field of a record is meant for it", "zh": "记录中没有对应的字段"},
    "no-field": {"en": "a record of this kind has no such field", "zh": "此类记录没有该字段"},
    "relation": {"en": "nothing of that name is known", "zh": "找不到该名称所指的条目"},
    "name": {
        "en": "is the name of {} already, so it makes no model",
        "zh": "已是 {} 的名称，因此不新建模型",
    },
}
#: Remarks of readers by rule, in Chinese; what is particular to a place follows where it matters.
_REMARKS_ZH = {
    "not-an-entry": "此处未读出条目",
    "unclosed-row": "本行缺少结尾的竖线",
    "unopened-row": "本行缺少开头的竖线",
    "row-without-title": "本行有链接，但没有标题",
    "ragged-row": "本行的单元格数与表头不同",
    "no-delimiter-row": "表格缺少分隔行",
    "tight-heading": "标题的 # 之后缺少空格",
    "too-deep": "此处嵌套过深，无法读取",
}
_KINDS_ZH = {
    "malformed": "格式有误", "broken": "有损坏", "duplicate": "重复", "no": "有缺失",
    "unknown": "有未知内容", "guessed": "编码为推测", "odd": "有疑问", "stray": "有多余文字",
}  # fmt: skip
#: Outcomes in a sentence behind a number.
_COUNTED = {
    "new": "new", "merged": "merged", "confirmed": "confirmed", "conflict": "in conflict",
    "skipped": "skipped",
}  # fmt: skip
HEADINGS = {
    "title": {"en": "What was imported", "zh": "导入报告"},
    "counts": {"en": "In numbers", "zh": "数量"},
    "conflict": {"en": "Conflicts", "zh": "冲突"},
    "possible": {"en": "Possibly the same", "zh": "可能重复"},
    "lost": {"en": "Not carried over", "zh": "未录入的内容"},
    "noted": {"en": "Carried over in another form", "zh": "以其他形式录入的内容"},
    "skipped": {"en": "Skipped", "zh": "已跳过"},
    "remarks": {"en": "Remarks on the files", "zh": "对文件的说明"},
    "passed": {"en": "Files passed over", "zh": "未读取的文件"},
    "sections": {"en": "Proposed sections", "zh": "建议新增的分区"},
    "entries": {"en": "Every entry", "zh": "全部条目"},
}
COLUMNS = {
    "outcome": {"en": "Outcome", "zh": "结果"},
    "where": {"en": "Line", "zh": "位置"},
    "title": {"en": "Title", "zh": "标题"},
    "id": {"en": "Record", "zh": "记录"},
    "why": {"en": "Why", "zh": "原因"},
    "field": {"en": "Field", "zh": "字段"},
    "theirs": {"en": "The list says", "zh": "列表"},
    "ours": {"en": "The record says", "zh": "记录中"},
    "other": {"en": "Perhaps the same as", "zh": "可能相同的条目"},
    "score": {"en": "Likeness", "zh": "相似度"},
    "text": {"en": "What stands there", "zh": "原文"},
    "count": {"en": "Entries", "zh": "条目数"},
    "file": {"en": "File", "zh": "文件"},
}
_SAME_AS = {"en": "{}, as in {}", "zh": "{}，见 {}"}
_SAME_WORK = {"en": "the same work as {}", "zh": "与 {} 为同一作品"}


def why(fate: Fate, language: str) -> str:
    """Return why an entry has its fate, in words."""
    parts = list(fate.trouble)
    if fate.match and fate.same_as:
        parts.append(_SAME_AS[language].format(fate.match.words(language), fate.same_as))
    elif fate.same_as:
        parts.append(_SAME_WORK[language].format(fate.same_as))
    elif fate.match:
        parts.append(fate.match.words(language))
    parts += (
        f"{change.field}: {change.words(language)}"
        for change in fate.changes
        if change.outcome == "conflict"
    )
    return "; ".join(dict.fromkeys(parts))


def loss_words(loss: Loss, language: str) -> str:
    """Return why something is not in a record as it stands in the list."""
    return LOSSES[loss.why][language].format(loss.detail)


def remark_words(remark: Remark, language: str) -> str:
    """Return what is to be said of a place in a file; what has no Chinese is kept in English."""
    if language != "zh":
        return remark.message
    if told := _REMARKS_ZH.get(remark.rule):
        return told
    kind = _KINDS_ZH.get(remark.rule.partition("-")[0])
    return f"{kind}：{remark.message}" if kind else remark.message


def counts_words(counts: Mapping[str, int], language: str) -> str:
    """Return how many entries had which fate, in a sentence.

    >>> counts_words({"entries": 1, "new": 1, "sections": 2}, "en")
    '1 entry: 1 new; 2 new sections.'
    """
    entries, sections = counts["entries"], counts.get("sections", 0)
    fates = [name for name in OUTCOMES if counts.get(name)]
    if language == "zh":
        told = "，".join(f"{OUTCOMES[name]['zh']} {counts[name]:,}" for name in fates)
        return f"{entries:,} 条：{told}{f'；新分区 {sections:,} 个' if sections else ''}。"
    told = ", ".join(f"{counts[name]:,} {_COUNTED[name]}" for name in fates)
    new = f"; {sections:,} new section{'s'[: sections > 1]}" if sections else ""
    return f"{entries:,} {'entry' if entries == 1 else 'entries'}: {told}{new}."
