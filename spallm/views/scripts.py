"""Scripts: what stands inside the page beside its data, and the policy that admits it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from spallm.errors import SpallmError, UsageError
from spallm.views.blocks import lettered

TEMPLATES = Path(__file__).with_name("templates")
BUILT = Path(__file__).with_name("built")
ENGINES = ("canvas", "pyvis")

#: Blocks of every page, and those of one that answers SPARQL.
_ALWAYS, _ASKING = ("main.js", "notices.txt"), ("editor.js", "worker.js", "oxigraph.wasm")


@dataclass(frozen=True, slots=True)
class Inline:
    """A text that stands between the tags of a script or style element, exactly."""

    text: str

    @property
    def source(self) -> str:
        """The policy's name for it.

        >>> Inline("").source
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
        """
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass(frozen=True, slots=True)
class Scripts:
    """The script that starts the page, its style, and the blocks that it unpacks.

    ``engine`` is vis-network where pyvis draws the map, else nothing.
    """

    start: Inline
    style: Inline
    engine: Inline | None
    unpacked: tuple[Inline, ...]
    blocks: Mapping[str, str]
    sparql: bool

    @property
    def policy(self) -> str:
        """The Content-Security-Policy: these scripts and this style, and nothing from anywhere."""
        admitted = [self.start, *([self.engine] if self.engine else []), *self.unpacked]
        named = " ".join(script.source for script in admitted)
        return "; ".join((
            "default-src 'none'",
            # WebAssembly is what answers SPARQL; it runs in a worker made from this page.
            f"script-src {named}" + (" 'wasm-unsafe-eval'" if self.sparql else ""),
            "worker-src blob:" if self.sparql else "worker-src 'none'",
            f"style-src {self.style.source}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ))  # fmt: skip


@cache
def scripts(engine: str, *, sparql: bool) -> Scripts:
    """Return the scripts of this installation."""
    if engine not in ENGINES:
        raise UsageError(f"no engine is called {engine}", hint=f"There are {' and '.join(ENGINES)}")
    names = (*_ALWAYS, *_ASKING) if sparql else _ALWAYS
    packs = {name: _built(f"{name}.gz") for name in names}
    runs = [gzip.decompress(packs[name]).decode() for name in names if name in _RUN_BY_THE_PAGE]
    return Scripts(
        Inline(_built("start.js").decode()),
        Inline(_built("page.css").decode()),
        Inline(_vis_network()) if engine == "pyvis" else None,
        tuple(Inline(text) for text in runs),
        {name.partition(".")[0]: lettered(pack) for name, pack in packs.items()},
        sparql,
    )


_RUN_BY_THE_PAGE = frozenset({"main.js", "editor.js"})


def _built(name: str) -> bytes:
    try:
        return (BUILT / name).read_bytes()
    except OSError:
        raise SpallmError(
            f"the explorer's scripts are not built: {BUILT / name} is missing",
            hint="In a checkout: python explorer/build.py. Else install SpaLLM again.",
        ) from None


def _vis_network() -> str:
    """Return vis-network as the installed pyvis ships it, less the pointer to its source map."""
    spec = find_spec("pyvis")
    root = Path(spec.origin).parent if spec and spec.origin else Path()
    found = sorted(root.glob("templates/lib/vis-*/vis-network.min.js"), key=_version)
    if not found:
        raise SpallmError(
            "the installed pyvis does not hold vis-network.min.js",
            hint="Install pyvis again: pip install --force-reinstall pyvis",
        )
    text = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", _read(found[-1]))
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise SpallmError(f"{found[-1]} cannot stand inside a page: it ends its own element")
    return text


def _version(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path.parent.name)]


def _read(path: Path) -> str:
    """Return a file's text with the line ends that a browser would see when it hashes it."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
