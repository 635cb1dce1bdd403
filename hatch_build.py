"""The build hook: the page's scripts are bundled before they are packed into a wheel or sdist.

An sdist carries them built, so that installing from it needs no Node.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ExplorerHook(BuildHookInterface[Any]):
    """Builds the explorer where its sources have changed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs besides: Node, where the machine has none."""
        explorer = self._explorer()
        return [explorer.NODE_WHEEL] if explorer.is_stale() and not explorer.has_node() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's
        """Build before files are collected."""
        explorer = self._explorer()
        if explorer.is_stale():
            explorer.build()

    def _explorer(self) -> Any:
        place = Path(self.root) / "explorer" / "build.py"
        spec = importlib.util.spec_from_file_location("spallm_explorer_build", place)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
