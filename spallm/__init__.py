"""SpaLLM."""
