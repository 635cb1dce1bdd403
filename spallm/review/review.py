"""Reviews: the question, the criteria and the data of a review, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spallm.analysis.data_version import DataVersion
from spallm.selecting.screening import NOT_RETRIEVED, STAGES

#: The files of a review's folder.
SETTINGS, LOG, GUIDE = "review.toml", "screening.csv", "README.md"
#: What the reserved reason says, which no review has to list.
_RESERVED = {NOT_RETRIEVED: ("the report could not be retrieved", "未能获取全文")}
#: Data of which nothing was noted.
UNKNOWN_DATA = DataVersion("")


@dataclass(frozen=True, slots=True)
class Criterion:
    """Why a record is in or out: a short code for the log and its words."""

    code: str
    text: str
    text_zh: str = ""

    def words(self, language: str = "en") -> str:
        """Return the words in a language, or the English ones where there are no others."""
        return (self.text_zh if language == "zh" else "") or self.text


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What the pack is made of; ``None`` leaves the choice to the pack.

    ``authors`` are names, each with an address in angle brackets where there is one; ``license``
    is that of the pack.
    """

    columns: tuple[str, ...] | None = None
    figures: tuple[str, ...] | None = None
    style: str | None = None
    languages: tuple[str, ...] = ("en", "zh")
    authors: tuple[str, ...] = ()
    license: str | None = None


@dataclass(frozen=True)
class Review:
    """What ``review.toml`` says.

    ``select`` is the expression that chooses the records; ``reader`` who screens where nobody is
    named. ``graph`` is the location of the data as
    the file names it, empty for the bundled graph; ``began_with`` the data version at the start.
    """

    folder: Path
    title: str
    select: str
    question: str = ""
    title_zh: str = ""
    question_zh: str = ""
    graph: str = ""
    began_with: DataVersion = UNKNOWN_DATA
    reader: str = ""
    stages: tuple[str, ...] = STAGES[:1]
    include: tuple[Criterion, ...] = ()
    exclude: tuple[Criterion, ...] = ()
    pack: PackOptions = field(default_factory=PackOptions)

    @property
    def settings(self) -> Path:
        """The file that holds all this."""
        return self.folder / SETTINGS

    @property
    def log(self) -> Path:
        """The file with the decisions."""
        return self.folder / LOG

    @property
    def location(self) -> str | None:
        """What to open: a path in ``graph`` counts from the folder of the review."""
        if not self.graph:
            return None
        return self.graph if "://" in self.graph else str(self.folder / self.graph)

    def named(self, language: str = "en") -> str:
        """Return the title in a language, or the English one where there is no other."""
        return (self.title_zh if language == "zh" else "") or self.title

    def asked(self, language: str = "en") -> str:
        """Return the question in a language, or the English one where there is no other."""
        return (self.question_zh if language == "zh" else "") or self.question

    @property
    def codes(self) -> Mapping[str, Criterion]:
        """The reasons for leaving a record out, by their codes in lower case."""
        reserved = [Criterion(code, *words) for code, words in _RESERVED.items()]
        return {each.code.lower(): each for each in (*self.exclude, *reserved)}

    def reason(self, written: str, language: str = "en") -> str:
        """Return the words of a reason: those of its criterion, or what the reader wrote."""
        known = self.codes.get(written.strip().lower())
        return known.words(language) if known else written.strip()
