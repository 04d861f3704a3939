"""Words: a page that most learners can read, whose English may be their second language."""

from tutor.course.checks.findings import Findings
from tutor.course.reading_level import LONGEST_PARSED, reading_level
from tutor.course.unit_reading import page_key

HARDEST_GRADE = 8.0
"Flesch-Kincaid grade of a page; about B1 English."
_SHOWN = 60
"Characters of a hard sentence, enough to find it."


def check_words(findings: Findings) -> None:
    """Tell each page that is too hard. Only English can be measured."""
    if findings.course.language != "en":
        return
    for unit in findings.course.units:
        for lesson in unit.lessons:
            for page in lesson.pages:
                if page.hard_words_ok or len(page.text) > LONGEST_PARSED:
                    continue
                level = reading_level(page.text)
                if level.grade > HARDEST_GRADE:
                    place = findings.anchors.place("page", page_key(lesson.id, page.id), "text")
                    hardest = level.hardest
                    if len(hardest) > _SHOWN:
                        hardest = f"{hardest[:_SHOWN].rstrip()}…"
                    what = f'the page "{page.id}" is hard to read: grade {level.grade:.1f}'
                    todo = f'write shorter words and sentences, first "{hardest}", or say why not in `hard_words_ok`'
                    findings.advise(place, f"{what}, over {HARDEST_GRADE:.0f}", todo)
