"""What somebody tells of a work, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from spallm.records import Evidence

Outcome = Literal["new", "confirmed", "conflict"]
Reason = Literal["added", "has-it", "preprint", "published", "otherwise", "set-aside", "partly"]

#: What each reason is called; the braces hold what the record says.
WORDS: dict[Reason, dict[str, str]] = {
    "added": {"en": "added", "zh": "新增"},
    "has-it": {"en": "the record says so already", "zh": "记录中已有"},
    "preprint": {"en": "kept as said of the preprint", "zh": "作为预印本的信息保留"},
    "published": {"en": "preferred, as said of the published version", "zh": "以正式发表版本为准"},
    "otherwise": {"en": "kept beside what the record says: {}", "zh": "与记录并存，记录为：{}"},
    "set-aside": {
        "en": "the record knows this value and prefers: {}",
        "zh": "记录已有此值，但采用：{}",
    },
    "partly": {"en": "agrees with the record, as far as it goes", "zh": "与记录一致（不完整）"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One claim that somebody makes: the value of a field, and the footnote for it.

    ``key`` is what the footnote is called if the record has none like it. ``form`` says of which
    version the claim speaks, where that is known. A value of ``versions`` is a
    :class:`~spallm.records.Version`, whose own footnotes are replaced.
    """

    field: str
    value: Any
    key: str
    evidence: Evidence
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim; ``ours`` is what the record says where it says otherwise."""

    field: str
    value: Any
    outcome: Outcome
    reason: Reason
    evidence: Evidence
    ours: Any = None

    @property
    def message(self) -> str:
        """The outcome in words."""
        return self.words("en")

    def words(self, lang: str) -> str:
        """Return the outcome in words, in English or Chinese."""
        return WORDS[self.reason][lang].format(shown(self.ours))


def shown(value: Any) -> str:
    """Return a value as a reader sees it.

    >>> shown(("A. One", "B. Two"))
    'A. One, B. Two'
    """
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if amount := getattr(value, "amount", None):
        return f"{amount} {value.unit}"
    return str(value)
