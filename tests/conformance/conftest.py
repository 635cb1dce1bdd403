"""The W3C's tests are collected only where a checkout of them is named."""

from __future__ import annotations

import os

collect_ignore = [] if os.environ.get("SPALLM_RDF_TESTS") else ["test_w3c.py"]
