"""The plan in lines: now, next, later, done; with ticks, and how to do each step."""

from collections.abc import Sequence
from typing import Final

from tutor.ground.markdown import plain_words
from tutor.ground.tongue import N_, _
from tutor.plain.asking import Talk
from tutor.plain.bench import Bench
from tutor.plain.notes import say_notes
from tutor.plain.plan_acts import export, move_step, note_step, since, take_over, what_if
from tutor.tutoring.plan import Step, When

_WORKS = N_(
    "Type: done N, undo N, how N, note N, move N (N is the number of a step, for example: done 1); "
    "undo alone takes the last act back; show, kind WORD, what if, export, import, since, notes; or b = back."
)
_HEADINGS: Final[dict[When, str]] = {
    "now": N_("Now"),
    "next": N_("Next"),
    "later": N_("Later"),
    "done": N_("Done"),
}


def _done(talk: Talk, step: Step, more: str) -> None:
    talk.sitting.tick_step(step.id)
    talk.say(_("Done: {title}").format(title=step.title))


def _undone(talk: Talk, step: Step, more: str) -> None:
    talk.sitting.untick_step(step.id)
    talk.say(_("Open again: {title}").format(title=step.title))


def _kind(talk: Talk, typed: str) -> None:
    """The steps of one kind, with the numbers they have in the whole plan."""
    steps = talk.sitting.plan().step
    kinds = list(dict.fromkeys(step.id.partition("/")[0] for step in steps))
    wanted = typed.strip().casefold()
    if wanted not in kinds:
        talk.say(
            _("Say which kind, for example: kind {kind}. There are: {kinds}.").format(
                kind=kinds[0], kinds=", ".join(kinds)
            )
        )
        return
    for number, step in enumerate(_in_order(steps), 1):
        if step.id.partition("/")[0] == wanted:
            talk.say(f"{number}. {step.title}", indent="  ")


def _in_order(steps: Sequence[Step]) -> list[Step]:
    return [step for when in _HEADINGS for step in steps if step.when == when]


def _show(talk: Talk) -> list[Step]:
    made = talk.sitting.plan()
    talk.say()
    talk.say(
        _("Your plan of {made_on}. {summary}").format(made_on=made.made_on, summary=made.situation.summary)
    )
    talk.say(
        _("Readiness: {score} of 100. A checklist, no forecast of Upwork's answer.").format(
            score=made.readiness.score
        )
    )
    shown: list[Step] = _in_order(made.step)
    number = 0
    for when, heading in _HEADINGS.items():
        steps = [step for step in made.step if step.when == when]
        if steps:
            talk.say(_(heading))
        for step in steps:
            number += 1
            due = (
                ""
                if step.done
                else _(" · about {minutes} minutes · by {due_on}").format(
                    minutes=step.minutes, due_on=step.due_on
                )
            )
            talk.say(f"{number}. {step.title}{due}", indent="  ")
    talk.say(_(_WORKS))
    return shown


def _say_step(talk: Talk, step: Step) -> None:
    talk.say()
    talk.say(step.title)
    talk.say(_("Why: {reason}").format(reason=plain_words(step.why)))
    for number, how in enumerate(step.how, 1):
        talk.say(f"{number}. {plain_words(how)}", indent="  ")
    talk.say(
        _("About {minutes} minutes, from {start_on} to {due_on}.").format(
            minutes=step.minutes, start_on=step.start_on, due_on=step.due_on
        )
    )
    if step.note:
        talk.say(_("Your note: {note}").format(note=step.note))
    known = talk.sitting.course.source
    for source in (known[name] for name in step.sources if name in known):
        talk.say(
            _("Source {id}: {title}, {address} (seen {seen_on})").format(
                id=source.id, title=source.title, address=source.address, seen_on=source.seen_on
            )
        )


BENCH = Bench(
    N_("Plan:"),
    _WORKS,
    _show,
    {
        "notes": lambda talk, _: say_notes(talk),
        "kind": _kind,
        "export": lambda talk, _: export(talk),
        "import": lambda talk, _: take_over(talk),
        "what if": lambda talk, _: what_if(talk),
        "since": lambda talk, _: since(talk),
    },
    {
        "done": _done,
        "undo": _undone,
        "how": lambda talk, step, _: _say_step(talk, step),
        "note": lambda talk, step, _: note_step(talk, step),
        "move": lambda talk, step, _: move_step(talk, step),
    },
    quiet=frozenset({"notes", "kind", "how"}),
    undo=("step",),
    nothing=N_("There is no step in your plan yet."),
)


def plan(talk: Talk) -> None:
    """Until the learner goes back. The numbers are those shown last."""
    BENCH.run(talk)
