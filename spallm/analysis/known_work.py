"""Known works: what a graph holds of a paper, model or dataset, as far as lists speak of such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from spallm.identifiers import try_parse
from spallm.matching.known import Known

#: Forms that no editor has passed; empty where the form is unknown.
_UNPUBLISHED = frozenset({"preprint", "web-page", ""})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value, whether the curated view holds it, and the names of those who say so."""

    value: str
    curated: bool = True
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """One published form of a work; ``form`` is empty where the graph does not say."""

    form: str = ""
    identifiers: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    venue: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A paper, model or dataset with all that tells it from others, and who says what of it.

    ``titles`` begin with the curated one; ``names`` are those of the models that a paper
    introduces, or the name of a model or dataset itself, and ``aliases`` the others of each.
    ``years``, ``venues`` and ``code`` hold what the curated view says first. ``identifiers`` and
    those of ``code`` are curies, those of all versions together; ``addresses`` hold no identifier.
    ``versions`` begin with the one that a reader would cite. ``sections`` and ``status`` are ids;
    ``introduced_in`` and ``version_of`` hold the IRIs of a model's papers and of what it is a
    release of. ``descriptions`` are by language, empty where it is unknown.
    """

    id: str
    iri: str
    kind: str
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    years: tuple[Claimed, ...] = ()
    venues: tuple[Claimed, ...] = ()
    code: tuple[Claimed, ...] = ()
    weights: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    descriptions: Mapping[str, str] = field(default_factory=dict)
    identifiers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    status: str | None = None
    versions: tuple[KnownVersion, ...] = ()
    introduced_in: tuple[str, ...] = ()
    version_of: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title to show, or the name of what has none."""
        return next(iter((*self.titles, *self.names)), self.id)

    @property
    def year(self) -> int | None:
        """The year of the curated view."""
        said = next(iter(self.years), None)
        return int(said.value) if said and said.curated and said.value.isdecimal() else None

    @property
    def published(self) -> KnownVersion | None:
        """The version that passed an editor, if there is one."""
        return next((v for v in self.versions if v.form not in _UNPUBLISHED), None)

    @property
    def known(self) -> Known:
        """What tells it from others, for a matcher."""
        return Known(
            id=self.id,
            kind=self.kind,
            titles=self.titles,
            names=(*self.names, *self.aliases),
            year=self.year,
            identifiers=self.identifiers,
            addresses=self.addresses,
            code=tuple(dict.fromkeys(canonical(each.value) for each in self.code)),
        )


@lru_cache(maxsize=16_384)
def canonical(address: str) -> str:
    """Return the identifier that stands in an address as a curie, or else the address.

    >>> canonical("https://github.com/bowang-lab/scGPT.git")
    'github:bowang-lab/scGPT'
    """
    found = try_parse(address)
    return found.curie if found else address
