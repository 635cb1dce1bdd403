"""Words in, words out: the commands."""
