"""How charts are drawn: palette, letters, rows of marks, drawings over two axes, pictures that stand alone.

Nothing here knows what a figure means; `simsp.report` decides what is drawn.
"""
