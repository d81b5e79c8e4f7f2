"""A few lives of a run, lived once more with somebody looking: who is chosen, by which rule, and what was seen.

Luck is a function of person, month and decision, so a life that is lived again is the same to the satang.
"""
