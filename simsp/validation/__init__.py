"""The model held against what is reported: runs, verdicts, and the page that shows them."""
