"""The one kind of problem people meet: what happened, what is safe, what to do. Never a traceback."""


class TutorError(Exception):
    """A problem to be told to the person. `exit_code` is the command line's (contracts, section 1)."""

    exit_code = 70

    def __init__(self, happened: str, safe: str = "", todo: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.todo) if part)


class UsageError(TutorError):
    """The command was asked for something that does not exist."""

    exit_code = 2


class UnreadableInput(TutorError):
    """Something the person gave can't be read: no such file, not text, too large."""

    exit_code = 3


class SaveUnusable(TutorError):
    """A save that can't be used now: damaged, newer, another's, or open elsewhere. It is never overwritten."""

    exit_code = 4


class CouldNotWrite(TutorError):
    """The disk refused. What was there before is still there."""

    exit_code = 5
