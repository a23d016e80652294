"""Lets ``python -m sanad`` do what the ``sanad`` command does."""

from sanad.cli import main

main()
