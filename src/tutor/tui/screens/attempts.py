"""The attempts log: each time the profile was sent in, how it ended, and what is sensible next."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.ground.tongue import N_, _, many
from tutor.learner.progress import Attempt
from tutor.sitting.desks import AttemptsDesk
from tutor.tui.screens.between_attempts import NOW, changed_words, now_detail, now_rows
from tutor.tui.screens.desk import (
    UNDO,
    DeskScreen,
    Row,
    aside,
    fact,
    heading,
    lines_of,
    raise_most,
    title,
)
from tutor.tui.screens.form import Choice, Filled, Line
from tutor.tui.show import shown, shown_line
from tutor.tutoring.attempt_changes import changes_before

OUTCOMES = {
    "waiting": N_("◌ waiting for an answer"),
    "approved": N_("✔ approved"),
    "declined": N_("✕ declined"),
    "act-now": N_("! they want something from you first"),
    "closed": N_("■ account closed"),
}
STYLES = {
    "waiting": "$accent",
    "approved": "$success",
    "declined": "$error",
    "act-now": "$warning",
    "closed": "$error",
}

NO_ATTEMPT_HERE = N_("Go to one of your attempts first.")


class AttemptsScreen(DeskScreen):
    """Attempts, the newest first."""

    TITLE_LINE = N_("Attempts log")
    HELP_TEXT = N_(
        "Write down each time you send your profile in. a adds an attempt, with the profile as it is here today; "
        "o changes its day, outcome or letter. d deletes a wrong entry, z takes the last change back. "
        "What changed between two attempts is taken from your own progress. t has texts to copy for a forum or for "
        "Upwork's help."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add")),
        Binding("o", "outcome", N_("Outcome")),
        Binding("d", "delete", N_("Delete")),
        UNDO,
        Binding("p", "profile", N_("Profile")),
        Binding("t", "texts", N_("Texts")),
    ]
    TAKES_BACK = ("attempt",)

    def headline(self) -> Content:
        return lines_of(self._advice(), raise_most(self.sitting))

    def _advice(self) -> Content:
        """What the plan puts first: the advice here never differs from the plan's."""
        first = next((step for step in self.sitting.plan().step if not step.done), None)
        if first is None:
            return shown(_("Nothing is left to do in your plan."))
        return shown(_("Sensible next: {title}.").format(title=first.title.rstrip(".")), "bold")

    def rows(self) -> Sequence[Row]:
        attempts = self.sitting.progress.attempt
        log = [(one.id, self._row(number, one)) for number, one in enumerate(attempts, 1)]
        return (
            heading(_("What to do now")),
            *now_rows(self.sitting),
            heading(
                _("Your attempts ({n})").format(n=len(log)) if log else _("No attempts yet. a adds one.")
            ),
            *log[::-1],
        )

    def _row(self, number: int, attempt: Attempt) -> Content:
        day = attempt.submitted_on.isoformat() if attempt.submitted_on else _("no date")
        row = aside(f"{number}  {day:<10}  ") + shown(_(OUTCOMES[attempt.outcome]), STYLES[attempt.outcome])
        letter = shown_line(self._letter_words(attempt.letter), 110) if attempt.letter else Content("")
        return row + "\n   " + letter.stylize("$text-muted") if letter else row

    def _letter_words(self, letter_id: str) -> str:
        """A letter in few words: its day and reasons."""
        letter = next((one for one in self.sitting.progress.letter if one.id == letter_id), None)
        if letter is None:
            return _("letter not found")
        known = self.sitting.course.letters.reason
        reasons = ", ".join(known[one].label for one in letter.reasons if one in known)
        said = reasons or letter.text[:40]
        if letter.received_on is None:
            return _("letter of an unknown day: {reasons}").format(reasons=said)
        return _("letter of {day}: {reasons}").format(day=letter.received_on, reasons=said)

    def detail(self, key: str) -> Content:
        if key.startswith(NOW):
            return now_detail(self.sitting, key)
        one = next((one for one in self.sitting.progress.attempt if one.id == key), None)
        if one is None:
            return lines_of(
                _("Sent your profile in? Write it down here: then your plan knows where you stand.")
            )
        waited = (self.sitting.today - one.submitted_on).days if one.submitted_on else 0
        sent = _("Sent in: {day}").format(day=one.submitted_on or _("no date"))
        if waited > 0:
            ago = many("{n} day ago", "{n} days ago", waited).format(n=waited)
            sent += f" ({ago})"
        return lines_of(
            title(sent),
            fact(_("Outcome"), _(OUTCOMES[one.outcome])),
            _("Its {letter}").format(letter=self._letter_words(one.letter))
            if one.letter
            else _("No letter is tied to it."),
            _("When an answer comes: o changes the outcome.") if one.outcome == "waiting" else "",
            *changed_words(changes_before(self.sitting.progress, self.sitting.course, one.id)),
        )

    def _answer_fields(self, attempt: Attempt | None) -> tuple[Choice, Choice]:
        letters = tuple(
            (one.id, self._letter_words(one.id)) for one in reversed(self.sitting.progress.letter)
        )
        return (
            Choice(
                "outcome",
                _("How did it end?"),
                tuple((one, _(words)) for one, words in OUTCOMES.items()),
                attempt.outcome if attempt else "waiting",
            ),
            Choice(
                "letter",
                _("Which letter answered it?"),
                (("", _("none")), *letters),
                attempt.letter if attempt else "",
            ),
        )

    def _day(self, day: date | None) -> Line:
        today, said = self.sitting.today, day.isoformat() if day else ""
        return Line("on", _("Sent in on (YYYY-MM-DD)"), said, day=True, needed=True, latest=today)

    def action_add(self) -> None:
        fields = (self._day(self.sitting.today), *self._answer_fields(None))
        words = _("The profile as it is here today is kept with it, so that you can see later what changed.")
        self.ask(_("A new attempt"), fields, lambda filled: self._keep("", filled), words=words)

    @property
    def _attempt(self) -> Attempt | None:
        return next((one for one in self.sitting.progress.attempt if one.id == self.key), None)

    def action_outcome(self) -> None:
        one = self._attempt or self.sitting.progress.newest_attempt
        if one is None:
            self.told(_("No attempt is written down yet: a adds one."))
            return
        fields = (*self._answer_fields(one), self._day(one.submitted_on))
        self.ask(_("How it ended"), fields, lambda filled: self._keep(one.id, filled), about=one.id)

    def _keep(self, attempt_id: str, filled: Filled) -> str:
        desk, said = AttemptsDesk(self.sitting), {key: filled.one(key) for key in ("outcome", "letter")}
        kept = desk.say(attempt_id, submitted_on=filled.day("on"), **said)
        self.call_after_refresh(self.show_all, kept)
        return _("Kept. Your plan takes it into account.")

    def action_delete(self) -> None:
        one = self._attempt
        if one is None:
            self.told(_(NO_ATTEMPT_HERE))
            return
        AttemptsDesk(self.sitting).drop(one.id)
        self.done(
            _("Deleted; its letter stays. z takes this back.")
            if one.letter
            else _("Deleted. z takes this back.")
        )
        self.show_all()

    def action_profile(self) -> None:
        from tutor.tui.screens.profile_check import ProfileCheckScreen

        self.app.push_screen(ProfileCheckScreen())

    def action_texts(self) -> None:
        from tutor.tui.screens.texts_to_copy import TextsScreen

        self.app.push_screen(TextsScreen())
