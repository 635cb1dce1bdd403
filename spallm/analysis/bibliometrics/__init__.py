"""Bibliometrics: who cites, reuses and tests whom, reckoned by networkx."""
