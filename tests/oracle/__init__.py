"""
The oracle: an independent, naive evaluator, and a generator of small, nasty rules and cases.
"""
