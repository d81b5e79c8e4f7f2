"""Thousands of runs from one plan: cut into pieces, run wherever there is room, gathered into one table.

Read in this order: `plan_file` (what a person wrote; `lattice`: its points), `pieces` (what is run at a time),
`work` (one piece, worked out), `store` (the folder that survives a kill), `trial` and `forecast` (how long, how
much), `processes` and `cluster` (where pieces run), `gather` (the tables), `words` (the answer), `running` (all of it).
"""
