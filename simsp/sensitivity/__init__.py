"""What decides between policies: which assumption, how often each is ahead, and which statistic would tell.

Read in this order: `figures` (what is compared), `published` (what offices could count), `runs` (one run, and all of
them as arrays), `indices` (which assumption moves what), `stability` (who is ahead how often), `information` (what
knowing a number would settle), `columns` (the tables), `words` (the answer), `page` (the page), `study` (all of it).
"""
