"""The plan in lines: now, next, later, done; with ticks, and how to do each step."""

from typing import Final

from tutor.ground.markdown import plain_words
from tutor.ground.problem import TutorError
from tutor.plain.asking import BackError, Talk, number_of
from tutor.plain.notes import say_notes
from tutor.plain.plan_acts import act, move_step, note_step
from tutor.tutoring.plan import Step, When

_WORKS = (
    "Type: done N, undo N, how N, note N, move N (N is the number of a step, for example: done 1); "
    "show, what if, export, import, since, notes; or b = back."
)
_OF_A_STEP = ("done", "undo", "how", "note", "move")
_HEADINGS: Final[dict[When, str]] = {"now": "Now", "next": "Next", "later": "Later", "done": "Done"}


def plan(talk: Talk) -> None:
    """Until the learner goes back. The numbers are those shown last."""
    shown = _show(talk)
    while True:
        typed = talk.words("Plan:", _WORKS)
        verb, _, rest = typed.partition(" ")
        verb = verb.casefold()
        place = number_of(rest, len(shown))
        if verb == "show" or _acted(talk, typed):
            shown = _show(talk)
        elif verb == "notes":
            say_notes(talk)
        elif verb not in _OF_A_STEP:
            talk.say(_WORKS)
        elif place is None:
            talk.say(f"Say which step, 1 to {len(shown)}, for example: {verb} 1.")
        elif verb == "how":
            _say_step(talk, shown[place])
        else:
            _change(talk, shown[place], verb)
            shown = _show(talk)


def _acted(talk: Talk, typed: str) -> bool:
    """True if one of the acts was named; Back within it comes back here."""
    try:
        return act(talk, typed)
    except BackError:
        return True


def _change(talk: Talk, step: Step, verb: str) -> None:
    try:
        if verb == "note":
            note_step(talk, step)
        elif verb == "move":
            move_step(talk, step)
        else:
            _tick(talk, step, verb == "done")
    except TutorError as problem:
        talk.problem(problem)
    except BackError:
        return


def _tick(talk: Talk, step: Step, done: bool) -> None:
    if done:
        talk.sitting.tick_step(step.id)
        talk.say(f"Done: {step.title}")
    else:
        talk.sitting.untick_step(step.id)
        talk.say(f"Open again: {step.title}")


def _show(talk: Talk) -> list[Step]:
    made = talk.sitting.plan()
    talk.say()
    talk.say(f"Your plan of {made.made_on}. {made.situation.summary}")
    talk.say(f"Readiness: {made.readiness.score} of 100. A checklist, no forecast of Upwork's answer.")
    shown: list[Step] = []
    for when, heading in _HEADINGS.items():
        steps = [step for step in made.step if step.when == when]
        if steps:
            talk.say(heading)
        for step in steps:
            shown.append(step)
            due = "" if step.done else f" · about {step.minutes} minutes · by {step.due_on}"
            talk.say(f"{len(shown)}. {step.title}{due}", indent="  ")
    talk.say(_WORKS)
    return shown


def _say_step(talk: Talk, step: Step) -> None:
    talk.say()
    talk.say(step.title)
    talk.say(f"Why: {plain_words(step.why)}")
    for number, how in enumerate(step.how, 1):
        talk.say(f"{number}. {plain_words(how)}", indent="  ")
    talk.say(f"About {step.minutes} minutes, from {step.start_on} to {step.due_on}.")
    if step.note:
        talk.say(f"Your note: {step.note}")
    known = talk.sitting.course.source
    for source in (known[name] for name in step.sources if name in known):
        talk.say(f"Source {source.id}: {source.title}, {source.address} (seen {source.seen_on})")
