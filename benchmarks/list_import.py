"""How long a list of 5,000 entries takes to import and to lint, beside parsing it and no more.

The peers do a small part of the work: markdown-it-py parses the list into tokens, bibtexparser
reads the bibliography. Both sides are whole processes, interleaved, and their medians compared.

.venv/bin/python benchmarks/list_import.py [--entries 5000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SPALLM = (str(Path(sys.executable).with_name("spallm")),)
MARKDOWN_IT = (
    "import sys, pathlib; from markdown_it import MarkdownIt; "
    "MarkdownIt('commonmark').enable('table').parse(pathlib.Path(sys.argv[1]).read_text())"
)
BIBTEXPARSER = "import sys, bibtexparser; bibtexparser.parse_file(sys.argv[1])"
WORDS = (
    "adaptive", "alignment", "attention", "atlas", "cell", "cluster", "contrastive", "deep",
    "diffusion", "dynamics", "embedding", "evolution", "flow", "gene", "graph", "growth",
    "hidden", "image", "language", "latent", "learning", "map", "memory", "network", "neural",
    "omics", "pathway", "plant", "protein", "regulation", "robust", "root", "sampling", "scale",
    "signal", "sparse", "spatial", "state", "temporal", "transfer", "tree", "variational",
    "vision",
)  # fmt: skip
VENUES = ("Nature Methods", "Bioinformatics", "ICLR", "NeurIPS", "Cell Systems", "arXiv")


def works(count: int) -> Iterator[tuple[str, str, int, str, str]]:
    """Yield made-up works: short name, title, year, venue, DOI."""
    chance = random.Random(7)  # the same works in every run
    for number in range(count):
        title = " ".join(chance.choices(WORDS, k=8)).capitalize()
        doi = f"10.5555/bench.{number:05d}"
        yield (
            f"Net{number}",
            f"{title} {number}",
            chance.randint(2010, 2026),
            chance.choice(VENUES),
            doi,
        )


def table(count: int) -> str:
    """Return a list as tables under headings, a hundred rows each."""
    lines = ["# Awesome list"]
    for place, (name, title, year, venue, doi) in enumerate(works(count)):
        if place % 100 == 0:
            lines += [
                "",
                f"## Section {place // 100}",
                "",
                "| Year | Title | Venue | Paper | Code |",
            ]
            lines += ["| --- | --- | --- | --- | --- |"]
        links = f"[Link](https://doi.org/{doi}) | [Link](https://github.com/bench/{name})"
        lines.append(f"| {year} | **{name}: {title}** | {venue} | {links} |")
    return "\n".join(lines) + "\n"


def bullets(count: int) -> str:
    """Return the same list as bullets."""
    lines = ["# Awesome list", "", "## Papers", ""]
    for name, title, year, venue, doi in works(count):
        code = f"[[code](https://github.com/bench/{name})]"
        lines.append(
            f"- [{year} {venue}] **{name}: {title}** [[paper](https://doi.org/{doi})] {code}"
        )
    return "\n".join(lines) + "\n"


def bibliography(count: int) -> str:
    """Return the same works as BibTeX."""
    return "".join(
        f"@article{{{name},\n  title = {{{name}: {title}}},\n  year = {{{year}}},\n"
        f"  author = {{Doe, Jane and Roe, Richard}},\n"
        f"  journal = {{{venue}}},\n  doi = {{{doi}}},\n}}\n"
        for name, title, year, venue, doi in works(count)
    )


def main() -> None:
    """Print seconds and ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, text in (
            ("table.md", table(asked.entries)),
            ("bullets.md", bullets(asked.entries)),
            ("works.bib", bibliography(asked.entries)),
        ):
            (folder / name).write_text(text, encoding="utf-8")
        _compare(folder, asked.entries, asked.rounds)


def _compare(folder: Path, entries: int, rounds: int) -> None:
    parse = (sys.executable, "-c", MARKDOWN_IT)
    scenes: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "table, read": ((*SPALLM, "import", "table.md", "--dry-run"), (*parse, "table.md")),
        "bullets, read": ((*SPALLM, "import", "bullets.md", "--dry-run"), (*parse, "bullets.md")),
        "table, drafts written": ((*SPALLM, "import", "table.md", "-o"), (*parse, "table.md")),
        "table, linted": ((*SPALLM, "lint", "table.md", "--no-graph"), (*parse, "table.md")),
        "bibliography, read": (
            (*SPALLM, "import", "works.bib", "--dry-run"),
            (sys.executable, "-c", BIBTEXPARSER, "works.bib"),
        ),
    }
    print(f"{entries:,} entries, medians of {rounds} interleaved rounds\n")
    print(f"{'scene':24} {'spallm':>9} {'parsing':>9} {'ratio':>7}")
    for name, (ours, peer) in scenes.items():
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(rounds):
            fresh = (str(folder / f"{name}-{number}"),) if ours[-1] == "-o" else ()
            times[0].append(_timed((*ours, *fresh), folder))
            times[1].append(_timed(peer, folder))
        mine, theirs = map(statistics.median, times)
        print(f"{name:24} {mine:8.2f}s {theirs:8.2f}s {mine / theirs:6.1f}×")


def _timed(command: tuple[str, ...], folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
