"""Who is let in, and what browsers are told with every answer."""

from __future__ import annotations

from typing import Any

import pytest

from spallm.errors import UsageError
from spallm.web.access import Access
from spallm.web.app import application

ASK = {"query": "ASK {}"}
OTHER = "https://notebook.example"


@pytest.fixture(scope="session")
def client_with(small_library, engine, client_of):
    def made(host: str = "127.0.0.1", **granted: Any):
        access = Access.granted(host, **granted)
        return client_of(application(small_library, engine, access=access))

    return made


def status(client, **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client("GET", params=ASK, headers=named).status_code


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765"])
def test_this_machine_goes_by_its_own_names(client, host: str) -> None:
    assert status(client, host=host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example", "rebound.example:8765", "localhost.example", "192.168.1.5", "0.0.0.0",
        "localhost, localhost", "localhost/", "user@localhost", "[::1", "localhost:a", " ", "*",
    ],
)  # fmt: skip
def test_a_name_that_another_gave_it_is_refused(client, host: str) -> None:
    assert status(client, host=host) == 421


def test_a_request_without_a_name_is_refused(client) -> None:
    assert status(client, host="") == 400


def test_every_path_is_guarded_against_strange_names(client) -> None:
    answer = client("GET", "/void", headers={"host": "rebound.example"})
    assert answer.status_code == 421
    assert answer.text.splitlines()[0] == "this server is not known as rebound.example"


def test_a_name_can_be_allowed(client_with) -> None:
    client = client_with(names=["Graph.example"])
    assert status(client, host="graph.example:80") == 200
    assert status(client, host="other.example") == 421
    assert status(client_with(names=["*"]), host="other.example") == 200


def test_a_server_for_all_addresses_goes_by_each_of_them_but_by_no_name(client_with) -> None:
    client = client_with("0.0.0.0")
    assert status(client, host="192.168.1.5:8765") == 200
    assert status(client, host="[fe80::1]") == 200
    assert status(client, host="rebound.example") == 421


@pytest.mark.parametrize("path", ["/sparql", "/api/search", "/graph", "/void"])
@pytest.mark.parametrize("origin", [OTHER, "http://localhost:3000", "null", "http://localhost"])
def test_pages_of_other_sites_may_not_ask(client, path: str, origin: str) -> None:
    answer = client("GET", path, headers={"origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_requests_that_other_sites_cause_are_refused(client, site: str) -> None:
    assert status(client, sec_fetch_site=site, sec_fetch_mode="no-cors") == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_requests_of_its_own_pages_are_welcome(client, site: str) -> None:
    own = "http://localhost:8765"
    assert status(client, sec_fetch_site=site) == 200
    assert status(client, sec_fetch_site=site, origin=own) == 200


def test_a_link_on_another_site_may_be_followed(client) -> None:
    visit = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}
    assert status(client, **visit, sec_fetch_dest="document") == 200
    assert status(client, **visit, sec_fetch_dest="iframe") == 403


def test_a_form_on_another_site_may_not_be_sent(client) -> None:
    visit = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    headers = visit | {"sec-fetch-dest": "document", "origin": OTHER}
    assert client("POST", data=ASK, headers=headers).status_code == 403


def test_an_origin_can_be_allowed(client_with) -> None:
    client = client_with(origins=["https://Notebook.example/"])
    answer = client("GET", params=ASK, headers={"origin": OTHER, "sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == OTHER
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "Origin" in answer.headers["vary"]
    assert status(client, origin="https://other.example") == 403


def test_all_origins_can_be_allowed(client_with) -> None:
    assert status(client_with(origins=["*"]), origin="https://any.example") == 200


def test_a_browser_may_ask_beforehand(client_with, client) -> None:
    asked = {"origin": OTHER, "access-control-request-method": "POST"}
    answer = client_with(origins=[OTHER])("OPTIONS", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST"
    assert "content-type" in answer.headers["access-control-allow-headers"]
    assert client("OPTIONS", headers=asked).status_code == 403


@pytest.mark.parametrize(
    "origin", ["notebook.example", "https://", "ftp://a.example", "https://a/b"]
)
def test_what_is_no_origin_is_refused_at_the_start(origin: str) -> None:
    with pytest.raises(UsageError, match="no origin"):
        Access.granted("localhost", origins=[origin])


def test_every_answer_is_guarded(client) -> None:
    for answer in (
        client("GET", params=ASK), client("GET"), client("GET", "/nothing"), client("PUT"),
        client("GET", headers={"host": "rebound.example"}),
    ):  # fmt: skip
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "access-control-allow-origin" not in answer.headers
