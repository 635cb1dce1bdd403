"""Tabs of one browser, used again: a new window costs more time than most tests take in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.chromium import Chromium

WIDE = {"width": 1280, "height": 800}
#: Rules of axe: those of the standard, which are not all that it has.
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
_AXE = Path(__file__).parents[2] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"


def faults(page: Page, *rules: str, within: str = "html") -> list[str]:
    """Return what axe holds against a page; it is put in from outside, past the page's policy."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    running = "([within, rules]) => axe.run(within, rules.length ? {runOnly: rules} : {})"
    found = page.evaluate(running, [within, rules])
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:300]}" for fault in found["violations"]]


@dataclass
class Tab:
    """A page in the browser, and who listens to it."""

    page: Page
    scripts: bool
    _listening: list[tuple[Any, Callable[..., object]]] = field(default_factory=list)

    def on(self, event: Any, listener: Callable[..., object]) -> None:
        """Let a test hear of something until it ends."""
        self.page.on(event, listener)
        self._listening.append((event, listener))

    def wear(self, viewport: Any, color_scheme: Any, reduced_motion: Any) -> None:
        """Look as a test wants it."""
        self.page.set_default_timeout(10_000)
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(color_scheme=color_scheme, reduced_motion=reduced_motion)

    def clear(self) -> None:
        """Forget everything that a test did."""
        for event, listener in self._listening:
            self.page.remove_listener(event, listener)
        self._listening.clear()
        if self.page.url.startswith(("http:", "file:")):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.goto("about:blank")
        self.page.unroute_all()


class Tabs:
    """The tabs of a browser, with scripts or without them."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium
        self._windows: dict[bool, BrowserContext] = {}
        self._idle: list[Tab] = []
        self._taken: list[Tab] = []

    def take(
        self, *, viewport: Any = WIDE, color_scheme: str = "light",
        reduced_motion: str = "no-preference", java_script_enabled: bool = True,
        permissions: Sequence[str] = (),
    ) -> Tab:  # fmt: skip
        """Return a tab that is as new."""
        scripts = java_script_enabled
        tab = next((each for each in self._idle if each.scripts == scripts), None)
        if tab:
            self._idle.remove(tab)
        else:
            tab = Tab(self._window(scripts=scripts).new_page(), scripts)
        self._taken.append(tab)
        tab.wear(viewport, color_scheme, reduced_motion)
        tab.page.context.grant_permissions(permissions)
        return tab

    @contextmanager
    def at_hand(self) -> Iterator[Tabs]:
        """Let tabs be taken, and make them ready for the next test."""
        with self._chromium.at_hand():
            yield self
            self._give_back()

    def _give_back(self) -> None:
        while self._taken:
            tab = self._taken.pop()
            tab.clear()
            self._idle.append(tab)
        for window in self._windows.values():
            window.clear_cookies()
            window.clear_permissions()

    def _window(self, *, scripts: bool) -> BrowserContext:
        if scripts not in self._windows:
            window = self._chromium.browser.new_context(java_script_enabled=scripts)
            self._windows[scripts] = window
        return self._windows[scripts]
