"""What makes a draft an entry, and what stands in lists that is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spallm.importers.markdown.block import Block
from spallm.importers.markdown.canvas import OBJECT, draw
from spallm.importers.markdown.draft import Draft
from spallm.importers.markdown.keys import key_of

_EMBEDDED = re.compile(rf"\w {OBJECT}(?:,? ?|\s)[a-z]")
_CONDITION = re.compile(r"(?:[Ii]f|[Ww]hen|[Yy]ou)\s[a-z]|you\b")
_ORDER = re.compile(
    r"(?:added?|updated?|fix(?:ed)?|see|check|new|released?|submit|please|welcome|notes?"
    r"|acknowledge?ments?)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:we|our)\b|(?:^|[.!:]\s)(?:We|Our)\b|\b(?i:please|feel free|thanks?|welcome)\b"
    r"|欢迎|我们|感谢"
)
_PROFILE = re.compile(
    r"https?://(?:www\.|m\.|mobile\.|(?!ai\.)[a-z]{2}\.)?(?:linkedin\.com/(?!pulse)|facebook\.com"
    r"|discord\.(?:gg|com)|(?:twitter|x)\.com/(?!.*/status/)|t\.me|weibo\.com"
    r"|scholar\.google\.[a-z.]+/citations(?!.*view_citation)|zhihu\.com/people"
    r"|star-history\.com|contrib\.rocks|github\.com/[\w.-]+/[\w.-]+/"
    r"(?:issues|pulls?|discussions|graphs|stargazers|network)\b)"
    r"|https?://(?:[\w-]+\.)?(?:slack|weibo)\.com|[^?#]+\.(?:png|jpe?g|gif|svg|webp)$",
    re.IGNORECASE,
)
_PROSE = re.compile(r"\b(?:is|are|was|were|will|contains?|covers?|provides?|includes?|taught)\b")
_OF_ITSELF = re.compile(
    r"(?:this|these) (?:courses?|class|lists?|repo(?:sitory)?|pages?|sections?|documents?|book"
    r"|tutorials?|collection|project)\b",
    re.IGNORECASE,
)
_RESOURCE = re.compile(
    r"\b(?:lectures?|assignments?|homeworks?|notes|labs?|exams?|quizz?es|solutions|syllabus"
    r"|readings|materials|recitations?|recaps|exercises|schedule|course\s?page|coursepage|register"
    r"|(?:text)?book|project ideas|crowd.?sourced book|course on|updated courses?)\b",
    re.IGNORECASE,
)
_LONGEST_RESOURCE = 7
_FILE = re.compile(r"\.(?:pdf|ps|html?|txt|pptx?|docx?|zip)(?:$|[?#])", re.IGNORECASE)
_SITES = ("http://", "https://", "//", "www.", "ftp", "github.com/")
_OF_REPOSITORY = re.compile(
    r"(?!https?://)\S|https?://(?:github|gitlab|gitee)\.com/", re.IGNORECASE
)
_FEWEST_FRAGMENTS = 3
_LONGEST_VENUE = 3
_NUMBERS = re.compile(r"\d[\d\s,]{0,99}")
_QUESTION = re.compile(r"[QA]\d?[:.]\s")
_ASKS = re.compile(r"(?:how|where|what|why|when|can|do|should)\b.{1,80}\?$", re.IGNORECASE)


def reaches(url: str) -> bool:
    """Whether a link leads to a thing of its own: another site, or a file beside the list."""
    return url.startswith(_SITES) or bool(_FILE.search(url))


def _is_of_numbers(draft: Draft) -> bool:
    """Whether a venue stands in front of links that are only numbers of references."""
    short = draft.how in ("bold", "text") and len(draft.title.split()) <= _LONGEST_VENUE
    numbered = all(label.strip("[]() ").isdecimal() for _, label, _ in draft.links)
    many = len(draft.links) > 1 or (
        not draft.links and _NUMBERS.fullmatch("".join(draft.description))
    )
    return short and numbered and bool(many) and draft.title.isupper()


def _is_question(draft: Draft) -> bool:
    """Whether a draft is a question or an answer about a list, not the title of a work."""
    if draft.how == "link":
        return False
    told = draft.venues or draft.years or draft.has("paper", "code")
    asks = _ASKS.match(draft.title) and not told and bool(draft.description)
    return bool(_QUESTION.match(draft.title) or asks)


def is_worthy(draft: Draft) -> bool:
    """Whether a draft says enough to be an entry."""
    if _is_of_numbers(draft) or _is_question(draft):
        return False
    led = [piece.url for piece, _, _ in draft.links if reaches(piece.url)]
    if led:
        return not all(_PROFILE.match(url) for url in led)
    if draft.links and all(_PROFILE.match(piece.url) for piece, _, _ in draft.links):
        return False
    if draft.how == "text":
        full = any(" " in name for name in draft.authors)
        return bool(draft.venues and (draft.years or full))
    if draft.how == "link":
        return bool(draft.venues or draft.years)
    return bool(draft.venues or draft.years or draft.authors)


def talks(text: str) -> bool:
    """Whether makers of a list address its readers."""
    return bool(_TALK.search(text))


def is_prose(text: str) -> bool:
    """Whether a text is a sentence about something, not a title."""
    return bool(_PROSE.search(text) or _OF_ITSELF.match(text)) or is_embedded(text)


def is_resource(draft: Draft) -> bool:
    """Whether a title only says what a part of a course or a project is: notes, exams."""
    told = draft.venues or draft.years or draft.has("paper")
    most = _LONGEST_RESOURCE // 2 if told else _LONGEST_RESOURCE
    return len(draft.title.split()) <= most and names_resource(draft.title)


def names_resource(words: str) -> bool:
    """Whether words name a part of a course or a project: notes, exams, a book."""
    return bool(_RESOURCE.search(words))


def is_embedded(text: str) -> bool:
    """Whether a link stands in the middle of a sentence."""
    return bool(_EMBEDDED.search(text))


def is_no_talk(block: Block, draft: Draft, own: frozenset[str]) -> bool:
    """Whether a bullet or a paragraph with a title is about a work, not about the list.

    ``own`` are the pages of the list itself.
    """
    venue = bool(draft.venues)
    ordered = draft.how != "link" and _ORDER.match(draft.title)
    itself = draft.how == "text" and _OF_ITSELF.match(draft.title)
    if is_anchored(block, own) or itself or (ordered and not (venue and draft.years)):
        return False
    text = draw(block.pieces).text
    if draft.how != "text":
        around = text.replace(draft.title, " ")
        return bool(draft.links) or venue or not talks(around)
    if venue:
        return True
    if is_embedded(text) or key_of(text) or (talks(text) and not draft.authors):
        return False
    return bool(draft.links) or not _CONDITION.match(draft.title)


def is_anchored(block: Block, own: frozenset[str]) -> bool:
    """Whether a block leads to places in the list and nowhere else."""
    links = [piece for piece in block.pieces if piece.kind == "link"]
    parted = [piece.url.partition("#") for piece in links]
    return bool(links) and all(sign and (not page or page in own) for page, sign, _ in parted)


def own_addresses(blocks: Sequence[Block]) -> frozenset[str]:
    """Return pages of repositories that a list leads to with several fragments: its own."""
    counts: dict[str, set[str]] = {}
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        waiting.extend(block.children)
        for piece in block.pieces:
            page, _, fragment = piece.url.partition("#")
            if piece.kind == "link" and fragment and _OF_REPOSITORY.match(page):
                counts.setdefault(page, set()).add(fragment)
    return frozenset(page for page, found in counts.items() if len(found) >= _FEWEST_FRAGMENTS)


def count_links(block: Block) -> int:
    """Count the links of a block that lead away."""
    own = sum(p.kind == "link" and reaches(p.url) for p in block.pieces)
    rows = sum(p.kind == "link" and reaches(p.url) for r in block.rows for c in r.cells for p in c)
    return block.links + own + rows + sum(map(count_links, block.children))
