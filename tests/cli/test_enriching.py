"""The command that looks up: a folder of proposals, rows on stdout, and words when it cannot."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spallm.enrichment import opening
from spallm.enrichment.services import SERVICES
from spallm.enrichment.settings import Settings, read_settings
from tests.enrichment.shelf import RECORDS, stock
from tests.enrichment.world import QUICK, World, told


@pytest.fixture(scope="module")
def served() -> Iterator[World]:
    server = World()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def impatient(*words: Any, **more: Any) -> Settings:
    """Read settings as ever, but wait for nothing."""
    return replace(read_settings(*words, **more), patience=QUICK)


@pytest.fixture
def world(served: World, monkeypatch: pytest.MonkeyPatch) -> World:
    served.start_anew()
    stock(served)
    monkeypatch.setattr(opening, "read_settings", impatient)
    for service in SERVICES.values():
        monkeypatch.setenv(service.variable, served.urls[service.name])
        if service.key:
            monkeypatch.delenv(service.key.variable, raising=False)
    return served


@pytest.fixture
def enrich(run, workshop, world: World, tmp_path: Path) -> Callable:
    """Run the command on records that lack what the services know."""
    for name, text in RECORDS.items():
        workshop.write(name, text)

    def command(*words: str | Path):
        places = ("--data", workshop.folder, "--cache", tmp_path / "cache")
        return run("enrich", *places, "-o", tmp_path / "proposals", *words)

    return command


def test_what_services_know_becomes_a_folder_of_proposals(enrich, workshop, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in workshop.folder.rglob("*") if path.is_file()}
    done = enrich()
    assert done.code == 0, done.err
    assert done.out.startswith("record,field,outcome,value,service,address\n")
    assert 'glow,authors,new,"Ada Lumen, Bao Candela, Chiara Lux",Crossref,' in done.out
    assert "spallm accept" in done.err
    assert "OpenCitations: known 1, unknown 1; requests 2, from the cache 0." in done.err
    place = tmp_path / "proposals"
    glow = (place / "papers/glow.toml").read_text()
    assert 'crossref = {source = "crossref", locator = "10.1000/glow"}' in glow
    assert (place / "sources/crossref.toml").exists()
    assert "glow\tsecond-work\tcrossref\t" in (place / "citations.tsv").read_text()
    assert "### glow" in (place / "report.md").read_text()
    assert json.loads((place / "report.json").read_text())[0]["record"] == "first-work"
    after = {path: path.read_bytes() for path in workshop.folder.rglob("*") if path.is_file()}
    assert before == after


def test_running_twice_changes_no_byte_and_asks_nobody(
    enrich, world: World, tmp_path: Path
) -> None:
    enrich()
    first = {path: path.read_bytes() for path in (tmp_path / "proposals").rglob("*.*")}
    world.asked.clear()
    assert enrich().code == 0
    assert {path: path.read_bytes() for path in (tmp_path / "proposals").rglob("*.*")} == first
    assert world.asked == []
    assert enrich("--offline").code == 0


def test_the_report_speaks_chinese(enrich, tmp_path: Path) -> None:
    done = enrich("--lang", "zh", "--format", "json", "--from", "hugging-face")
    assert "任务 fill-mask 不在任务表中" in done.out
    assert "Hugging Face：有回答 1" in done.err
    assert (tmp_path / "proposals/report.md").read_text().startswith("# 建议")


def test_a_budget_that_is_used_up_leaves_something_for_the_next_run(enrich) -> None:
    done = enrich("--budget", "2", "--what", "authors")
    assert done.code == 1
    assert "this run may make no more requests. Run the same command again" in done.err
    assert enrich("--what", "authors").code == 0


def test_nothing_to_propose_writes_nothing(enrich, world: World, tmp_path: Path) -> None:
    world.answers.clear()
    done = enrich("--what", "licences")
    assert (done.code, "There is nothing to propose" in done.err) == (0, True)
    assert not (tmp_path / "proposals").exists()


def test_without_a_network_one_line_says_so(
    enrich, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for service in SERVICES.values():
        monkeypatch.setenv(service.variable, "http://127.0.0.1:9")
    done = enrich()
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Error: No service can be reached (OpenAlex, Crossref,")
    assert done.err.endswith("; nothing was changed. With a cache: --offline\n")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "proposals").exists()


def test_an_interrupted_run_says_that_nothing_was_in_vain(enrich, world: World) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("spallm.enrichment.lookup._follow", interrupted)
        done = enrich("--from", "crossref")
    assert done.code == 130
    assert "What was answered is kept" in done.err
    world.asked.clear()
    assert enrich("--from", "crossref").code == 0
    assert "/crossref/works" not in [each.path for each in world.asked if "filter" in each.query]


def test_a_key_is_in_nothing_that_is_written_or_said(
    enrich, world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "secret-key")
    world.answers["openalex"] = lambda asked: told({"error": f"bad {asked.headers}"}, 401)
    done = enrich("--mailto", "me@example.org")
    assert "OpenAlex refuses us (401). Is OPENALEX_API_KEY right?" in done.err
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    for text in (done.out.encode(), done.err.encode(), *written):
        assert b"secret-key" not in text
        assert b"me@example.org" not in text


def test_text_of_services_does_not_steer_a_terminal_or_a_report(
    enrich, world: World, tmp_path: Path
) -> None:
    name = "A\x1b[31m <script>|x|\n# B"
    work = {"DOI": "10.1000/second", "title": ["Second work"], "author": [{"name": name}]}
    world.answers["crossref"] = lambda _: told({"message": {"items": [work]}})
    done = enrich("--from", "crossref", "--what", "authors")
    assert "\x1b" not in done.out
    report = (tmp_path / "proposals/report.md").read_text()
    assert "\x1b" not in report
    assert "&lt;script&gt;\\|x\\| # B" in report


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--what", "author"], "Did you mean authors"),
        (["--from", "crosref"], "Did you mean crossref"),
        (["--from", "github", "--what", "authors"], "github cannot tell authors"),
        (["--budget", "many"], "'many' is no budget"),
        (["--budget", "githb=3"], "Did you mean github"),
        (["--service", "crossref=nowhere"], "the address given for crossref"),
        (["--offline", "--refresh"], "--offline asks nobody"),
        (["--limit", "0"], "--limit"),
        (["glov"], "Did you mean glow"),
        (["--mailto", "nobody"], "is no mail address"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_wrong_usage(enrich, words: list[str], said: str) -> None:
    done = enrich(*words)
    assert done.code == 2
    assert said in done.err


def test_packages_that_are_missing_are_named(enrich, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spallm.enrichment.opening", None)
    done = enrich()
    assert done.code == 2
    assert 'pip install "spallm[enrich]"' in done.err


def test_a_record_that_lacks_nothing_is_said(enrich) -> None:
    done = enrich("ember", "--what", "licences")
    assert done.code == 1
    assert "ember lacks nothing of: licences" in done.err
