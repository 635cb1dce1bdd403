"""Assets: the scripts, styles and the engine that pages load, as files below ``static/``."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spallm.errors import SpallmError
from spallm.views.scripts import BUILT

#: What the explorer carries inside its page and a site serves as files, so that both have one copy;
#: the engine stays packed, for few hosts pack it on the way.
_UNPACKED, _PACKED = ("editor.js", "worker.js", "notices.txt"), "oxigraph.wasm.gz"
_ICON = Path(__file__).with_name("icon.svg")
_MEDIA = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load, and its media type."""

    body: bytes
    media_type: str


@cache
def assets() -> Mapping[str, Asset]:
    """Return everything below ``static/`` by its name; the same bytes for the same installation."""
    try:
        built = {path.name: path.read_bytes() for path in sorted((BUILT / "web").iterdir())}
        built |= {name: gzip.decompress(_read(f"{name}.gz")) for name in _UNPACKED}
        built[_PACKED] = _read(_PACKED)
        built[_ICON.name] = _ICON.read_bytes()
    except OSError as problem:
        raise SpallmError(
            f"the scripts of the pages are not built: {problem.filename} is missing",
            hint="In a checkout: python explorer/build.py. Else install SpaLLM again.",
        ) from None
    return {name: _asset(name, body) for name, body in built.items()}


def _read(name: str) -> bytes:
    return (BUILT / name).read_bytes()


def _asset(name: str, body: bytes) -> Asset:
    return Asset(body, _MEDIA[f".{name.rpartition('.')[2]}"])
