"""The groups of checks between the files of a course; `checking.py` runs them all."""
