"""The test planner: which tests bear on the learner's skills, and how they went."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.course.catalogues import CertificateKind
from tutor.learner.progress import SavedCertificate
from tutor.sitting.desks import TestDesk
from tutor.tui.screens.desk import (
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
)
from tutor.tui.screens.form import Choice, Filled, Line, Several
from tutor.tui.show import shown, shown_line
from tutor.tutoring.honest_list import honest_skills, shown_name
from tutor.tutoring.readiness import raise_most
from tutor.tutoring.skills_bench import ENOUGH_VERIFIED
from tutor.tutoring.verifying import bears_on, unrelated, verified_skills
from tutor.tutoring.worked_example import example_lines
from tutor.tutoring.worth_of_tests import best_test, by_worth, retry_words

AIM = ENOUGH_VERIFIED
EXAMPLE = "example"
"The key of the row that is no test but an example."
STYLES = {"planned": "$accent", "taken": "$warning", "passed": "$success", "failed": "$error"}
_ROW, _SHORT = 50, 12
"Cells for state and name of a test; the longest price that stands in its row."
STATES = {"planned": "◌ planned", "taken": "◐ taken", "passed": "✔ passed", "failed": "✕ failed"}


class TestPlannerScreen(DeskScreen):
    """Tests by kept skill. Only a passed one verifies."""

    __test__ = False
    TITLE_LINE = "Test planner"
    HELP_TEXT = (
        "Each skill you kept has the tests that bear on it. p puts a test on your plan. t says you took it. "
        "y says you passed, n says you failed. o adds a certificate of your own. d takes a test off your list. "
        "Only a passed test verifies a skill. z takes the last change back. The last row shows five skills and their "
        "tests of 2017 as an example. The tests of a skill stand with the most worth per hour first. These are "
        "tests of other firms, not of Upwork: its own skill tests "
        "ended in July 2019 (source F20)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "say('planned')", "Plan"),
        Binding("t", "say('taken')", "Taken"),
        Binding("y", "passed", "Passed"),
        Binding("n", "say('failed')", "Failed"),
        Binding("o", "own", "Own"),
        Binding("d", "drop", "Drop"),
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
        marks = shown("✔ " * min(count, AIM), "bold $success") + shown(
            "○ " * max(0, AIM - count), "$text-muted"
        )
        words = shown(f" {count} verified, the aim is {AIM}", "bold")
        raised = shown("\n" + raise_most(self.sitting.readiness()), "$text-primary")
        best = best_test(self.sitting.progress, self.sitting.course)
        told = f"\nBest per hour: {best.kind.name} ({best.brief})" if best else ""
        return marks + words + aside(" · only a passed test counts") + raised + aside(told)

    def rows(self) -> Sequence[Row]:
        progress, course = self.sitting.progress, self.sitting.course
        verified = verified_skills(progress, course)
        rows: list[Row] = []
        listed: set[str] = set()
        for skill in honest_skills(progress):
            rows.append(heading(shown_name(skill) + ("  ✔ verified" if skill.id in verified else "")))
            kinds = [worth.kind for worth in by_worth(skill.id, progress, course)]
            own = [one for one in progress.certificate if one.id not in course.certificate]
            for kind in kinds:
                rows.append((kind.id, self._row(kind.id, kind.name, f"{kind.minutes} min", kind.cost)))
            mine = [one for one in own if skill.id in one.skills]
            rows.extend((one.id, self._row(one.id, one.name, "your own")) for one in mine)
            listed.update([kind.id for kind in kinds], [one.id for one in mine])
            if not kinds and not mine:
                rows.append(("", aside("  no test in our list: show it with a sample instead")))
        others = [one for one in progress.certificate if one.id not in listed]
        if others:
            rows.append(heading("! Not related to a skill you kept"))
            rows.extend(
                (one.id, self._row(one.id, one.name or one.id, "verifies nothing here")) for one in others
            )
        rows = rows or [heading("No skills are kept yet. Keep some on the skills bench first.")]
        return [*rows, (EXAMPLE, aside("An example: five skills and their tests, in 2017 and today"))]

    def _row(self, test_id: str, name: str, facts: str, more: str = "") -> Content:
        """In columns: how far it is, its name, its time; a long price is told in the detail."""
        saved = self._saved(test_id)
        state = shown(f"{STATES[saved.status]:<9} ", STYLES[saved.status]) if saved else shown("○ ")
        cells = _ROW - state.cell_length
        name_shown = shown_line(name, cells)
        gap = " " * max(1, cells - name_shown.cell_length + 1)
        said = f"{facts} · {more}" if more and len(more) <= _SHORT else facts
        return state + name_shown + gap + aside(said)

    @property
    def test(self) -> str:
        """The id of the test under the cursor, "" where there is none."""
        return "" if self.key == EXAMPLE else self.key

    def detail(self, key: str) -> Content:
        if key == EXAMPLE:
            return shown("\n".join(example_lines(self.sitting.progress, self.sitting.course)))
        saved, kind = self._saved(key), self.sitting.course.certificate.get(key)
        about = self._about(kind) if kind else ()
        return lines_of(*about, *(self._mine(saved) if saved else ()))

    def _about(self, kind: CertificateKind) -> tuple[str | Content, ...]:
        kept = [s for s in honest_skills(self.sitting.progress) if s.id in kind.skills]
        sources = [self.sitting.course.source.get(one) for one in kind.sources]
        return (
            title(kind.name),
            fact("Bears on", ", ".join(map(shown_name, kept)) or "no skill you kept"),
            fact("Cost", kind.cost),
            fact("Time", f"{kind.minutes} min ({kind.minutes_from})"),
            fact("Where", kind.where),
            kind.address,
            fact("Does not show", kind.does_not_show),
            fact("If you fail", retry_words(kind)),
            fact("As of", f"{kind.as_of}. Prices and times change: look before you start."),
            *(aside(f"Source {one.id}: {one.title}, seen {one.seen_on}") for one in sources if one),
        )

    def _mine(self, saved: SavedCertificate) -> tuple[str | Content, ...]:
        progress, course = self.sitting.progress, self.sitting.course
        names = [shown_name(s) for s in honest_skills(progress) if s.id in bears_on(saved, course)]
        loose = unrelated(saved, progress, course)
        return (
            GAP if saved.id in course.certificate else title(saved.name),
            needs_you("Touches no skill you kept: it verifies nothing on this profile.") if loose else "",
            "" if loose or saved.id in course.certificate else fact("Bears on", ", ".join(names)),
            fact("You", f"{STATES[saved.status]}{f' on {saved.on}' if saved.on else ''}"),
            fact("Try again", retry_words(course.certificate.get(saved.id)))
            if saved.status == "failed"
            else "",
            fact("Score", saved.score),
            fact("Link", saved.link),
        )

    def _record(self, key: str, **said: Any) -> None:
        kind = self.sitting.course.certificate.get(key)
        if kind:
            self._desk.record(kind, **said)
        else:
            self._desk.change(key, **said)

    def action_say(self, status: str) -> None:
        if not (key := self.test):
            return
        self._record(key, status=status, on=None if status == "planned" else self.sitting.today)
        words = {
            "planned": "Planned.",
            "taken": "Taken. Say y or n when you know the result.",
            "failed": f"Noted: it stays with you. {retry_words(self.sitting.course.certificate.get(key))}",
        }
        self.done(words[status])
        self.show_all()

    def action_passed(self) -> None:
        if not (key := self.test):
            return
        saved, today = self._saved(key), self.sitting.today
        day = (saved.on if saved else None) or today
        fields = (
            Line("score", "Score or grade, if there is one", saved.score if saved else ""),
            Line("on", "Passed on (YYYY-MM-DD)", day.isoformat(), day=True, latest=today),
            Line("link", "Link to the certificate, if there is one", saved.link if saved else ""),
        )

        def keep(filled: Filled) -> str:
            on = filled.day("on")
            self._record(key, status="passed", score=filled.lines["score"], on=on, link=filled.lines["link"])
            count = len(verified_skills(self.sitting.progress, self.sitting.course))
            return f"Passed. {count} verified, the aim is {AIM}."

        self.ask("You passed", fields, keep, about=key)

    def action_own(self) -> None:
        skills = tuple((s.id, shown_name(s)) for s in honest_skills(self.sitting.progress))
        states = (("planned", "planned"), ("taken", "taken"), ("passed", "passed"), ("failed", "failed"))
        fields = (
            Line("name", "Name of the certificate", needed=True),
            Several("skills", "Which of your skills does it test? (Space marks)", skills),
            Choice("status", "How far are you?", states, "planned"),
        )
        self.ask("A certificate of your own", fields, self._keep_own)

    def _keep_own(self, filled: Filled) -> str:
        name, status = filled.lines["name"], filled.one("status") or "planned"
        on = None if status == "planned" else self.sitting.today
        same = (kind for kind in self.sitting.course.certificates if kind.name.casefold() == name.casefold())
        if kind := next(same, None):
            self._desk.record(kind, status=status, on=on)
            return "Kept. We know this test: it bears on the skills in our list."
        self._desk.record_own(name, filled.choices["skills"], status=status, on=on)
        if not filled.choices["skills"]:
            return "Kept. It touches no skill you kept, so it verifies nothing yet."
        return "Kept."

    def action_drop(self) -> None:
        saved = self._saved(self.key)
        if saved is None:
            self.told("This test is not on your list.")
            return
        self._desk.drop(saved.id)
        self.done("Dropped. z takes this back.")
        self.show_all()
