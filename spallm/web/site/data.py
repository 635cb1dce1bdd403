"""The data beside the pages: what their scripts load, and the graph for other programs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from spallm.exports import export
from spallm.store.serialisation import serialise
from spallm.vocabulary import ONTOLOGY_GRAPH, VOID
from spallm.web.endpoint.statements import TOPIC, VOID_DOCUMENT, Statements
from spallm.web.pages.address import LANGUAGES, Address, Language
from spallm.web.pages.ask_data import ASK_DATA, GRAPH_DATA, ask_data, graph_data
from spallm.web.pages.assets import assets
from spallm.web.pages.browse import browse_exports
from spallm.web.pages.compare import compare_files
from spallm.web.pages.kinds import counted
from spallm.web.pages.names import names_index

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.site.work import Unit

Files = Iterator[tuple[str, bytes]]

#: The whole graph: with its evidence, packed; and the curated view, for programs that load an
#: address as it is.
TRIG, TURTLE = "data/spallm.trig.gz", "data/spallm.ttl"
#: What only a server has: an endpoint, and the formats in which it answers.
_SERVED = frozenset({VOID_DOCUMENT.sparqlEndpoint, VOID_DOCUMENT.feature})
VOID_FILE = "void.ttl"
#: Bytes of the longest name of a file that all systems take.
_LONGEST_NAME = 255
#: What a script's own function for parts of addresses leaves as it is.
_BARE = "!~*'()"
#: Stands for the address of the site, which links to its files do without.
_HERE = "here:/"


def data_units(library: Library) -> list[Unit]:
    """Return what makes the files that are no pages."""
    made = (_trig, _turtle, _scripts, _statics, _void, _vocabulary)
    units: list[Unit] = [partial(make, library) for make in made]
    units += [partial(_columns, library, language) for language in LANGUAGES]
    return units + [partial(_exports, library, kind) for kind in counted(library.whole)]


def _trig(library: Library) -> Files:
    # The name and the time that the format has room for would differ from run to run.
    yield TRIG, gzip.compress(export(library.whole, "trig").body, mtime=0)


def _turtle(library: Library) -> Files:
    yield TURTLE, export(library.whole, "turtle").body


def _exports(library: Library, kind: str) -> Files:
    """Yield all entities of a kind in the formats that the page that lists them offers."""
    for extension, exported in browse_exports(library, kind):
        yield f"browse/{kind}.{extension}", exported.body


def _columns(library: Library, language: Language) -> Files:
    """Yield a model each as the page that compares them adds it."""
    taken: set[str] = set()
    for path, body in compare_files(library, Address("compare", language, files=True)):
        before, _, plain = path.partition("compare/")
        # Ids of a foreign graph are IRIs, whose slashes would make folders; several things may
        # have the same, and then the first is meant.
        name = quote(plain, safe=_BARE)
        if name not in taken and len(name) <= _LONGEST_NAME:
            taken.add(name)
            yield f"{before}compare/{name}", body


def _scripts(library: Library) -> Files:
    yield "data/names.json", names_index(library)
    yield ASK_DATA, ask_data(library)
    yield GRAPH_DATA, graph_data(library)


def _statics(library: Library) -> Files:  # noqa: ARG001  # as all are called
    for name, asset in assets().items():
        yield f"static/{name}", asset.body


def _void(library: Library) -> Files:
    """Yield what the data are, in VoID: what a server says of them, with dumps for an endpoint."""
    told = list(Statements(library).data(_HERE))
    dataset = next(t.object for t in told if t.predicate.value == TOPIC)
    assert isinstance(dataset, ox.NamedNode)
    dump = ox.NamedNode(VOID.dataDump)
    told += [ox.Triple(dataset, dump, ox.NamedNode(_HERE + name)) for name in (TRIG, TURTLE)]
    kept = {t for t in told if t.predicate.value not in _SERVED}
    text = serialise(sorted(kept, key=str), ox.RdfFormat.TURTLE).decode()
    yield (
        VOID_FILE,
        text.replace(f"<{_HERE}.well-known/void", f"<{VOID_FILE}")
        .replace(f"<{_HERE}", "<")
        .encode(),
    )


def _vocabulary(library: Library) -> Files:
    """Yield our vocabulary as it stands in the graph, for it has an address, too."""
    terms = dict.fromkeys(
        library.whole.quads[n].triple for n in library.stated.get(ONTOLOGY_GRAPH, ())
    )
    if terms:
        yield "ontology.ttl", serialise(sorted(terms, key=str), ox.RdfFormat.TURTLE)
