"""The manifest: a pack described as RO-Crate 1.2, for repositories and for programs.

It says what every file is, with its size and checksum; from which graph, by which expression and
which software the pack was made; who made it and under which licence. It follows the profile
Process Run Crate. Nothing in it depends on the clock: the dates are those of the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from spallm.review.packed import MANIFEST, SUMS, Packed

if TYPE_CHECKING:
    from spallm.analysis.data_version import DataVersion

Entity = dict[str, Any]

_SPECIFICATION = "https://w3id.org/ro/crate/1.2"
_PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
_SOFTWARE = "https://w3id.org/spallm"
_RUN, _GRAPH, _DIGEST = "#run", "#graph", "#graph-digest"
#: The licences that a reviewer is likely to choose; others are described by their address alone.
_LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/": (
        "CC BY 4.0", "Creative Commons Attribution 4.0 International",
    ),
    "https://creativecommons.org/licenses/by-sa/4.0/": (
        "CC BY-SA 4.0", "Creative Commons Attribution-ShareAlike 4.0 International",
    ),
    "https://creativecommons.org/publicdomain/zero/1.0/": (
        "CC0 1.0", "Creative Commons Zero 1.0 Universal: no rights reserved",
    ),
}  # fmt: skip
#: RO-Crate asks for a day; a graph that states none gets this one, and the manifest says so.
_NO_DAY = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a review; the address, such as an ORCID, and the affiliation may be empty."""

    name: str
    url: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """How a pack came about: what it answers, from what, by what command, and whose it is.

    ``graph`` is where the graph was found, empty for the bundled one. ``license`` is an address,
    or text where there is none.
    """

    title: str
    question: str
    expression: str
    command: str
    data: DataVersion
    software: str
    license: str
    graph: str = ""
    language: str = "en"
    authors: Sequence[Author] = ()
    keywords: Sequence[str] = ()


def manifest(making: Making, files: Sequence[Packed]) -> bytes:
    """Return the text of the manifest of these files; the list of checksums is named with them."""
    entities: dict[str, Entity] = {}
    for entity in _entities(making, files):
        entities.setdefault(entity["@id"], _without_gaps(entity))
    described = {"@context": f"{_SPECIFICATION}/context", "@graph": list(entities.values())}
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _entities(making: Making, files: Sequence[Packed]) -> Iterator[Entity]:
    authors = [_author(author, number) for number, author in enumerate(making.authors, start=1)]
    yield {
        "@id": MANIFEST, "@type": "CreativeWork", "about": {"@id": "./"},
        "conformsTo": {"@id": _SPECIFICATION},
    }  # fmt: skip
    yield _root(making, files, authors)
    yield {
        "@id": _PROFILE, "@type": ["CreativeWork", "Profile"],
        "name": "Process Run Crate", "version": _PROFILE.rpartition("/")[2],
    }  # fmt: skip
    yield from map(_file, files)
    yield {
        "@id": SUMS, "@type": "File", "name": SUMS, "encodingFormat": "text/plain",
        "description": "The SHA-256 of every other file, for: sha256sum -c SHA256SUMS",
    }  # fmt: skip
    yield from _run(making, files, authors)
    yield from authors
    yield from _licences([making.license, making.data.license])


def _root(making: Making, files: Sequence[Packed], authors: Sequence[Entity]) -> Entity:
    return {
        "@id": "./",
        "@type": "Dataset",
        "conformsTo": {"@id": _PROFILE},
        "name": making.title,
        "description": _description(making),
        "datePublished": making.data.date or _NO_DAY,
        "license": _reference(making.license),
        "author": _several(authors),
        "inLanguage": making.language,
        "keywords": list(making.keywords),
        "hasPart": [*map(_id, files), {"@id": SUMS}],
        "mentions": {"@id": _RUN},
        "isBasedOn": {"@id": _GRAPH},
    }


def _description(making: Making) -> str:
    dated = f" of {making.data.date}" if making.data.date else ", which states no date"
    return (
        f"{making.question or making.title} "
        f"Selection: {making.expression} (data version {making.data.name}{dated})"
    )


def _file(file: Packed) -> Entity:
    return {
        **_id(file),
        "@type": "File",
        "name": file.path,
        "description": file.says,
        "encodingFormat": file.media_type,
        "contentSize": str(len(file.body)),
        "sha256": file.digest,
    }


def _run(making: Making, files: Sequence[Packed], authors: Sequence[Entity]) -> Iterator[Entity]:
    inputs = [{"@id": _GRAPH}, *(_id(file) for file in files if file.path.startswith("inputs/"))]
    yield {
        "@id": _RUN,
        "@type": "CreateAction",
        "name": "Making the pack",
        "description": making.command,
        "agent": _several(authors),
        "instrument": {"@id": _SOFTWARE},
        "object": inputs if len(inputs) > 1 else inputs[0],
        "result": {"@id": "./"},
    }
    yield {
        "@id": _SOFTWARE, "@type": "SoftwareApplication", "name": "SpaLLM", "url": _SOFTWARE,
        "softwareVersion": making.software,
    }  # fmt: skip
    yield {
        "@id": _GRAPH,
        "@type": "CreativeWork",
        "name": making.data.title or making.graph or "The graph",
        "description": "The graph from which the selection was taken.",
        "version": making.data.version,
        "dateModified": making.data.date,
        "license": _reference(making.data.license),
        "identifier": {"@id": _DIGEST},
    }
    yield {
        "@id": _DIGEST, "@type": "PropertyValue", "propertyID": "sha256",
        "name": "SHA-256 of the statements as sorted N-Quads", "value": making.data.digest,
    }  # fmt: skip


def _author(author: Author, number: int) -> Entity:
    is_address = author.url.startswith(("http://", "https://"))
    return {
        "@id": author.url if is_address else f"#author-{number}",
        "@type": "Person",
        "name": author.name,
        "affiliation": author.affiliation,
    }


def _licences(stated: Iterable[str]) -> Iterator[Entity]:
    for license_ in dict.fromkeys(each for each in stated if _is_address(each)):
        name, says = _LICENCES.get(license_, (license_, "The licence that stands at this address."))
        yield {"@id": license_, "@type": "CreativeWork", "name": name, "description": says}


def _reference(license_: str) -> Entity | str:
    return {"@id": license_} if _is_address(license_) else license_


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _several(entities: Sequence[Entity]) -> Entity | list[Entity]:
    """Return references to entities; one by itself stands without brackets, as RO-Crate asks."""
    found = [{"@id": entity["@id"]} for entity in entities]
    return found[0] if len(found) == 1 else found


def _id(file: Packed) -> Entity:
    return {"@id": quote(file.path, safe="/!$&'()*+,;=@~")}


def _without_gaps(entity: Entity) -> Entity:
    return {key: value for key, value in entity.items() if value not in ("", [])}
