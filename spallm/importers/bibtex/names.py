"""Names of people in BibTeX, given name first."""

from __future__ import annotations

import re

from spallm.importers.bibtex.tex import plain_tex
from spallm.importers.people import given_first, has_suffix

OTHERS = "others"
#: By such numbers DBLP tells people of one name apart.
_NUMBER = re.compile(r"\s+\d{4}$", re.ASCII)


def names(text: str) -> tuple[str, ...]:
    r"""Return the names of an author field; what is in braces stays whole.

    >>> names(r"Berg, Jan van den and G{\'e}za Kov{\'a}cs and {Tabula Sapiens Consortium}")
    ('Jan van den Berg', 'Géza Kovács', 'Tabula Sapiens Consortium')
    >>> names("Smith, Jr., Bob and Ann Lee, III and others")
    ('Bob Smith Jr.', 'Ann Lee III', 'others')
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    whole = " ".join(text.split())
    return tuple(name for each in split_multiple_persons_names(whole) if (name := _name(each)))


def _name(text: str) -> str:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    text = _NUMBER.sub("", text.strip().strip(","))
    if "," not in text:
        return plain_tex(text)
    if has_suffix(text):
        return plain_tex(given_first(text))
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except InvalidNameError:
        return plain_tex(text)
    ordered = (*parts.first, *parts.von, *parts.last, *parts.jr)
    return plain_tex(" ".join(ordered)) or plain_tex(text)
