"""Views: a subgraph as one HTML file that opens without a network.

``render`` is the whole surface, ``Features`` what a page can do. Positions and facts are worked
out here; what shows them in the browser is built from ``explorer/``.
"""

from __future__ import annotations

from spallm.views.page import Features, render

__all__ = ["Features", "render"]
