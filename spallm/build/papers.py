"""What only papers have: versions, evaluations and citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from spallm import identifiers
from spallm.build.entities import footnotes
from spallm.build.parts import Parts
from spallm.build.statement import Statement
from spallm.build.terms import entity, iri, label, literal, object_of, triple, typed
from spallm.records import (
    FORM_CLASSES,
    Citation,
    Evaluation,
    Evidence,
    Paper,
    Version,
    curated,
    facts,
)  # fmt: skip
from spallm.vocabulary import (
    BASE,
    CITO,
    DCTERMS,
    FAIR4ML,
    PRISM,
    RDF,
    RDFS,
    SCHEMA,
    SPALLM,
)  # fmt: skip

#: Forms that have passed an editor.
FORMAL = frozenset(FORM_CLASSES) - {"preprint", "web-page"}


def preferred_version(paper: Paper) -> Version:
    """Return the version that a reader would cite: the most formal one."""
    order = list(FORM_CLASSES)
    return min(paper.versions, key=lambda version: order.index(version.form))


def version_parts(paper: Paper) -> Parts:
    """Return the versions of a work as nodes of their own; the work bears the preferred DOI."""
    work = entity(paper.kind, paper.id)
    chosen = preferred_version(paper)
    parts = Parts()
    seen: Counter[str] = Counter()
    for version in paper.versions:
        seen[version.form] += 1
        suffix = f"-{seen[version.form]}" if seen[version.form] > 1 else ""
        node = iri(f"{work.value}/version/{version.form}{suffix}")
        parts += _version(work, node, version, footnotes(paper, version.by))
        if version is chosen:
            parts += _as_chosen(work, version, footnotes(paper, version.by))
    return parts


def _version(
    work: ox.NamedNode, node: ox.NamedNode, version: Version, by: tuple[Evidence, ...]
) -> Parts:
    stated = [triple(work, DCTERMS.hasVersion, node), triple(node, DCTERMS.isVersionOf, work)]
    for curie in version.identifiers:
        identifier = identifiers.parse(curie)
        stated.append(triple(node, DCTERMS.identifier, literal(curie)))
        stated.append(triple(node, SCHEMA.url, iri(identifier.url)))
        if identifier.scheme == "doi":
            stated.append(triple(node, PRISM.doi, literal(identifier.value)))
    if version.url:
        stated.append(triple(node, SCHEMA.url, iri(version.url)))
    if version.venue:
        stated.append(triple(node, PRISM.publicationName, literal(version.venue)))
    if version.date:
        stated.append(triple(node, DCTERMS.issued, literal(version.date)))
    described = typed(node, FORM_CLASSES[version.form])
    return Parts(tuple(described), tuple(Statement(fact, by) for fact in stated))


def status_parts(paper: Paper) -> Parts:
    """Return the status that the versions imply, where no claim says otherwise, and the check.

    Pages of the web alone imply none: a blog post or software is no preprint.
    """
    work = entity(paper.kind, paper.id)
    described: list[ox.Triple] = []
    if paper.checked:
        described.append(triple(work, SPALLM.checkedOn, literal(paper.checked)))
    if curated(paper.status):
        return Parts(tuple(described))
    formal = [version for version in paper.versions if version.form in FORMAL]
    tellers = formal or [version for version in paper.versions if version.form == "preprint"]
    if not tellers:
        return Parts(tuple(described))
    by = {evidence: None for version in tellers for evidence in footnotes(paper, version.by)}
    implied = entity("status", "published" if formal else "preprint-only")
    stated = triple(work, SCHEMA.creativeWorkStatus, implied)
    return Parts(tuple(described), (Statement(stated, tuple(by)),))


def _as_chosen(work: ox.NamedNode, version: Version, by: tuple[Evidence, ...]) -> Parts:
    stated = [triple(work, RDF.type, iri(FORM_CLASSES[version.form]))]
    stated += [
        triple(work, PRISM.doi, literal(identifier.value))
        for identifier in map(identifiers.parse, version.identifiers)
        if identifier.scheme == "doi"
    ]
    return Parts((), tuple(Statement(fact, by) for fact in stated))


def evaluation_parts(paper: Paper) -> Parts:
    """Return what a work found about models, one node for each finding."""
    parts = Parts()
    seen: Counter[str] = Counter()
    for evaluation in paper.evaluations:
        seen[evaluation.model] += 1
        node = iri(f"{BASE}evaluation/{paper.id}/{evaluation.model}-{seen[evaluation.model]}")
        parts += _evaluation(paper, node, evaluation)
    return parts


def _evaluation(paper: Paper, node: ox.NamedNode, evaluation: Evaluation) -> Parts:
    work = entity(paper.kind, paper.id)
    model = entity("model", evaluation.model)
    stated = [
        triple(node, fact.predicate, object_of(fact, value))
        for name, fact in facts(Evaluation)
        if (value := getattr(evaluation, name)) is not None
    ]
    for text, language in ((evaluation.finding, "en"), (evaluation.finding_zh, "zh")):
        if text:
            stated.append(triple(node, RDFS.comment, label(text, language)))
    stated += [
        triple(node, DCTERMS.source, work),
        triple(model, FAIR4ML.hasEvaluation, node),
        triple(work, SPALLM.evaluates, model),
    ]
    if evaluation.dataset:
        tested_on = entity("dataset", evaluation.dataset)
        stated.append(triple(model, FAIR4ML.evaluatedOn, tested_on))
    by = footnotes(paper, evaluation.by)
    return Parts(
        tuple(typed(node, FAIR4ML.MLModelEvaluation)), tuple(Statement(fact, by) for fact in stated)
    )


def citation_statements(citations: Iterable[Citation]) -> list[Statement]:
    """Return the citations between works."""
    return [
        Statement(
            triple(entity("paper", citation.citing), CITO.cites, entity("paper", citation.cited)),
            (Evidence(source=citation.source, locator=citation.locator, basis=citation.basis),),
        )
        for citation in citations
    ]
