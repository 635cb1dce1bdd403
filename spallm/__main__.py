"""``python -m spallm`` is ``spallm``: little is imported before Ctrl-C is heard."""

from __future__ import annotations

import sys


def main() -> None:
    """Run a command; Ctrl-C ends it without a trace even while it is being loaded."""
    try:
        from spallm.cli.entry import main as entrance

        entrance()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
