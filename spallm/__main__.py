"""``python -m spallm`` is ``spallm``: little is imported before Ctrl-C is heard."""

from __future__ import annotations

import gc
import sys

#: So many objects are made between two looks of the collector of cycles: a graph that is read has
#: more than a million, all of which stay.
_CALM = 100_000


def main() -> None:
    """Run a command; Ctrl-C ends it without a trace even while it is being loaded."""
    try:
        gc.set_threshold(_CALM, 20, 100)
        from spallm.cli.entry import main as entrance

        entrance()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
