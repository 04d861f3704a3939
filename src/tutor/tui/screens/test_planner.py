"""The test planner: which tests bear on the learner's skills, and how they went."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.course.catalogues import CertificateKind
from tutor.ground.tongue import N_, _
from tutor.learner.progress import SavedCertificate
from tutor.sitting.desks import TestDesk
from tutor.tui.screens.desk import (
    BENCH,
    GAP,
    UNDO,
    DeskScreen,
    Row,
    aside,
    fact,
    heading,
    lines_of,
    needs_you,
    title,
    to_bench,
)
from tutor.tui.screens.form import Choice, Filled, Line, Several
from tutor.tui.show import in_cells, shown
from tutor.tutoring.honest_list import honest_skills, shown_name
from tutor.tutoring.readiness import raise_most
from tutor.tutoring.verifying import VERIFIED_AIM, bears_on, unrelated, verified_skills
from tutor.tutoring.worked_example import example_lines
from tutor.tutoring.worth_of_tests import best_test, by_worth, retry_words

EXAMPLE = "example"
"The key of the row that is no test but an example."
STYLES = {"planned": "$accent", "taken": "$warning", "passed": "$success", "failed": "$error"}
_ROW, _LEAST, _SHORT = 50, 24, 12
"Cells for state and name of a test, and the fewest; the longest price that stands in its row."
STATES = {
    "planned": N_("◌ planned"),
    "taken": N_("◐ taken"),
    "passed": N_("✔ passed"),
    "failed": N_("✕ failed"),
}

_NO_TEST_HERE = N_("Go to a test first with ↑ ↓; o notes one of your own.")


class TestPlannerScreen(DeskScreen):
    """Tests by kept skill. Only a passed one verifies."""

    __test__ = False
    TITLE_LINE = N_("Test planner")
    HELP_TEXT = N_(
        "Each skill you kept has the tests that bear on it. p puts a test on your plan. t says you took it. "
        "y says you passed, n says you failed. o adds a certificate of your own. d takes a test off your list. "
        "Only a passed test verifies a skill. z takes the last change back. The last row shows five skills and their "
        "tests of 2017 as an example. The tests of a skill stand with the most worth per hour first. These are "
        "tests of other firms, not of Upwork: its own skill tests "
        "ended in July 2019 (source F20)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "say('planned')", N_("Plan", "a key: put this test on your plan")),
        Binding("t", "say('taken')", N_("Taken")),
        Binding("y", "passed", N_("Passed")),
        Binding("n", "say('failed')", N_("Failed")),
        # Translators: a key: add a certificate of your own.
        Binding("o", "own", N_("Own")),
        Binding("d", "drop", N_("Drop")),
        UNDO,
    ]
    TAKES_BACK = ("certificate",)

    @property
    def _desk(self) -> TestDesk:
        return TestDesk(self.sitting)

    def _saved(self, test_id: str) -> SavedCertificate | None:
        return next((one for one in self.sitting.progress.certificate if one.id == test_id), None)

    def headline(self) -> Content:
        count = len(verified_skills(self.sitting.progress, self.sitting.course))
        marks = shown("✔ " * min(count, VERIFIED_AIM), "bold $success") + shown(
            "○ " * max(0, VERIFIED_AIM - count), "$text-muted"
        )
        words = shown(
            " " + _("{count} verified, the aim is {aim}").format(count=count, aim=VERIFIED_AIM), "bold"
        )
        raised = shown("\n" + raise_most(self.sitting.readiness()), "$text-primary")
        best = best_test(self.sitting.progress, self.sitting.course)
        told = (
            "\n" + _("Best per hour: {name} ({brief})").format(name=best.kind.name, brief=best.brief)
            if best
            else ""
        )
        return marks + words + aside(" · " + _("only a passed test counts")) + raised + aside(told)

    def rows(self) -> Sequence[Row]:
        progress, course = self.sitting.progress, self.sitting.course
        verified = verified_skills(progress, course)
        rows: list[Row] = []
        listed: set[str] = set()
        for skill in honest_skills(progress):
            rows.append(heading(shown_name(skill) + ("  " + _("✔ verified") if skill.id in verified else "")))
            kinds = [worth.kind for worth in by_worth(skill.id, progress, course)]
            own = [one for one in progress.certificate if one.id not in course.certificate]
            for kind in kinds:
                rows.append(
                    (
                        kind.id,
                        self._row(
                            kind.id, kind.name, _("{minutes} min").format(minutes=kind.minutes), kind.cost
                        ),
                    )
                )
            mine = [one for one in own if skill.id in one.skills]
            rows.extend((one.id, self._row(one.id, one.name, _("your own"))) for one in mine)
            listed.update([kind.id for kind in kinds], [one.id for one in mine])
            if not kinds and not mine:
                rows.append(("", aside("  " + _("no test in our list: show it with a sample instead"))))
        others = [one for one in progress.certificate if one.id not in listed]
        if others:
            rows.append(heading(_("! Not related to a skill you kept")))
            rows.extend(
                (one.id, self._row(one.id, one.name or one.id, _("verifies nothing here"))) for one in others
            )
        rows = rows or [*to_bench()]
        return [*rows, (EXAMPLE, aside(_("An example: five skills and their tests, in 2017 and today")))]

    def _row(self, test_id: str, name: str, facts: str, more: str = "") -> Content:
        """In columns: how far it is, its name, its time; a long price is told in the detail."""
        saved = self._saved(test_id)
        state = shown(f"{_(STATES[saved.status]):<9} ", STYLES[saved.status]) if saved else shown("○ ")
        said = f"{facts} · {more}" if more and len(more) <= _SHORT and not self.room else facts
        cells = (max(_LEAST, self.room - cell_len(said) - 1) if self.room else _ROW) - state.cell_length
        return state + in_cells(name, cells) + " " + aside(said)

    @property
    def test(self) -> str:
        """The id of the test under the cursor, "" where there is none."""
        return "" if self.key in (EXAMPLE, BENCH) else self.key

    def detail(self, key: str) -> Content:
        if key == EXAMPLE:
            return shown("\n".join(example_lines(self.sitting.progress, self.sitting.course)))
        if key == BENCH:
            return lines_of(_("Enter or a click opens it; Esc comes back here."))
        saved, kind = self._saved(key), self.sitting.course.certificate.get(key)
        about = self._about(kind) if kind else ()
        return lines_of(*about, *(self._mine(saved) if saved else ()))

    def _about(self, kind: CertificateKind) -> tuple[str | Content, ...]:
        kept = [s for s in honest_skills(self.sitting.progress) if s.id in kind.skills]
        sources = [self.sitting.course.source.get(one) for one in kind.sources]
        return (
            title(kind.name),
            fact(_("Bears on"), ", ".join(map(shown_name, kept)) or _("no skill you kept")),
            fact(_("Cost"), kind.cost),
            fact(
                _("Time"),
                _("{minutes} min ({minutes_from})").format(
                    minutes=kind.minutes, minutes_from=kind.minutes_from
                ),
            ),
            fact(_("Where"), kind.where),
            kind.address,
            fact(_("Does not show"), kind.does_not_show),
            fact(_("If you fail"), retry_words(kind)),
            fact(
                _("As of"),
                _("{as_of}. Prices and times change: look before you start.").format(as_of=kind.as_of),
            ),
            *(
                aside(
                    _("Source {id}: {title}, seen {seen_on}").format(
                        id=one.id, title=one.title, seen_on=one.seen_on
                    )
                )
                for one in sources
                if one
            ),
        )

    def _mine(self, saved: SavedCertificate) -> tuple[str | Content, ...]:
        progress, course = self.sitting.progress, self.sitting.course
        names = [shown_name(s) for s in honest_skills(progress) if s.id in bears_on(saved, course)]
        loose = unrelated(saved, progress, course)
        state = _(STATES[saved.status])
        return (
            GAP if saved.id in course.certificate else title(saved.name),
            needs_you(_("Touches no skill you kept: it verifies nothing on this profile.")) if loose else "",
            "" if loose or saved.id in course.certificate else fact(_("Bears on"), ", ".join(names)),
            fact(_("You"), _("{state} on {day}").format(state=state, day=saved.on) if saved.on else state),
            fact(_("Try again"), retry_words(course.certificate.get(saved.id)))
            if saved.status == "failed"
            else "",
            fact(_("Score"), saved.score),
            fact(_("Link"), saved.link),
        )

    def _record(self, key: str, **said: Any) -> None:
        kind = self.sitting.course.certificate.get(key)
        if kind:
            self._desk.record(kind, **said)
        else:
            self._desk.change(key, **said)

    def action_say(self, status: str) -> None:
        if not (key := self.test):
            self.told(_(_NO_TEST_HERE))
            return
        self._record(key, status=status, on=None if status == "planned" else self.sitting.today)
        words = {
            "planned": _("Planned."),
            "taken": _("Taken. Say y or n when you know the result."),
            "failed": _("Noted: it stays with you. {words}").format(
                words=retry_words(self.sitting.course.certificate.get(key))
            ),
        }
        self.done(words[status])
        self.show_all()

    def action_passed(self) -> None:
        if not (key := self.test):
            self.told(_(_NO_TEST_HERE))
            return
        saved, today = self._saved(key), self.sitting.today
        day = (saved.on if saved else None) or today
        fields = (
            Line("score", _("Score or grade, if there is one"), saved.score if saved else ""),
            Line("on", _("Passed on (YYYY-MM-DD)"), day.isoformat(), day=True, latest=today),
            Line("link", _("Link to the certificate, if there is one"), saved.link if saved else ""),
        )

        def keep(filled: Filled) -> str:
            on = filled.day("on")
            self._record(key, status="passed", score=filled.lines["score"], on=on, link=filled.lines["link"])
            count = len(verified_skills(self.sitting.progress, self.sitting.course))
            return _("Passed. {count} verified, the aim is {aim}.").format(count=count, aim=VERIFIED_AIM)

        self.ask(_("You passed"), fields, keep, about=key)

    def action_own(self) -> None:
        skills = tuple((s.id, shown_name(s)) for s in honest_skills(self.sitting.progress))
        states = (
            ("planned", _("planned")),
            ("taken", _("taken")),
            ("passed", _("passed")),
            ("failed", _("failed")),
        )
        fields = (
            Line("name", _("Name of the certificate"), needed=True),
            Several("skills", _("Which of your skills does it test? (Space marks)"), skills),
            Choice("status", _("How far are you?"), states, "planned"),
        )
        self.ask(_("A certificate of your own"), fields, self._keep_own)

    def _keep_own(self, filled: Filled) -> str:
        name, status = filled.lines["name"], filled.one("status") or "planned"
        on = None if status == "planned" else self.sitting.today
        same = (kind for kind in self.sitting.course.certificates if kind.name.casefold() == name.casefold())
        if kind := next(same, None):
            self._desk.record(kind, status=status, on=on)
            return _("Kept. We know this test: it bears on the skills in our list.")
        self._desk.record_own(name, filled.choices["skills"], status=status, on=on)
        if not filled.choices["skills"]:
            return _("Kept. It touches no skill you kept, so it verifies nothing yet.")
        return _("Kept.")

    def action_drop(self) -> None:
        saved = self._saved(self.key)
        if saved is None:
            self.told(_("This test is not on your list."))
            return
        self._desk.drop(saved.id)
        self.done(_("Dropped. z takes this back."))
        self.show_all()
