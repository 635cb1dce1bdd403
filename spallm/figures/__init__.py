"""Figures that go into a paper, drawn from the graph without hand work."""
