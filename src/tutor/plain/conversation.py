"""The tutor as a conversation in lines: welcome, menu, and the way to everything else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.course.models import Unit, Workbench
from tutor.ground.tongue import _
from tutor.plain.asking import BackError, LeavingError, Talk
from tutor.plain.attempts_bench import attempts_bench
from tutor.plain.lessons import change_an_answer, read_lesson, review, take_quiz
from tutor.plain.letter_bench import letter_bench
from tutor.plain.plan_lines import plan
from tutor.plain.portfolio_bench import portfolio_bench
from tutor.plain.search import search_lines
from tutor.plain.settings import settings_lines
from tutor.plain.skills_bench import skills_bench
from tutor.plain.tests_bench import tests_bench
from tutor.plain.welcome import about_you, welcome
from tutor.sitting.sitting import Sitting
from tutor.tutoring.review import due_words

if TYPE_CHECKING:
    from tutor.sitting.in_room import InRoom

_BENCHES: dict[Workbench, Callable[[Talk], None]] = {
    "letter-lab": letter_bench,
    "skills-bench": skills_bench,
    "test-planner": tests_bench,
    "portfolio-builder": portfolio_bench,
    "attempts-log": attempts_bench,
}


def run_plain(
    sitting: Sitting,
    ask: Callable[[str], str | None],
    say: Callable[[str], None],
    room: "InRoom | None" = None,
) -> None:
    """Talk until the learner leaves. `ask` shows a prompt and gives a line, or None at end of input.

    `room` is the learner's side of a workshop, if they sit in one.
    """
    talk = Talk(sitting, ask, say)
    try:
        if room is not None:
            from tutor.plain.in_room import join_room

            join_room(talk, room)
        if sitting.notice:
            talk.say(sitting.notice)
        if sitting.is_new:
            welcome(talk)
        while True:
            try:
                _menu(talk)
            except BackError:
                continue
    except LeavingError:
        _say_goodbye(talk)


_AT_THE_END = 5.0
"Seconds to wait for what is still being saved."


def _say_goodbye(talk: Talk) -> None:
    talk.say()
    if talk.sitting.is_deleted:
        talk.say(_("Goodbye."))
        return
    talk.sitting.try_saving(_AT_THE_END)
    if trouble := talk.sitting.trouble:
        talk.say(_("Attention: not all is saved. {trouble}").format(trouble=trouble))
    else:
        talk.say(_("Goodbye. All is saved; next time you go on where you stopped."))


def _menu(talk: Talk) -> None:
    """One choice and what follows from it. The units keep their own numbers, so going on is Enter."""
    step = talk.sitting.next_step()
    standings = talk.sitting.standings()
    talk.say()
    talk.say(
        _("{title}. Readiness: {score} of 100.").format(
            title=talk.sitting.course.title, score=talk.sitting.readiness().score
        )
    )
    talk.say(_("Enter = go on: {title}. {why}").format(title=step.title, why=step.why))
    choices = [
        _("{title}: {pages_read} of {pages} pages, quiz {quiz_right} of {quiz} right, {words}").format(
            title=one.title,
            pages_read=one.pages_read,
            pages=one.pages,
            quiz_right=one.quiz_right,
            quiz=one.quiz,
            words=one.words,
        )
        for one in standings
    ]
    reviews = len(talk.sitting.to_review())
    review_words = due_words(reviews) if reviews else _("nothing today")
    choices += [
        _("Plan"),
        _("Review: {when}").format(when=review_words),
        _("About you: name, work, title, hours"),
    ]
    choices += [_("Search"), _("Settings and my data"), _("Leave (q)")]
    place = talk.one_of(_("Where to? Enter = go on."), choices, may_skip=True)
    units = len(standings)
    if place is None:
        _go_on(talk)
    elif place < units:
        _unit(talk, talk.sitting.course.unit[standings[place].unit])
    elif place == units:
        plan(talk)
    elif place == units + 1:
        review(talk)
    elif place == units + 2:
        about_you(talk)
    elif place == units + 3:
        search_lines(talk)
    elif place == units + 4:
        settings_lines(talk)
    else:
        raise LeavingError


def _go_on(talk: Talk) -> None:
    step = talk.sitting.next_step()
    course = talk.sitting.course
    match step.kind:
        case "page":
            read_lesson(talk, course.lesson[step.lesson], step.page)
        case "question":
            take_quiz(talk, course.unit[step.unit], step.question)
        case "workbench":
            _bench(talk, course.unit[step.unit])
        case "review":
            review(talk)
        case "plan":
            plan(talk)


def _bench(talk: Talk, unit: Unit) -> None:
    talk.say()
    talk.say(unit.workbench_invitation)
    talk.sitting.go_to(unit=unit.id, screen=unit.workbench)
    _BENCHES[unit.workbench](talk)


def _unit(talk: Talk, unit: Unit) -> None:
    """Until the learner goes back to the menu."""
    while True:
        read = talk.sitting.pages_read()
        talk.say()
        talk.say(_("{title}. Here you learn to:").format(title=unit.title))
        for text in unit.can_do:
            talk.say(f"- {text}")
        choices = []
        for lesson in unit.lessons:
            done = sum((lesson.id, page.id) in read for page in lesson.pages)
            choices.append(
                _("Lesson: {title}, {done} of {n} pages read").format(
                    title=lesson.title, done=done, n=len(lesson.pages)
                )
            )
        choices += [_("Quiz: {n} questions").format(n=len(unit.quiz)), unit.workbench_title]
        if talk.sitting.newest_answers().keys() & {question.id for question in unit.quiz}:
            choices.append(_("Your answers: look at them, change one"))
        place = talk.one_of(_("What do you want to do? b = back."), choices) or 0
        try:
            if place < len(unit.lessons):
                read_lesson(talk, unit.lessons[place])
            elif place == len(unit.lessons):
                take_quiz(talk, unit)
            elif place == len(unit.lessons) + 1:
                _bench(talk, unit)
            else:
                change_an_answer(talk, unit)
        except BackError:
            continue
