"""The assistant's door: the graph as tools of the Model Context Protocol."""
