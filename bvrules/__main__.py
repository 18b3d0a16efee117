"""python -m bvrules: the same as bvcheck."""

from bvrules_cli.main import main

main()
