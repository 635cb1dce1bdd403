"""Characters that XML, tables and BibTeX cannot hold, and what stands for them instead."""

from __future__ import annotations

import re

#: All that the Char production of XML 1.0 leaves out, and the delete character, at which TeX stops.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Cleaner:
    """Replaces what cannot be written, and counts how often it had to."""

    def __init__(self) -> None:
        self.replaced = 0

    def clean(self, text: str) -> str:
        r"""Return the text with U+FFFD for each control character that XML 1.0 forbids.

        >>> cleaner = Cleaner()
        >>> cleaner.clean("a\x00b"), cleaner.replaced
        ('a\ufffdb', 1)
        """
        cleaned, count = _UNWRITABLE.subn(REPLACEMENT, text)
        self.replaced += count
        return cleaned

    def line(self, text: str) -> str:
        """Return the text on one line, its white space single."""
        return " ".join(self.clean(text).split())

    @property
    def notes(self) -> tuple[str, ...]:
        """What to tell the user: nothing where nothing was replaced."""
        if not self.replaced:
            return ()
        times = "once" if self.replaced == 1 else f"{self.replaced} times"
        return (f"A control character that this format cannot hold became U+FFFD, {times}.",)
