"""The door for Python users: one object to ask, and what it answers with."""

from __future__ import annotations

from spallm.knowledge_graph.door import KnowledgeGraph
from spallm.knowledge_graph.result import Result
from spallm.knowledge_graph.selection import Selection

__all__ = ["KnowledgeGraph", "Result", "Selection"]
