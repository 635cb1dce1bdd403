"""Notes: what a service says that is not proposed, and why; for a curator to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from spallm.importers.sketch import plain

Kind = Literal[
    "another-title", "also-proposed", "another-year", "another-value", "another-record",
    "not-looked-up", "candidate", "no-licence", "no-model", "no-dataset", "no-task",
    "shared-repository", "refused",
]  # fmt: skip

#: What each kind says; the braces hold its details.
WORDS: Mapping[Kind, Mapping[str, str]] = MappingProxyType({
    "another-title": {
        "en": "{0} stands for another title there: {1}",
        "zh": "{0} 在该处对应另一标题：{1}",
    },
    "also-proposed": {
        "en": "{0} is proposed for {1} as well: perhaps the two are one",
        "zh": "{0} 也建议给了 {1}：两者也许是同一论文",
    },
    "another-year": {"en": "{0} is of {1} there", "zh": "{0} 在该处的年份为 {1}"},
    "another-value": {"en": "another {0} there: {1}", "zh": "该处的 {0} 不同：{1}"},
    "another-record": {
        "en": "{0} is another version of it there, and belongs to {1} here",
        "zh": "{0} 在该处是同一论文的另一版本，而在本库中属于 {1}",
    },
    "not-looked-up": {
        "en": "{0} is another version of it there, of which nothing more was found",
        "zh": "{0} 在该处是同一论文的另一版本，但未查到更多信息",
    },
    "candidate": {
        "en": "{0} could be it ({1}): {2}", "zh": "{0} 可能是该论文（{1}）：{2}",
    },
    "no-licence": {
        "en": "the licence {0} is not in the scheme of licences", "zh": "许可证 {0} 不在许可证表中",
    },
    "no-model": {"en": "{0}: {1} is no model of the graph", "zh": "{0}：{1} 不是图谱中的模型"},
    "no-dataset": {
        "en": "trained on {0}, which is no dataset of the graph", "zh": "训练数据 {0} 不在图谱中",
    },
    "no-task": {"en": "the task {0} is not in the scheme of tasks", "zh": "任务 {0} 不在任务表中"},
    "shared-repository": {
        "en": "{0} holds several models, so its card was read for the licence only",
        "zh": "{0} 含多个模型，因此只读取其许可证",
    },
    "refused": {"en": "cannot be proposed: {0}", "zh": "无法作为建议：{0}"},
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a record that a service says, at an address."""

    record: str
    kind: Kind
    service: str
    address: str
    details: tuple[str, ...] = ()

    def words(self, lang: str = "en") -> str:
        """Return the note in words, in English or Chinese, without what nobody sees."""
        return WORDS[self.kind][lang].format(*map(plain, self.details))
