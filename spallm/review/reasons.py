"""Reasons: why an entity left a selection, and why a decision needs another look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.store.statement import key
from spallm.store.subgraph import Node
from spallm.vocabulary import BASE, SCHEMA

if TYPE_CHECKING:
    from spallm.review.earlier import Earlier
    from spallm.review.record import Record
    from spallm.review.state import State

_WORDS = {
    "gone": ("the graph does not have it any more", "图谱中已无此实体"),
    "excluded": ("it was excluded", "已被排除"),
    "undecided": ("no decision lets it in", "尚无纳入的决定"),
    "unmatched": ("the selection does not find it any more", "检索条件不再命中"),
    "facts": ("what readers saw of it has changed since they decided", "判定之后其内容有变化"),
    "lost": ("it was decided about and is not selected any more", "已有判定，但不再被选中"),
    "new": ("it is new and nobody has decided about it", "新增记录，尚未判定"),
    "retracted": ("it is included and has been retracted or withdrawn", "已纳入，但已撤稿或撤回"),
    "stranger": (
        "a decision names it and the graph does not know it",
        "判定所指的编号在图谱中不存在",
    ),
}
_TAKEN_BACK = frozenset(f"{BASE}status/{name}" for name in ("retracted", "withdrawn"))


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason by its name, and what a reader gave as theirs, in English and Chinese."""

    name: str
    given: str = ""
    given_zh: str = ""

    def words(self, language: str = "en") -> str:
        """Return the reason in words.

        >>> Reason("excluded", "no code").words()
        'it was excluded: no code'
        """
        english, chinese = _WORDS[self.name]
        if language == "zh":
            return "：".join(filter(None, (chinese, self.given_zh or self.given)))
        return ": ".join(filter(None, (english, self.given)))


def why_left(node: Node, now: State) -> Reason:
    """Return why an entity is not in the selection any more."""
    if node.iri not in now.whole.nodes:
        return Reason("gone")
    record = next((record for record in now.records if node.iri in record.members), None)
    if record is None:
        return Reason("unmatched")
    standing = now.standing(record)
    if standing.outcome == "exclude":
        given = (now.review.reason(standing.reason, language) for language in ("en", "zh"))
        return Reason("excluded", *given)
    return Reason("undecided")


def looks(before: Earlier, now: State) -> Iterator[tuple[Node, Reason]]:
    """Yield the records that somebody has to look at again, each with the first reason for it."""
    for record in now.records:
        if reason := _why_look(record, before, now):
            yield _node(now, record.iri, record.id, record.kind, record.title), reason
    for decision in (*now.gone, *now.strangers):
        known = before.records.get(decision.id)
        reason = Reason("lost" if decision in now.gone else "stranger")
        iri = known.iri if known else now.register.work(decision.id) or decision.id
        title, kind = (known.title, known.kind) if known else ("", "")
        yield _node(now, iri, decision.id, kind, title), reason


def _why_look(record: Record, before: Earlier, now: State) -> Reason | None:
    standing, known = now.standing(record), before.records.get(record.id)
    is_news = known is not None and known.status != record.status
    if standing.outcome == "include" and is_news and _is_taken_back(now, record):
        return Reason("retracted")
    if not standing.words:
        return Reason("new") if now.screened and known is None else None
    seen = {word.seen for word in standing.words if word.seen} or {known.digest if known else ""}
    return Reason("facts") if seen - {"", record.digest} else None


def _is_taken_back(now: State, record: Record) -> bool:
    return any(
        each.predicate == SCHEMA.creativeWorkStatus and key(each.object) in _TAKEN_BACK
        for each in now.whole.said_of.get(record.iri, ())
    )


def _node(now: State, iri: str, id_: str, kind: str, title: str) -> Node:
    """Return the entity of a record, or one made up from what is known of it."""
    return now.whole.nodes.get(iri) or Node(iri, id_, kind, {"": title} if title else {})
