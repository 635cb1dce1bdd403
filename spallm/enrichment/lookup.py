"""One run: services are asked for what the records of a catalog lack, as far as the budget goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spallm.catalog import Catalog
from spallm.enrichment.answer import Answer
from spallm.enrichment.asking import DESKS, Desk, Minutes, Progress, inquire
from spallm.enrichment.client import Client
from spallm.enrichment.lacking import can_lack, lacks, names, owners
from spallm.enrichment.likeness import is_meant
from spallm.enrichment.service import Service, What
from spallm.enrichment.services import SERVICES
from spallm.enrichment.trouble import NoNetwork, ServiceTrouble, Unreachable
from spallm.errors import NothingFound
from spallm.identifiers import try_parse
from spallm.matching.standing import PUBLISHED, equal_form, scheme_of
from spallm.nearness import unknown
from spallm.records import Entity, Paper

#: Whom to ask about works that only an answer named, the best first.
_FOLLOWED_BY = ("crossref", "openalex")
#: Where titles are searched, the free ones first: OpenAlex counts a search as much as ten lists.
_SEARCHED = ("crossref", "semantic-scholar", "openalex")
#: Relations that lead from one form of a work to another.
FORMS_OF_ONE = ("is_preprint_of", "has_preprint")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run shall look up: for which records, what, and from whom."""

    whats: frozenset[What]
    services: tuple[Service, ...]
    ids: tuple[str, ...] = ()
    limit: int | None = None


@dataclass
class Found:
    """What the services said of each record, by its id; ``by_title`` holds mere candidates."""

    records: Sequence[Entity]
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    by_title: dict[str, list[Answer]] = field(default_factory=dict)
    minutes: dict[str, Minutes] = field(default_factory=dict)

    def note(self, service: Service) -> Minutes:
        """Return the minutes of a service."""
        return self.minutes.setdefault(service.name, Minutes())


def look_up(
    catalog: Catalog, client: Client, wish: Wish, progress: Progress | None = None
) -> Found:
    """Ask for what records lack and return the answers.

    Raises NoNetwork where no service at all could be reached.
    """
    found = Found(in_question(catalog, wish))
    owned = owners(catalog)
    for service in wish.services:
        able = owners(each for each in catalog if can_lack(each) & frozenset(service.tells))
        _ask(client, DESKS[service.name], wish, found, able, progress)
    _follow(client, wish, found, owned, progress)
    _search(client, wish, found, progress)
    _look_at_network(client)
    return found


def in_question(catalog: Catalog, wish: Wish) -> tuple[Entity, ...]:
    """Return the records that lack something that is wished for, up to the limit.

    Raises UnknownId for an id that no record has, and NothingFound where a named record lacks
    nothing of it.
    """
    for each in wish.ids:
        if each not in catalog.kinds_by_id:
            raise unknown("record", each, catalog.kinds_by_id, elsewhere="Try: spallm list papers")
    told = {what for service in wish.services for what in service.tells}
    asked = wish.whats & told
    lacking = [
        record
        for record in catalog
        if (not wish.ids or record.id in wish.ids) and asked & lacks(record)
    ]
    if wish.ids and not lacking:
        raise NothingFound(
            f"{', '.join(wish.ids)} lacks nothing of: {', '.join(sorted(asked))}",
            hint="What a record has is left to a curator. See: spallm show ID",
        )
    return tuple(lacking[: wish.limit])


def _ask(
    client: Client,
    desk: Desk,
    wish: Wish,
    found: Found,
    able: Collection[str],
    progress: Progress | None,
) -> None:
    """Ask one service about all records that lack what it can tell."""
    service = desk.service
    tells = wish.whats & frozenset(service.tells)
    wanted: dict[str, list[str]] = {}
    for record in found.records:
        if tells & lacks(record):
            for name in names(record):
                wanted.setdefault(name, []).append(record.id)
    known = _registered(found) if service.name == "datacite" else frozenset()
    asked = [name for name in wanted if name not in known]
    minutes = found.note(service)
    for answer in inquire(client, desk, able, asked, minutes, progress):
        for each in wanted.get(answer.asked, ()):
            found.answers.setdefault(each, []).append(answer)


def _registered(found: Found) -> frozenset[str]:
    """Return the DOIs that Crossref knows, which the other registry of DOIs cannot know."""
    every = (answer for answers in found.answers.values() for answer in answers)
    return frozenset(answer.asked for answer in every if answer.service.name == "crossref")


def _follow(
    client: Client,
    wish: Wish,
    found: Found,
    owned: Mapping[str, tuple[str, ...]],
    progress: Progress | None,
) -> None:
    """Ask about published versions that answers named: a mere DOI tells no form and no title."""
    chosen = [each.name for each in wish.services if each.name in _FOLLOWED_BY]
    if not chosen or not wish.whats & {"published", "identifiers"}:
        return
    named: dict[str, list[str]] = {}
    for record in found.records:
        for curie in dict.fromkeys(_published(found.answers.get(record.id, ()))):
            if curie not in owned and isinstance(record, Paper):
                named.setdefault(curie, []).append(record.id)
    desk = DESKS[next(name for name in _FOLLOWED_BY if name in chosen)]
    for answer in inquire(client, desk, (), list(named), found.note(desk.service), progress):
        for each in named.get(answer.asked, ()):
            found.answers[each].append(answer)


def _published(answers: Iterable[Answer]) -> Iterator[str]:
    for answer in answers:
        for curie in other_forms(answer):
            if scheme_of(curie) in PUBLISHED and curie.startswith("doi:"):
                yield curie


def other_forms(answer: Answer) -> tuple[str, ...]:
    """Return the identifiers under which an answer says that the work is known as well."""
    related = (target for name in FORMS_OF_ONE for target in answer.related(name))
    parsed = (try_parse(text) for text in (*answer.entry.identifiers, *related))
    curies = dict.fromkeys(each.curie for each in parsed if each)
    return tuple(each for each in curies if equal_form(each) != equal_form(answer.asked))


def _search(client: Client, wish: Wish, found: Found, progress: Progress | None) -> None:
    """Look for the titles of papers that have no identifier, until one service has it."""
    desks = [DESKS[name] for name in _SEARCHED if SERVICES[name] in wish.services]
    nameless = [r for r in found.records if isinstance(r, Paper) and "identifiers" in lacks(r)]
    if "identifiers" not in wish.whats:
        return
    for number, paper in enumerate(nameless, start=1):
        title = next((claim.value for claim in paper.title), paper.name)
        candidates = found.by_title.setdefault(paper.id, [])
        for desk in desks:
            candidates += _searched(client, desk, title, paper.id, found.note(desk.service))
            if any(is_meant([title], each.entry.title) for each in candidates):
                break
        if progress:
            progress("Searching for titles", number, len(nameless))


def _searched(
    client: Client, desk: Desk, title: str, record_id: str, minutes: Minutes
) -> Collection[Answer]:
    if desk.search is None:
        return ()
    try:
        answers = [each for each in desk.search(client, title) if each.entry.identifiers]
    except ServiceTrouble as trouble:
        minutes.missed([record_id], trouble)
        return ()
    minutes.asked += 1
    minutes.known += bool(answers)
    return answers


def _look_at_network(client: Client) -> None:
    """Say it once where there is no network, instead of once for each service."""
    dead = [trouble for trouble in client.down.values() if isinstance(trouble, Unreachable)]
    if dead and len(dead) == len(client.down) and not client.reached:
        raise NoNetwork(
            f"No service can be reached ({', '.join(each.service for each in dead)}); "
            "nothing was changed. With a cache: --offline"
        )
