"""Words in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A text in English and in Chinese; without Chinese, English stands for both.

    >>> Words("a row", "一行").within("zh"), Words("DOI").within("zh")
    ('一行', 'DOI')
    """

    en: str
    zh: str = ""

    def within(self, language: str) -> str:
        """Return the text in a language."""
        return self.zh if language == "zh" and self.zh else self.en
