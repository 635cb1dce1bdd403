"""Things of a graph as entries: papers, models, datasets, and how they are related."""

from __future__ import annotations

import pyoxigraph as ox

from spallm import identifiers
from spallm.importers.entry import Entry, Place, What
from spallm.importers.rdf.graph import Graph, Node, Term, shown
from spallm.importers.rdf.vocabulary import (
    CLASSES,
    FORMS,
    GENERAL,
    NAMES,
    OTHERWISE,
    RELATIONS,
    TYPED,
)
from spallm.importers.reading import Reading, Remark
from spallm.importers.sketch import Sketch, is_web_address
from spallm.vocabulary import (
    BASE,
    DCAT,
    DCTERMS,
    PRISM,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
    VOID,
)  # fmt: skip

_ISSUED = (DCTERMS.issued, SCHEMA.datePublished, f"{SCHEMA.iri}dateCreated", DCTERMS.date)
_IDENTIFIERS = (DCTERMS.identifier, f"{SCHEMA.iri}identifier", SCHEMA.sameAs)
_VENUE = (PRISM.publicationName,)
_WITHIN = (f"{SCHEMA.iri}isPartOf", f"{SCHEMA.iri}publisher")
_PAGES = (SCHEMA.url, f"{SCHEMA.iri}archivedAt")
_TEXTS = {SKOS.altLabel: "alias", SPALLM.parameterCount: "parameters"}
#: Properties that are read elsewhere, or that say nothing of the thing itself.
_TAKEN = frozenset((
    RDF.type, *NAMES, *_ISSUED, *_IDENTIFIERS, *_VENUE, *_WITHIN, *_PAGES, *RELATIONS, *GENERAL,
    DCTERMS.type, DCTERMS.hasVersion, SCHEMA.author, SCHEMA.description, DCTERMS.description,
    SCHEMA.codeRepository, SCHEMA.distribution, DCAT.landingPage, DCAT.distribution, PRISM.doi,
    SPALLM.year, RDFS.seeAlso,
))  # fmt: skip
#: Properties that name a thing and say nothing else of it.
_NAMING = frozenset((RDF.type, *NAMES, SKOS.altLabel, DCTERMS.identifier))


def read(text: str, file: str, syntax: str = "turtle") -> Reading:
    """Read a file in one of the syntaxes that the registry names."""
    graph = Graph(text, file, syntax)
    entries: list[Entry] = []
    remarks = list(graph.remarks)
    named = 0
    for node in graph.subjects():
        what = _what(graph, node)
        if what is None or graph.is_object_of(node, DCTERMS.hasVersion):
            continue
        if _is_only_named(graph, node):
            named += 1
            continue
        entry, found = _Thing(graph, node, what).sketch().finished()
        remarks += found
        entries += [entry] if entry else []
    if named:
        why = f"{named} things are only named, as what others relate to, and make no entries"
        remarks.append(Remark("only-named", Place(file, 1), why))
    if not entries and not remarks:
        why = "it describes no paper, model or dataset in a vocabulary that is known"
        remarks.append(Remark("no-entries", Place(file, 1), why))
    entries.sort(key=lambda entry: entry.place)
    return Reading(file, syntax, tuple(entries), tuple(remarks))


def _what(graph: Graph, node: Node) -> What | None:
    types = graph.types(node)
    if VOID.Dataset in types:
        return None
    return next((what for name, what in CLASSES.items() if name in types), None)


def _is_only_named(graph: Graph, node: Node) -> bool:
    """Tell whether a thing stands there only for what others say of it."""
    return graph.is_object_of(node) and set(graph.predicates(node)) <= _NAMING


class _Thing:
    """One thing of the graph, on its way to a sketch."""

    def __init__(self, graph: Graph, node: Node, what: What) -> None:
        self.graph = graph
        self.node = node
        self.what = what

    def sketch(self) -> Sketch:
        key = shown(self.node) or None
        drawn = Sketch(self.graph.place(self.node), self.what, key)
        self._take_names(drawn)
        self._take_publication(drawn)
        self._take_links(drawn)
        self._take_relations(drawn)
        self._keep_the_rest(drawn)
        return drawn

    def _take_names(self, drawn: Sketch) -> None:
        graph, node = self.graph, self.node
        label = graph.name(node, SKOS.prefLabel)
        order = (DCTERMS.title, f"{SCHEMA.iri}headline", *NAMES)
        drawn.title = (label if self.what != "paper" else "") or next(
            (name for each in order if (name := graph.name(node, each))), ""
        )
        drawn.name = label if label != drawn.title else ""
        drawn.description = graph.name(node, SCHEMA.description, DCTERMS.description)
        authors = graph.objects(node, SCHEMA.author)
        drawn.authors = [graph.name(each) for each in sorted(authors, key=self._position)]
        for literal in graph.objects(node, *NAMES):
            if isinstance(literal, ox.Literal) and (literal.language or "").startswith("zh"):
                drawn.keep("name_zh", literal.value)

    def _position(self, author: Term) -> int:
        said = self.graph.name(author, SCHEMA.position)
        return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 1 << 30

    def _take_publication(self, drawn: Sketch) -> None:
        """Take what is said of the work itself, then of its versions."""
        graph = self.graph
        versions = sorted(graph.objects(self.node, DCTERMS.hasVersion), key=self._remoteness)
        for text in graph.texts(self.node, SPALLM.year):
            drawn.in_year(text)
        for each in (self.node, *versions):
            for text in graph.texts(each, PRISM.doi):
                drawn.identify(text, "doi", "doi")
            for text in graph.texts(each, *_IDENTIFIERS):
                self._take_identifier(drawn, text)
            for text in graph.texts(each, *_ISSUED):
                drawn.dated(text)
            drawn.venue = drawn.venue or graph.name(each, *_VENUE) or self._within(each)
        types = graph.types(self.node)
        drawn.form = next((form for name, form in FORMS.items() if name in types), None)

    def _remoteness(self, version: Term) -> bool:
        """Tell whether a version is another than the one that the work is cited by."""
        if isinstance(version, ox.Literal):
            return True
        classes = {name for name in self.graph.types(version) if name in FORMS}
        return not classes & set(self.graph.types(self.node))

    def _within(self, node: Term) -> str:
        names = (self.graph.name(each) for each in self.graph.objects(node, *_WITHIN))
        return next(filter(None, names), "")

    def _take_identifier(self, drawn: Sketch, text: str) -> None:
        """Take an identifier of a known scheme; our own ids and others' are no such."""
        if ":" in text or text.startswith("10."):
            drawn.identify_address(text)
        elif text != shown(self.node).rpartition("/")[2]:
            drawn.keep("identifier", text)

    def _take_links(self, drawn: Sketch) -> None:
        graph, node = self.graph, self.node
        for url in graph.texts(node, SCHEMA.codeRepository):
            drawn.follow(url, role="code", field="code")
        for part in graph.objects(node, SCHEMA.distribution, DCAT.distribution):
            for url in graph.texts(part, SCHEMA.contentUrl):
                drawn.follow(url, role="data" if self.what == "dataset" else "weights")
            for licence in graph.objects(part, SCHEMA.license):
                drawn.relate(
                    "weights_license" if self.what == "model" else "license", self._target(licence)
                )
        for url in graph.texts(node, DCAT.landingPage, *_PAGES, RDFS.seeAlso):
            drawn.follow(url)
        for version in graph.objects(node, DCTERMS.hasVersion):
            for url in graph.texts(version, *_PAGES):
                drawn.follow(url, role="paper")
        own = shown(node)
        if is_web_address(own) and identifiers.try_parse(own):
            drawn.identify_address(own)
            drawn.follow(own)

    def _take_relations(self, drawn: Sketch) -> None:
        """Take the particular relations, and general ones that none of those says."""
        told = set()
        otherwise = dict(OTHERWISE.get(self.what, {}))
        if self._is_of_ours:
            otherwise["license"] = "code_license"
        for predicate, field in RELATIONS.items():
            for each in self.graph.objects(self.node, predicate):
                told.add(each)
                drawn.relate(otherwise.get(field, field), self._target(each))
        for predicate, field in GENERAL.items():
            for each in self.graph.objects(self.node, predicate):
                if each not in told:
                    drawn.relate(field, self._target(each))
        if kind := TYPED.get(self.what):
            for each in self.graph.objects(self.node, DCTERMS.type):
                drawn.relate(kind, self._target(each))

    @property
    def _is_of_ours(self) -> bool:
        """Whether it is a model in our vocabulary, where weights have a licence of their own."""
        told = self.graph.predicates(self.node)
        is_ours = DCTERMS.type in told or any(each.startswith(SPALLM.iri) for each in told)
        return self.what == "model" and is_ours

    def _target(self, term: Term) -> str:
        """Return the address of a thing that has an id as ours have, else its name or address."""
        if isinstance(term, ox.NamedNode):
            own = shown(term).rpartition("/")[2]
            if term.value.startswith(BASE) or own in self.graph.texts(term, DCTERMS.identifier):
                return shown(term)
        return self.graph.name(term) or shown(term)

    def _keep_the_rest(self, drawn: Sketch) -> None:
        for predicate in self.graph.predicates(self.node):
            if predicate in _TAKEN:
                continue
            local = predicate.replace("#", "/").rpartition("/")[2]
            for each in self.graph.objects(self.node, predicate):
                if isinstance(each, ox.Literal):
                    drawn.keep(_TEXTS.get(predicate, local), each.value)
                elif not isinstance(each, ox.BlankNode) and not self.graph.predicates(each):
                    drawn.keep(local, shown(each))
