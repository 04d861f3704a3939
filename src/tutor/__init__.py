"""Tutor: from a declined Upwork profile to a dated action plan.

The floors, from the ground up; imports go down only (tests/test_floors.py keeps it):

    ground      what every floor stands on: clean text, one kind of problem, TOML written and placed
    course      what is taught · learner: what one learner did
    tutoring    what a good tutor knows, as pure functions
    saves       progress kept · exports: the plan handed out
    sitting     one learner at work: the only door from a face to the rest
    tui, plain  the faces: ask and show
    cli         arguments, exit codes, and the one place where all is joined
"""

__version__ = "0.1.0"
