"""HTML: a page that needs nothing else, or the table alone for a page of one's own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spallm.exports.address import web_address
from spallm.exports.characters import Cleaner
from spallm.exports.table import Table
from spallm.exports.tables.legend import DAGGER, groups, legend, numbers, words

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


def page(table: Table) -> bytes:
    """Write a whole page: no scripts, nothing fetched, readable aloud and in print."""
    style = (TEMPLATES / "table.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    return _rendered("page.html", table, "", style=style, policy=policy).encode()


def fragment(table: Table, prefix: str = "") -> str:
    """Return the table with its notes and sources, to stand in a page.

    ``prefix`` begins the ids within, so that several tables may stand in one page.
    """
    return _rendered("table.html", table, prefix)


def _rendered(template: str, table: Table, prefix: str, **more: str) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            table=table,
            groups=list(groups(table)),
            legend=legend(table),
            words=words(table),
            prefix=prefix,
            dagger=DAGGER,
            **more,
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["web"] = web_address
    made.filters["line"] = lambda text: Cleaner().line(text)
    made.filters["numbers"] = numbers
    return made
