"""What records lack, looked up at services and proposed with evidence; never written as facts."""

from __future__ import annotations
