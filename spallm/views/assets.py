"""Assets: the scripts and styles that stand inside the page, and the policy that admits them."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from spallm.errors import SpallmError

FOLDER = Path(__file__).with_name("assets")

#: In the order in which they build on each other; they share one scope.
SCRIPTS = (
    "data", "language", "dom", "state", "theme", "labels", "regions", "map", "legend", "search",
    "details", "list", "main",
)  # fmt: skip


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
class Assets:
    """The engine, our script and our style."""

    engine: Inline
    script: Inline
    style: Inline

    @property
    def policy(self) -> str:
        """The Content-Security-Policy: these scripts and this style, and nothing from anywhere."""
        return "; ".join((
            "default-src 'none'",
            f"script-src {self.engine.source} {self.script.source}",
            f"style-src {self.style.source}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ))  # fmt: skip


@cache
def assets() -> Assets:
    """Return the assets of this installation."""
    parts = [_read(FOLDER / f"{name}.js") for name in SCRIPTS]
    script = '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
    return Assets(Inline(_engine()), Inline(script), Inline(_read(FOLDER / "page.css")))


def _engine() -> str:
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
