"""The attempts log: each time the profile was sent in, how it ended, and what is sensible next."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.learner.progress import Attempt
from tutor.sitting.desks import AttemptsDesk
from tutor.tui.screens.desk import DeskScreen, Row, aside, fact, heading, lines_of, title
from tutor.tui.screens.form import Choice, Filled, Line
from tutor.tui.show import shown, shown_line

OUTCOMES = {
    "waiting": "◌ waiting for an answer",
    "approved": "✔ approved",
    "declined": "✕ declined",
    "act-now": "! they want something from you first",
    "closed": "■ account closed",
}
STYLES = {
    "waiting": "$accent",
    "approved": "$success",
    "declined": "$error",
    "act-now": "$warning",
    "closed": "$error",
}


class AttemptsScreen(DeskScreen):
    """Attempts, the newest first."""

    TITLE_LINE = "Attempts log"
    HELP_TEXT = (
        "Write down each time you send your profile in. a adds an attempt. o changes how it ended. "
        "The line on top says what is sensible next."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add an attempt"),
        Binding("o", "outcome", "Change the outcome"),
    ]

    def headline(self) -> Content:
        count = len(self.sitting.progress.attempt)
        return lines_of(aside(f"{count} {'attempt' if count == 1 else 'attempts'} so far"), self._advice())

    def _advice(self) -> Content:
        """What the plan puts first: the advice here never differs from the plan's."""
        first = next((step for step in self.sitting.plan().step if not step.done), None)
        if first is None:
            return shown("Nothing is left to do in your plan.")
        return shown(f"Sensible next: {first.title}. ", "bold") + shown(first.why)

    def rows(self) -> Sequence[Row]:
        attempts = self.sitting.progress.attempt
        rows = [(one.id, self._row(number, one)) for number, one in enumerate(attempts, 1)]
        return rows[::-1] or [heading("No attempts yet. a adds one.")]

    def _row(self, number: int, attempt: Attempt) -> Content:
        day = attempt.submitted_on.isoformat() if attempt.submitted_on else "no date"
        row = aside(f"{number}  {day:<10}  ") + shown(OUTCOMES[attempt.outcome], STYLES[attempt.outcome])
        letter = shown_line(self._letter_words(attempt.letter), 110) if attempt.letter else Content("")
        return row + "\n   " + letter.stylize("$text-muted") if letter else row

    def _letter_words(self, letter_id: str) -> str:
        """A letter in few words: its day and reasons."""
        letter = next((one for one in self.sitting.progress.letter if one.id == letter_id), None)
        if letter is None:
            return "letter not found"
        known = self.sitting.course.letters.reason
        reasons = ", ".join(known[one].label for one in letter.reasons if one in known)
        return f"letter of {letter.received_on or 'an unknown day'}: {reasons or letter.text[:40]}"

    def detail(self, key: str) -> Content:
        one = next((one for one in self.sitting.progress.attempt if one.id == key), None)
        if one is None:
            return lines_of("Sent your profile in? Write it down here: then your plan knows where you stand.")
        waited = (self.sitting.today - one.submitted_on).days if one.submitted_on else 0
        days = "1 day ago" if waited == 1 else f"{waited} days ago"
        return lines_of(
            title(f"Sent in: {one.submitted_on or 'no date'}{f' ({days})' if waited > 0 else ''}"),
            fact("Outcome", OUTCOMES[one.outcome]),
            f"Its {self._letter_words(one.letter)}" if one.letter else "No letter is tied to it.",
            "When an answer comes: o changes the outcome." if one.outcome == "waiting" else "",
        )

    def _answer_fields(self, attempt: Attempt | None) -> tuple[Choice, Choice]:
        letters = tuple(
            (one.id, self._letter_words(one.id)) for one in reversed(self.sitting.progress.letter)
        )
        return (
            Choice(
                "outcome",
                "How did it end?",
                tuple(OUTCOMES.items()),
                attempt.outcome if attempt else "waiting",
            ),
            Choice(
                "letter",
                "Which letter answered it?",
                (("", "none"), *letters),
                attempt.letter if attempt else "",
            ),
        )

    def action_add(self) -> None:
        today = self.sitting.today
        day = Line("on", "Sent in on (YYYY-MM-DD)", today.isoformat(), day=True, needed=True, latest=today)
        self.ask("A new attempt", (day, *self._answer_fields(None)), lambda filled: self._keep("", filled))

    def action_outcome(self) -> None:
        key = self.key
        one = next((one for one in self.sitting.progress.attempt if one.id == key), None)
        if one:
            self.ask(
                "How it ended", self._answer_fields(one), lambda filled: self._keep(key, filled), about=key
            )

    def _keep(self, attempt_id: str, filled: Filled) -> str:
        desk, outcome, letter = AttemptsDesk(self.sitting), filled.one("outcome"), filled.one("letter")
        if attempt_id:
            desk.say(attempt_id, outcome=outcome, letter=letter)
        else:
            desk.say(submitted_on=filled.day("on"), outcome=outcome, letter=letter)
        return "Kept. Your plan takes it into account."
