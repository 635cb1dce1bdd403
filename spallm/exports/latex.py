"""LaTeX text: what people write as TeX that prints it.

ASCII specials, accented Latin letters, Greek and mathematical signs become commands, each in
braces so that BibTeX counts them as one letter. All else stays as it is in UTF-8, which LaTeX
reads: the commands that exist for it mostly need packages that a document may not load.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

_SPECIALS = {
    "&": r"{\&}", "%": r"{\%}", "_": r"{\_}", "#": r"{\#}", "$": r"{\$}",
    "\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}", "|": r"{\ensuremath{|}}",
    "<": r"{\ensuremath{<}}", ">": r"{\ensuremath{>}}",
    # BibTeX counts braces even where a backslash stands before them.
    "{": r"{\ensuremath{\lbrace}}", "}": r"{\ensuremath{\rbrace}}",
    # pylatexenc writes these two with the acute accent.
    "ű": r"{\H{u}}", "Ű": r"{\H{U}}",
    # biber puts the accent of a dotless i beside it.
    "ì": r"{\`i}", "í": r"{\'i}", "î": r"{\^i}", "ï": r"{\"i}",
    # A sign of the matrices, which UTF-8 input does not reach.
    "○": r"{\ensuremath{\circ}}",
    # TeX stops at a delete character, which no other format minds.
    "\x7f": "\N{REPLACEMENT CHARACTER}",
}  # fmt: skip
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
#: Latin letters that are no base with an accent, and whose commands every document knows.
_LETTERS = frozenset("øØłŁßæÆœŒåÅı")
#: Signs that plain LaTeX has in mathematics, and UTF-8 input does not reach.
_SIGNS = frozenset("≤≥≠≈≃≡∼∝∞∈∂∇∑∏→←↔⇒")
#: Those that do not look like Latin letters; LaTeX has commands for no others.
_GREEK = frozenset("ΓΔΘΛΞΠΣΥΦΨΩαβγδεζηθικλμνξπρςστυφχψω")
_WORD = re.compile(r"([^\W_]+(?:[-+./’'][^\W_]+)*)")
#: Where a sentence may begin, whose first word has a capital for that alone.
_OPENING = re.compile(r"[:.?!–—][\s“‘\"]+$")
#: Words of one letter; others, as in "T cell", are names.
_SINGLE_WORDS = frozenset("AI")
#: What stands before a title's colon is mostly the name of what the paper presents.
_HEAD = re.compile(r"\s*(\S+):\s")


def latex(text: str) -> str:
    r"""Return plain text as LaTeX.

    >>> latex("R&D: Gaudelet, Süß — 50% of β_1, 王")
    'R{\\&}D: Gaudelet, S{\\"u}{\\ss} — 50{\\%} of {\\ensuremath{\\beta}}{\\_}1, 王'
    """
    parts = _LIGATURES.split(unicodedata.normalize("NFC", text))
    return "{}".join("".join(map(_character, part)) for part in parts)


def title(text: str, names: frozenset[str] = frozenset()) -> str:
    """Return a title whose names keep their capitals in styles that lower the others.

    Kept are words with a capital after their beginning, the word before a colon at the title's
    head, and the names given; of compounds such as "Single-Cell" no part is a name. Where most
    words begin small, those that do not are names, too.

    >>> title("scGPT: toward a foundation model using AI")
    '{scGPT}: toward a foundation model using {AI}'
    >>> title("The effects of perturbations on T cells"), title("The Effects of This on T Cells")
    ('The effects of perturbations on {T} cells', 'The Effects of This on {T} Cells')
    """
    return "".join(
        f"{{{latex(part)}}}" if is_name else latex(part) for part, is_name in names_in(text, names)
    )


def names_in(text: str, names: frozenset[str] = frozenset()) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a title, and whether each is a name, as ``title`` has it.

    >>> [part for part, is_name in names_in("scGPT: using AI") if is_name]
    ['scGPT', 'AI']
    """
    text = unicodedata.normalize("NFC", text)
    head = _HEAD.match(text)
    kept = names | {head[1]} if head else names
    parts = _WORD.split(text)
    are_small = _begin_small(parts[3::2])
    for place, part in enumerate(parts):
        is_within = place > 1 and place % 2 == 1 and not _OPENING.search(parts[place - 1])
        stands_out = are_small or (len(part) == 1 and part not in _SINGLE_WORDS)
        yield (
            part,
            bool(
                (is_within and stands_out and part[0].isupper())
                or (place % 2 and _keeps_capitals(part, kept))
            ),
        )


def _begin_small(words: Sequence[str]) -> bool:
    """Tell whether most words of a title, short ones apart, begin with a small letter."""
    long = [word for word in words if len(word) > 3]
    return sum(word[0].islower() for word in long) > 0.6 * len(long)


def _keeps_capitals(word: str, kept: frozenset[str]) -> bool:
    if word in kept:
        return word != word.lower()
    parts = re.split(r"[-+./]", word)
    return any(
        part[1:] != part[1:].lower() or (len(part) == 1 < len(parts) and part.isupper())
        for part in parts
    )


@cache
def _character(character: str) -> str:
    if character in _SPECIALS:
        return _SPECIALS[character]
    known = character in _SIGNS or character in _GREEK or _is_latin_letter(character)
    return str(_encoder().unicode_to_latex(character)) if known else character


def _is_latin_letter(character: str) -> bool:
    decomposed = unicodedata.decomposition(character)
    accented = bool(decomposed) and not decomposed.startswith("<")
    return character in _LETTERS or (
        accented and unicodedata.name(character, "").startswith("LATIN")
    )


@cache
def _encoder() -> UnicodeToLatexEncoder:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )
