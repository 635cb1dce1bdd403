"""One browser for all tests of a process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)


class Chromium:
    """A browser that is at hand in some tests, and out of the way of others.

    Between its calls Playwright marks its event loop as running, so that no other could start.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._loop = asyncio.get_running_loop()

    @contextmanager
    def at_hand(self) -> Iterator[Browser]:
        with _marked(self._loop):
            yield self.browser


@contextmanager
def launched() -> Iterator[Chromium]:
    """Start the browser of the system, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=FLAGS.split()
        )
        chromium = Chromium(browser)
        with _marked(None):
            yield chromium
        browser.close()


@contextmanager
def _marked(loop: asyncio.AbstractEventLoop | None) -> Iterator[None]:
    """Let a loop pass for the one that is running."""
    found = asyncio._get_running_loop()
    asyncio._set_running_loop(loop)
    try:
        yield
    finally:
        asyncio._set_running_loop(found)
