"""The folder of proposals: drafts for ``spallm accept``, rows of citations, and a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from spallm.catalog.citations import write_citations
from spallm.enrichment.proposing import Proposal, Proposals
from spallm.enrichment.reporting import COLUMNS, rows, whence
from spallm.exports.markdown import escaped, link
from spallm.intake.drafts import Draft, Written, write_drafts
from spallm.intake.told import shown

CITATIONS = "citations.tsv"
#: What the drafts are said to be made of, so that those of a list are never replaced by ours.
ORIGIN = "spallm enrich"
_WORDS = {
    "en": {
        "title": "Proposals", "records": "Changes", "notes": "To look at",
        "citations": "Citations", "intro": "{0} records, {1} citations. Take over: {2}",
        "cites": "{0} rows in {1}",
    },
    "zh": {
        "title": "建议", "records": "改动", "notes": "需要查看", "citations": "引用",
        "intro": "{0} 条记录，{1} 条引用。放入数据：{2}", "cites": "{1} 中的 {0} 行",
    },
}  # fmt: skip


def write_proposals(
    place: Path, proposals: Proposals, accepting: str = "spallm accept", lang: str = "en"
) -> Written:
    """Write proposals into a folder; what stands there already and is not ours stays as it is.

    ``accepting`` is the command that takes them over, as the report gives it.
    Raises SpallmError where the folder cannot be written, and UsageError where it holds drafts
    that were made of something else.
    """
    drafts = [Draft(each.after, each.before, each.changes) for each in proposals.changed]
    sources = [Draft(each) for each in proposals.sources]
    report = {
        "report.md": "\n".join(_report(accepting, proposals, lang)).encode(),
        "report.json": _machine_report(proposals, lang),
    }
    if proposals.citations or (place / CITATIONS).exists():
        report[CITATIONS] = write_citations(proposals.citations).encode()
    return write_drafts(place, (*drafts, *sources), report=report, made_of=[ORIGIN])


def _machine_report(proposals: Proposals, lang: str) -> bytes:
    named = [dict(zip(COLUMNS, row, strict=True)) for row in rows(proposals, lang)]
    return (json.dumps(named, ensure_ascii=False, indent=1) + "\n").encode()


def _report(accepting: str, proposals: Proposals, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    numbers = (f"{len(proposals.changed):,}", f"{len(proposals.citations):,}")
    yield f"# {words['title']}\n"
    yield words["intro"].format(*numbers, f"`{accepting}`") + "\n"
    if proposals.changed:
        yield f"## {words['records']}\n"
    for each in proposals.changed:
        yield from _of_record(each, lang)
    if proposals.citations:
        yield f"## {words['citations']}\n"
        yield words["cites"].format(numbers[1], f"[{CITATIONS}]({CITATIONS})") + "\n"
    if any(each.notes for each in proposals.records):
        yield f"## {words['notes']}\n"
    for each in proposals.records:
        for note in each.notes:
            where = link(note.service, note.address) or escaped(note.service)
            yield f"- {escaped(each.before.id)}: {escaped(note.words(lang))} {where}".rstrip()
    yield ""


def _of_record(proposal: Proposal, lang: str) -> Iterator[str]:
    """Yield a heading and a line for each claim, with a link to where it was read."""
    yield f"### {escaped(proposal.after.id)}\n"
    for change in proposal.changes:
        where = link(*whence(change.evidence.source, change.evidence.locator))
        outcome = escaped(change.words(lang))
        yield f"- {change.field}: {escaped(shown(change.value))} ({outcome}; {where})"
    yield ""
