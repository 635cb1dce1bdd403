"""Which of the works one knows is meant: by identifiers, then by title and year, then perhaps."""

from __future__ import annotations

from spallm.matching.joining import joined
from spallm.matching.known import Known
from spallm.matching.match import Match
from spallm.matching.matcher import Matcher

__all__ = ["Known", "Match", "Matcher", "joined"]
