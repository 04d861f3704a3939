"""Where the learner stands: what the newest letter and the newest submission say together."""

from typing import Literal, NamedTuple

from tutor.learner.progress import Attempt, Progress, SavedLetter

Stage = Literal["none", "unread", "notice", "declined", "act-now", "closed", "waiting", "approved"]

# Notices that say nothing of the application: what was true before them is still true.
_NOTICES = frozenset({"profile-private", "login-notice", "testimonial-refused"})
_OF_OUTCOME: dict[str, Stage] = {
    "waiting": "waiting",
    "approved": "approved",
    "declined": "declined",
    "act-now": "act-now",
    "closed": "closed",
}
_GRAVE = frozenset[Stage]({"act-now", "closed"})


class Standing(NamedTuple):
    """`letter` is the one that decides, `newest` the last one kept."""

    stage: Stage
    newest: SavedLetter | None
    letter: SavedLetter | None
    attempt: Attempt | None
    by_attempt: bool
    "The newest submission says it, and no letter goes with it."

    @property
    def notice(self) -> SavedLetter | None:
        """The newest letter, if it is a routine notice."""
        return self.newest if self.newest and _meaning(self.newest) == "notice" else None

    @property
    def unread(self) -> SavedLetter | None:
        """The newest letter, if nobody knows yet what it says."""
        return self.newest if self.newest and _meaning(self.newest) == "unread" else None


def standing(progress: Progress) -> Standing:
    """Read letters and attempts together. A doubtful order never reads a closure or a demand away."""
    newest, attempt = progress.newest_letter, progress.newest_attempt
    telling = [letter for letter in progress.letter if _meaning(letter) not in ("notice", "unread")]
    letter = telling[-1] if telling else None
    by_attempt = False
    if letter and attempt:
        stage, by_attempt = _together(letter, attempt)
    elif letter:
        stage = _meaning(letter)
    elif attempt:
        stage, by_attempt = _OF_OUTCOME[attempt.outcome], True
    else:
        stage = _meaning(newest) if newest else "none"
    return Standing(stage, newest, letter, attempt, by_attempt)


def _meaning(letter: SavedLetter) -> Stage:
    match letter.family:
        case "declined" | "act-now" | "closed":
            return letter.family
        case "not-a-rejection":
            if "approved" in letter.reasons:
                return "approved"
            return "notice" if _NOTICES.intersection(letter.reasons) else "waiting"
        case _:
            return "unread"


def _together(letter: SavedLetter, attempt: Attempt) -> tuple[Stage, bool]:
    """The stage, and whether the attempt alone decides it."""
    said, happened = _meaning(letter), _OF_OUTCOME[attempt.outcome]
    newer = _attempt_is_newer(letter, attempt)
    if happened == "approved":
        answered = attempt.letter == letter.id or (letter.received_on and attempt.submitted_on)
        return (said, False) if said in _GRAVE and answered and not newer else (happened, True)
    if said == "closed" or (said == "act-now" and happened != "closed"):
        return said, False
    if newer or (attempt.letter == letter.id and happened in _GRAVE):
        return happened, True
    return said, False


def _attempt_is_newer(letter: SavedLetter, attempt: Attempt) -> bool:
    """A submission waits for its letter; one that names this letter was answered by it."""
    if attempt.letter == letter.id:
        return False
    if attempt.submitted_on and letter.received_on:
        return attempt.submitted_on > letter.received_on
    return attempt.outcome == "waiting"
