"""The sitemap and what robots read: every page once, at an address that leads to it."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from spallm.errors import UsageError
from spallm.web.site import Account, sitemap
from spallm.web.site.sitemap import base_url, sitemaps
from tests.web.hosting import SITE
from tests.web.sites import Site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def site(toy_site: tuple[Path, Account]) -> Site:
    return Site(*toy_site)


def located(body: bytes) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(body).iter(f"{SITEMAP}loc")]


def test_the_sitemap_names_every_page_once_at_an_address_that_leads_to_it(site):
    named = [
        url
        for index in located(site.files["sitemap.xml"])
        for url in located(site.files[index.removeprefix(SITE)])
    ]
    files = [unquote(url.removeprefix(SITE)) for url in named]
    files = [posixpath.join(name, "index.html") if name in ("", "zh/") else name for name in files]
    pages = {name for name in site.files if name.endswith(".html")}
    pages -= {"404.html", "zh/404.html", "graph.html"}  # the last has one page for all languages
    assert sorted(files) == sorted(pages)


def test_each_page_in_the_sitemap_names_itself_and_the_other_language(site):
    urls = ElementTree.fromstring(site.files["sitemaps/1.xml"])
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        assert links.keys() == {"en", "zh-Hans", "x-default"}
        assert url.findtext(f"{SITEMAP}loc") in links.values()
        assert links["x-default"] == links["en"]


def test_no_sitemap_is_longer_than_the_protocol_allows(monkeypatch):
    assert 2 * sitemap.PAGES_IN_A_FILE <= 50_000
    monkeypatch.setattr(sitemap, "PAGES_IN_A_FILE", 2)
    files = dict(sitemaps([f"model/{n}" for n in range(5)], SITE))
    maps = [body for name, body in files.items() if name != "sitemap.xml"]
    assert [len(located(body)) for body in maps] == [4, 4, 2]
    assert located(files["sitemap.xml"]) == [f"{SITE}sitemaps/{n}.xml" for n in (1, 2, 3)]


def test_odd_characters_of_a_path_are_escaped_in_the_sitemap():
    files = dict(sitemaps(["browse/a b&c'<é>"], SITE))
    [url, _] = located(files["sitemaps/1.xml"])
    assert url == f"{SITE}browse/a%20b&c'%3C%C3%A9%3E.html"


def test_robots_are_told_of_the_sitemap(site):
    assert site.files["robots.txt"].endswith(f"Sitemap: {SITE}sitemap.xml\n".encode())


@pytest.mark.parametrize("text", ["example.org", "ftp://a/b", "https://", "https://a/?b", "/a#b"])
def test_what_is_no_address_of_a_site_is_refused(text):
    with pytest.raises(UsageError, match="is not the address of a site"):
        base_url(text)
