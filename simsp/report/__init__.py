"""The report of a run: one HTML page and three plain sentences, from the saved tables alone."""
