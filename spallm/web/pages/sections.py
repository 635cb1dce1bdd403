"""Sections: which facts stand together on a page, and under which heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spallm.analysis.facts import Group
from spallm.analysis.lineage import BORROWING, DESCENT
from spallm.views.wording import Text
from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCAT,
    DCTERMS,
    FAIR4ML,
    PRISM,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

#: What says in one sentence what a thing is, the best first.
DESCRIPTIONS = (SCHEMA.description, SKOS.definition, DCTERMS.description, RDFS.comment)

_TOPICS: Text = ["Scope and design", "范围与设计"]
_DATA: Text = ["Data", "数据"]
_AVAILABLE: Text = ["Where to get it", "获取方式"]
_IDENTIFIERS: Text = ["Identifiers and links", "标识符与链接"]
_REST: Text = ["More", "其他"]
_GENERAL: Text = ["General", "概况"]

_HEADINGS: dict[str, Text] = {
    **dict.fromkeys(
        (
            SCHEMA.creativeWorkStatus, DCTERMS.subject, DCTERMS.type, SCHEMA.author, SPALLM.year,
            PRISM.publicationName, CODEMETA.referencePublication, SCHEMA.creator,
            SKOS.broader, SKOS.narrower, SKOS.related, SKOS.scopeNote, *DESCRIPTIONS, SPALLM.basis,
        ),
        _GENERAL,
    ),
    **dict.fromkeys(
        (
            SCHEMA.about, SPALLM.hasModality, SPALLM.hasSpecies, FAIR4ML.mlTask,
            SPALLM.hasArchitecture, FAIR4ML.modelCategory, SPALLM.hasTokenization,
            SPALLM.hasObjective, SPALLM.parameterCount,
        ),
        _TOPICS,
    ),
    **dict.fromkeys(
        (
            SCHEMA.size, SPALLM.pretrainingSize, SPALLM.pretrainedOn, SPALLM.fineTunedOn,
            FAIR4ML.trainedOn, FAIR4ML.evaluatedOn, CITO.usesDataFrom,
        ),
        _DATA,
    ),
    **dict.fromkeys(
        (SCHEMA.codeRepository, SCHEMA.license, SCHEMA.distribution, DCAT.landingPage), _AVAILABLE
    ),
    **dict.fromkeys(
        (
            PRISM.doi, DCTERMS.hasVersion, SCHEMA.url, SCHEMA.version, SKOS.exactMatch,
            SKOS.closeMatch, DCTERMS.identifier, SPALLM.checkedOn,
        ),
        _IDENTIFIERS,
    ),
}  # fmt: skip
_ORDER = (_GENERAL, _TOPICS, _DATA, _AVAILABLE, _IDENTIFIERS, _REST)
#: Seen from their far end, these still say what a thing is and not who uses it.
_OWN = frozenset({SKOS.broader, CODEMETA.referencePublication})
_CITATIONS = frozenset({CITO.cites, CITO.extends})
_KIN = frozenset({*DESCENT, *BORROWING})


@dataclass(frozen=True, slots=True)
class Section:
    """Groups of facts under a heading."""

    heading: Text
    groups: tuple[Group, ...]


def facts(groups: Iterable[Group]) -> list[Section]:
    """Return what is said of an entity itself, under headings in their order.

    What lineage trees show stands there and not here, unless sources disagree over it.
    """
    sorted_out: dict[int, list[Group]] = {n: [] for n in range(len(_ORDER))}
    for group in groups:
        if is_own(group) and not _is_told_as_lineage(group):
            heading = _HEADINGS.get(group.predicate, _REST)
            sorted_out[_ORDER.index(heading)].append(group)
    return [Section(_ORDER[n], tuple(held)) for n, held in sorted_out.items() if held]


def connections(groups: Iterable[Group]) -> Sequence[Group]:
    """Return who uses and cites an entity, and what it cites."""
    return [g for g in groups if not is_own(g) and not _is_told_as_lineage(g)]


def is_own(group: Group) -> bool:
    """Tell whether a group describes the entity rather than others that point to it."""
    if group.incoming:
        return group.predicate in _OWN
    return group.predicate not in _CITATIONS


def _is_told_as_lineage(group: Group) -> bool:
    return group.predicate in _KIN and all(value.curated for value in group.values)
