"""Views: a subgraph as one HTML file that opens without a network.

``render`` is the whole surface. Drawing is done by vis-network as pyvis ships it; template,
styles, scripts, positions and the facts panel are ours.
"""

from __future__ import annotations

from spallm.views.page import render

__all__ = ["render"]
