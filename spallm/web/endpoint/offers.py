"""The formats that the endpoint offers, by media type and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.store.formats import GRAPH_MEDIA, TABLE_FORMS, TABLE_MEDIA
from spallm.web.endpoint.accept import Menu, Offer, choose
from spallm.web.endpoint.problems import NotAcceptable, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

# Behind the proper types stand those that tools ask for where they know no better.
TABLES = Menu(
    (
        *(Offer(media, name) for name, media in TABLE_MEDIA.items()),
        Offer("application/json", "json"),
        Offer("application/xml", "xml"),
        Offer("text/xml", "xml"),
        Offer("text/plain; charset=utf-8", "csv"),
    )
)
GRAPHS = Menu(
    (
        *(Offer(media, name) for name, media in GRAPH_MEDIA.items()),
        Offer("application/json", "jsonld"),
        Offer("application/xml", "rdfxml"),
        Offer("text/xml", "rdfxml"),
        Offer("text/plain; charset=utf-8", "ntriples"),
    )
)
#: What a description can be had in: as a graph, or as the page that a browser shows instead.
DESCRIPTIONS = Menu((*GRAPHS.offers, Offer("text/html", "html")))

_SHORT = {
    "srj": "json", "srx": "xml", "ttl": "turtle", "nt": "ntriples", "n-triples": "ntriples",
    "nq": "nquads", "n-quads": "nquads", "json-ld": "jsonld", "rdf": "rdfxml",
}  # fmt: skip
_AS_GRAPH = {"json": "jsonld", "xml": "rdfxml"}


def menu_of(form: str) -> Menu:
    """Return what an answer to this form of query can be had in."""
    return TABLES if form in TABLE_FORMS else GRAPHS


def chosen(menu: Menu, accept: str | None, name: str | None = None) -> Offer:
    """Return the offer that a request asks for: by name if it gives one, else by its Accept.

    >>> chosen(GRAPHS, None, "ttl").media_type
    'text/turtle'
    """
    offer = named(menu, name) if name else choose(menu, accept)
    if offer is None:
        wanted = f"the format {name}" if name else f"Accept: {accept}"
        raise NotAcceptable(f"no answer to this query fits {wanted}", f"There are {menu}.")
    return offer


def named(menu: Menu, name: str) -> Offer | None:
    """Return the offer with a name or a media type, or nothing if it belongs to another menu."""
    # A plus sign that nobody escaped arrives as a blank.
    wanted = name.strip().lower().replace(" ", "+")
    wanted = _SHORT.get(wanted, wanted)
    wanted = _AS_GRAPH.get(wanted, wanted) if menu is not TABLES else wanted
    if wanted in _EVERY[menu]:
        return _EVERY[menu][wanted]
    if wanted not in _KNOWN:
        raise Refusal(f"there is no format {name}", f"There are {', '.join(_FORMATS)}.")
    return None


def _by_name(menu: Menu) -> Mapping[str, Offer]:
    """Return offers by format and by media type; the proper type of a format comes first."""
    by_name: dict[str, Offer] = {}
    for offer in menu.offers:
        by_name.setdefault(offer.format, offer)
        by_name[offer.essence] = offer
    return by_name


_EVERY = {menu: _by_name(menu) for menu in (TABLES, GRAPHS, DESCRIPTIONS)}
_KNOWN = frozenset(name for names in _EVERY.values() for name in names) - {"html", "text/html"}
_FORMATS = (*TABLE_MEDIA, *GRAPH_MEDIA)
