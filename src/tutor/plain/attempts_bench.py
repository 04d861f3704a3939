"""The Attempts log in lines: each time the profile was sent, and how it ended."""

from collections.abc import Sequence
from typing import Final

from tutor.ground.tongue import N_, _
from tutor.learner.progress import Attempt, Outcome
from tutor.plain.asking import Talk
from tutor.plain.bench import Bench
from tutor.plain.between_attempts import say_changed, say_now, say_reading, say_resend
from tutor.plain.profile_check import profile_check, say_texts
from tutor.plain.raise_most import say_raise_most
from tutor.sitting.desks import AttemptsDesk

_WORKS = N_(
    "Type: add, outcome N, changed N, drop N, undo, now (what to do), reading (the letter's links), texts (to copy), "
    "profile, show, or b = back. N is the number of an attempt, for example: outcome 1."
)
_OUTCOMES: Final[dict[Outcome, str]] = {
    "waiting": N_("waiting for the answer"),
    "approved": N_("approved"),
    "declined": N_("declined"),
    "act-now": N_("action needed"),
    "closed": N_("account closed or limited"),
}


def _show(talk: Talk) -> Sequence[Attempt]:
    attempts = talk.sitting.progress.attempt
    talk.say()
    talk.say(_("Attempts log") if attempts else _("Attempts log. No attempt is noted yet."))
    for number, attempt in enumerate(attempts, 1):
        talk.say(f"{number}. {_line(attempt)}", indent="  ")
    say_resend(talk)
    say_raise_most(talk)
    talk.say(_(_WORKS))
    return attempts


def _add(talk: Talk, typed: str) -> None:
    """The profile of today is kept with it, so that what changed later is known."""
    day = talk.day(_("When did you send your profile?"))
    while day and day > talk.sitting.today:
        talk.say(_("This day is still to come."))
        day = talk.day(_("When did you send your profile?"))
    attempt_id = AttemptsDesk(talk.sitting).say(submitted_on=day)
    _ask_outcome(talk, attempt_id)


def _line(attempt: Attempt) -> str:
    day = _("sent {day}").format(day=attempt.submitted_on) if attempt.submitted_on else _("day not known")
    return f"{day} · {_(_OUTCOMES[attempt.outcome])}"


def _outcome(talk: Talk, attempt: Attempt, _: str) -> None:
    _ask_outcome(talk, attempt.id)


def _changed(talk: Talk, attempt: Attempt, _: str) -> None:
    say_changed(talk, attempt.id)


def _drop(talk: Talk, attempt: Attempt, more: str) -> None:
    AttemptsDesk(talk.sitting).drop(attempt.id)
    talk.say(_("Dropped; its letter stays. undo takes this back."))


def _ask_outcome(talk: Talk, attempt_id: str) -> None:
    """A "no" comes with a letter, so the newest one that no other attempt has is offered."""
    place = talk.one_of(
        _("How did it end? Enter to skip."), [_(words) for words in _OUTCOMES.values()], may_skip=True
    )
    if place is None:
        return
    outcome = tuple(_OUTCOMES)[place]
    desk = AttemptsDesk(talk.sitting)
    desk.say(attempt_id, outcome=outcome)
    if outcome in ("waiting", "approved"):
        return
    newest = talk.sitting.progress.newest_letter
    taken = {attempt.letter for attempt in talk.sitting.progress.attempt}
    if newest and newest.id not in taken and talk.yes(_("Is your newest letter the answer to it?")):
        desk.say(attempt_id, letter=newest.id)
    elif newest is None:
        talk.say(_("Paste the letter that came in the Letter lab: it decides what helps."))


BENCH = Bench(
    N_("Attempts log:"),
    _WORKS,
    _show,
    {
        "add": _add,
        "now": lambda talk, _: say_now(talk),
        "reading": lambda talk, _: say_reading(talk),
        "texts": lambda talk, _: say_texts(talk),
        "profile": lambda talk, _: profile_check(talk),
    },
    {"outcome": _outcome, "changed": _changed, "drop": _drop},
    quiet=frozenset({"now", "reading", "texts", "changed"}),
    together=frozenset({"add"}),
    undo=("attempt",),
    nothing=N_("No attempt yet. Type add."),
)


def attempts_bench(talk: Talk) -> None:
    """Until the learner goes back."""
    BENCH.run(talk)
