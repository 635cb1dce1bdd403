"""References: what a bibliography says of a paper, whatever the format that it is written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spallm.exports.column import authors
from spallm.exports.facts import Facts, plain
from spallm.exports.format import Selection
from spallm.exports.handle import handles
from spallm.store.statement import key
from spallm.store.subgraph import Node
from spallm.vocabulary import CODEMETA, DCTERMS, FABIO, PRISM, RDF, SCHEMA, SPALLM

#: The forms of a work by their class, the one that a reader would cite first.
FORMS = {
    FABIO.JournalArticle: "journal-article",
    FABIO.ReviewArticle: "review-article",
    FABIO.ConferencePaper: "conference-paper",
    FABIO.BookChapter: "book-chapter",
    FABIO.Preprint: "preprint",
    FABIO.WebPage: "web-page",
}
#: Forms that stand in a journal, proceedings or a book.
PUBLISHED = frozenset(FORMS.values()) - {"preprint", "web-page"}
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

    def identifier(self, scheme: str) -> str | None:
        """Return the identifier of a scheme, such as "arxiv", without its prefix."""
        for curie in self.identifiers:
            found, _, value = curie.partition(":")
            if found == scheme:
                return value
        return None


def references(selection: Selection) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """Return the selected papers as references by key, and notes.

    Where no paper is selected, they are the papers that introduced the selected entities.
    """
    papers, notes = _papers(selection)
    facts, keys = Facts(selection.whole), handles(papers)
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
    return (f"Of {len(found):,} entries the graph gives {said}.",) if said else ()


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
    version = _preferred_version(facts, iri)
    places = (iri,) if version is None else (version, iri)
    doi = _first(facts, places, PRISM.doi)
    identifiers = (plain(term) for term in facts.objects(places[0], DCTERMS.identifier))
    return Reference(
        key=name,
        iri=iri,
        title=facts.text(iri, DCTERMS.title) or facts.label(iri) or name,
        form=_form(facts, places),
        authors=authors(facts, iri),
        year=facts.text(iri, SPALLM.year) or _year(_first(facts, places, DCTERMS.issued)),
        issued=_first(facts, places, DCTERMS.issued),
        venue=_first(facts, places, PRISM.publicationName),
        doi=doi.lower() if doi else None,
        url=_first(facts, places, SCHEMA.url),
        identifiers=tuple(text for text in identifiers if ":" in text),
        names=_names(facts, iri),
    )


def _preferred_version(facts: Facts, iri: str) -> str | None:
    versions = [key(term) for term in facts.objects(iri, DCTERMS.hasVersion)]
    return min(versions, key=lambda version: (_rank(facts, version), version), default=None)


def _rank(facts: Facts, iri: str) -> int:
    classes = facts.classes(iri)
    return next((place for place, form in enumerate(FORMS) if form in classes), len(FORMS))


def _form(facts: Facts, places: tuple[str, ...]) -> str:
    ranked = [rank for place in places if (rank := _rank(facts, place)) < len(FORMS)]
    return list(FORMS.values())[ranked[0]] if ranked else ""


def _first(facts: Facts, places: tuple[str, ...], predicate: str) -> str | None:
    return next((text for place in places if (text := facts.text(place, predicate))), None)


def _year(date: str | None) -> str | None:
    return date[:4] if date and date[:4].isdecimal() else None


def _names(facts: Facts, iri: str) -> frozenset[str]:
    models = facts.subjects(CODEMETA.referencePublication, iri)
    return frozenset(word for model in models for word in (facts.label(model) or "").split())
