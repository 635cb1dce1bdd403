r"""LaTeX: a table as papers print them, with booktabs, on one page, turned or over several.

The result is input for a document, not one by itself; its first lines name the packages that it
needs, all of them in every TeX distribution. Links are links where hyperref is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spallm.exports.table import Table
from spallm.exports.tables.latex_cells import cell, note, plain, sources, text
from spallm.exports.tables.legend import groups, legend, words
from spallm.exports.tables.page_fit import WIDE, Fit, fits, width

#: Letters on a line of notes under an upright table.
_NOTE = 95
#: What pdfLaTeX sets without more packages, of what escaping leaves as it is.
_SET = re.compile(r"[\x00-\u017f–—‘’“”„…•†‡€™×÷·°±µ²³¹¼½¾↑↓]*")
_CHINESE = re.compile(f"[{WIDE}]")
_LINKS = r"\providecommand{\href}[2]{#2}"
_SMALL = r"\footnotesize\setlength{\tabcolsep}{4pt}"
#: XeTeX breaks Chinese lines only when told to.
_BREAKS = (
    r"\ifdefined\XeTeXlinebreaklocale"
    r'\XeTeXlinebreaklocale "zh"\XeTeXlinebreakskip=0pt plus 1pt\fi'
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a table with all that is said around it, escaped."""

    fit: Fit
    columns: str
    caption: str
    label: str
    head: str
    body: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def preparations(self) -> tuple[str, ...]:
        """What XeTeX has to be told where there is Chinese."""
        said = (self.caption, self.head, *self.body, *self.notes)
        return (_BREAKS,) if any(map(_CHINESE.search, said)) else ()


def latex_table(table: Table) -> bytes:
    """Write a table that fits a page, turned where it is wide, over several where it is long."""
    texts = [[plain(each, table) for each in row.cells] for row in table.rows]
    told = [*legend(table), *(f"{each.text} {each.url}" for each in table.sources)]
    parts = fits(table, texts, sum(1 + width(each) // _NOTE for each in told))
    said = "\n".join(
        _lines(_part(table, fit, place, len(parts))) for place, fit in enumerate(parts, 1)
    )
    return f"{_header(said, parts)}{_LINKS}\n{said}".encode()


def _header(said: str, parts: Sequence[Fit]) -> str:
    packages = {
        "array": True,
        "booktabs": True,
        "longtable": any(part.long for part in parts),
        "pdflscape": any(part.long and part.turned for part in parts),
        "rotating": any(part.turned and not part.long for part in parts),
    }
    needed = ",".join(name for name, is_needed in packages.items() if is_needed)
    lines = [f"% Needs \\usepackage{{{needed}}}; with \\usepackage{{hyperref}} links are links."]
    if not _SET.fullmatch(said):
        lines.append(
            "% Some characters need XeLaTeX or LuaLaTeX, and a font that has them"
            + (", such as by \\usepackage{xeCJK}." if _CHINESE.search(said) else ".")
        )
    return "".join(f"{line}\n" for line in lines)


def _part(table: Table, fit: Fit, place: int, count: int) -> _Part:
    said = words(table)
    title = said.part.format(table.title, place, count) if count > 1 else table.title
    slug = "-".join(re.findall("[a-z0-9]+", table.title.lower()))[:40] or "table"
    last = place == count
    return _Part(
        fit,
        _columns(table, fit),
        text(title),
        f"tab:{slug}" + (f"-{place}" if count > 1 else ""),
        _row(text(table.headings[column].title) for column in fit.columns),
        tuple(_body(table, fit)),
        (*map(note, legend(table)), *sources(table)) if last else (),
    )


def _body(table: Table, fit: Fit) -> Iterator[str]:
    for place, (name, rows) in enumerate(groups(table)):
        if place:
            yield r"\addlinespace"
        if name:
            across = rf"\multicolumn{{{len(fit.columns)}}}{{@{{}}l@{{}}}}"
            yield rf"{across}{{\textit{{{text(name)}}}}} \\*"
        for number, row in enumerate(rows):
            if number and fit.shares:
                yield r"\addlinespace[2pt]"  # rows of several lines want to be told apart
            yield _row(cell(row.cells[column], table) for column in fit.columns)


def _row(cells: Iterable[str]) -> str:
    return f"{' & '.join(cells)} \\\\"


def _columns(table: Table, fit: Fit) -> str:
    numeric = [table.headings[column].is_number for column in fit.columns]
    if not fit.shares:
        return "@{}" + "".join("r" if each else "l" for each in numeric) + "@{}"
    # The outer columns have no space at the edge, so that the table is as wide as the line.
    gap = 2 * (len(numeric) - 1) / len(numeric)
    spread = (
        f"  >{{\\{'raggedleft' if each else 'raggedright'}\\arraybackslash\\hspace{{0pt}}}}"
        f"p{{\\dimexpr {share:.4f}\\linewidth-{gap:.4f}\\tabcolsep\\relax}}%\n"
        for each, share in zip(numeric, fit.shares, strict=True)
    )
    return f"@{{}}%\n{''.join(spread)}  @{{}}"


def _lines(part: _Part) -> str:
    lines = _long(part) if part.fit.long else _float(part)
    return "\n".join(lines) + "\n"


def _float(part: _Part) -> Iterator[str]:
    name = "sidewaystable" if part.fit.turned else "table"
    yield rf"\begin{{{name}}}" + ("" if part.fit.turned else "[htbp]")
    yield rf"\centering{_SMALL}"
    yield from part.preparations
    yield rf"\caption{{{part.caption}}}\label{{{part.label}}}"
    yield rf"\begin{{tabular}}{{{part.columns}}}"
    yield from (r"\toprule", part.head, r"\midrule", *part.body, r"\bottomrule")
    yield r"\end{tabular}"
    yield from _notes(part)
    yield rf"\end{{{name}}}"


def _long(part: _Part) -> Iterator[str]:
    if part.fit.turned:
        yield r"\begin{landscape}"
    yield rf"\begingroup{_SMALL}"
    yield from part.preparations
    yield rf"\begin{{longtable}}{{{part.columns}}}"
    yield rf"\caption{{{part.caption}}}\label{{{part.label}}}\\"
    yield from (r"\toprule", part.head, r"\midrule", r"\endfirsthead")
    yield from (r"\toprule", part.head, r"\midrule", r"\endhead")
    yield from (r"\bottomrule", r"\endfoot", *part.body)
    yield r"\end{longtable}"
    yield from _notes(part)
    yield r"\endgroup"
    if part.fit.turned:
        yield r"\end{landscape}"


def _notes(part: _Part) -> Iterator[str]:
    if part.notes:
        yield r"\par\smallskip"
        yield r"{\raggedright\setlength{\parindent}{0pt}"
        yield from (rf"{each}\par" for each in part.notes)
        yield "}"
