"""A match: which work one knows is meant, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spallm.matching.known import Known

Why = Literal[
    "identifier", "address", "title-and-year", "same-title", "preprint", "title-and-code",
    "title", "similar-title", "part-of-title", "name", "code", "cut-off",
]  # fmt: skip

#: What each reason is called; the braces hold what the two have in common.
WORDS: dict[Why, dict[str, str]] = {
    "identifier": {"en": "the same {}", "zh": "标识符相同：{}"},
    "address": {"en": "the same address {}", "zh": "网址相同：{}"},
    "title-and-year": {"en": "the same title and year ({})", "zh": "标题与年份相同（{}）"},
    "same-title": {"en": "the same title", "zh": "标题相同"},
    "preprint": {
        "en": "the same title, as a preprint and published ({})",
        "zh": "标题相同，分别为预印本与正式发表（{}）",
    },
    "title-and-code": {"en": "the same title and code {}", "zh": "标题与代码相同：{}"},
    "title": {"en": "the same title, but {}", "zh": "标题相同，但{}"},
    "similar-title": {"en": "a similar title: {}", "zh": "标题相近：{}"},
    "part-of-title": {
        "en": "one title begins with the other: {}",
        "zh": "一个标题是另一个的开头：{}",
    },
    "name": {"en": "the same short name {}", "zh": "简称相同：{}"},
    "code": {"en": "the same code {}", "zh": "代码相同：{}"},
    "cut-off": {"en": "its identifier begins with {}", "zh": "其标识符以 {} 开头"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A work that one knows, and what speaks for its being meant.

    ``shared`` is what the two have in common. ``score`` is a likeness of 100. ``conflict`` says
    what speaks against it all the same; ``disputed`` are identifiers and addresses of the asked
    work that, as it seems, belong to another.
    """

    known: Known
    why: Why
    shared: str
    score: float = 100.0
    conflict: str | None = None
    disputed: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """The reason in words."""
        return self.words("en")

    def words(self, lang: str) -> str:
        """Return the reason in words, in English or Chinese."""
        return WORDS[self.why][lang].format(self.shared)
