"""What a run came to, in rows for programs and in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.enrichment.answer import address_of
from spallm.enrichment.client import Client
from spallm.enrichment.lookup import Found
from spallm.enrichment.proposing import Proposals
from spallm.enrichment.services import SERVICES
from spallm.intake.told import shown

COLUMNS = ("record", "field", "outcome", "value", "service", "address")
Row = tuple[str, str, str, str, str, str]


def rows(proposals: Proposals, lang: str = "en") -> Iterator[Row]:
    """Yield a row for each change, each note, and each citation."""
    for each in proposals.records:
        for change in each.changes:
            label, address = whence(change.evidence.source, change.evidence.locator)
            yield (
                each.before.id, change.field, change.outcome, shown(change.value), label, address,
            )  # fmt: skip
        for note in each.notes:
            yield (each.before.id, note.kind, "note", note.words(lang), note.service, note.address)
    for row in proposals.citations:
        yield (row.citing, "cites", "new", row.cited, *whence(row.source, row.locator))


def whence(source: str, locator: str | None) -> tuple[str, str]:
    """Return the name of the service that a footnote cites, and where its answer stands."""
    service = SERVICES[source]
    return service.label, address_of(service, locator or "")


def account(found: Found, client: Client, lang: str = "en") -> Iterator[str]:
    """Yield a sentence for each service that was asked: what it knew, and what is left and why."""
    for name, minutes in found.minutes.items():
        if not minutes.asked and not minutes.left:
            continue
        numbers = (
            SERVICES[name].label, minutes.known, minutes.unknown, client.budget.spent[name],
            client.kept[name],
        )  # fmt: skip
        yield _ASKED[lang].format(*numbers)
        if minutes.left:
            yield _LEFT[lang].format(len(set(minutes.left)))
        for trouble in minutes.troubles.values():
            yield f"    {trouble.message}." + (f" {trouble.hint}" if trouble.hint else "")


def is_left(found: Found) -> bool:
    """Tell whether anything was not answered, so that another run has something to do."""
    return any(minutes.left for minutes in found.minutes.values())


_ASKED = {
    "en": "{0}: known {1:,}, unknown {2:,}; requests {3:,}, from the cache {4:,}.",
    "zh": "{0}：有回答 {1:,}，未收录 {2:,}；请求 {3:,} 次，取自缓存 {4:,} 次。",
}
_LEFT = {"en": "    not answered {0:,}:", "zh": "    未得到回答 {0:,}："}
