"""What stands in front of a title: dates, venues, tags, a short name, decoration."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spallm.importers.markdown.canvas import OBJECT, Canvas
from spallm.importers.markdown.labels import is_label
from spallm.importers.markdown.measure import count_words, is_short
from spallm.importers.markdown.title import says_when
from spallm.importers.markdown.words import EMOJI, name_text
from spallm.importers.venue import knows_venue
from spallm.importers.venue_names import COMMON
from spallm.importers.year import is_date, year

DECORATED = re.compile(
    rf"(?:[\s\-–—•·*#>.,|;\u200b{OBJECT}{EMOJI}]|:[a-z][a-z0-9_+-]{{1,30}}:|\[[ xX]\]\s"
    r"|\(\d{1,3}\)\s|\d{1,3}[.)]\s)+"
)
_GROUP = re.compile(
    r"\s?(?:\[([^\[\]\n]{1,120})\]|\(([^()\n]{1,70})\)|（([^（）\n]{1,70})）|【([^【】\n]{1,70})】)"
)
_DATE = re.compile(r"\(?(?:19\d|20[0-3])\d(?:[-./]\d{1,2}){0,2}\)?\s?[:：,\-–—|.]?\s+(?=\S)")
_YEAR_AND_WORDS = re.compile(r"(?:19|20)\d\d[\s,.:-]{1,3}[^\W\d_]")
_ALIAS = re.compile(r",|/| f\.k\.a")
_COLONS = (":", "：")
_LONGEST_DATED = 5
_LONGEST_TAG = 40
_FEWEST_BEHIND = 3
_STYLES = ("code", "bold", "italic")


def _names_venue(text: str) -> bool:
    return says_when(text, 4) or bool(re.search(r"\b(?:workshops?|challenge)$", text, re.I))


@dataclass(slots=True)
class Front:
    """Reads what stands in front of a title on a canvas."""

    canvas: Canvas
    name: str | None = None
    told: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> int:
        """Return where the title may begin."""
        position = 0
        text = self.canvas.text
        while position < len(text):
            begin = position
            if found := DECORATED.match(text, position):
                position = found.end()
            for step in (self.date, self.group, self.style):
                position = step(position)
            if position == begin:
                break
        return position

    def take(self, start: int, end: int) -> int:
        """Mark a stretch of the text as read; return its end."""
        self.taken.append((start, end))
        return end

    def date(self, position: int) -> int:
        """Read a date without brackets."""
        if not (found := _DATE.match(self.canvas.text, position)):
            return position
        piece, bare = self.canvas.at(position), found[0].rstrip()
        if bare.isdecimal() and piece is not None and (piece.kind == "link" or piece.bold):
            return position
        self.told.append(found[0])
        return self.take(position, found.end())

    def group(self, position: int) -> int:
        """Read a bracket: a venue or a date, a link to a venue, a short name, a tag."""
        if not (found := _GROUP.match(self.canvas.text, position)):
            return position
        said = next(each for each in found.groups() if each is not None)
        bare = said.replace(OBJECT, "").strip()
        inside = self.canvas.at(found.start() + 1)
        if inside and inside.kind == "link" and bare:
            outer = self.canvas.at(found.start())
            framed = outer is not None and outer.kind == "link" and not _names_venue(bare)
            if framed or not self.is_venue_link(found, said, bare):
                return position
            self.told.append(bare)
            self.sure.append(bare)
        elif _YEAR_AND_WORDS.match(bare) and self.is_styled(found.end()):
            self.told.append(bare)
            self.sure.append(bare)
        elif not bare or says_when(bare, _LONGEST_DATED) or is_label(bare):
            self.told.extend([bare] if bare else [])
        elif self.is_parted(found.end()) and re.search(r"\w", self.canvas.text[found.end() :]):
            self.take_name(bare)
        else:
            return position
        return self.take(found.start(), found.end())

    def is_venue_link(self, found: re.Match[str], said: str, bare: str) -> bool:
        """Whether a bracket holds one short link, and the title follows as text."""
        behind = self.canvas.text[found.end() : found.end() + 400]
        behind = behind.split("\n", 1)[0].split(OBJECT, 1)[0]
        spans = self.canvas.titles
        size = len(said.strip())
        whole = any(a >= found.start() and b <= found.end() and b - a >= size for a, b, _ in spans)
        long_enough = count_words(behind) >= _FEWEST_BEHIND
        return whole and long_enough and count_words(bare) <= _LONGEST_DATED

    def is_styled(self, position: int) -> bool:
        """Whether something in bold, or a link, follows."""
        while self.canvas.text[position : position + 1].isspace():
            position += 1
        piece = self.canvas.at(position) if position < len(self.canvas.text) else None
        return piece is not None and (piece.bold or piece.kind == "link")

    def is_parted(self, position: int) -> bool:
        """Whether a blank, a mark or another style follows."""
        after = self.canvas.text[position : position + 1]
        changed = self.canvas.at(position - 1) is not self.canvas.at(position)
        return after.isspace() or after in ':<"“' or changed

    def take_name(self, said: str) -> None:
        """Take a short name, or another tag."""
        if self.name is None and is_short(said):
            self.name = name_text(_ALIAS.split(said)[0])
        else:
            self.tags.append(said)

    def style(self, position: int) -> int:
        """Read a date, a venue or a tag that stands in a style of its own."""
        piece = self.canvas.at(position)
        if position >= len(self.canvas.text) or piece is None or piece.kind == "link":
            return position
        style = next((each for each in _STYLES if getattr(piece, each)), None)
        if style is None:
            return position
        end = self.canvas.run(position, style)
        whole = self.canvas.text[position:end]
        said = whole.strip(" :,.-")
        behind = self.canvas.text[end : end + 400]
        if not behind.strip(f" .,:;\n{OBJECT}[]()"):
            return position
        named = whole.rstrip().endswith(_COLONS) or behind.lstrip().startswith(_COLONS)
        common = year(said) is None and COMMON.fullmatch(said) is not None
        venue = knows_venue(said) and not common and (year(said) is not None or not named)
        if is_date(said) or venue or (style == "code" and year(said) is not None):
            self.told.append(said)
        elif style == "code" and len(said) < _LONGEST_TAG:
            self.tags.append(said)
        else:
            return position
        return self.take(position, end)
