"""Home: the namespace that a graph's own entities have their addresses in.

In SpaLLM's own graph that is one namespace for all. A graph for another field has its entities and
its own schemes, such as its sections and tasks, in a namespace of its own; the schemes that all
graphs share (bases of evidence, statuses, licences …) and the ontology stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from spallm.vocabulary import BASE, ENTITY_PREFIXES, PREFIXES

#: First parts of paths that lead to what is a graph's own; schemes of its own come on top.
OWN = frozenset({
    "paper", "model", "dataset", "organisation", "person", "source",
    "evidence", "evaluation", "quantity", "snapshot", "statement",
})  # fmt: skip
#: Plain enough to stand in a regular expression, a query and a path of a page as it is.
_SPACE = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.:-]*/(?:[A-Za-z0-9._~/-]*/)?(?:[A-Za-z0-9._~-]*#)?"
)
_LONGEST = 200


@dataclass(frozen=True)
class Home:
    """A namespace, and the schemes that stand in it.

    ``path`` and ``iri`` are each other's inverse: what is shared keeps its address, so a path such
    as ``basis/list`` means the same in every graph.
    """

    base: str = BASE
    schemes: frozenset[str] = frozenset()

    def path(self, iri: str) -> str | None:
        """Return the path of an address that is ours, such as ``model/scgpt``, or nothing.

        >>> Home().path("https://w3id.org/spallm/model/scgpt")
        'model/scgpt'
        >>> plants = Home("https://example.org/plants/")
        >>> plants.path("https://example.org/plants/paper/a"), plants.path(f"{BASE}paper/a")
        ('paper/a', None)
        """
        if iri.startswith(self.base):
            found = iri[len(self.base) :]
            return found if "#" not in found and (self._is_everybodys or self.owns(found)) else None
        if self._is_everybodys or not iri.startswith(BASE):
            return None
        found = iri[len(BASE) :]
        return None if "#" in found or self.owns(found) else found

    def iri(self, path: str) -> str:
        """Return the address of a path.

        >>> Home("https://example.org/plants/").iri("paper/a"), Home().iri("paper/a")
        ('https://example.org/plants/paper/a', 'https://w3id.org/spallm/paper/a')
        """
        return (self.base if self.owns(path) else BASE) + path

    def owns(self, path: str) -> bool:
        """Tell whether what stands at a path is the graph's own."""
        head, _, rest = path.partition("/")
        return head in OWN or head in self.schemes or (head == "scheme" and rest in self.schemes)

    def kind(self, iri: str) -> str:
        """Return the kind of an entity, or nothing for parts of entities and for what is not ours.

        >>> Home().kind(f"{BASE}model/scgpt"), Home().kind(f"{BASE}model/scgpt/weights")
        ('model', '')
        """
        kind, _, rest = (self.path(iri) or "").partition("/")
        return kind if rest and "/" not in rest else ""

    def shortened(self, iri: str) -> str:
        """Return the shortest readable form of an IRI: our id, a prefixed name, or the IRI."""
        path = self.path(iri)
        if path is not None:
            return path.partition("/")[2] or iri
        for prefix, space in self.prefixes.items():
            if iri.startswith(space):
                return f"{prefix}:{iri.removeprefix(space)}"
        return iri

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that need no declaration."""
        return PREFIXES if self._is_everybodys else {**PREFIXES, **self.entity_prefixes}

    @cached_property
    def entity_prefixes(self) -> Mapping[str, str]:
        """The prefixes of entities and concepts."""
        if self._is_everybodys:
            return ENTITY_PREFIXES
        names = (*ENTITY_PREFIXES, *sorted(self.schemes - ENTITY_PREFIXES.keys()))
        return {name: self.iri(f"{name}/") for name in names}

    @property
    def snapshot(self) -> str:
        """The address of the graph's description of itself."""
        return self.iri("snapshot")

    @property
    def _is_everybodys(self) -> bool:
        return self.base == BASE


OURS = Home()


def is_space(text: str) -> bool:
    """Tell whether a text can be the namespace of a graph for another field.

    >>> is_space("https://example.org/plants/"), is_space("https://example.org"), is_space(BASE)
    (True, False, False)
    """
    apart = not text.startswith(BASE) and not BASE.startswith(text)
    return apart and len(text) <= _LONGEST and _SPACE.fullmatch(text) is not None


def home_of(descriptions: Iterable[tuple[str, str]], schemes: Iterable[str]) -> Home:
    """Return the home of a graph from its descriptions of itself and its concept schemes.

    A description is its address and the namespace that it states. A graph that describes itself
    nowhere, or that was put together from several, is at home where SpaLLM is.
    """
    spaces = {space for name, space in descriptions if name == f"{space}snapshot"}
    if len(spaces) != 1 or not is_space(space := spaces.pop()):
        return OURS
    folder = f"{space}scheme/"
    own = (scheme.removeprefix(folder) for scheme in schemes if scheme.startswith(folder))
    return Home(space, frozenset(name for name in own if re.fullmatch(r"[a-z][a-z0-9-]*", name)))
