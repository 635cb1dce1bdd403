"""Licences as services call them, and the concepts that stand for them here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.ontology import Ontology
from spallm.vocabulary import SKOS

_SPDX = "https://spdx.org/licenses/"
_MATCHES = (SKOS.exactMatch, SKOS.closeMatch)
_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([\d.]+)"
)
#: What GitHub says of a licence that it does not recognise, and what says nothing at all.
UNSAID = frozenset({"noassertion", "none", "unknown", ""})


@dataclass(frozen=True, slots=True)
class Licences:
    """The licences of a scheme, by their ids and by the identifiers of SPDX."""

    ids: Mapping[str, str]

    def meant(self, text: str) -> str | None:
        """Return the id of the licence that a service names, or nothing if we have none such."""
        key = text.strip().casefold()
        if found := _CREATIVE_COMMONS.match(key):
            name = "cc0" if found[1] == "zero" else f"cc-{found[1]}"
            key = f"{name}-{found[2]}"
        return self.ids.get(key.removeprefix(_SPDX.casefold()).removesuffix(".html"))


def read_licences(ontology: Ontology) -> Licences:
    """Return the licences of an ontology."""
    ids = {each: each for each in ontology.schemes.get("license", frozenset())}
    for triple in ontology.concepts:
        subject, target = triple.subject, triple.object
        if triple.predicate.value not in _MATCHES or not isinstance(target, ox.NamedNode):
            continue
        if isinstance(subject, ox.NamedNode) and target.value.startswith(_SPDX):
            concept = subject.value.rpartition("/")[2]
            if concept in ids:
                ids[target.value.removeprefix(_SPDX).casefold()] = concept
    return Licences(ids)
