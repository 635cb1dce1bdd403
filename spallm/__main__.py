"""``python -m spallm`` is ``spallm``."""

from __future__ import annotations

from spallm.cli.entry import main

if __name__ == "__main__":
    main()
