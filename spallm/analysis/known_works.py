"""The works that a graph knows, with all that tells them apart and with who says what.

Lists are made of them, compared with them and checked against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.analysis.assertions import Assertions, asserted, assertions_of
from spallm.analysis.known_work import Claimed as Claimed
from spallm.analysis.known_work import KnownVersion as KnownVersion
from spallm.analysis.known_work import KnownWork as KnownWork
from spallm.analysis.known_work import canonical as canonical
from spallm.vocabulary import (
    CODEMETA,
    DCAT,
    DCTERMS,
    FABIO,
    FAIR4ML,
    PRISM,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spallm.store.graph import Graph
    from spallm.store.subgraph import Subgraph

#: The forms of a work by their class, the one that a reader would cite first.
FORMS = {
    FABIO.JournalArticle: "journal-article",
    FABIO.ReviewArticle: "review-article",
    FABIO.ConferencePaper: "conference-paper",
    FABIO.BookChapter: "book-chapter",
    FABIO.Preprint: "preprint",
    FABIO.WebPage: "web-page",
}
_RANKS = {form: rank for rank, form in enumerate((*FORMS.values(), ""))}
_KINDS = {
    SCHEMA.ScholarlyArticle: "paper", FABIO.ScholarlyWork: "paper", **dict.fromkeys(FORMS, "paper"),
    FAIR4ML.MLModel: "model", DCAT.Dataset: "dataset", SCHEMA.Dataset: "dataset",
}  # fmt: skip
#: What sources may differ over: of these it is asked who says so.
_TOLD = (DCTERMS.title, SPALLM.year, PRISM.publicationName, SCHEMA.codeRepository)
#: All that works are known by.
PREDICATES = (
    *_TOLD, RDF.type, DCTERMS.identifier, SKOS.prefLabel, SKOS.altLabel, DCTERMS.subject,
    SCHEMA.creativeWorkStatus, SCHEMA.url, PRISM.doi, DCTERMS.hasVersion, DCTERMS.issued,
    CODEMETA.referencePublication, SCHEMA.distribution, SCHEMA.contentUrl, DCAT.landingPage,
    DCTERMS.isVersionOf, RDFS.seeAlso, SCHEMA.description,
)  # fmt: skip


def known_works(graph: Graph) -> tuple[KnownWork, ...]:
    """Ask a graph for its papers, models and datasets, in the order of their IRIs."""
    return works(asserted(graph, PREDICATES, _TOLD))


def works_of(whole: Subgraph) -> tuple[KnownWork, ...]:
    """Return the same of a graph that is in memory already."""
    return works(assertions_of(whole, PREDICATES))


def works(said: Assertions) -> tuple[KnownWork, ...]:
    """Return the works among what is asserted."""
    return tuple(_works(said))


def _works(said: Assertions) -> Iterator[KnownWork]:
    for iri in said.subjects:
        if (kind := _kind(said, iri)) and not said.starts(DCTERMS.hasVersion, iri):
            yield _work(said, iri, kind)


def _kind(said: Assertions, iri: str) -> str | None:
    """Return the kind of a work; what has no name, such as the data about the graph, is none."""
    kinds = {_KINDS.get(name) for name in said.values(iri, RDF.type)}
    found = next((kind for kind in ("paper", "model", "dataset") if kind in kinds), None)
    return found if found and said.labels(iri) else None


def _work(said: Assertions, iri: str, kind: str) -> KnownWork:
    names, aliases = _names(said, iri, kind)
    versions = _versions(said, iri)
    identifiers, addresses = _parted(said, iri, versions)
    return KnownWork(
        id=said.id(iri),
        iri=iri,
        kind=kind,
        titles=_titles(said, iri) if kind == "paper" else (),
        names=names,
        aliases=aliases,
        years=_claimed(said, iri, SPALLM.year),
        venues=_claimed(said, iri, PRISM.publicationName),
        code=_claimed(said, iri, SCHEMA.codeRepository),
        weights=tuple(_weights(said, iri)),
        pages=said.values(iri, RDFS.seeAlso),
        descriptions=said.texts(iri, SCHEMA.description),
        identifiers=identifiers,
        addresses=addresses,
        sections=tuple(map(said.id, said.values(iri, DCTERMS.subject))),
        status=next(map(said.id, said.values(iri, SCHEMA.creativeWorkStatus)), None),
        versions=versions,
        introduced_in=said.values(iri, CODEMETA.referencePublication),
        version_of=said.values(iri, DCTERMS.isVersionOf),
    )


def _names(said: Assertions, iri: str, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return short names and what else a work is called; a paper is named by its models.

    Releases of these, and data that a paper describes, give it further names.
    """
    introduced = said.starts(CODEMETA.referencePublication, iri) if kind == "paper" else (iri,)
    tops = [
        each
        for each in introduced
        if each == iri or (_kind(said, each) == "model" and not _is_release(said, each, introduced))
    ]
    names = _unique(name for each in tops for name in said.labels(each)[:1])
    others = [said.labels(each) for each in introduced]
    others += [said.values(each, SKOS.altLabel) for each in (iri, *introduced)]
    return names, _unique(name for some in others for name in some if name not in names)


def _is_release(said: Assertions, iri: str, others: Iterable[str]) -> bool:
    return not set(others).isdisjoint(said.values(iri, DCTERMS.isVersionOf))


def _titles(said: Assertions, iri: str) -> tuple[str, ...]:
    told = (each.value for each in _claimed(said, iri, DCTERMS.title))
    return _unique((*told, *said.labels(iri)))


def _claimed(said: Assertions, iri: str, predicate: str) -> tuple[Claimed, ...]:
    return tuple(Claimed(*each) for each in said.told(iri, predicate))


def _weights(said: Assertions, iri: str) -> Iterator[str]:
    for part in said.values(iri, SCHEMA.distribution):
        yield from said.values(part, SCHEMA.contentUrl)


def _versions(said: Assertions, iri: str) -> tuple[KnownVersion, ...]:
    found = ((each, _version(said, each)) for each in said.values(iri, DCTERMS.hasVersion))
    ranked = sorted(found, key=lambda pair: (_RANKS[pair[1].form], not pair[1].venue, pair[0]))
    return tuple(version for _, version in ranked)


def _version(said: Assertions, iri: str) -> KnownVersion:
    classes = said.values(iri, RDF.type)
    curies = (each for each in said.values(iri, DCTERMS.identifier) if ":" in each)
    return KnownVersion(
        form=next((form for name, form in FORMS.items() if name in classes), ""),
        identifiers=_unique((*curies, *map(_doi, said.values(iri, PRISM.doi)))),
        urls=said.values(iri, SCHEMA.url),
        venue=next(iter(said.values(iri, PRISM.publicationName)), None),
        date=next(iter(said.values(iri, DCTERMS.issued)), None),
    )


def _parted(
    said: Assertions, iri: str, versions: Iterable[KnownVersion]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the identifiers of a work as curies, and the addresses in which none stands."""
    urls = (*said.values(iri, SCHEMA.url, DCAT.landingPage), *_weights(said, iri))
    found = [*(url for version in versions for url in version.urls), *urls]
    curies = {url: canonical(url) for url in found}
    identifiers = [curie for version in versions for curie in version.identifiers]
    identifiers += map(_doi, said.values(iri, PRISM.doi))
    identifiers += (curie for url, curie in curies.items() if curie != url)
    return _unique(identifiers), _unique(url for url, curie in curies.items() if curie == url)


def _doi(value: str) -> str:
    return canonical(f"doi:{value}")


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
