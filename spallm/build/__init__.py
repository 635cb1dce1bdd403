"""From catalog to snapshot."""

from __future__ import annotations

from spallm.build.account import account
from spallm.build.conformance import violations
from spallm.build.snapshot import Snapshot, assemble

__all__ = ["Snapshot", "account", "assemble", "violations"]
