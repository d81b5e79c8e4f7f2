"""The law: what the Social Security Act (SSA) and its regulations make due and owed, month by month.

One rule file beside one dated YAML a branch. A rule is a pure function of integers: amounts in satang, rates
in parts per 100,000, months as counts, and a history as a 64-bit mask whose bit 0 is the latest month. Its last
argument `law` is the branch's record for the month (`rules[month].old_age`): the date is settled before a rule
is asked. A rule's `.source` is its clause.

A value that came into force after the first of a month counts here from the first whole month. A rounding
that the law does not state is to the nearest satang, half up.
"""
