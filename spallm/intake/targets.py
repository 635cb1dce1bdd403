"""Targets: the models and data that a card names, found, or begun as drafts with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spallm.folding import folded
from spallm.identifiers import try_parse
from spallm.intake.bench import Bench
from spallm.intake.naming import Naming
from spallm.intake.stock import Stock
from spallm.intake.telling import Footnote
from spallm.intake.works import Work
from spallm.matching import Known, Matcher
from spallm.matching.standing import equal_form
from spallm.records import Dataset, Model

#: What can be the name of a model or of data, with or without its owner; no path of a disk is.
_NAME = re.compile(r"[\w+ -][\w.+ -]{0,95}(?:/[\w.-]{1,96})?")
#: Where the hub shows what a card names, and the field that leads there.
_HUB = {"model": ("", "weights"), "dataset": ("datasets/", "landing_page")}


class Targets:
    """Finds what a card names: in the data, among what is read, or else begins it."""

    def __init__(self, stock: Stock, bench: Bench, naming: Naming, works: Iterable[Work]) -> None:
        self._stock, self._bench, self._naming = stock, bench, naming
        self._known: dict[tuple[str, str], str] = {}
        for kind in (Model.kind, Dataset.kind):
            for record in stock.records.get(kind, {}).values():
                self._known.setdefault((kind, folded(record.name)), record.id)
        for work in works:
            for line in work.lines:
                for curie in line.asks.identifiers:
                    self._known.setdefault((work.kind, equal_form(curie)), work.id)
                self._known.setdefault((work.kind, folded(line.entry.title)), work.id)

    def find(self, kind: str, target: str, note: Footnote) -> str | None:
        """Return the id of what a card names, or nothing for what can be no name."""
        if kind not in _HUB or not _NAME.fullmatch(target):
            return None
        curie = self._curie(kind, target)
        name = target.rpartition("/")[2]
        keys = [(kind, equal_form(curie))] if curie else []
        for key in (*keys, (kind, folded(target)), (kind, folded(name))):
            if key in self._known:
                return self._known[key]
        return self._of_stock(kind, curie) or self._begun(kind, name, curie, note)

    def _curie(self, kind: str, target: str) -> str | None:
        found = try_parse(f"huggingface:{_HUB[kind][0]}{target}") if "/" in target else None
        return found.curie if found else None

    def _of_stock(self, kind: str, curie: str | None) -> str | None:
        if curie is None:
            return None
        match = self._stock.matcher.certain(Known("target", kind, identifiers=(curie,)))
        return match.known.id if match else None

    def _begun(self, kind: str, name: str, curie: str | None, note: Footnote) -> str:
        entity_id = self._naming.called(kind, name)
        self._bench.begin(kind, entity_id, name)
        if curie and (found := try_parse(curie)):
            self._bench.put(kind, entity_id, [note.says(_HUB[kind][1], found.url)])
        self._known[kind, equal_form(curie) if curie else folded(name)] = entity_id
        return entity_id


def matcher_of(works: Iterable[Work]) -> Matcher:
    """Return what finds works among those that are read, by their ids."""
    return Matcher(
        Known(
            work.id,
            asks.kind,
            asks.titles,
            asks.names,
            asks.year,
            asks.identifiers,
            asks.addresses,
            asks.code,
        )
        for work in works
        for asks in (work.first.asks,)
    )
