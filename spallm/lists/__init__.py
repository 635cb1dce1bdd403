"""Lists: awesome lists that are made of a graph, and lists that are compared with one."""

from __future__ import annotations

from spallm.lists.awesome import awesome_list
from spallm.lists.blocks import Block, updated
from spallm.lists.holdings import Holdings
from spallm.lists.manner import Manner

__all__ = ["Block", "Holdings", "Manner", "awesome_list", "updated"]
