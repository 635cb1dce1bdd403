"""The sentences of the methods paragraph, in English and Chinese, and their small parts.

One code fills them in both languages, so that the numbers cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from spallm.exports.markdown import escaped

Sentences = Mapping[str, str]
#: Blanks after full-width marks, which bring their own.
_CLOSE = re.compile(r"([：，。；、（]) +")

SENTENCES: Mapping[str, Sentences] = {
    "en": {
        "asking": "Question",
        "question": "{question}",
        "searching": "Data and search",
        "data": "Records were searched for in {title} (version {version}; SHA-256 of its "
        "statements {digest}), which holds {works}, with SpaLLM {software}.",
        "began": "The review began with version {version} (SHA-256 {digest}).",
        "entries": "These stand in {entries} of the sources of the data: {kinds}.",
        "joined": "A preprint and its published versions count as reports of one study; "
        "{duplicates} beyond the first of each work were joined with it.",
        "query": "The query {query} selects {records}.",
        "judging": "Eligibility",
        "in": "Criteria for inclusion: {criteria}.",
        "out": "Criteria for exclusion: {criteria}.",
        "screening": "Screening",
        "none": "No screening is recorded: all {records} pass by the query alone.",
        "readers": "{readers} took part ({names}).",
        "partly": "{done} of {records}",
        "first": "Screened by title and facts: {records}; excluded: {out}{reasons}.",
        "second": "Sought in full text: {sought}; not retrieved: {lost}; assessed: {assessed}; "
        "excluded: {out}{reasons}.",
        "undecided": "Not decided yet: {undecided}, so that these numbers are not final.",
        "waiting": "Waiting for a decision on the full text: {waiting}, so that these numbers are "
        "not final.",
        "disputes": "Readers disagreed about {disputes}: {settled} settled, {open} open.",
        "agreement": "At the stage {stage}, {one} and {other} both decided about {records} and "
        "alike about {alike} of them ({share}; Cohen's kappa {kappa}).",
        "gone": "Kept but not counted: {gone} about records that the selection does not have any "
        "more.",
        "strangers": "Kept but not counted: {strangers} about records that these data do not "
        "have.",
        "result": "Result",
        "included": "Included: {studies} with {reports}.",
        "passing": "Selected by the query alone, without screening: {studies} with {reports}.",
        "made": "They are summarised in {made}.",
        "limits": "What the data do not say is unknown, which is not the same as absent.",
        "authorless": "The graph names no authors for {authorless}; a reference manager can fill "
        "them in by DOI.",
        "undefined": "not defined",
        "and": " and ",
        ",": ", ", ";": "; ", ":": ": ", " ": " ", "(": " ({})",
        ".": ".", "after": " ",
    },
    "zh": {
        "asking": "研究问题",
        "question": "{question}",
        "searching": "数据与检索",
        "data": "记录检索自 {title}（版本 {version}；数据陈述的 SHA-256 为 {digest}），其中收录"
        "{works}；检索使用 SpaLLM {software}。",
        "began": "综述起始时的数据版本为 {version}（SHA-256 {digest}）。",
        "entries": "这些记录在数据的各来源中共有{entries}：{kinds}。",
        "joined": "预印本与其正式发表版本算作同一研究的多份报告；每项文献除首条外的{duplicates}"
        "已并入该文献。",
        "query": "检索式为 {query}，选出{records}。",
        "judging": "纳入与排除标准",
        "in": "纳入标准：{criteria}。",
        "out": "排除标准：{criteria}。",
        "screening": "筛选",
        "none": "没有人工筛选记录：全部{records}均由检索式直接选入。",
        "readers": "参与者共{readers}（{names}）。",
        "partly": "{records}中的{done}",
        "first": "按标题与事实筛选{records}，排除{out}{reasons}。",
        "second": "查找全文{sought}，其中{lost}未能获取；评估{assessed}，排除{out}{reasons}。",
        "undecided": "尚有{undecided}未作决定，以上数字并非最终结果。",
        "waiting": "尚有{waiting}等待全文评估，以上数字并非最终结果。",
        "disputes": "评审者对{disputes}意见不一：{settled}已解决，{open}尚未解决。",
        "agreement": "在{stage}阶段，{one} 与 {other} 共同评审{records}，其中{alike}决定一致"
        "（{share}；Cohen’s kappa 为 {kappa}）。",
        "gone": "{gone}涉及当前选择中已不存在的记录，保留但不计入。",
        "strangers": "{strangers}所指的记录不在该数据中，保留但不计入。",
        "result": "结果",
        "included": "共纳入{studies}、{reports}。",
        "passing": "由检索式直接选入、未经人工筛选：{studies}、{reports}。",
        "made": "据此整理出{made}。",
        "limits": "数据未说明之处为未知，并不等于不存在。",
        "authorless": "图谱中有{authorless}未注明作者；可用文献管理软件按 DOI 补全。",
        "undefined": "无定义",
        "and": "和",
        ",": "、", ";": "；", ":": "：", " ": "", "(": "（{}）",
        ".": "", "after": "：",
    },
}  # fmt: skip
#: What is counted: one, many, and the Chinese measure word with its noun.
UNITS = {
    "record": ("record", "records", "条记录"),
    "entry": ("entry", "entries", "个条目"),
    "work": ("work", "works", "项文献"),
    "study": ("study", "studies", "项研究"),
    "report": ("report", "reports", "份报告"),
    "reader": ("reader", "readers", "人"),
    "decision": ("decision", "decisions", "个决定"),
    "": ("", "", "条"),
}
STAGE_NAMES = {
    "screening": {"en": "screening", "zh": "初筛"},
    "full-text": {"en": "full text", "zh": "全文"},
}


@dataclass(frozen=True)
class Form:
    """How a text is written: what somebody else wrote, code, and a heading before a paragraph."""

    text: Callable[[str], str]
    code: Callable[[str], str]
    heading: str


def _line(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    """Return a code span with more backticks around it than stand inside."""
    line, fence = _line(text), "`"
    while fence in line:
        fence += "`"
    space = " " if "`" in line else ""
    return f"{fence}{space}{line}{space}{fence}"


FORMS = {
    "markdown": Form(lambda text: escaped(_line(text)), _code, "**{}**"),
    "text": Form(_line, lambda text: f"“{_line(text)}”", "{}"),
}


@dataclass(frozen=True)
class Voice:
    """A language and a form: sentences come out filled."""

    language: str
    form: Form

    def say(self, sentence: str, **parts: str) -> str:
        """Return a sentence with its parts."""
        return SENTENCES[self.language][sentence].format(**parts)

    def mark(self, name: str) -> str:
        """Return a mark of punctuation or a single word."""
        return SENTENCES[self.language][name]

    def count(self, number: int, unit: str) -> str:
        """Return a number with what is counted."""
        one, many, chinese = UNITS[unit]
        if self.language == "zh":
            return f" {number:,} {chinese}"
        return f"{number:,} {one if number == 1 else many}".rstrip()

    def listed(self, parts: Iterable[str], mark: str = ";") -> str:
        """Return parts in one line."""
        return self.mark(mark).join(parts)

    def joined(self, parts: Iterable[str]) -> str:
        """Return parts as a sentence has them, the last after an "and"."""
        *first, last = parts
        return self.mark("and").join(filter(None, (self.listed(first, ","), last)))

    def aside(self, text: str) -> str:
        """Return a text in brackets, or nothing for nothing."""
        return self.mark("(").format(text) if text else ""

    def paragraph(self, heading: str, sentences: Iterable[str]) -> str:
        """Return a paragraph, or nothing where there is nothing to say."""
        text = self.mark(" ").join(each.strip() for each in sentences if each)
        if not text:
            return ""
        title = self.form.heading.format(f"{self.mark(heading)}{self.mark('.')}")
        return _CLOSE.sub(r"\1", f"{title}{self.mark('after')}{text}")
