"""Cards: what entries say of models and datasets, with what they are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spallm.folding import folded
from spallm.importers.entry import Entry, Relation
from spallm.importers.identity import identifier_of
from spallm.intake.cleaning import clean, web_address
from spallm.intake.stock import Stock
from spallm.intake.telling import Footnote, Loss, urls, year
from spallm.intake.told import Told
from spallm.records import Dataset, Model, facts

#: What is found for a kind, the name of such a thing, and who names it: its id, or nothing.
Finder = Callable[[str, str, Footnote], str | None]
#: Relations whose name leaves open which field is meant, for the reader of a card cannot know it.
TRAINED = "trained_on"
_DESCENT = frozenset({
    "fine_tuned_from", "adapted_from", "merged_from", "quantized_from", "distilled_from",
    "derived_from", "continually_pretrained_from",
})  # fmt: skip
_REFERS = {
    kind.kind: {name: fact.refers_to for name, fact in facts(kind)} for kind in (Model, Dataset)
}


class Cards:
    """Turns entries of models and datasets into claims; what leads nowhere is told as a loss."""

    def __init__(self, stock: Stock, find: Finder) -> None:
        self._stock, self._find = stock, find
        self._terms = {name: stock.concepts(name) for name in ("license", "task")}

    def claims(self, entry: Entry, note: Footnote) -> Iterator[Told | Loss]:
        """Yield what an entry says of a model or a dataset."""
        if entry.what == "model":
            yield from _all(note, "weights", urls(entry.with_role("weights")))
            yield from _all(note, "code", urls(entry.with_role("code")))
            yield from _unheld(entry, ("paper", "page", "data", "other"))
            if told := year(entry):
                yield note.says("year", told)
        else:
            yield from _all(note, "landing_page", urls(entry.with_role("data", "page")))
            yield from _all(note, "doi", _dois(entry))
            yield from _unheld(entry, ("paper", "code", "weights", "other"))
            if entry.year:
                yield Loss("year", str(entry.year), "no-field", entry.spot("year"))
        for relation in entry.relations:
            yield self._related(entry, relation, note)
        for name in ("venue", "description"):
            if text := clean(getattr(entry, name) or ""):
                yield Loss(name, text, "no-field", entry.spot(name))
        if entry.authors:
            yield Loss("authors", ", ".join(entry.authors), "no-field", entry.spot("authors"))

    def _related(self, entry: Entry, relation: Relation, note: Footnote) -> Told | Loss:
        name = _field(entry, relation)
        kind = _REFERS[entry.what].get(name)
        if kind in self._terms:
            found = self._terms[kind].get(folded(relation.target.replace("-", " "))) or self._terms[
                kind
            ].get(folded(relation.target))
        else:
            found = self._find(kind, relation.target, note) if kind else None
        if found is None:
            why = "relation" if kind else "no-field"
            return Loss(relation.field, relation.target, why, relation.place)
        return note.says(name, found)


def _field(entry: Entry, relation: Relation) -> str:
    """Return the field of a relation; data of a model made from another were for its tuning."""
    if relation.field != TRAINED:
        return relation.field
    descends = any(each.field in _DESCENT for each in entry.relations)
    return "fine_tuned_on" if descends else "pretrained_on"


def _all(note: Footnote, name: str, values: Iterator[str]) -> Iterator[Told]:
    for value in values:
        yield note.says(name, value)


def _dois(entry: Entry) -> Iterator[str]:
    for curie in entry.identifiers:
        scheme, _, value = curie.partition(":")
        if scheme == "doi":
            yield value


def _unheld(entry: Entry, roles: tuple[str, ...]) -> Iterator[Loss]:
    for link in entry.links:
        found = identifier_of(link.url)
        is_told = found is not None and found.curie in entry.identifiers
        if link.role in roles and web_address(link.url) and not is_told:
            yield Loss("link", link.url, "no-field", link.place)
