"""The tutor as a conversation in lines: welcome, menu, and the way to everything else."""

from collections.abc import Callable, Iterable
from functools import partial
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

_Way = tuple[str, Callable[[Talk], None]]
"A line of the menu, and what follows from it."


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
    ways = (*_units(talk.sitting), *_besides(talk.sitting))
    talk.say()
    talk.say(
        _("{title}. Readiness: {score} of 100.").format(
            title=talk.sitting.course.title, score=talk.sitting.readiness().score
        )
    )
    talk.say(_("Enter = go on: {title}. {why}").format(title=step.title, why=step.why))
    place = talk.one_of(_("Where to? Enter = go on."), [words for words, _act in ways], may_skip=True)
    act = _go_on if place is None else ways[place][1]
    act(talk)


def _units(sitting: Sitting) -> Iterable[_Way]:
    for one in sitting.standings():
        words = _(
            "{title}: {pages_read} of {pages} pages, quiz {quiz_right} of {quiz} right, {words}"
        ).format(
            title=one.title,
            pages_read=one.pages_read,
            pages=one.pages,
            quiz_right=one.quiz_right,
            quiz=one.quiz,
            words=one.words,
        )
        yield words, partial(_unit, unit=sitting.course.unit[one.unit])


def _besides(sitting: Sitting) -> Iterable[_Way]:
    reviews = len(sitting.to_review())
    when = due_words(reviews) if reviews else _("nothing today")
    return (
        (_("Plan"), plan),
        (_("Review: {when}").format(when=when), review),
        (_("About you: name, work, title, hours"), about_you),
        (_("Search"), search_lines),
        (_("Settings and my data"), settings_lines),
        (_("Leave (q)"), _leave),
    )


def _leave(talk: Talk) -> None:
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
