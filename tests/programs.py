"""Programs and fonts that tests need beside packages of Python: without one they fail."""

from __future__ import annotations

import shutil

import pytest

from spallm.figures.lettering import chinese_face


def need(*programs: str) -> None:
    """Fail the test where a program is not installed."""
    _fail_without([each for each in programs if not shutil.which(each)])


def need_chinese() -> None:
    """Fail the test where no font has Chinese."""
    _fail_without([] if chinese_face() else ["a font with Chinese"])


def _fail_without(missing: list[str]) -> None:
    if missing:
        pytest.fail(f"{', '.join(missing)}: not installed; scripts/test installs what tests need")
