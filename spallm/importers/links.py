"""Web addresses within text, with the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_URL = re.compile(
    r"https?://[^\s<>{}\"|\\^`，。；、）】]*[^\s<>{}\"|\\^`.,;:!?)\]'’”，。；、）】]", re.IGNORECASE
)
_BEFORE = re.compile(r"([^.,;()\[\]]*?)[\s:]*$")
_LONGEST_LABEL = 60


def links_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each address and the words just before it.

    >>> list(links_in("Code: https://github.com/a/b. Data at https://example.org/c"))
    [('https://github.com/a/b', 'Code'), ('https://example.org/c', 'Data at')]
    """
    start = 0
    for found in _URL.finditer(text):
        before = _BEFORE.search(text[max(start, found.start() - _LONGEST_LABEL) : found.start()])
        yield found[0], before[1].strip() if before else ""
        start = found.end()
