"""Which of the present pages the learner has read, also where a page or its lesson had another id then."""

from tutor.course.course import Course
from tutor.learner.progress import Progress


def pages_read(progress: Progress, course: Course) -> frozenset[tuple[str, str]]:
    """Lesson id and page id of each present page that was read; pages that are gone are left out."""
    read = frozenset([(one.lesson, one.page) for one in progress.page])
    present = read & course.became.present_pages
    places = (place for key in read - present for place in course.became.page.get(key, ()))
    return present | {(place.lesson.id, place.page.id) for place in places}
