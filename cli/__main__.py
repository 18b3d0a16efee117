"""python -m cli, in a checkout."""

from .main import main

main()
