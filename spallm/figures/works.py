"""Works in time: those that a citation timeline shows, and the citations among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.figures.lettering import clean
from spallm.figures.wishes import Ground
from spallm.store.statement import key
from spallm.views.wording import Text
from spallm.vocabulary import BASE, CITO, CODEMETA, DCTERMS, SCHEMA

_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a work got, and the sign of it."""

    name: str
    shape: str
    filled: bool
    words: Text


PUBLISHED = Standing("published", "square", True, ["peer-reviewed", "已同行评审"])
PREPRINT = Standing("preprint-only", "round", False, ["preprint", "预印本"])
TAKEN_BACK = Standing("retracted", "cross", True, ["retracted or withdrawn", "已撤稿或撤回"])
NOT_KNOWN = Standing("", "diamond", False, ["status unknown", "状态未知"])
STANDINGS = (PUBLISHED, PREPRINT, TAKEN_BACK, NOT_KNOWN)
_BY_STATUS: Mapping[str, Standing] = {
    f"{BASE}status/published": PUBLISHED,
    f"{BASE}status/preprint-only": PREPRINT,
    f"{BASE}status/retracted": TAKEN_BACK,
    f"{BASE}status/withdrawn": TAKEN_BACK,
}


@dataclass(frozen=True, slots=True)
class Work:
    """A work in a timeline; ``cited`` counts the known citations by what was selected.

    ``year`` is that in which it first appeared, be it as a preprint.
    """

    iri: str
    name: str
    year: int
    day: str
    standing: Standing
    cited: int


@dataclass(frozen=True)
class Works:
    """The works that are shown, by date; the citations among them; and what is not shown."""

    shown: tuple[Work, ...]
    citations: tuple[tuple[str, str], ...]
    selected: int
    undated: int
    all_citations: int


def read_works(ground: Ground, most: int) -> Works:
    """Return the works of a selection, the most cited of them where there are too many."""
    nodes = ground.selection.chosen.nodes
    edges = [e for e in ground.selection.chosen.edges if e.predicate == CITO.cites]
    citing = {node for edge in edges for node in (edge.source, edge.target)}
    papers = [iri for iri, node in nodes.items() if node.kind == "paper" or iri in citing]
    cited = Counter(edge.target for edge in edges if edge.source != edge.target)
    dated = [iri for iri in papers if ground.years[iri] is not None]
    best = sorted(dated, key=lambda iri: (-cited[iri], -(ground.years[iri] or 0), iri))[:most]
    models = _introduced(ground)
    shown = sorted((_work(ground, iri, cited[iri], models.get(iri, ())) for iri in best),
                   key=lambda w: (w.year, w.day or f"{w.year}-99", -w.cited, w.name))  # fmt: skip
    kept = set(best)
    among = tuple(
        (e.source, e.target)
        for e in edges
        if e.source in kept and e.target in kept and e.source != e.target
    )
    return Works(tuple(shown), among, len(papers), len(papers) - len(dated), len(edges))


def _work(ground: Ground, iri: str, cited: int, models: Sequence[str]) -> Work:
    statuses = [key(value) for value in ground.curated.values(iri, SCHEMA.creativeWorkStatus)]
    standing = next((_BY_STATUS[s] for s in statuses if s in _BY_STATUS), NOT_KNOWN)
    year, day = ground.years[iri] or 0, ground.days[iri]
    first = min(year, int(day[:4])) if day else year  # a preprint appears before its article
    return Work(iri, _short_name(ground, iri, models, first), first, day, standing, cited)


def _short_name(ground: Ground, iri: str, models: Sequence[str], year: int) -> str:
    """Return what a work is known by: the model that it introduces, else author and year."""
    if models:
        return clean(ground.name(models[0]), _LONGEST)
    people = ground.curated.values(iri, SCHEMA.author)
    first = min(people, key=lambda person: _position(ground, key(person)), default=None)
    if first is not None:
        name = first.value if isinstance(first, ox.Literal) else ground.name(key(first))
        return clean(f"{_family_name(name)} {year}", _LONGEST)
    return clean(ground.name(iri), _LONGEST)


def _family_name(name: str) -> str:
    before, comma, _ = name.partition(",")
    return before if comma or not name.split() else name.split()[-1]


def _position(ground: Ground, person: str) -> tuple[int, str]:
    found = ground.curated.values(person, SCHEMA.position)
    text = found[0].value if found and isinstance(found[0], ox.Literal) else ""
    return (int(text) if text.isdecimal() else 1_000_000, person)


def _introduced(ground: Ground) -> Mapping[str, Sequence[str]]:
    """Return the models that each work introduces, families before their versions."""
    found: dict[str, list[str]] = {}
    for edge in ground.selection.whole.edges:
        is_model = ground.selection.whole.nodes[edge.source].kind == "model"
        if edge.predicate == CODEMETA.referencePublication and is_model:
            found.setdefault(edge.target, []).append(edge.source)
    return {work: _families_first(ground, models) for work, models in found.items()}


def _families_first(ground: Ground, models: Sequence[str]) -> list[str]:
    return sorted(models, key=lambda m: (bool(ground.curated.values(m, DCTERMS.isVersionOf)),
                  len(ground.name(m)), m))  # fmt: skip
