"""Finding the title of a work, and its short name, in the text of an entry."""

from __future__ import annotations

import re

from spallm.importers.addresses import by_address
from spallm.importers.authors import is_author_list, may_be_names
from spallm.importers.citation import cited
from spallm.importers.markdown.canvas import OBJECT, Canvas
from spallm.importers.markdown.ending import plain_end
from spallm.importers.markdown.fields import BAR
from spallm.importers.markdown.front import Front
from spallm.importers.markdown.measure import count_words, is_headline, is_short
from spallm.importers.markdown.naming import introduces, labelled, lists_names
from spallm.importers.markdown.partly_bold import whole_title
from spallm.importers.markdown.title import Title, clean, says_when
from spallm.importers.markdown.words import EMOJI, plain
from spallm.importers.venue import is_venue
from spallm.importers.year import is_date, year

_QUOTED = re.compile(r"[\"“”«「『《]{1,2}\s?([^\"“”»」』》\n]{3,500}?)\s?[\"“”»」』》]{1,2}")
_CLOSED = re.compile(rf"\s?(?:[,.;)\n|•(，。{OBJECT}\[]|\s[—–-]|\Z|in\s|by\s|[A-Z])")
_BEHIND = re.compile(rf"[\s:：,\-–—|{EMOJI}]*")
_COLON = re.compile(r"\s?[:：]\s*")
_FULL_STOP = re.compile(r"(?<!\b[A-Z])\.\s")
_INITIAL_AND_NAME = re.compile(r"(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+")
_PLACE = re.compile(r"\b(?:Univ(?:ersity|ersit\w+)?|Institute of|College|School)\b")
_BRACKETED = re.compile(r"\W{0,4}[\[(]([^\[\]()\n]{15,300})[\])]")
_COLONS = (":", "：")
_LONG_TITLE = 4
_LONGEST_NAME = 6
_LONGEST_LABEL = 14


def find_title(canvas: Canvas, *, cell: bool = False) -> Title | None:
    """Find the title on a canvas; in a ``cell`` nothing but links and lines part it."""
    finder = _Finder(canvas, cell=cell)
    title = finder.find()
    if title is None:
        return None
    title.take_apart()
    title.text = clean(title.text)
    return title if re.search(r"[^\W_]", title.text) else None


class _Finder:
    """Looks for a title; ``front`` keeps what stood in front of it."""

    def __init__(self, canvas: Canvas, *, cell: bool) -> None:
        self.canvas = canvas
        self.text = canvas.text
        self.cell = cell
        self.front = Front(canvas)

    def find(self) -> Title | None:
        """Find the title."""
        if title := labelled(self.canvas, cell=self.cell):
            title.taken.append((title.start, title.end))
            return title
        title = self.at(self.front.read()) or self.in_brackets()
        if title is None:
            return None
        front = self.front
        title.name = title.name or front.name
        title.told, title.tags, title.sure = front.told, front.tags, front.sure
        title.taken = [*front.taken, (title.start, title.end)]
        return title

    def in_brackets(self) -> Title | None:
        """Find a title in brackets that lead nowhere, where there is nothing else."""
        found = _BRACKETED.match(self.text)
        if found is None or count_words(found[1]) < _LONG_TITLE or says_when(found[1], 0):
            return None
        self.front.tags.clear()
        return self.span(found.start(1), found.end(1), "text")

    def span(self, start: int, end: int, how: str, words: str | None = None) -> Title:
        """Make a title of a stretch of the text."""
        return Title(self.text[start:end] if words is None else words, start, end, how)

    def at(self, position: int) -> Title | None:
        """Find the title that begins at a position, or behind a name there."""
        if position >= len(self.text):
            return None
        if self.text[position] == "<" and self.front.is_parted(position + 1):
            position += 1
        piece = self.canvas.at(position)
        if piece is None:
            return None
        title = self.quoted(position)
        if title and not self.is_inside_link(title):
            return title
        if piece.kind == "link":
            return self.link(position)
        if piece.bold:
            return self.styled(position, "bold")
        end = self.canvas.run(position, "italic") if piece.italic else position
        if end > position and not is_author_list(self.text[position:end]):
            return self.styled(position, "italic")
        return self.in_text(position)

    def is_inside_link(self, title: Title) -> bool:
        """Whether a link goes on where a title in quotation marks ends."""
        spans = self.canvas.titles
        around = (end for start, end, _ in spans if start <= title.start < title.end < end)
        return any(count_words(self.text[title.end : end]) > 1 for end in around)

    def quoted(self, position: int) -> Title | None:
        """Find a title in quotation marks right here."""
        found = _QUOTED.match(self.text, position)
        if found and count_words(found[1]) > 1 and self.is_closed(found.end()):
            return self.span(found.start(), found.end(), "quoted", found[1])
        return None

    def is_closed(self, end: int) -> bool:
        """Whether a quotation that ends here is followed by something else than a sentence."""
        if _CLOSED.match(self.text, end):
            return True
        while end < len(self.text) and self.text[end].isspace():
            end += 1
        piece = self.canvas.at(end)
        if piece is None:
            return False
        return piece.italic or piece.code or piece.bold or piece.kind == "link"

    def link(self, position: int) -> Title | None:
        """Take the words of a link for the title, or for a short name in front of one."""
        spans = self.canvas.titles
        span = next((each for each in spans if each[0] <= position < each[1]), None)
        if span is None:
            return None
        start, end, piece = span
        words = self.text[start:end]
        if is_short(words) and (title := self.behind(end)):
            title.name = self.front.name or plain(words)
            return title
        line = self.text[end:].split("\n", 1)[0]
        paper = by_address(piece.url) == "paper"
        if not paper and by_address(piece.url) != "code":
            told = cited(line)
            paper = bool(told.venue or BAR.search(line)) and is_headline(line)
        if paper and (title := self.going_on(start, end)):
            return title
        return self.span(start, end, "link")

    def behind(self, end: int) -> Title | None:
        """Find a title in quotes, or in a link or a style, right behind a short name."""
        after = _BEHIND.match(self.text, end)
        position = after.end() if after else end
        between = self.text[end:position]
        if position >= len(self.text) or "\n" in between:
            return None
        if title := self.quoted(position):
            return title
        dashed = any(sign in between for sign in "-–—|,")
        for start, stop, _ in self.canvas.titles:
            if start == position and not dashed and self.is_long(start, stop):
                return self.span(start, stop, "link")
        return self.style_behind(position)

    def is_long(self, start: int, end: int) -> bool:
        """Whether a stretch of the text is long enough for a title behind a name."""
        return count_words(self.text[start:end]) >= _LONG_TITLE

    def style_behind(self, position: int) -> Title | None:
        """Find a title in bold or italics behind a short name."""
        piece = None if self.text[position] in "([" else self.canvas.at(position)
        for style in ("bold", "italic"):
            if piece and getattr(piece, style) and piece.kind == "text":
                stop = self.canvas.run(position, style)
                words = self.text[position:stop]
                taught = style == "italic" and _PLACE.search(words)
                if self.is_long(position, stop) and not taught and not is_author_list(words):
                    return self.span(position, stop, style)
        return None

    def going_on(self, start: int, end: int) -> Title | None:
        """Find a title that begins in a link or a style and goes on behind a colon."""
        colon = _COLON.match(self.text, end)
        words = self.text[start:end]
        if not colon and not words.rstrip().endswith(_COLONS):
            return None
        position = colon.end() if colon else end
        name = words.strip(" :：")
        longest = _LONGEST_NAME if self.is_paper(start) else 3
        if not 0 < count_words(name) <= longest or self.text[position : position + 1] in (
            "",
            *"\n[(-–—",
        ):
            return None
        stop = plain_end(self.canvas, position, cell=self.cell)
        rest = self.text[position:stop].strip()
        names = is_author_list(rest, loose=True) or lists_names(rest)
        described = rest.endswith(".") or not self.text[stop:].strip(" .\n")
        if count_words(rest) <= 2 or names or (described and not is_headline(rest)):
            return None
        title = self.span(start, stop, "joined", f"{name}: {rest}")
        title.name = plain(words)
        return title

    def styled(self, position: int, style: str) -> Title | None:
        """Take a run in bold or italics for the title, or for a short name in front of one."""
        end = self.canvas.run(position, style)
        whole = self.text[position:end].strip()
        name = whole.rstrip(" :：")
        colon = name != whole or self.text[end : end + 9].lstrip(" ").startswith(_COLONS)
        title = self.behind(end) if colon or is_short(name) else None
        if title is None and colon:
            title = self.quoted_later(end)
        if title is not None:
            short = plain(name) if count_words(name) <= _LONGEST_NAME else None
            title.name = self.front.name or short
            return title
        if colon and (title := self.going_on(position, end)):
            return title
        if style == "bold" and (title := whole_title(self.canvas, position, end)):
            return title
        return self.first_line(position, end, style) or self.span(position, end, style, name)

    def first_line(self, position: int, end: int, style: str) -> Title | None:
        """Find a title on the first line of a run whose second line is a citation."""
        line = self.text.find("\n", position, end)
        if line < 0 or style != "bold" or count_words(self.text[position:line]) <= 2:
            return None
        rest = self.text[line:end].strip()
        return self.span(position, line, style) if is_author_list(rest) or year(rest) else None

    def quoted_later(self, position: int) -> Title | None:
        """Find a title in quotes behind authors."""
        if not (found := _QUOTED.search(self.text, position)):
            return None
        before = self.text[position : found.start()].strip(" :：,.\n")
        told = count_words(found[1]) > 1 and self.is_closed(found.end())
        if not (told or "," in before) or (before and not may_be_names(before)):
            return None
        return self.span(found.start(), found.end(), "quoted", found[1])

    def in_text(self, position: int) -> Title | None:
        """Find the title in plain text, or what is set apart in it."""
        if title := self.quoted_later(position):
            if authors := self.text[position : title.start].strip(" :：,.\n"):
                self.front.told.append(authors)
                self.front.take(position, title.start)
            return title
        line_end = self.text.find("\n", position)
        line_end = len(self.text) if line_end < 0 else line_end
        if title := self.introduced(position, line_end):
            return title
        stop = _FULL_STOP.search(self.text, position, line_end)
        front = self.text[position : stop.start()] if stop else ""
        named = is_author_list(front, loose=True) or _INITIAL_AND_NAME.fullmatch(front)
        if stop and named and count_words(self.text[stop.end() : line_end]) > 2:
            self.front.told.append(front)
            position = self.front.take(position, stop.end())
        end = plain_end(self.canvas, position, cell=self.cell)
        words = self.text[position:end].strip()
        return self.span(position, end, "text", words) if words else None

    def introduced(self, position: int, line_end: int) -> Title | None:
        """Find a title that text introduces on its line: in quotes, in a link, in bold."""
        found = _QUOTED.search(self.text, position, line_end)
        if found and count_words(found[1]) > 2 and self.is_closed(found.end()):
            before = self.text[position : found.start()]
            named = before.rstrip().endswith(_COLONS) and is_short(before)
            title = self.span(found.start(), found.end(), "quoted", found[1])
            if named or introduces(before):
                return self.with_front(before, title)
        links = [(start, end) for start, end, _ in self.canvas.titles]
        for spans, fewest, how in ((links, 2, "link"), (self.canvas.spans("bold"), 4, "bold")):
            for start, end in spans:
                if not position <= start < line_end:
                    continue
                before = self.text[position:start].rstrip("<([")
                told = introduces(before) or (how == "link" and self.is_labelled(before, start))
                if told and count_words(self.text[start:end]) >= fewest:
                    return self.with_front(before, self.span(start, end, how))
                break
        return None

    def is_labelled(self, before: str, start: int) -> bool:
        """Whether words and a colon stand in front of a link to a paper."""
        labelled = before.rstrip().endswith(_COLONS) and OBJECT not in before
        return labelled and self.is_paper(start) and count_words(before) <= _LONGEST_LABEL

    def is_paper(self, position: int) -> bool:
        """Whether a link to a paper stands at a position."""
        piece = self.canvas.at(position)
        return piece is not None and piece.kind == "link" and by_address(piece.url) == "paper"

    def with_front(self, before: str, title: Title) -> Title:
        """Take in the words that introduce a title."""
        bare = plain(before.replace(OBJECT, ""))
        if not bare:
            return title
        if is_venue(bare) or is_date(bare) or (is_author_list(bare) and "," in bare):
            self.front.told.append(bare)
        elif is_short(bare):
            self.front.name = self.front.name or bare
        return title
