"""Reviews: a question, its decisions, and the pack that answers it, again next year."""
