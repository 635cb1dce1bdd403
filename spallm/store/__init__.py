"""Where a graph is opened and asked: engines, query texts, results and saved queries.

Nothing is imported here, so that opening a graph starts its worker before anything else loads.
"""
