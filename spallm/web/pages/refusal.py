"""The page for what cannot be shown: an address with nothing behind it, or a fault in a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spallm.web.pages.frame import render

if TYPE_CHECKING:
    from spallm.views.wording import Text
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

_TITLES: dict[int, Text] = {
    404: ["There is no such page", "找不到页面"],
    503: ["Not now", "暂时无法回答"],
}
_OTHERWISE: Text = ["This cannot be shown", "无法显示"]


def refusal(library: Library, at: Address, status: int, message: str, hint: str | None) -> str:
    """Return the page that says why there is nothing else to see at an address."""
    return render(
        "refusal.html",
        at,
        library=library,
        title=_TITLES.get(status, _OTHERWISE),
        status=status,
        message=message,
        hint=hint,
    )
