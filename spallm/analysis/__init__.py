"""Questions that readers put to a graph, as plain functions from graphs to frozen values.

Each function asks one or two queries that any SPARQL 1.1 engine answers; what it does with the
answer is a pure function over a :class:`~spallm.store.subgraph.Subgraph`. Nothing is imported
here: the modules are, one by one, where a question is asked.
"""
