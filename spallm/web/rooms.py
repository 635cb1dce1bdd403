"""Rooms: what stands at every address beside the endpoint and the interface for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from spallm.errors import SpallmError, UnknownId
from spallm.web.documents import FORMS, document
from spallm.web.endpoint.accept import Menu, Offer
from spallm.web.endpoint.answer import Answer
from spallm.web.endpoint.problems import VARY
from spallm.web.kept import tagged
from spallm.web.pages.about import about
from spallm.web.pages.ask import ASK_POLICY, ask
from spallm.web.pages.ask_data import ASK_DATA, GRAPH_DATA, ask_data, graph_data
from spallm.web.pages.assets import assets
from spallm.web.pages.browse import FORMATS, browse, browse_export, index
from spallm.web.pages.compare import compare
from spallm.web.pages.entity import entity
from spallm.web.pages.evidence import evidence
from spallm.web.pages.frame import POLICY
from spallm.web.pages.graph_view import graph_policy, graph_questions, graph_view
from spallm.web.pages.home import home
from spallm.web.pages.names import names_index
from spallm.web.pages.refusal import refusal
from spallm.web.pages.search import search
from spallm.web.pages.select import file_of, in_order, select
from spallm.web.selected import questions, selected, why_empty
from spallm.web.visit import Visit

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.selected import Replies

HTML = "text/html; charset=utf-8"
#: What an entity can be had in: first as a page.
FORMATS_OF_ENTITIES = Menu(
    (Offer(HTML, "html"), *(Offer(form.media_type, name) for name, form in FORMS.items()))
)
_NOT_FRAMED = "; frame-ancestors 'none'"
_JSON = "application/json"
SELECT = "select"
_EXPORTED = {
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "ttl": "text/turtle",
}
_PAGES: Mapping[str, Callable[[Library, Visit], str]] = {
    "": lambda library, visit: home(library, visit.at),
    "about": lambda library, visit: about(library, visit.at),
    "browse": lambda library, visit: index(library, visit.at),
    "compare": lambda library, visit: compare(library, visit.at, visit.listed("ids")),
    "search": lambda library, visit: search(library, visit.at, visit.wanted.get("q", "")),
}
_DATA: Mapping[str, tuple[Callable[[Library], bytes], str]] = {
    "data/names.json": (names_index, _JSON),
    ASK_DATA: (ask_data, _JSON),
    GRAPH_DATA: (graph_data, "application/gzip"),
}


def room(library: Library, visit: Visit, replies: Replies, rows: int | None) -> Answer:
    """Return what stands at an address; where there is nothing, UnknownId says so.

    ``replies`` answer what :func:`room_questions` asks; ``rows`` is how many the endpoint lets
    through.
    """
    if visit.path in _PAGES:
        return _page(_PAGES[visit.path](library, visit))
    if visit.path == "ask":
        most = {} if rows is None else {"rows": rows}
        return _page(ask(library, visit.at, visit.wanted, **most), ASK_POLICY + _NOT_FRAMED)
    if visit.path == "graph":
        page = graph_view(library, visit.at, visit.wanted, replies)
        return _page(page, graph_policy())
    if visit.path == SELECT or visit.path.startswith(f"{SELECT}/"):
        return _selected(library, visit, replies)
    return _entity(library, visit) or _file(library, visit) or _browsed(library, visit)


def room_questions(library: Library, visit: Visit) -> tuple[str, ...]:
    """Return the questions that choose what a page shows, for whoever can have them answered."""
    if visit.path == "graph":
        return graph_questions(library, visit.wanted)
    expression = _expression(visit)
    is_selection = f"{visit.path}/".startswith(f"{SELECT}/")
    return questions(library, expression) if expression and is_selection else ()


def problem_page(library: Library, visit: Visit, status: int, problem: SpallmError) -> str:
    """Return what to say of an error to people; a fault in an expression is told beside it."""
    if visit.path == SELECT and status == 400:
        return select(library, visit.at, _expression(visit), [], problem)
    return refusal(library, visit.at, status, problem.message, problem.hint)


def _expression(visit: Visit) -> str:
    return visit.wanted.get("select", "").strip()


def _selected(library: Library, visit: Visit, replies: Replies) -> Answer:
    """Return the page of a selection, or the selection as a file."""
    expression = _expression(visit)
    name = visit.path.removeprefix(SELECT).removeprefix("/")
    if name:
        found = selected(library, expression or "everything", replies)
        file, media_type, body = file_of(found.parts, found.expression, name, visit.language)
        kept_as = b"content-disposition", f'attachment; filename="{file}"'.encode()
        return _with(_data(media_type, body), kept_as)
    chosen = in_order(list(selected(library, expression, replies))) if expression else []
    empty = why_empty(library, expression, replies) if expression and not chosen else None
    return _page(select(library, visit.at, expression, chosen, empty))


def warm(library: Library) -> None:
    """Make some pages, so that what pages look up is indexed before somebody waits for it."""
    for path in ("", *list(library.by_path)[:1]):
        room(library, Visit(path), {}, None)


def _entity(library: Library, visit: Visit) -> Answer | None:
    """Return an entity or an evidence graph as a page, or as data to those who prefer that."""
    node = library.by_path.get(visit.path)
    iri = node.iri if node else library.evidence.get(visit.path)
    if iri is None:
        return None
    if visit.format != "html":
        made = _document(library, iri, visit.format)
        place = f"{visit.at.file(visit.path)}.{visit.format}".encode()
        return _with(made, (b"content-location", place), VARY)
    page = entity(library, visit.at, iri) if node else evidence(library, visit.at, iri)
    return _with(_page(page), VARY)


def _file(library: Library, visit: Visit) -> Answer | None:
    """Return a file of the pages, or the document of an entity."""
    path = visit.path
    folder, _, name = path.partition("/")
    if folder == "static" and name in assets():
        asset = assets()[name]
        # A script that becomes a worker brings the policy that holds for it.
        return _with(_data(asset.media_type, asset.body), _policy(ASK_POLICY + _NOT_FRAMED))
    if path in _DATA:
        make, media_type = _DATA[path]
        return _data(media_type, make(library))
    stem, _, extension = path.rpartition(".")
    node = library.by_path.get(stem)
    iri = node.iri if node else library.evidence.get(stem)
    return _document(library, iri, extension) if iri and extension in FORMS else None


def _browsed(library: Library, visit: Visit) -> Answer:
    """Return a list of entities as a page or as a file."""
    folder, _, kind = visit.path.partition("/")
    if folder != "browse":
        raise UnknownId(f"there is nothing at {visit.path}")
    stem, _, extension = kind.rpartition(".")
    if stem and extension in FORMATS:
        exported = browse_export(library, stem, visit.values, extension)
        return _data(_EXPORTED[extension], exported.body)
    return _page(browse(library, visit.at, kind, visit.values))


def _document(library: Library, iri: str, extension: str) -> Answer:
    return _data(FORMS[extension].media_type, document(library, iri, extension))


def _data(media_type: str, body: bytes) -> Answer:
    return tagged(Answer(200, media_type, body))


def shown(html: str, policy: str = POLICY + _NOT_FRAMED) -> Answer:
    """Return a page with its policy."""
    return Answer(200, HTML, html.encode("utf-8", "replace"), (_policy(policy),))


def _page(html: str, policy: str = POLICY + _NOT_FRAMED) -> Answer:
    return tagged(shown(html, policy))


def _policy(policy: str) -> tuple[bytes, bytes]:
    return b"content-security-policy", policy.encode()


def _with(answer: Answer, *headers: tuple[bytes, bytes]) -> Answer:
    return replace(answer, headers=(*answer.headers, *headers))
