"""Addresses, keys and mail addresses are read with care, and a key is never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.enrichment.services import CROSSREF, GITHUB, OPENALEX, chosen
from spallm.enrichment.settings import read_settings
from spallm.errors import UnknownId, UsageError

CACHE = Path("cache")


def test_keys_and_addresses_come_from_the_environment() -> None:
    environment = {
        "GITHUB_TOKEN": " ghp_1 ", "SPALLM_MAILTO": "me@example.org", "OPENALEX_API_KEY": "",
        "SPALLM_SEMANTIC_SCHOLAR_URL": "https://mirror.example/s2/",
    }  # fmt: skip
    settings = read_settings(CACHE, environment)
    assert settings.key(GITHUB) == "ghp_1"
    assert settings.key(OPENALEX) is None
    assert settings.urls == {"semantic-scholar": "https://mirror.example/s2"}
    assert (settings.rate(GITHUB), settings.rate(OPENALEX)) == (GITHUB.known, OPENALEX.stranger)
    assert settings.rate(CROSSREF) == CROSSREF.known
    assert "ghp_1" not in repr(settings)


def test_options_go_before_the_environment() -> None:
    environment = {"SPALLM_MAILTO": "me@example.org", "SPALLM_CROSSREF_URL": "https://a.example"}
    settings = read_settings(
        CACHE, environment, addresses=["crossref=http://127.0.0.1:8000/x"], mail="you@example.org"
    )
    assert settings.url(CROSSREF) == "http://127.0.0.1:8000/x"
    assert settings.mail == "you@example.org"


@pytest.mark.parametrize(
    "text",
    [
        "crossref", "crossref=", "crossref=ftp://x", "crossref=http://", "crossref=//x",
        "crossref=https://user:pw@x.org", "crossref=https://x.org?api_key=1",
        "crossref=https://x.org:0", "crossref=https://x.org:99999", "crossref=https://x .org",
        "crossref=https://x.org\n", "crossref=http://[::1",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(UsageError, match="the address given for crossref") as caught:
        read_settings(CACHE, {}, addresses=[text])
    assert "pw" not in str(caught.value)


def test_an_unknown_service_is_named_with_what_was_meant() -> None:
    with pytest.raises(UnknownId, match="Did you mean crossref"):
        read_settings(CACHE, {}, addresses=["crosref=https://x.org"])
    with pytest.raises(UnknownId, match="Did you mean openalex"):
        chosen(["openalx"], ["authors"])


def test_services_that_cannot_tell_what_is_asked_are_said() -> None:
    with pytest.raises(UsageError, match="github cannot tell authors"):
        chosen(["github"], ["authors"])
    assert [each.name for each in chosen([], ["licences"])] == [
        "datacite", "hugging-face", "github",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_what_cannot_be_a_key_is_not_repeated(key: str) -> None:
    with pytest.raises(UsageError, match="GITHUB_TOKEN holds cannot be a key") as caught:
        read_settings(CACHE, {"GITHUB_TOKEN": key})
    assert key not in str(caught.value)


@pytest.mark.parametrize("mail", ["nobody", "a@b\r\nX: y", "a b@c"])
def test_a_mail_address_has_to_be_one(mail: str) -> None:
    with pytest.raises(UsageError, match="is no mail address"):
        read_settings(CACHE, {}, mail=mail)
