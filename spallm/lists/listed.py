"""Listed works: what a line of a list says of a work, gathered from the works of a graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spallm.analysis.known_work import KnownVersion, KnownWork, canonical
from spallm.identifiers import try_parse
from spallm.importers.addresses import by_address
from spallm.lists.inline import is_web

#: Statuses at which a reader has to be warned.
_TAKEN_BACK = frozenset({"retracted", "withdrawn"})
#: Of several identifiers of a version, the one that lasts best comes first.
_LASTING = ("doi", "arxiv", "acl", "pmlr", "openreview", "pmc", "pubmed")
#: What links are called that are not the first one to a work.
_PLACES = {
    "arxiv": "arXiv", "acl": "ACL Anthology", "pmlr": "PMLR", "openreview": "OpenReview",
    "pmc": "PMC", "pubmed": "PubMed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads, and the name of that place where it has one, such as "arXiv"."""

    url: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A work with all that lists have a place for; the paper to follow first is the first.

    ``sections`` are IRIs; ``names`` those of what the work introduces. ``taken_back`` tells that
    it was retracted or withdrawn.
    """

    iri: str
    title: str
    year: int | None = None
    venue: str | None = None
    names: tuple[str, ...] = ()
    papers: tuple[Address, ...] = ()
    code: tuple[Address, ...] = ()
    weights: tuple[Address, ...] = ()
    pages: tuple[Address, ...] = ()
    descriptions: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    taken_back: bool = False

    @property
    def reading(self) -> tuple[Address, ...]:
        """Where one can read it and of it, the best place first."""
        return (*self.papers, *self.pages)

    @property
    def place(self) -> tuple[int, str, str]:
        """What works are ordered by: the newest first, then by title."""
        return -(self.year or 0), self.title.casefold(), self.iri


def listed(
    works: Iterable[KnownWork], chosen: Collection[str], sections: Mapping[str, tuple[str, ...]]
) -> tuple[Listed, ...]:
    """Return the chosen papers in the order of a list.

    Where no paper is among the chosen, they are the papers that introduced what is, and what no
    known paper introduced is listed itself.
    """
    by_iri = {work.iri: work for work in works}
    introduced: dict[str, list[KnownWork]] = defaultdict(list)
    for work in by_iri.values():
        for paper in work.introduced_in:
            introduced[paper].append(work)
    found = (_listed(each, introduced[each.iri], sections) for each in _meant(by_iri, chosen))
    return tuple(sorted(found, key=lambda each: each.place))


def _meant(works: Mapping[str, KnownWork], chosen: Collection[str]) -> Iterable[KnownWork]:
    picked = [works[iri] for iri in chosen if iri in works]
    if papers := [work for work in picked if work.kind == "paper"]:
        return papers
    meant: dict[str, KnownWork] = {}
    for work in picked:
        known = [each for each in work.introduced_in if each in works]
        meant |= {each: works[each] for each in known} or {work.iri: work}
    return meant.values()


def _listed(
    work: KnownWork, introduced: list[KnownWork], sections: Mapping[str, tuple[str, ...]]
) -> Listed:
    iris = {each.iri for each in introduced}
    tops = [work, *(each for each in introduced if not iris & {*each.version_of})]
    papers = _by_role(_papers(work) if work.kind != "model" else ())
    pages = _by_role(map(Address, work.pages))
    told = (Address(c.value) for each in tops for c in each.code if c.curated)
    loaded = (Address(url) for each in tops for url in each.weights)
    seen: set[str] = set()
    return Listed(
        iri=work.iri,
        title=" ".join(work.title.split()),
        year=work.year,
        venue=_venue(work),
        names=work.names if work.title not in work.names else (),
        code=_fresh((*told, *papers["code"], *pages["code"]), seen),
        weights=_fresh((*loaded, *papers["weights"], *pages["weights"]), seen),
        papers=_fresh(papers[""], seen),
        pages=_fresh(pages[""], seen),
        descriptions=work.descriptions if work.kind == "paper" else {},
        sections=sections.get(work.iri, ()),
        taken_back=work.status in _TAKEN_BACK,
    )


def _venue(work: KnownWork) -> str | None:
    """Return where a work stands, or else where the version does that one would cite."""
    told = (each.value for each in work.venues if each.curated)
    return next(told, None) or next((version.venue for version in work.versions), None)


def _by_role(addresses: Iterable[Address]) -> Mapping[str, Sequence[Address]]:
    """Return addresses by what they lead to; some works, and some pages, are repositories."""
    found: dict[str, list[Address]] = defaultdict(list)
    for each in addresses:
        role = by_address(each.url)
        found[role if role in ("code", "weights") else ""].append(each)
    return found


def _papers(work: KnownWork) -> Iterator[Address]:
    """Yield where a work can be read, the version that a reader would cite first."""
    for version in work.versions:
        yield from _of_version(version)
    whole = KnownVersion("", work.identifiers, work.addresses)
    yield from _of_version(whole)


def _of_version(version: KnownVersion) -> Iterator[Address]:
    ranked = sorted(version.identifiers, key=_standing)
    for curie in ranked:
        found = try_parse(curie)
        if found is not None:
            server = version.venue if version.form == "preprint" else None
            yield Address(found.url, _PLACES.get(found.scheme) or server or "")
    for url in version.urls:
        yield Address(url)


def _standing(curie: str) -> tuple[int, str]:
    scheme = curie.partition(":")[0]
    return _LASTING.index(scheme) if scheme in _LASTING else len(_LASTING), curie


def _fresh(addresses: Iterable[Address], seen: set[str]) -> tuple[Address, ...]:
    """Return addresses of the web that lead nowhere yet seen, and remember where they lead."""
    found = []
    for each in addresses:
        if is_web(each.url) and (place := canonical(each.url)) not in seen:
            seen.add(place)
            found.append(each)
    return tuple(found)
