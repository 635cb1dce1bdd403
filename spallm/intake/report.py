"""Reports: what became of each entry, for programs as JSON and for readers as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spallm.exports.markdown import escaped, row
from spallm.identifiers import try_parse
from spallm.importers.entry import Entry
from spallm.importers.reading import Reading
from spallm.intake.cleaning import clean
from spallm.intake.fate import Fate
from spallm.intake.leavings import losses, remarks, summary
from spallm.intake.taking import Intake
from spallm.intake.told import shown
from spallm.intake.wording import (
    COLUMNS,
    HEADINGS,
    OUTCOMES,
    counts_words,
    loss_words,
    remark_words,
    why,
)


@dataclass(frozen=True)
class Report:
    """What came of reading files, with what was remarked on them and what was passed over."""

    intake: Intake
    readings: tuple[Reading, ...]
    passed: tuple[tuple[str, str], ...] = ()

    def files(self, language: str) -> dict[str, bytes]:
        """Return the report as the files of a folder."""
        whole = f"{as_json(self.told(language))}\n"
        return {"report.json": whole.encode(), "report.md": self.markdown(language).encode()}

    def told(self, language: str = "en") -> dict[str, Any]:
        """Return the report as a value of JSON."""
        return {
            "counts": self.counts(),
            "entries": self.entries(language),
            "remarks": [
                {
                    "file": remark.place.file, "line": remark.place.line, "rule": remark.rule,
                    "message": remark_words(remark, language), "lost": remark.lost,
                }
                for reading in self.readings
                for remark in reading.remarks
            ],
            "passed": [{"file": file, "why": reason} for file, reason in self.passed],
            "sections": [
                {"id": each.id, "names": dict(each.names), "parent": each.parent}
                for each in self.intake.sections
            ],
        }  # fmt: skip

    def counts(self) -> dict[str, int]:
        """Return how many entries had which fate, and how many drafts came of them."""
        told = Counter(fate.outcome for fate in self.intake.fates)
        return {
            "entries": len(self.intake.fates),
            **{name: told[name] for name in OUTCOMES if told[name]},
            "drafts": len(self.intake.drafts),
            "sections": len(self.intake.sections),
        }

    def summary(self, language: str) -> tuple[str, ...]:
        """Return the report in a few lines: numbers, and what is in no record."""
        left = summary(self.intake.fates, self.readings, language)
        return (counts_words(self.counts(), language), *left)

    def entries(self, language: str = "en") -> list[dict[str, Any]]:
        """Return every entry with all that is known of its fate."""
        return [_entry(fate, language) for fate in self.intake.fates]

    def markdown(self, language: str) -> str:
        """Return the report for readers: what needs a look first, every entry last."""
        parts = [f"# {HEADINGS['title'][language]}\n"]
        for name, columns, rows in self._tables(language):
            lines = [row(escaped(clean(cell)) for cell in each) for each in rows]
            if lines:
                heads = row(COLUMNS[column][language] for column in columns)
                rule = row("---" for _ in columns)
                parts.append(
                    "\n".join((f"## {HEADINGS[name][language]}\n", heads, rule, *lines, ""))
                )
        return "\n".join(parts)

    def _tables(
        self, lang: str
    ) -> Iterator[tuple[str, tuple[str, ...], Iterable[tuple[str, ...]]]]:
        fates = self.intake.fates
        counts = (
            (OUTCOMES[name][lang], str(count))
            for name, count in Counter(fate.outcome for fate in fates).most_common()
        )
        yield "counts", ("outcome", "count"), counts
        yield "conflict", ("where", "title", "id", "field", "theirs", "ours"), _conflicts(fates)
        yield "possible", ("where", "title", "other", "why", "score"), _possible(fates, lang)
        for name, is_lost in (("lost", True), ("noted", False)):
            yield name, ("where", "field", "text", "why"), losses(fates, lang, is_lost=is_lost)
        skipped = ((f.where, f.entry.title, why(f, lang)) for f in fates if f.outcome == "skipped")
        yield "skipped", ("where", "title", "why"), skipped
        yield "remarks", ("where", "why"), remarks(self.readings, lang)
        yield "passed", ("file", "why"), self.passed
        names = (
            (each.id, " / ".join(name for _, name in each.names)) for each in self.intake.sections
        )
        yield "sections", ("id", "title"), names
        rows = (
            (OUTCOMES[f.outcome][lang], f.where, f.entry.title, f.id or "", why(f, lang))
            for f in fates
        )
        yield "entries", ("outcome", "where", "title", "id", "why"), rows


def as_json(told: Any) -> str:
    """Return a value as JSON that any reader takes: half a surrogate pair is replaced."""
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace").decode()


def _conflicts(fates: Iterable[Fate]) -> Iterator[tuple[str, ...]]:
    for fate in fates:
        start = (fate.where, fate.entry.title, fate.id or "")
        for change in fate.changes:
            if change.outcome == "conflict":
                yield (*start, change.field, shown(change.value), shown(change.ours))
        if fate.outcome == "conflict":
            yield from ((*start, "", text, "") for text in fate.trouble)


def _possible(fates: Iterable[Fate], language: str) -> Iterator[tuple[str, ...]]:
    """Yield works that may be the same, each two of them once."""
    told: set[frozenset[str | None]] = set()
    for fate in fates:
        for match in fate.possible:
            if (pair := frozenset((fate.id, match.known.id))) not in told:
                told.add(pair)
                reason = match.words(language)
                yield fate.where, fate.entry.title, match.known.id, reason, f"{match.score:.0f}"


def _link(entry: Entry) -> str | None:
    """Return the link that a reader would follow, be it that of an identifier."""
    if entry.link:
        return entry.link.url
    named = (try_parse(curie) for curie in entry.identifiers)
    return next((found.url for found in named if found), None)


def _entry(fate: Fate, language: str) -> dict[str, Any]:
    entry = fate.entry
    return {
        "title": entry.title,
        "name": entry.name,
        "link": _link(entry),
        "year": entry.year,
        "venue": entry.venue,
        "code": entry.code.url if entry.code else None,
        "authors": list(entry.authors),
        "section": entry.section[-1] if entry.section else None,
        "headings": list(entry.section),
        "file": entry.place.file,
        "line": entry.place.line,
        "outcome": fate.outcome,
        "why": why(fate, language),
        "kind": fate.kind,
        "id": fate.id,
        "conflicts": [
            {
                "field": change.field, "theirs": shown(change.value), "ours": shown(change.ours),
                "why": change.words(language),
            }
            for change in fate.changes
            if change.outcome == "conflict"
        ],
        "possible": [
            {"id": match.known.id, "why": match.words(language), "score": match.score}
            for match in fate.possible
        ],
        "not_carried": [
            {
                "field": loss.field, "text": loss.text, "line": loss.place.line,
                "lost": loss.is_lost, "why": loss_words(loss, language),
            }
            for loss in fate.losses
        ],
    }  # fmt: skip
