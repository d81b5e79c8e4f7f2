"""One person's history, answered by the rules that run a million lives.

Read in this order:

- a file becomes a case: `grammar` and `figures` (what it may say), `kinds`, `form`, `story`, `read`, then `history`;
- a case becomes a life: `values` (the law of a month), `records` (which months count), `contribute`, `life` (month
  after month), and the rights as they arise: `short_term`, `jobless`, `ageing`, `dying`, `at_work`, `elsewhere`;
- a life becomes an answer: `facts`, `stops` and `practice` (what becomes of each right), `answer`, `words`, `expect`;
- `guide` writes docs/case-files.md.
"""
