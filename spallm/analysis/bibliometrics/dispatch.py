"""Dispatch: networkx does the sums, or one of its compiled backends where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, TypeVar

from spallm.errors import SpallmError, UsageError

Result = TypeVar("Result")

#: Networkx by itself, also where its environment names another backend.
PLAIN = "networkx"


def dispatched(
    function: Callable[..., Result], *arguments: Any, backend: str | None = None, **options: Any
) -> Result:
    """Run a function of networkx, on a backend if one is named.

    Without a name networkx does as its own environment says (``NETWORKX_BACKEND_PRIORITY``).
    """
    if backend is None:
        return function(*arguments, **options)
    check(backend)
    try:
        return function(*arguments, backend=backend, **options)
    except (ImportError, NotImplementedError) as error:
        name = getattr(function, "__name__", "this")
        raise UsageError(
            f"the networkx backend {backend!r} cannot do {name}: {error}",
            hint=f"Leave --backend out, or say --backend {PLAIN}.",
        ) from error


def check(backend: str | None) -> None:
    """Refuse the name of a backend that is not installed, given here or in the environment."""
    try:
        from networkx.utils import backends
    except ValueError as error:
        raise UsageError(
            f"networkx does not start: {error}",
            hint="NETWORKX_BACKEND_PRIORITY may name only backends that are installed.",
        ) from error
    installed = sorted({PLAIN, *getattr(backends, "backends", ())})
    if backend is not None and backend not in installed:
        raise UsageError(
            f"the networkx backend {backend!r} is not installed",
            hint=f"Installed are: {', '.join(installed)}.",
        )


def needs_scipy(what: str) -> None:
    """Say clearly that a sum needs scipy where that is missing."""
    try:
        missing = find_spec("scipy") is None
    except ValueError:
        missing = True
    if missing:
        raise SpallmError(f"{what} needs scipy", hint="Install it: pip install 'spallm[review]'")
