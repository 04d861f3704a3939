"""The action plan: what to do now, next and later, why, and how far it has come."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.sitting.handing_out import FORMS, export_plan, export_recap
from tutor.tui.screens.desk import GAP, DeskScreen, Row, aside, fact, heading, lines_of, title
from tutor.tui.screens.form import Choice, Filled, Line
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.bars import drawn_bar
from tutor.tutoring.plan import ActionPlan, Step

PARTS_KEY = "readiness"
WEEKS_SHOWN = 6
_WEEK_CELLS = 4
WHENS = (("now", "NOW"), ("next", "NEXT"), ("later", "LATER"), ("done", "DONE"))
FORM_WORDS = {
    "toml": "TOML, for this tutor and other programs",
    "markdown": "Markdown, to read and change",
    "html": "HTML, to print or open in a browser",
    "calendar": "calendar (.ics), the dates for your calendar",
    "json": "JSON, for programs",
}
NOTES = ("recap", "instead of the plan: your notes on what you missed (Markdown)")


def minutes_per_week(steps: Sequence[Step], first: date) -> tuple[int, ...]:
    """Minutes of open steps in each week from `first`; a step that runs over weeks is shared out by days."""
    weeks: dict[int, float] = {}
    for step in steps:
        start = max(step.start_on, first)
        days = max((step.due_on - start).days + 1, 1)
        # Far more than is shown is of no use; a date moved decades away must not cost time here.
        for day in range(min(days, 7 * WEEKS_SHOWN)):
            week = ((start - first).days + day) // 7
            weeks[week] = weeks.get(week, 0) + step.minutes / days
    return tuple(round(weeks.get(week, 0)) for week in range(min(max(weeks, default=-1) + 1, WEEKS_SHOWN)))


def day_words(day: date) -> str:
    return f"{day.day} {day:%b}"


class PlanScreen(DeskScreen):
    """Steps on one side, the why and how of one of them on the other."""

    TITLE_LINE = "Your plan"
    HELP_TEXT = (
        "Space ticks a step off, or takes the tick back. Enter goes to why and how; Esc comes back. n writes a note, "
        "d moves the date, e writes the plan, or your notes, into a file. The score is a checklist, no promise of "
        "Upwork's answer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick"),
        Binding("enter", "read_detail", "How", show=False),
        Binding("n", "note", "Note"),
        Binding("d", "move", "Move date"),
        Binding("e", "export", "Export"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._plan: ActionPlan | None = None
        self._exported = ""

    def show_all(self, go_to: str = "") -> None:
        self._plan = self.sitting.plan()
        super().show_all(go_to)

    @property
    def plan(self) -> ActionPlan:
        """The plan as last drawn."""
        if self._plan is None:
            self._plan = self.sitting.plan()
        return self._plan

    def _step(self, key: str) -> Step | None:
        return next((step for step in self.plan.step if step.id == key), None)

    def headline(self) -> Content:
        plan = self.plan
        todo = [step for step in plan.step if not step.done]
        hours = sum(step.minutes for step in todo) / 60
        end = f" · until {day_words(max(step.due_on for step in todo))}" if todo else ""
        counts = shown(f"{len(todo)} to do", "bold") + aside(
            f" · {len(plan.step) - len(todo)} done · about {hours:.0f} h{end}"
        )
        score = plan.readiness.score
        gauge = shown("Ready  ", "bold") + drawn_bar(score, 100, 20) + shown(f" {score}", "bold")
        gauge += aside(" of 100, a checklist and no forecast")
        exported = shown(self._exported, "$success")
        return lines_of(counts, gauge, self._timeline(todo), exported)

    def _timeline(self, todo: Sequence[Step]) -> Content:
        """The weeks side by side, each with its hours; the fullest week has all its blocks."""
        first = self.plan.made_on
        weeks = minutes_per_week(todo, first)
        most = max(weeks, default=0) or 1
        places = max(1, (self.app.size.width - 2) // (_WEEK_CELLS + len("30 Nov  9.9 h  ")))
        words = Content("")
        for number, minutes in enumerate(weeks[:places]):
            blocks = max(1, round(_WEEK_CELLS * minutes / most)) if minutes else 0
            words += aside(f"{day_words(first + timedelta(days=7 * number)):<6} ")
            words += shown("▇" * blocks, "$primary") + shown("▁" * (_WEEK_CELLS - blocks), "$border-blurred")
            words += shown(f" {minutes / 60:.1f} h" + "  ")
        return words.rstrip() + ("…" if len(weeks) > places else "")

    def rows(self) -> Sequence[Row]:
        rows: list[Row] = []
        for when, words in WHENS:
            steps = [step for step in self.plan.step if step.when == when]
            if steps:
                rows.append(heading(f"{words} ({len(steps)})"))
            rows.extend((step.id, self._row(step)) for step in steps)
        score = self.plan.readiness.score
        return [*rows, heading("READY"), (PARTS_KEY, shown(f"◔ {score} of 100: what it is made of"))]

    def _row(self, step: Step) -> Content:
        name = shown_line(step.title, 48)
        gap = " " * (50 - name.cell_length)
        late = not step.done and step.due_on < self.plan.made_on
        box = shown("☑ ", "$success") if step.done else shown("☐ ", "$text-muted")
        facts = "done" if step.done else f"{step.minutes:>4} min  by {day_words(step.due_on)}"
        said = shown(facts, "$warning" if late else "$text-muted")
        return box + name + gap + said + (shown(" ✎", "$accent") if step.note else Content(""))

    def detail(self, key: str) -> Content:
        step = self._step(key)
        return self._about_step(step) if step else self._about_readiness()

    def _about_readiness(self) -> Content:
        ready = self.sitting.readiness()
        parts = []
        for part in ready.parts:
            glyph = shown("✔ ", "$success") if part.have >= part.of else shown("○ ", "$text-muted")
            said = aside(f"{part.have} of {part.of} (worth {part.weight})")
            parts.append(glyph + shown(f"{part.label}: ") + said)
        gains = [shown(f"+{gain.points:<3}", "bold $success") + shown(gain.words) for gain in ready.gains[:3]]
        heads = (title("What would raise it most"), GAP) if gains else ("", "")
        return lines_of(
            self.plan.situation.summary, GAP, heads[0], *gains, heads[1], title("All parts"), *parts
        )

    def _about_step(self, step: Step) -> Content:
        sources = {one.id: one for one in self.plan.source}
        said = [sources[one] for one in step.sources if one in sources]
        start = f"from {day_words(step.start_on)} " if step.start_on < step.due_on else ""
        return lines_of(
            title(step.title),
            aside(f"{'☑ done · ' if step.done else ''}{step.minutes} min · {start}by {step.due_on}"),
            GAP,
            fact("Why", step.why),
            fact("From", ", ".join(self._because(one) for one in step.because)),
            GAP,
            *(f"{number}. {how}" for number, how in enumerate(step.how, 1)),
            fact("\nYour note", step.note),
            GAP if said else "",
            *(aside(f"Source {one.id}: {one.title}, seen {one.seen_on}\n  {one.address}") for one in said),
        )

    def _because(self, because: str) -> str:
        """`letter:letter-1:skills-oversupplied` in words where the course has them."""
        kind, _, rest = because.partition(":")
        last = because.rpartition(":")[2]
        names = {one.id: one.name for one in self.sitting.progress.skill if one.name}
        reason = self.sitting.course.letters.reason.get(last)
        words = reason.label if reason else names.get(last, rest.replace("-", " ").replace(":", ", "))
        return f"{kind}: {words}" if rest else because

    def action_tick(self) -> None:
        step = self._step(self.key)
        if step is None:
            self.told("Go to a step first.")
            return
        before = self.plan
        if step.done:
            self.sitting.untick_step(step.id)
        else:
            self.sitting.tick_step(step.id)
        self.show_all(step.id)
        left = sum(not one.done for one in self.plan.step)
        new = {one.id for one in self.plan.step} - {one.id for one in before.step}
        what = "Open again" if step.done else "Done"
        more = f" {len(new)} new in the plan." if new else ""
        score = f" Ready {before.readiness.score} → {self.plan.readiness.score}."
        moved = score if before.readiness.score != self.plan.readiness.score else ""
        self.done(f"{what}: {step.title}. {left} left.{more}{moved}")

    def action_note(self) -> None:
        if step := self._step(self.key):
            fields = (Line("note", "Note (empty takes it away)", step.note),)

            def keep(filled: Filled) -> str:
                self.sitting.note_step(step.id, filled.lines["note"])
                return "Note kept."

            self.ask("A note", fields, keep, about=step.id, words=step.title)

    def action_move(self) -> None:
        step = self._step(self.key)
        if step is None or step.done:
            self.told("Go to an open step first.")
            return
        said = next((one for one in self.sitting.progress.step if one.id == step.id), None)
        own = said.due_on.isoformat() if said and said.due_on else ""
        words = f"{step.title}\nNow by {step.due_on}. An empty line lets the tutor choose the day."
        fields = (Line("on", "Do it by (YYYY-MM-DD)", own or step.due_on.isoformat(), day=True),)

        def keep(filled: Filled) -> str:
            self.sitting.move_step(step.id, filled.day("on"))
            moved = next((one for one in self.sitting.plan().step if one.id == step.id), None)
            return f"By {moved.due_on} now." if moved else "Kept."

        self.ask("Move the date", fields, keep, about=step.id, words=words)

    def action_export(self) -> None:
        forms = (*((form, FORM_WORDS.get(form, form)) for form in FORMS), NOTES)
        fields = (
            Choice("form", "In which form?", forms, "toml"),
            Line("path", "Folder or file (empty: the folder you started in)"),
        )

        def keep(filled: Filled) -> str:
            if filled.one("form") == NOTES[0]:
                self._exported = f"Your notes are in {export_recap(self.sitting, filled.lines['path'])}"
                return self._exported
            path = export_plan(self.sitting, filled.one("form"), filled.lines["path"])
            self._exported = f"Your plan is in {path}"
            return self._exported

        self.ask("Write the plan into a file", fields, keep)
