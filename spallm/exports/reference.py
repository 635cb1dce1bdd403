"""References: what a bibliography says of a paper, whatever the format that it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_HEAD = re.compile(r":\s")
_WORK_CLASSES = frozenset({SCHEMA.ScholarlyArticle, FABIO.ScholarlyWork, *FORMS})


@dataclass(frozen=True, slots=True)
class Preprint:
    """A preprint of a work that was published since: its server, and its identifier as a CURIE."""

    server: str
    identifier: str

    @property
    def text(self) -> str:
        """What a note says of it, in words.

        >>> Preprint("bioRxiv", "doi:10.1101/2023.04.30.538439").text
        'Preprint: bioRxiv, doi:10.1101/2023.04.30.538439'
        """
        return f"Preprint: {', '.join(part for part in (self.server, self.identifier) if part)}"


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
    form = _form(facts, places)
    identifiers = (plain(term) for term in facts.objects(places[0], DCTERMS.identifier))
    return Reference(
        key=name,
        iri=iri,
        title=facts.text(iri, DCTERMS.title) or facts.label(iri) or name,
        form=form,
        authors=authors(facts, iri),
        year=facts.text(iri, SPALLM.year) or _year(_first(facts, places, DCTERMS.issued)),
        issued=_first(facts, places, DCTERMS.issued),
        venue=_first(facts, places, PRISM.publicationName),
        doi=doi.lower() if doi else None,
        url=_first(facts, places, SCHEMA.url),
        identifiers=tuple(text for text in identifiers if ":" in text),
        names=_names(facts, iri),
        preprints=tuple(_preprints(facts, iri, form)),
    )


def _preprints(facts: Facts, iri: str, form: str) -> Iterator[Preprint]:
    """Yield the preprints of a published work that have an identifier, or at least an address."""
    if form not in PUBLISHED:
        return
    versions = (key(term) for term in facts.objects(iri, DCTERMS.hasVersion))
    for version in versions:
        if _form(facts, (version,)) == "preprint" and (said := _identifier(facts, version)):
            yield Preprint(facts.text(version, PRISM.publicationName) or "", said)


def _identifier(facts: Facts, iri: str) -> str | None:
    curies = (plain(term) for term in facts.objects(iri, DCTERMS.identifier))
    return next((text for text in curies if ":" in text), facts.text(iri, SCHEMA.url))


def _preferred_version(facts: Facts, iri: str) -> str | None:
    versions = [key(term) for term in facts.objects(iri, DCTERMS.hasVersion)]
    return min(versions, key=lambda version: _standing(facts, version), default=None)


def _standing(facts: Facts, version: str) -> tuple[int, bool, str]:
    """Return what versions are ordered by: of equals, one that says where it stands is first."""
    return _rank(facts, version), not facts.text(version, PRISM.publicationName), version


def _rank(facts: Facts, iri: str) -> int:
    classes = facts.classes(iri)
    return next((place for place, form in enumerate(FORMS) if form in classes), len(FORMS))


def _form(facts: Facts, places: tuple[str, ...]) -> str:
    ranked = [rank for place in places if (rank := _rank(facts, place)) < len(FORMS)]
    return list(FORMS.values())[ranked[0]] if ranked else ""


def _first(facts: Facts, places: tuple[str, ...], predicate: str) -> str | None:
    """Return what the version to cite has, or else the work, if not from another version."""
    version, *works = places
    if said := facts.text(version, predicate):
        return said
    return next((text for work in works for text in _own(facts, work, predicate)), None)


def _own(facts: Facts, work: str, predicate: str) -> Iterator[str]:
    versions = (key(term) for term in facts.objects(work, DCTERMS.hasVersion))
    theirs = {plain(term) for each in versions for term in facts.objects(each, predicate)}
    yield from (
        text for term in facts.objects(work, predicate) if (text := plain(term)) not in theirs
    )


def _year(date: str | None) -> str | None:
    return date[:4] if date and date[:4].isdecimal() else None


def _names(facts: Facts, iri: str) -> frozenset[str]:
    models = facts.subjects(CODEMETA.referencePublication, iri)
    return frozenset(word for model in models for word in (facts.label(model) or "").split())
