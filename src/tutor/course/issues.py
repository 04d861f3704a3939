"""What `tutor check` says: one problem of a course, with its place and the way to mend it."""

from typing import NamedTuple

from tutor.ground.problem import TutorError
from tutor.ground.tongue import _, many


class Place(NamedTuple):
    """A place in a course: the file as a path inside the course folder, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1


class CourseIssue(NamedTuple):
    """One problem. A `grave` one keeps the course from being taught; the others are advice to its author."""

    file: str
    line: int
    column: int
    what: str
    todo: str
    grave: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}; {self.todo}"


class CourseBroken(TutorError):
    """The course can't be taught. `issues` are all its problems at once."""

    exit_code = 1

    def __init__(self, issues: tuple[CourseIssue, ...]) -> None:
        listed = "\n".join(str(issue) for issue in issues)
        told = many(
            "The course can't be opened: {n} problem.",
            "The course can't be opened: {n} problems.",
            len(issues),
        )
        super().__init__(
            f"{told.format(n=len(issues))}\n{listed}",
            _("Your progress is not touched."),
            _("Mend the files named above, or open another course with --content."),
        )
        self.issues = issues

    def __str__(self) -> str:
        return "\n".join((self.happened, self.safe, self.todo))
