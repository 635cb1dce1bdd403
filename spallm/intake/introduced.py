"""Introduced: the models that papers give a name to, told from names that are only borrowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spallm.folding import folded
from spallm.importers.short_name import short_name
from spallm.intake.cleaning import clean
from spallm.intake.genres import has_methods
from spallm.intake.stock import Stock
from spallm.intake.telling import year
from spallm.intake.works import Work
from spallm.records import Model


class Namesakes:
    """The models of a stock by name, and by the paper that introduces them."""

    def __init__(self, stock: Stock) -> None:
        self._by_name: dict[str, Model] = {}
        self._by_paper: dict[str, list[Model]] = {}
        for model in stock.records.get(Model.kind, {}).values():
            if isinstance(model, Model):
                for name in (model.name, *(claim.value for claim in model.aliases)):
                    self._by_name.setdefault(folded(name), model)
                for claim in model.introduced_in:
                    self._by_paper.setdefault(claim.value, []).append(model)

    def of_paper(self, paper: str) -> tuple[Model, ...]:
        """Return the models that a paper introduces."""
        return tuple(self._by_paper.get(paper, ()))

    def called(self, name: str) -> Model | None:
        """Return the model of a name."""
        return self._by_name.get(folded(name))


def model_name(work: Work) -> str | None:
    """Return the name of the model that a paper introduces, as far as its lines tell.

    A name in the title of what stands under surveys, data or resources is not that of a model.
    """
    for line in work.lines:
        entry = line.entry
        if entry.what == "paper" and has_methods(entry.section, entry.title):
            found = clean(entry.name or short_name(entry.title) or "")
            if found:
                return found
    return None


def by_age(works: Iterable[Work]) -> Iterator[Work]:
    """Yield works, the oldest first: of several with one name, it introduced what has that name."""
    yield from sorted(works, key=lambda work: (first_year(work) or 9999, work.first.number))


def first_year(work: Work) -> int | None:
    """Return the first year in which lines say that a work appeared."""
    years = (year(line.entry) for line in work.lines)
    return min((found for found in years if found), default=None)
