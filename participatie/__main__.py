"""Lets `python -m participatie` stand in for the installed command."""

from participatie.cli import main

main()
