"""References: what a bibliography says of a paper, whatever the format that it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spallm.exports.column import authors
from spallm.exports.editions import FORMS as FORMS
from spallm.exports.editions import PUBLISHED, Edition, Preprint
from spallm.exports.facts import Facts
from spallm.exports.format import Selection
from spallm.exports.handle import handles
from spallm.store.statement import key
from spallm.store.subgraph import Node
from spallm.vocabulary import CODEMETA, DCTERMS, FABIO, PRISM, RDF, SCHEMA, SPALLM

_HEAD = re.compile(r":\s")
_WORK_CLASSES = frozenset({SCHEMA.ScholarlyArticle, FABIO.ScholarlyWork, *FORMS})


@dataclass(frozen=True, slots=True)
class Reference:
    """A work in the form to cite: its most formal version.

    ``form`` is empty where the graph does not say how the work appeared. ``names`` are words of
    the title that are names of models, whose capitals matter. Identifiers without a field of
    their own stand in ``identifiers`` as CURIEs.
    """

    key: str
    iri: str
    title: str
    form: str = ""
    authors: tuple[str, ...] = ()
    year: str | None = None
    issued: str | None = None
    venue: str | None = None
    doi: str | None = None
    url: str | None = None
    identifiers: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    preprints: tuple[Preprint, ...] = ()

    @property
    def head(self) -> str:
        """The title as far as its colon: mostly the name of what the paper presents."""
        return _HEAD.split(self.title, maxsplit=1)[0]

    @property
    def own_url(self) -> str | None:
        """The address, unless it only repeats the DOI or the arXiv number."""
        arxiv = self.identifier("arxiv")
        said = {f"https://doi.org/{self.doi}", f"https://arxiv.org/abs/{arxiv}"}
        return None if self.url and self.url.lower() in said else self.url

    def identifier(self, scheme: str) -> str | None:
        """Return the identifier of a scheme, such as "arxiv", without its prefix."""
        return _of_scheme(scheme, self.identifiers)

    def preprint_identifier(self, scheme: str) -> str | None:
        """Return the identifier of a scheme that a preprint of the published work has."""
        return _of_scheme(scheme, (preprint.identifier for preprint in self.preprints))

    def said_of_preprints(self, beside: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return in words what preprints there are, but those with an identifier of a scheme."""
        return tuple(
            preprint.text
            for preprint in self.preprints
            if preprint.identifier.partition(":")[0] not in beside
        )


def _of_scheme(scheme: str, curies: Iterable[str]) -> str | None:
    parted = (curie.partition(":") for curie in curies)
    return next((value for found, _, value in parted if found == scheme), None)


def references(selection: Selection) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """Return the selected papers as references by key, and notes.

    Where no paper is selected, they are the papers that introduced the selected entities.
    """
    papers, notes = _papers(selection)
    facts, keys = Facts(selection.whole), handles(papers, selection.whole.home)
    found = (_reference(facts, iri, keys[iri]) for iri in papers)
    return tuple(sorted(found, key=lambda reference: reference.key)), notes


def incomplete(found: Iterable[Reference]) -> tuple[str, ...]:
    """Return a note on what the graph does not give of these references."""
    found = tuple(found)
    lacking = {
        "authors": sum(not reference.authors for reference in found),
        "year": sum(not reference.year for reference in found),
        "journal or proceedings": sum(
            reference.form in PUBLISHED and not reference.venue for reference in found
        ),
    }
    said = ", ".join(f"{count:,} no {name}" for name, count in lacking.items() if count)
    advice = " A reference manager can fill these in by DOI." if lacking["authors"] else ""
    return (f"Of {len(found):,} entries the graph gives {said}.{advice}",) if said else ()


def _papers(selection: Selection) -> tuple[list[str], tuple[str, ...]]:
    chosen = [iri for iri, node in selection.chosen.nodes.items() if _is_paper(node)]
    if chosen:
        return chosen, ()
    facts = Facts(selection.chosen)
    named = {
        key(paper)
        for iri in selection.chosen.nodes
        for paper in facts.objects(iri, CODEMETA.referencePublication)
    }
    known = sorted(named & selection.whole.nodes.keys())
    if not named:
        return [], ("No paper is selected, and none that introduced what is selected is known.",)
    notes = ["No paper is selected: these are the papers that introduced what is."]
    if missing := len(named) - len(known):
        notes.append(f"{missing:,} such papers are left out: the selection holds only their names.")
    return known, tuple(notes)


def _is_paper(node: Node) -> bool:
    classes = {key(value) for predicate, value in node.values if predicate == RDF.type}
    return node.kind == "paper" or bool(classes & _WORK_CLASSES)


def _reference(facts: Facts, iri: str, name: str) -> Reference:
    edition = Edition(facts, iri)
    doi, issued = edition.text(PRISM.doi), edition.text(DCTERMS.issued)
    return Reference(
        key=name,
        iri=iri,
        title=facts.text(iri, DCTERMS.title) or facts.label(iri) or name,
        form=edition.form,
        authors=authors(facts, iri),
        year=facts.text(iri, SPALLM.year) or _year(issued),
        issued=issued,
        venue=edition.text(PRISM.publicationName),
        doi=doi.lower() if doi else None,
        url=edition.text(SCHEMA.url),
        identifiers=edition.identifiers,
        names=_names(facts, iri),
        preprints=edition.preprints,
    )


def _year(date: str | None) -> str | None:
    return date[:4] if date and date[:4].isdecimal() else None


def _names(facts: Facts, iri: str) -> frozenset[str]:
    models = facts.subjects(CODEMETA.referencePublication, iri)
    return frozenset(word for model in models for word in (facts.label(model) or "").split())
