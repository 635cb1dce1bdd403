"""Selecting: saying which part of a graph is meant, in words that can be kept and repeated."""
