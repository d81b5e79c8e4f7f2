"""Proof that tables, report and manifest of a run belong together, and that a rerun gives the same bytes."""
