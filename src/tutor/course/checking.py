"""What can be wrong between the files of a course, each of which is right by itself."""

from datetime import date

from tutor.course.anchors import Anchors
from tutor.course.checks.amounts import check_amounts
from tutor.course.checks.claims import check_claims
from tutor.course.checks.findings import Findings
from tutor.course.checks.give_aways import check_give_aways
from tutor.course.checks.ids import check_ids
from tutor.course.checks.letters import check_letters
from tutor.course.checks.markup import check_markup
from tutor.course.checks.plan_texts import check_plan_texts
from tutor.course.checks.references import check_references
from tutor.course.checks.texts import check_texts
from tutor.course.checks.unused import check_unused
from tutor.course.checks.words import check_words
from tutor.course.course import Course
from tutor.course.issues import CourseIssue

_FOR_TEACHING = (check_ids, check_references, check_amounts, check_letters)
_FOR_AUTHORS = (
    check_texts,
    check_markup,
    check_words,
    check_give_aways,
    check_claims,
    check_plan_texts,
    check_unused,
)
"These give advice only, and take too long for a learner who waits for the first screen."


def check_course(
    course: Course, anchors: Anchors | None = None, *, advice: bool = True, today: date | None = None
) -> tuple[CourseIssue, ...]:
    """All issues between files, with paths inside the course folder; without anchors only `what` is exact.

    Items that loading found broken are missing in `course` and known to `anchors`, so that a reference to one
    is no second issue. Without `advice` there is only what keeps the course from being taught, and some more.
    `today` is the day by which sources are old; without it no source is.
    """
    findings = Findings(course, anchors or Anchors(), today)
    for check in _FOR_TEACHING:
        check(findings)
    if advice:
        for check in _FOR_AUTHORS:
            check(findings)
    return tuple(findings.issues)
