"""What happens in a month, one module a step: arrive, papers, work, contribute, live, notice, claim, talk, leave.

A step acts on one migrant (a claim on one right) and meets the others only in the tables of `simsp.world`.
"""
