"""
The oracle: an independent, naive evaluator, and a generator of small, nasty rules and cases.

It states design.md, section 3, a second time, and shares no code with bvrules.
Read evaluate.py first, then conditions.py, answers.py, law.py, reading.py and dates.py.
The rules and cases come from generate.py; learn.py makes cases that know more.

Where the design is silent, this is what the oracle takes it to mean:

- A missing stage is bounded by the dates that the case gives other stages, not by the piece to
  which the day judged on is narrowed. A stage with accounts that differ is missing.
- `true` and `false` of a stage are bounded like a missing one, if that leaves any day: so to learn
  a yes never makes a stage less known than it was.
- The absent currency is pounds. So to learn of another one is no learning; `learn` never does.
  A currency that accounts differ on is not known.
- A period lasts from the day it began to the day it ended, both counted.
- An amount that no row gives a figure for on the day is not known.
- A span is cut at every row of the terms and amounts given; the generator gives those a rule uses.
- Whether a local policy binds is asked once, of the whole span of the day judged on, whether or
  not a version is in force on it.
- Accounts that agree are the first of them, with what is written beside it.

Working days are left out: they need a table of bank holidays.
"""
