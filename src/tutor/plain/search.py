"""Search in lines: some words, a numbered list, and the way to what was chosen."""

from tutor.ground.tongue import N_, _
from tutor.plain.asking import Talk
from tutor.plain.lessons import read_lesson
from tutor.plain.questions import ask_question
from tutor.tutoring.search_index import Entry

_MOST = 12
_KINDS = {
    "unit": N_("Unit"),
    "page": N_("Lesson page"),
    "question": N_("Question"),
    "word": N_("Word"),
    "own": N_("Yours"),
}


def search_lines(talk: Talk) -> None:
    """Until the learner goes back. What is one's own is read out with the place where it can be changed."""
    while True:
        talk.say()
        typed = talk.words(
            _("What do you look for? A word or two, b = back."), _("Type a word or two, and Enter.")
        )
        groups = talk.sitting.search(typed)
        found = [one for group in groups for one in group.found][:_MOST]
        if not found:
            talk.say(_("Nothing has these words. Try fewer, or shorter ones."))
            continue
        choices = [
            ". ".join(
                part for part in (f"{_(_KINDS[one.entry.group])}: {one.entry.title}", one.entry.where) if part
            )
            for one in found
        ]
        place = talk.one_of(_("Which one? Enter = look for something else."), choices, may_skip=True)
        if place is not None:
            _go(talk, found[place].entry)


def _go(talk: Talk, entry: Entry) -> None:
    kind, _, name = entry.way.partition(":")
    course = talk.sitting.course
    if kind == "page":
        lesson, _, number = name.rpartition("#")
        read_lesson(talk, course.lesson[lesson], int(number))
    elif kind == "unit":
        unit = course.unit[name]
        read_lesson(talk, unit.lessons[0])
    elif kind == "question":
        ask_question(talk, course.question[name])
    else:
        talk.say(
            f"{entry.title}: {entry.where}"
            if kind in ("word", "source")
            else f"{entry.title}. {entry.where}. {entry.text}"
        )
