"""The shelf: sections as Turtle, in a file of drafts or behind those of an ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from spallm.intake.sections import Section, sections_of
from spallm.ontology import read_turtle
from spallm.vocabulary import BASE, DCTERMS, RDF, SCHEMA, SKOS, XSD

_SCHEME = "scheme/section"
_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
#: Lines that a serialiser puts in front and a file may have already.
_HEADS = ("@prefix", "@base")


def read_sections(path: Path) -> tuple[Section, ...]:
    """Return the sections of a Turtle file."""
    return tuple(sections_of(read_turtle(path)).values())


def sections_turtle(sections: Iterable[Section]) -> str:
    """Return sections as Turtle, in their order."""
    return f"{_head()}\n{_blocks(sections)}"


def with_sections(text: str, sections: Iterable[Section]) -> str:
    """Return the text of a Turtle file with sections behind what stands there, word for word.

    They are written as the scheme in the file is: relative to the namespace, or in full.
    """
    parser = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=BASE)
    schemes = [
        quad.subject.value
        for quad in parser
        if quad.predicate.value == RDF.type and isinstance(quad.subject, ox.NamedNode)
        if quad.subject.value.endswith(_SCHEME)
    ]
    is_relative = f"<{_SCHEME}>" in text or not schemes
    base = BASE if is_relative else schemes[0].removesuffix(_SCHEME)
    body = _blocks(sections, base, BASE if is_relative else None)
    parts = (text.rstrip("\n"), _head(parser.prefixes).rstrip("\n"), body.rstrip("\n"))
    return "\n\n".join(part for part in parts if part) + "\n" if body else text


def _head(known: Mapping[str, str] | None = None) -> str:
    missing = _PREFIXES.items() - (known or {}).items()
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(missing))


def _blocks(sections: Iterable[Section], base: str = BASE, relative_to: str | None = BASE) -> str:
    """Return each section as a block of its own, as the library writes it."""
    ordered = sorted(sections, key=lambda each: (each.position or 0, each.id))
    return "\n".join(_block(each, base, relative_to) for each in ordered)


def _block(section: Section, base: str, relative_to: str | None) -> str:
    written = ox.serialize(
        _triples(section, base),
        format=ox.RdfFormat.TURTLE,
        prefixes=_PREFIXES,
        base_iri=relative_to,
    )
    lines = (written or b"").decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_HEADS)).lstrip("\n")


def _triples(section: Section, base: str) -> Iterator[ox.Triple]:
    node, scheme = ox.NamedNode(f"{base}section/{section.id}"), ox.NamedNode(f"{base}{_SCHEME}")
    yield ox.Triple(node, ox.NamedNode(RDF.type), ox.NamedNode(SKOS.Concept))
    yield ox.Triple(node, ox.NamedNode(DCTERMS.identifier), ox.Literal(section.id))
    for language, name in section.names:
        yield ox.Triple(node, ox.NamedNode(SKOS.prefLabel), ox.Literal(name, language=language))
    if section.position:
        number = ox.Literal(str(section.position), datatype=ox.NamedNode(XSD.integer))
        yield ox.Triple(node, ox.NamedNode(SCHEMA.position), number)
    yield ox.Triple(node, ox.NamedNode(SKOS.inScheme), scheme)
    if section.parent:
        above = ox.NamedNode(f"{base}section/{section.parent}")
        yield ox.Triple(node, ox.NamedNode(SKOS.broader), above)
    else:
        yield ox.Triple(node, ox.NamedNode(SKOS.topConceptOf), scheme)
