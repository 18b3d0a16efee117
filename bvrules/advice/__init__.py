"""From verdict to advice: what to ask, what would be different, what can be done, by when."""
