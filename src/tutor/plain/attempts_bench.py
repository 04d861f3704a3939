"""The Attempts log in lines: each time the profile was sent, and how it ended."""

from typing import Final

from tutor.ground.problem import TutorError
from tutor.learner.progress import Attempt, Outcome
from tutor.plain.asking import BackError, Talk, number_of
from tutor.plain.between_attempts import say_changed, say_now, say_reading, say_resend
from tutor.plain.profile_check import profile_check, say_texts
from tutor.plain.raise_most import say_raise_most
from tutor.sitting.desks import AttemptsDesk

_WORKS = (
    "Type: add, outcome N, changed N, drop N, undo, now (what to do), reading (the letter's links), texts (to copy), "
    "profile, show, or b = back. N is the number of an attempt, for example: outcome 1."
)
_OUTCOMES: Final[dict[Outcome, str]] = {
    "waiting": "waiting for the answer",
    "approved": "approved",
    "declined": "declined",
    "act-now": "action needed",
    "closed": "account closed or limited",
}


def attempts_bench(talk: Talk) -> None:
    """Until the learner goes back."""
    _show(talk)
    while True:
        typed = talk.words("Attempts log:", _WORKS)
        verb, _, rest = typed.partition(" ")
        try:
            match verb.casefold():
                case "add":
                    with talk.sitting.one_act():
                        _add(talk)
                    _show(talk)
                case "outcome" | "changed" | "drop" as act:
                    _change(talk, act, rest)
                case "undo":
                    talk.say(talk.sitting.undo("attempt") or "There is nothing to take back.")
                    _show(talk)
                case "now":
                    say_now(talk)
                case "reading":
                    say_reading(talk)
                case "texts":
                    say_texts(talk)
                case "profile":
                    profile_check(talk)
                case "show":
                    _show(talk)
                case _:
                    talk.say(_WORKS)
        except TutorError as problem:
            talk.problem(problem)
        except BackError:
            _show(talk)


def _show(talk: Talk) -> None:
    attempts = talk.sitting.progress.attempt
    talk.say()
    talk.say("Attempts log" if attempts else "Attempts log. No attempt is noted yet.")
    for number, attempt in enumerate(attempts, 1):
        talk.say(f"{number}. {_line(attempt)}", indent="  ")
    say_resend(talk)
    say_raise_most(talk)
    talk.say(_WORKS)


def _add(talk: Talk) -> None:
    """The profile of today is kept with it, so that what changed later is known."""
    day = talk.day("When did you send your profile?")
    while day and day > talk.sitting.today:
        talk.say("This day is still to come.")
        day = talk.day("When did you send your profile?")
    attempt_id = AttemptsDesk(talk.sitting).say(submitted_on=day)
    _ask_outcome(talk, attempt_id)


def _line(attempt: Attempt) -> str:
    day = f"sent {attempt.submitted_on}" if attempt.submitted_on else "day not known"
    return f"{day} · {_OUTCOMES[attempt.outcome]}"


def _change(talk: Talk, act: str, rest: str) -> None:
    attempts = talk.sitting.progress.attempt
    place = number_of(rest, len(attempts))
    if place is None:
        talk.say("Say which one, for example: outcome 1." if attempts else "No attempt yet. Type add.")
        return
    if act == "changed":
        say_changed(talk, attempts[place].id)
        return
    if act == "outcome":
        _ask_outcome(talk, attempts[place].id)
    else:
        AttemptsDesk(talk.sitting).drop(attempts[place].id)
        talk.say("Dropped; its letter stays. undo takes this back.")
    _show(talk)


def _ask_outcome(talk: Talk, attempt_id: str) -> None:
    """A "no" comes with a letter, so the newest one that no other attempt has is offered."""
    place = talk.one_of("How did it end? Enter to skip.", list(_OUTCOMES.values()), may_skip=True)
    if place is None:
        return
    outcome = tuple(_OUTCOMES)[place]
    desk = AttemptsDesk(talk.sitting)
    desk.say(attempt_id, outcome=outcome)
    if outcome in ("waiting", "approved"):
        return
    newest = talk.sitting.progress.newest_letter
    taken = {attempt.letter for attempt in talk.sitting.progress.attempt}
    if newest and newest.id not in taken and talk.yes("Is your newest letter the answer to it?"):
        desk.say(attempt_id, letter=newest.id)
    elif newest is None:
        talk.say("Paste the letter that came in the Letter lab: it decides what helps.")
