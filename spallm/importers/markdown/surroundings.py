"""What stands around a title: year, venue, authors, a description."""

from __future__ import annotations

import re

from spallm.importers.addresses import role
from spallm.importers.authors import is_author_list, may_be_names, names, says_others
from spallm.importers.citation import cited
from spallm.importers.markdown.canvas import Canvas, words_of
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.fields import read_fields
from spallm.importers.markdown.title import Title
from spallm.importers.markdown.words import plain
from spallm.importers.venue import is_venue, knows_venue
from spallm.importers.venue_names import OTHERS
from spallm.importers.year import year

_NO_VENUES = frozenset(("book", "thesis", "openreview", "technical report"))
_BADGE_KEY = re.compile(r"^(?:conference|publish\w*|venue|journal|year)\W+(?=\w)", re.IGNORECASE)
_BEHIND_NAMES = re.compile(r"(?<=\bal)\.\s?|(?<=[a-z]{2})\.\s+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]\w*(?:[ -]\w+)?")
_BRACKET = re.compile(r"\s?\(([A-Z][\w .&-]{1,40})\)")
_NUMBERED = re.compile(r"\s?\(([A-Z]{4,12}-\d{1,3})\)\W{0,9}")
_ARXIV = re.compile(r"arxiv\W{0,3}\d{4}", re.IGNORECASE)
_DATED = re.compile(r",\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\W{0,3}$")
_LONGEST_CODE = 8
_LONGEST_BOLD = 3
_LONGEST_PLACE = 7
_LONGEST_LINK = 14


def read_surroundings(draft: Draft, canvas: Canvas, title: Title) -> None:
    """Read what stands around a title, the surest places first."""
    _take_told(draft, title, [said for said in title.told if not says_others(said)])
    draft.also.extend(("tag", tag) for tag in title.tags)
    read_fields(draft, canvas, title)
    _read_styles(draft, canvas, title)
    labels = [plain(words_of(piece)) for _, piece in canvas.labels]
    venues = [said for said in labels if is_venue(said) and said.casefold() not in _NO_VENUES]
    told = cited(_rest(canvas, title), bare_name=not draft.authors)
    draft.take(told, venue=not venues or not draft.venues)
    for said in venues:
        draft.cite(said)
    for badge in canvas.badges:
        draft.cite(said := _BADGE_KEY.sub("", badge), sure=is_venue(said))
    if not draft.venues and title.how in ("bold", "quoted", "text"):
        _read_link_below(draft, canvas, title)
    draft.years.extend(when for said in labels if (when := _year_of_label(said)))
    if not draft.venues:
        draft.venues.extend(_set_apart(canvas, title))
    _take_told(draft, title, [said for said in title.told if says_others(said)])


def _take_told(draft: Draft, title: Title, told: list[str]) -> None:
    """Take in what stood in front of a title; behind the first authors may follow a venue."""
    for said in told:
        bare = said
        if not said.rstrip(" .").endswith("al") and (others := OTHERS.search(said)):
            draft.authors = draft.authors or names(said[: others.end()])
            bare = said[others.end() :].strip(" ,.;:")
        draft.cite(bare, sure=year(bare) is not None or is_venue(bare) or said in title.sure)
        if not draft.authors and is_author_list(said, alone="." in said):
            draft.authors = names(said)


def _year_of_label(said: str) -> int | None:
    return None if _ARXIV.search(said) else year(said)


def _free(canvas: Canvas, title: Title, style: str) -> list[tuple[int, int, str]]:
    """Return the runs in a style outside the title, with their text."""
    runs = [span for span in canvas.spans(style) if not title.overlaps(*span)]
    return [(start, end, canvas.text[start:end].strip()) for start, end in runs]


def _read_styles(draft: Draft, canvas: Canvas, title: Title) -> None:
    """Read venues and dates that a style sets apart."""
    for *_, said in _free(canvas, title, "code"):
        dated = year(said) is not None and len(said.split()) <= _LONGEST_CODE
        draft.cite(said, sure=is_venue(said) or dated)
    for *_, said in _free(canvas, title, "italic"):
        dated = _DATED.search(said) is not None and len(said.split()) <= _LONGEST_CODE + 2
        draft.cite(said, sure=is_venue(said) or (dated and not is_author_list(said)))
    for *_, said in _free(canvas, title, "bold"):
        draft.cite(said, sure=knows_venue(said) and len(said.split()) <= _LONGEST_BOLD)
    if not draft.venues:
        for *_, said in _free(canvas, title, "italic"):
            _read_behind_names(draft, said)


def _read_behind_names(draft: Draft, said: str) -> None:
    """Read a style that holds authors and then something short: where it was published."""
    parts = _BEHIND_NAMES.split(said, maxsplit=1)
    if len(parts) < 2 or " " not in parts[0] or not may_be_names(parts[0]):
        return
    names = is_author_list(parts[1]) and "," in parts[1]
    if 0 < len(parts[1].split()) <= _LONGEST_PLACE and not names:
        draft.cite(parts[1])


def _read_link_below(draft: Draft, canvas: Canvas, title: Title) -> None:
    """Read the venue from the words of the link to the paper, on a line below the title."""
    below = canvas.text.find("\n", title.end)
    for start, _end, piece in canvas.titles:
        words = plain(piece.text)
        if not 0 <= below < start or len(words.split()) > _LONGEST_LINK:
            continue
        if role(piece.url, "") == "paper" or year(words) is not None:
            draft.cite(words)
            return


def _set_apart(canvas: Canvas, title: Title) -> list[str]:
    """Return what a style sets apart as an acronym, where no venue is known."""
    coded = [said for *_, said in _free(canvas, title, "code")]
    if len(coded) == 1 and title.told and _ACRONYM.fullmatch(coded[0]):
        return coded
    if title.how == "link" and (bracket := _NUMBERED.fullmatch(canvas.text[title.end :])):
        return [bracket[1]]
    if bracket := _BRACKET.match(canvas.text, title.end):
        inner = canvas.at(bracket.start(1))
        if inner is not None and inner.bold:
            return [bracket[1].strip()]
    return []


def _rest(canvas: Canvas, title: Title) -> str:
    """Return the text that is neither title nor name; code in it stands apart."""
    parts, position = [], 0
    coded = {span for span in canvas.spans("code") if not title.overlaps(*span)}
    for start, end in sorted([*title.taken, *coded]):
        if start > position:
            parts.append(canvas.text[position:start])
        if (start, end) in coded:
            before = parts.pop() if parts else ""
            parts.append(f"{before} ; {canvas.text[start:end]} ; ")
        position = max(position, end)
    return "\n".join([*parts, canvas.text[position:]])
