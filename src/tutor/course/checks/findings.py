"""Where checks put what they find."""

from datetime import date

from tutor.course.anchors import Anchors
from tutor.course.course import Course
from tutor.course.issues import CourseIssue, Place

MOST_ISSUES = 500


class Findings:
    """The course under check, where its items stand, the day if ages matter, and the issues so far."""

    def __init__(self, course: Course, anchors: Anchors, today: date | None = None) -> None:
        self.course = course
        self.anchors = anchors
        self.today = today
        self.issues: list[CourseIssue] = []

    @property
    def are_many(self) -> bool:
        """True when more would help nobody; then nothing is added and no near name is looked for."""
        return len(self.issues) >= MOST_ISSUES

    def wrong(self, place: Place, what: str, todo: str) -> None:
        """Something with which the course can't be taught."""
        if not self.are_many:
            self.issues.append(CourseIssue(*place, what, todo))

    def advise(self, place: Place, what: str, todo: str) -> None:
        """Something an author should mend, that harms no learner's progress."""
        if not self.are_many:
            self.issues.append(CourseIssue(*place, what, todo, grave=False))
