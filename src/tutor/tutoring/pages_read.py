"""Which of the present pages the learner has read, also where a page or its lesson had another id then."""

from tutor.course.course import Course
from tutor.learner.progress import Progress


def pages_read(progress: Progress, course: Course) -> frozenset[tuple[str, str]]:
    """Lesson id and page id of each present page that was read; pages that are gone are left out."""
    became = course.became.page
    return frozenset(
        (place.lesson.id, place.page.id)
        for read in progress.page
        for place in became.get((read.lesson, read.page), ())
    )
