"""The site as files: everything that a page points to is there, and two runs write the same."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from spallm.cli.entry import cli
from spallm.errors import SpallmError, UsageError
from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE
from spallm.web.contents import contents
from spallm.web.documents import FORMS, document
from spallm.web.library import Library, path_of
from spallm.web.pages.browse import FORMATS as LISTED
from spallm.web.pages.browse import browse_export
from spallm.web.site import Account, write_site
from spallm.web.site.folder import MARK
from tests.web.hosting import SITE
from tests.web.sites import Site

TOY = Path(__file__).parents[1] / "analysis/toy.trig"
DOCUMENTED = Path(__file__).parents[2] / "docs/site.md"
#: Odd in every way that an address or a name may be, in a vocabulary that is not ours.
FOREIGN = r"""
    @prefix e: <http://example.org/> .
    @prefix s: <http://www.w3.org/2000/01/rdf-schema#> .
    <http://example.org/a%20b?c=d&e='f'#g> a e:Gene ; e:near e:B ;
        s:label "100% <b>\"bold\"</b> & 'so'" .
    e:B a e:Gene ; s:label "../../etc/passwd" ; e:link <javascript:alert(1)> ; e:part [ e:size 3 ] .
    e:b a e:Gene ; s:label "基因#?&" ; s:comment "</script><script>alert(1)</script>"@en .
    <urn:isbn:0451450523> a e:Gene .
    <http://example.org/graph> { e:B e:near e:b . }
"""


def library_of(text: str) -> Library:
    return Library(subgraph(ox.parse(text, format=ox.RdfFormat.TRIG)))


@pytest.fixture(scope="module")
def library(toy: Library) -> Library:
    return toy


@pytest.fixture(scope="module")
def site(toy_site: tuple[Path, Account]) -> Site:
    return Site(*toy_site)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = tmp_path_factory.mktemp("sites") / "foreign"
    return Site(place, write_site(library_of(FOREIGN), place, processes=1))


def test_everything_that_a_page_points_to_is_there(site):
    # The page for lost visitors stands anywhere, so its links name the folder on the host.
    assert [each for each in site.broken() if not each[0].endswith("404.html")] == []


def test_everything_that_a_page_of_a_foreign_graph_points_to_is_there(foreign):
    assert foreign.broken() == []


def test_every_page_of_the_contents_is_there_in_both_languages(site, library):
    expected = {f"{entry.path or 'index'}.html" for entry in contents(library)} | {"404.html"}
    pages = {*expected, *(f"zh/{name}" for name in expected - {"graph.html"})}
    assert {name for name in site.files if name.endswith(".html")} == pages
    assert site.account.pages == len(pages)


def test_every_entity_and_every_evidence_graph_has_a_page_at_its_own_address(site, library):
    graphs = {said.graph for said in library.whole.said} - {None, f"{BASE}ontology"}
    for iri in (*library.whole.nodes, *graphs):
        assert f"{iri.removeprefix(BASE)}.html" in site.files
        assert f"{iri.removeprefix(BASE)}.ttl" in site.files


def test_pages_say_which_language_they_are_in(site):
    for name, _ in site.pages():
        # The explorer is one page that speaks both languages.
        expected = "zh-Hans" if name.startswith("zh/") and "graph" not in name else "en"
        assert f'lang="{expected}"' in site.files[name].decode()[:400], name


def test_documents_beside_the_pages_are_those_of_a_server(site, library):
    for extension in ("ttl", "trig", "jsonld", "json"):
        expected = document(library, f"{BASE}model/scgpt", extension)
        assert site.files[f"model/scgpt.{extension}"] == expected


def test_lists_are_handed_out_as_by_a_server(site, library):
    for kind in library.by_kind:
        for extension in LISTED:
            expected = browse_export(library, kind, {}, extension).body
            assert site.files[f"browse/{kind}.{extension}"] == expected


def test_the_dumps_hold_the_whole_graph(site, library):
    trig = gzip.decompress(site.files["data/spallm.trig.gz"])
    assert set(ox.parse(trig, format=ox.RdfFormat.TRIG)) == set(library.whole.quads)
    curated = {q for q in library.whole.quads if isinstance(q.graph_name, ox.DefaultGraph)}
    turtle = ox.parse(site.files["data/spallm.ttl"], format=ox.RdfFormat.TURTLE)
    assert set(turtle) == curated


def test_the_description_of_the_data_links_to_the_dumps_where_it_stands(site):
    told = ox.parse(site.files["void.ttl"], format=ox.RdfFormat.TURTLE, base_iri=f"{SITE}void.ttl")
    dumps = {q.object.value for q in told if q.predicate.value.endswith("#dataDump")}
    assert dumps == {f"{SITE}data/spallm.trig.gz", f"{SITE}data/spallm.ttl"}


def test_the_description_of_the_data_promises_no_endpoint(site):
    assert b"sparql" not in site.files["void.ttl"].lower()


def test_data_of_scripts_are_json(site):
    for name in ("data/names.json", "data/ask.json"):
        json.loads(site.files[name])
    json.loads(gzip.decompress(site.files["data/graph.json.gz"]))


def test_the_account_counts_every_file(site):
    assert site.account.files == len(site.files)
    listed = len(site.files[MARK])
    assert site.account.size == sum(map(len, site.files.values())) - listed


@pytest.fixture(scope="module")
def commanded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Write the site with the command, where sets have an order of their own, and what it says."""
    place = tmp_path_factory.mktemp("sites") / "out"
    options = ["site", str(place), "--graph", str(TOY), "--base-url", SITE]
    seed = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "spallm", *options], env=seed, check=True, text=True,
        capture_output=True,
    )  # fmt: skip
    return place, done.stdout, done.stderr


def test_another_process_writes_the_same_bytes(site, commanded):
    other = Site(commanded[0], site.account)
    names = site.files.keys() | other.files.keys()
    assert {name for name in names if site.files.get(name) != other.files.get(name)} == set()


def test_shared_out_work_gives_the_same_bytes(site, library, tmp_path):
    account = write_site(library, tmp_path / "again", base=SITE, processes=2)
    found = Site(tmp_path / "again", account)
    assert account == site.account
    assert {name for name in site.files if site.files[name] != found.files.get(name)} == set()


def test_no_page_needs_another_host(site, foreign):
    link = r"link(?! rel=\"(?:canonical|alternate)\")"
    loading = re.compile(rf"<(?:script|img|iframe|{link})[^>]*(?:src|href)=\"(?:https?:)?//")
    for each in (site, foreign):
        for name, body in each.files.items():
            if name.endswith(".html"):
                assert not loading.search(body.decode()), name


def test_labels_are_text_and_never_markup(foreign):
    for name, body in foreign.files.items():
        if name.endswith(".html"):
            assert b"<script>alert" not in body, name
            assert b'<b>"' not in body, name
            assert b'"javascript:' not in body, name


def test_names_that_differ_in_case_alone_have_pages_of_their_own_on_any_system(foreign):
    pages = [name.casefold() for name in foreign.files if name.endswith(".html")]
    for letter in "Bb":
        assert f"{path_of(f'http://example.org/{letter}')}.html".casefold() in pages
    assert len(set(pages)) == len(pages)


def test_two_things_with_one_id_and_ids_of_any_length_are_no_obstacle(tmp_path):
    identified = "<http://purl.org/dc/terms/identifier>"
    ids = {"one": "same", "two": "same", "three": "x" * 300, "four": "../../four"}
    things = [f'<http://a.example/{name}> {identified} "{each}" .' for name, each in ids.items()]
    write_site(library_of("".join(things)), tmp_path / "site", processes=1)
    columns = sorted(path.name for path in (tmp_path / "site/compare").iterdir())
    assert columns == ["..%2F..%2Ffour.json", "same.json"]


def test_a_refused_folder_is_as_it_was(library, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="no site that SpaLLM wrote"):
        write_site(library, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_run_that_fails_leaves_the_earlier_site(library, tmp_path, monkeypatch):
    place = tmp_path / "site"
    place.mkdir()
    (place / MARK).write_text(f"index.html\n{MARK}\n")
    (place / "index.html").write_text("earlier")
    monkeypatch.setattr("spallm.web.site.site.robots", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_site(library, place, processes=1)
    assert (place / "index.html").read_text() == "earlier"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_the_page_for_lost_visitors_links_from_the_root_of_the_host(site):
    for name in ("404.html", "zh/404.html"):
        for reference in site.page(name).found:
            if reference.startswith("data:"):
                continue
            path = unquote(urlsplit(urljoin("/spallm/404.html", reference)).path)
            assert path.startswith("/spallm/")
            assert path.removeprefix("/spallm/") in site.files, (name, reference)


def redirected(path: str, accept: str) -> str:
    """Return where the redirects of the documentation lead from a path below w3id.org/spallm/."""
    [block] = re.findall(r"```apache\n(.*?)```", DOCUMENTED.read_text("utf-8"), re.DOTALL)
    is_met = True
    for line in block.splitlines():
        word, *parts = line.split() or ["#"]
        if word == "RewriteCond":
            is_met = re.search(parts[1], accept) is not None
        elif word == "RewriteRule":
            if is_met and (match := re.search(parts[0], path)):
                return re.sub(r"\$(\d)", lambda n: match[int(n[1])] or "", parts[1])
            is_met = True
    return ""


@pytest.mark.parametrize("form", ["text/html,*/*;q=0.8", *(f.media_type for f in FORMS.values())])
def test_the_documented_redirects_lead_from_every_name_to_a_file(site, library, form):
    names = {key for key in library.whole.about if key.startswith(BASE)}
    unpublished = {name for name in names if re.match(f"{BASE}(quantity|statement|scheme)/", name)}
    for name in (names - unpublished) | {f"{BASE}ontology", BASE}:
        path = redirected(name.partition("#")[0].removeprefix(BASE), form)
        if path.startswith(BASE):
            path = redirected(path.removeprefix(BASE), form)
        assert path.startswith(SITE), name
        assert (path.removeprefix(SITE) or "index.html") in site.files, name


def test_the_documented_redirects_give_each_form_its_file():
    expected = {form.media_type: extension for extension, form in FORMS.items()}
    del expected["application/n-triples"]
    for accept, extension in {**expected, "text/html": "html", "*/*": "html"}.items():
        assert redirected("model/aido.cell", accept) == f"{SITE}model/aido.cell.{extension}"
    assert redirected("model/aido.cell.ttl", "text/html") == f"{SITE}model/aido.cell.ttl"


def test_without_an_address_there_is_no_sitemap_and_robots_are_let_in(foreign):
    assert "sitemap.xml" not in foreign.files
    assert foreign.files["robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_files_for_github_pages_are_there(site):
    assert site.files[".nojekyll"] == b""
    assert "404.html" in site.files
    assert max(map(len, site.files.values())) < 100_000_000


def test_the_command_writes_the_site_and_says_so_in_one_line(site, commanded):
    place, stdout, stderr = commanded
    assert stdout == ""
    said = re.fullmatch(r"Wrote (\S+): (\d+) pages, (\d+) files, [\d.]+ MB, in \d+ s\.\n", stderr)
    assert said
    assert said.groups() == (str(place), str(site.account.pages), str(site.account.files))


def test_the_command_refuses_a_folder_with_other_files_and_leaves_it_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    result = CliRunner().invoke(cli, ["site", str(tmp_path), "--graph", str(TOY)])
    assert isinstance(result.exception, SpallmError)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]
