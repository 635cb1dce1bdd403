"""Facets: the properties by which readers narrow what they see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from spallm.store.statement import key
from spallm.store.subgraph import NAMES, Node
from spallm.views.curated import Curated, Path
from spallm.views.statuses import Statuses
from spallm.views.wording import Text, Wording
from spallm.vocabulary import CODEMETA, DCTERMS, FAIR4ML, RDF, SCHEMA, SKOS, SPALLM

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """A facet of our graphs: its title, and the first of these paths that leads to values."""

    key: str
    title: Text
    paths: tuple[Path, ...]


_INTRODUCED = CODEMETA.referencePublication
_LOOKS = (
    Look("section", ["Section", "分区"], ((DCTERMS.subject,), (_INTRODUCED, DCTERMS.subject))),
    Look("task", ["Task", "任务"], ((FAIR4ML.mlTask,), (SCHEMA.about,))),
    Look("modality", ["Modality", "模态"], ((SPALLM.hasModality,),)),
    Look("species", ["Species", "物种"], ((SPALLM.hasSpecies,),)),
    Look("architecture", ["Architecture", "架构"], ((SPALLM.hasArchitecture,),)),
    Look("type", ["Subtype", "子类型"], ((DCTERMS.type,),)),
    Look("license", ["Licence of the code", "代码许可证"], ((SCHEMA.license,),)),
    Look("weights-license", ["Licence of the weights", "权重许可证"],
         ((SCHEMA.distribution, SCHEMA.license),)),
)  # fmt: skip

_OPEN: Text = ["Public weights", "权重公开"]
_REVIEWED: Text = ["Published", "已正式发表"]
_BY_OTHERS: Text = ["By others", "他人测评"]
_BY_AUTHORS: Text = ["By its authors only", "仅作者测评"]
#: In a foreign graph a property is a facet if it has few values and many bearers.
_FEWEST_VALUES, _MOST_VALUES, _BEARERS_PER_VALUE = 2, 30, 2
_NO_FACETS = frozenset({RDF.type, *NAMES, DCTERMS.identifier, SKOS.altLabel})


def facets(
    nodes: Sequence[Node], curated: Curated, statuses: Statuses, wording: Wording
) -> list[Json]:
    """Return the facets that tell nodes apart; absence of a value means unknown."""
    told = [_facet(look, nodes, curated, wording) for look in _LOOKS]
    flags = {
        "open-weights": (_OPEN, _OPEN, statuses.open_weights),
        "peer-reviewed": (["Publication", "发表情况"], _REVIEWED, statuses.peer_reviewed),
    }
    told += [_flag(name, *flag, len(nodes)) for name, flag in flags.items() if flag[2]]
    if statuses.by_others or statuses.by_authors:
        told.append(_evaluated(statuses, len(nodes)))
    if not any(facet["values"] for facet in told):
        return _foreign(nodes, curated, wording)
    # One value that all have, or none, tells nothing apart; a flag is told apart from unknown.
    return [f for f in told if len(f["values"]) > 1 or (f["values"] and not all(f["of"]))]


def _facet(look: Look, nodes: Sequence[Node], curated: Curated, wording: Wording) -> Json:
    ends = [curated.first(node.iri, look.paths) for node in nodes]
    return _numbered(look.key, look.title, ends, wording)


def _numbered(name: str, title: Text, ends: Iterable[Iterable[object]], wording: Wording) -> Json:
    """Return a facet with its values numbered, the most frequent first."""
    held = [[key(value) for value in values] for values in ends]
    counts: dict[str, int] = defaultdict(int)
    for values in held:
        for value in values:
            counts[value] += 1
    order = {value: n for n, value in enumerate(sorted(counts, key=lambda v: (-counts[v], v)))}
    return {
        "key": name,
        "t": title,
        "values": [_spoken(value, wording) for value in order],
        "of": [sorted({order[value] for value in values}) for values in held],
    }


def _spoken(value: str, wording: Wording) -> Text:
    if value.startswith('"'):
        return value[1:].rpartition('"')[0]
    return wording.thing(value)


def _flag(name: str, title: Text, value: Text, holders: frozenset[int], count: int) -> Json:
    of = [[0] if n in holders else [] for n in range(count)]
    return {"key": name, "t": title, "values": [value], "of": of}


def _evaluated(statuses: Statuses, count: int) -> Json:
    of = [
        [0] if n in statuses.by_others else [1] if n in statuses.by_authors else []
        for n in range(count)
    ]
    title: Text = ["Evaluated", "测评"]
    return {"key": "evaluated", "t": title, "values": [_BY_OTHERS, _BY_AUTHORS], "of": of}


def _foreign(nodes: Sequence[Node], curated: Curated, wording: Wording) -> list[Json]:
    """Return as facets the properties with few values that many share."""
    bearers: Mapping[str, dict[str, list[object]]] = defaultdict(dict)
    places = {node.iri for node in nodes}
    for node in nodes:
        for predicate in curated.predicates(node.iri):
            values = curated.values(node.iri, predicate)
            if not any(isinstance(v, ox.NamedNode) and v.value in places for v in values):
                bearers[predicate][node.iri] = list(values)
    found = []
    for predicate in sorted(bearers.keys() - _NO_FACETS):
        held = bearers[predicate]
        ends = [held.get(node.iri, ()) for node in nodes]
        facet = _numbered(predicate, wording.term(predicate), ends, wording)
        few = _FEWEST_VALUES <= len(facet["values"]) <= _MOST_VALUES
        if few and len(held) >= _BEARERS_PER_VALUE * len(facet["values"]):
            found.append(facet)
    return found
