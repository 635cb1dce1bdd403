"""Code: links called so that lead to no repository, and columns of code that are empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.errors import IdentifierError
from spallm.identifiers import parse
from spallm.importers.identity import identifier_of
from spallm.importers.nothing import is_nothing
from spallm.linting.called import word_of
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

_PAPERS = ("arxiv", "openreview", "pmlr", "acl", "pubmed", "pmc")
#: Registrants under whose DOIs code and data are kept.
_ARCHIVES = ("10.5281/", "10.6084/", "10.24433/", "10.5061/", "10.7910/", "10.17632/", "10.17605/")
_GITHUB = re.compile(
    r"https?://(?:www\.)?(?P<site>github|gitlab)\.com(?P<path>/[^?#]*)?", re.IGNORECASE
)
_SHOWN = 12


def no_repository(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links that are called code and lead to an account, or to nothing but a site."""
    for written, role in manuscript.called:
        if role != "code" or not (match := _GITHUB.match(written.url)):
            continue
        parts = [part for part in (match["path"] or "").split("/") if part]
        if len(parts) < 2 and not _is_repository(written.url):
            what = f"the account {parts[0]}" if parts else "the front page"
            chinese = f"账号 {parts[0]}" if parts else "首页"
            yield Fault(
                written.place(manuscript.file),
                Words(
                    f"this is called code and leads to {what} of {match['site']}.com, "
                    "not to a repository",
                    f"此链接称为代码，却指向 {match['site']}.com 的{chinese}，而非仓库",
                ),
            )


def _is_repository(url: str) -> bool:
    try:
        return parse(url).scheme in ("github", "huggingface")
    except IdentifierError:
        return False


def paper_as_code(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links that are called code and lead to a paper."""
    for written, role in manuscript.called:
        if role == "code" and (what := _paper(written.url)):
            yield Fault(
                written.place(manuscript.file),
                Words(
                    f"this is called code and leads to a paper, {what}",
                    f"此链接称为代码，却指向论文 {what}",
                ),
            )


def _paper(url: str) -> str | None:
    found = identifier_of(url)
    if found is None:
        return None
    is_doi = found.scheme == "doi" and not found.value.startswith(_ARCHIVES)
    return found.curie if found.scheme in _PAPERS or is_doi else None


def without_code(manuscript: Manuscript) -> Iterator[Fault]:
    """Find columns of code in which some works have none; one remark for a table."""
    for grid in manuscript.grids:
        columns = [n for n, name in enumerate(grid.header.cells) if word_of(name) == "code"]
        for column in columns:
            rows = [row for row in grid.rows if column < len(row.cells)]
            bare = [row for row in rows if is_nothing(row.cells[column])]
            if not bare:
                continue
            lines = ", ".join(str(row.line) for row in bare[:_SHOWN])
            more = " …" if len(bare) > _SHOWN else ""
            start, end = bare[0].spans[column]
            yield Fault(
                manuscript.spot(bare[0].line, start, end - start),
                _bare(len(bare), len(rows), f"{lines}{more}"),
            )


def _bare(count: int, rows: int, lines: str) -> Words:
    """Return how many rows of a table have no code, and which."""
    where = f"line{'s' if count > 1 else ''} {lines}"
    if count == rows:
        return Words(f"no row of this table gives code: {where}", f"此表没有代码：第 {lines} 行")
    one = "s" if count == 1 else ""
    return Words(
        f"{count} of {rows} rows of this table give{one} no code: {where}",
        f"此表 {rows} 行中有 {count} 行没有代码：第 {lines} 行",
    )


RULES = (
    Rule(
        "no-repository",
        "warning",
        Words("A link called code leads to no repository.", "称为代码的链接没有指向仓库。"),
        Words("Give the address of the repository, or write -.", "请给出仓库网址，或写 -。"),
        "| Title | Code |\n| --- | --- |\n| scGPT | [Code](https://github.com/bowang-lab) |\n",
        no_repository,
    ),
    Rule(
        "paper-as-code",
        "warning",
        Words("A link called code leads to a paper.", "称为代码的链接指向论文。"),
        Words(
            "Give the address of the repository, and the paper in its own place.",
            "请给出仓库网址，论文另列。",
        ),
        "| Title | Code |\n| --- | --- |\n"
        "| Attention | [Code](https://arxiv.org/abs/1706.03762) |\n",
        paper_as_code,
    ),
    Rule(
        "no-code",
        "note",
        Words("Works in a table have no code.", "表中有论文没有代码。"),
        Words("See whether it is public by now.", "请查看代码是否已公开。"),
        "| Title | Code |\n| --- | --- |\n| One | [Code](https://github.com/bowang-lab/scGPT) |\n"
        "| Two | - |\n",
        without_code,
    ),
)
