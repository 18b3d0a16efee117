"""What pytest needs to know of this checkout."""

from importlib.util import find_spec

from hypothesis import settings

# The module that drives durable-rules has no doctest to run where durable-rules is not there.
collect_ignore = [] if find_spec("durable_rules_engine") else ["bvrules/inference/durable.py"]

# No test depends on how fast the machine is.
settings.register_profile("bvrules", deadline=None)
settings.load_profile("bvrules")
