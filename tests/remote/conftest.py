"""The same small graph on this machine and behind two servers of other makes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.cli.conftest import run  # noqa: F401  # a fixture
from tests.remote import servers

TOY = Path(__file__).parent.parent / "analysis" / "toy.trig"
# What servers write in their own way: blank nodes, truth values, languages, signs.
_ODD = """
_:a <urn:p> _:b . _:b <urn:p> true , 2.50 , 1.5e0 , "x"@zh-Hans , "a\\r\\nb\\u0001\\"\\\\ 模型" ,
  "2019"^^<http://www.w3.org/2001/XMLSchema#gYear> , <http://example.org/é> .
"""


def _as_nquads(quads) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS)


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory):
    """Serve the toy graph with the Oxigraph server."""
    if servers.OXIGRAPH is None:
        pytest.fail("no Oxigraph server is installed; scripts/test installs it")
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph"), TOY) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory):
    """Serve the toy graph with Virtuoso."""
    if servers.VIRTUOSO is None:
        pytest.fail("Virtuoso is not installed; scripts/test installs it")
    toy = _as_nquads(ox.parse(path=str(TOY)))
    with (
        servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server,
        server.holding(servers.HOME, toy),
    ):
        yield server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest) -> str:
    """Name the toy graph behind each of the servers as a user does."""
    server = request.getfixturevalue(request.param)
    return server if request.param == "oxigraph" else server.at(servers.HOME)


@pytest.fixture
def many(virtuoso: servers.Virtuoso):
    """Serve more triples than Virtuoso is set to give of an answer."""
    lines = (f'<urn:s{n // 10}> <urn:p{n % 10}> "{n}" .\n' for n in range(2 * servers.MOST_ROWS))
    with virtuoso.holding("urn:many", "".join(lines).encode()) as url:
        yield url


@pytest.fixture
def odd(virtuoso: servers.Virtuoso):
    """Serve terms that come back otherwise than they were written."""
    quads = ox.parse(_ODD.encode(), ox.RdfFormat.TURTLE)
    with virtuoso.holding("urn:odd", _as_nquads(quads)) as url:
        yield url
