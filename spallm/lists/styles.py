"""The styles of lists: tables in two manners, and bullets of one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from spallm.exports.markdown import row
from spallm.importers.addresses import by_address
from spallm.lists.inline import bold, destination, link, text
from spallm.lists.listed import Address, Listed
from spallm.lists.wording import Language, label, named, word
from spallm.nearness import unknown

Writer = Callable[[str, str], str]
#: What stands in a cell where nothing is known.
NONE = "-"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name, what it is in words, the lines above its works, and a work's line."""

    name: str
    says: str
    head: Callable[[Language], Sequence[str]]
    line: Callable[[Listed, Language], str]


def style(name: str) -> Style:
    """Return a style, or say which there are."""
    if name not in STYLES:
        raise unknown("style of lists", name, STYLES)
    return STYLES[name]


def _table_head(language: Language) -> Sequence[str]:
    columns = (word(each, language) for each in ("year", "title", "venue", "paper", "code"))
    return row(columns), row(("----", "-----", ":---:", ":---:", ":--:"))


def _table_line(work: Listed, language: Language) -> str:
    papers = _links(work.reading, label("link", language), label("page", language))
    return row((
        str(work.year or NONE),
        _struck(bold(work.title), work),
        text(work.venue or NONE),
        " ".join(papers) or NONE,
        _code(work, language),
    ))  # fmt: skip


def _methods_head(language: Language) -> Sequence[str]:
    columns = (word(each, language) for each in ("paper", "method", "conference", "code"))
    return row(columns), row((":----", ":----:", ":--------:", ":--:"))


def _methods_line(work: Listed, language: Language) -> str:
    first = next(iter(work.reading), Address(""))
    title = _struck(link(work.title, first.url), work)
    more = _links(work.reading, "", label("page", language))[1:]
    when = " ".join(filter(None, (work.venue, str(work.year or ""))))
    return row((
        " ".join((title, *more)),
        text(", ".join(work.names) or NONE),
        text(when or NONE),
        _code(work, language),
    ))  # fmt: skip


def _bullets_head(_language: Language) -> Sequence[str]:
    return ()


def _bullets_line(work: Listed, language: Language) -> str:
    return f"- {' '.join(_bullet(work, language))}"


def _bullet(work: Listed, language: Language) -> Iterator[str]:
    if when := " ".join(filter(None, (str(work.year or ""), work.venue))):
        yield f"[{text(when)}]"
    if names := [name for name in work.names if name not in work.title]:
        yield f"({text(', '.join(names))})"
    yield _struck(bold(work.title), work)
    is_paper = bool(work.reading) and by_address(work.reading[0].url) == "paper"
    for first, others, addresses in (
        ("paper" if is_paper else "link", "page", work.reading),
        ("code", "code", work.code),
        ("weights", "weights", work.weights),
    ):
        one, more = (label(each, language).lower() for each in (first, others))
        yield from _links(addresses, one, more, _in_brackets)
    if work.descriptions:
        yield f"- {text(named(work.descriptions, language, ''))}"


def _code(work: Listed, language: Language) -> str:
    linked, loaded = label("link", language), label("weights", language)
    found = _links(work.code, linked, linked) + _links(work.weights, loaded, loaded)
    return " ".join(found) or NONE


def _links(
    addresses: Sequence[Address], first: str, others: str, write: Writer = link
) -> list[str]:
    """Return links to addresses, all but the first by the name of their place if it has one."""
    return [
        write((each.place or others) if number else first, each.url)
        for number, each in enumerate(addresses)
    ]


def _in_brackets(words: str, address: str) -> str:
    """Return a link that shows brackets, as bullets have it: ``[[paper]](…)``."""
    return f"[[{text(words)}]]({destination(address)})"


def _struck(title: str, work: Listed) -> str:
    """Return a title, struck out where the work was taken back."""
    return f"~~{title}~~" if work.taken_back else title


STYLES: Mapping[str, Style] = MappingProxyType({
    each.name: each
    for each in (
        Style("table", "Year, Title, Venue, Paper, Code", _table_head, _table_line),
        Style("methods", "Paper, Method, Conference, Code", _methods_head, _methods_line),
        Style("bullets", "one line for each work", _bullets_head, _bullets_line),
    )
})  # fmt: skip
