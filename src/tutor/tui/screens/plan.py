"""The action plan: what to do now, next and later, why, and how far it has come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.ground.tongue import N_, _
from tutor.sitting.handing_out import FORMS, export_plan, export_recap, handed_words
from tutor.sitting.plan_import import import_plan
from tutor.tui.screens.desk import GAP, Row, aside, heading, lines_of
from tutor.tui.screens.form import Choice, Filled, Line, Several
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.plan_drawing import about_readiness, about_step, day_words, timeline, where_done
from tutor.tui.screens.reading_desk import WIDE, ReadingDesk
from tutor.tui.show import in_cells, shown
from tutor.tui.widgets.bars import drawn_bar
from tutor.tutoring.plan import ActionPlan, Step

if TYPE_CHECKING:
    from tutor.tui.ways import Ways

PARTS_KEY = "readiness"
WHENS = (("now", N_("NOW")), ("next", N_("NEXT")), ("later", N_("LATER")), ("done", N_("DONE")))
FORM_WORDS = {
    "toml": N_("≡ TOML: for this tutor and other programs; edit it and import it"),
    "markdown": N_("☐ Markdown: to read, tick and note in any editor, then import"),
    "html": N_("▤ web page: to print on A4, for your phone, or for who helps you"),
    "calendar": N_("◷ calendar (.ics): each step with a reminder in your calendar"),
    "json": N_("{} JSON: for programs"),
}
PAGE = ("page", N_("¶ plain page: on this screen, to select or copy (also over SSH)"))
NOTES = ("recap", N_("✎ not the plan: your notes on what you missed (Markdown)"))
KINDS = {
    "letter": N_("your letter"), "skills": N_("your list"), "verify": N_("tests"), "proof": N_("proofs"),
    "profile": N_("your profile"), "review": N_("review"), "submit": N_("handing in"),
    "appeal": N_("the appeal"), "identity": N_("identity"), "support": N_("support"),
    "patience": N_("waiting"), "work": N_("first work"),
}  # fmt: skip
"Kinds of steps in a word or two."


_NAME, _FACTS = 48, 19
"Cells of a step's title in its row, and of its time and day in English; where they are longer, titles are shorter."
_SIGNS, _DAY = 6, 6
"Cells of a row for the box, the blanks and the pencil; and those of a day alone, all that a slim window has room for."


def _facts(step: Step) -> str:
    if step.done:
        return _("done")
    return _("{minutes:>4} min  by {day}").format(minutes=step.minutes, day=day_words(step.due_on))


class PlanScreen(ReadingDesk):
    """Steps on one side, the why and how of one of them on the other."""

    TITLE_LINE = N_("Your plan")
    HELP_TEXT = N_(
        "Space ticks a step off, or takes the tick back. Enter goes to why and how, and once more to the place "
        "where it is done; Esc comes back. n writes a note, "
        "d moves the date. w shows what would be if you passed a test, took a skill off or had more hours. f shows one "
        "kind of step at a time. e takes the plan, or your notes, with you; i takes over what you edited in a plan "
        "file. The score is a checklist, no promise of Upwork's answer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Translators: a key: mark the step as done.
        Binding("space", "tick", N_("Tick")),
        Binding("enter", "do_it", N_("Do it"), show=False),
        Binding("n", "note", N_("Note")),
        # Translators: a key: move the step to another day.
        Binding("d", "move", N_("Date")),
        Binding("w", "what_if", N_("What if", "a key")),
        # Translators: a key: show the steps of one kind only.
        Binding("f", "filter", N_("Kind")),
        Binding("e", "export", N_("Export")),
        Binding("i", "import", N_("Import")),
        Binding("z,u,ctrl+z", "undo", N_("Undo"), show=False),
    ]
    TAKES_BACK = ("step",)
    READ = N_("Enter: go and do it · Esc: the list")

    def __init__(self) -> None:
        super().__init__()
        self._plan: ActionPlan | None = None
        self._exported = ""
        self._only = ""

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
        end = (
            " · " + _("until {day}").format(day=day_words(max(step.due_on for step in todo))) if todo else ""
        )
        counts = shown(_("{n} to do").format(n=len(todo)), "bold") + aside(
            " · "
            + _("{n} done · about {hours:.0f} h").format(n=len(plan.step) - len(todo), hours=hours)
            + end
        )
        score = plan.readiness.score
        gauge = shown(_("Ready") + "  ", "bold") + drawn_bar(score, 100, 20) + shown(f" {score}", "bold")
        gauge += aside(" " + _("of 100, a checklist and no forecast"))
        exported = shown(self._exported, "$success")
        if self._only:
            counts += shown(
                " · " + _("only {kind}, f shows more").format(kind=_(KINDS.get(self._only, self._only))),
                "$accent",
            )
        return lines_of(counts, gauge, timeline(todo, plan.made_on, self.app.size.width), exported)

    def rows(self) -> Sequence[Row]:
        rows: list[Row] = []
        facts = max((cell_len(_facts(step)) for step in self.plan.step), default=0)
        name = _NAME - max(0, facts - _FACTS)
        if self.room:
            name = self.room - _SIGNS - (_DAY if self.room < _NAME else facts)
        for when, words in WHENS:
            steps = [step for step in self.plan.step if step.when == when and self._is_shown(step)]
            if steps:
                rows.append(heading(f"{_(words)} ({len(steps)})"))
            rows.extend((step.id, self._row(step, name)) for step in steps)
        score = self.plan.readiness.score
        return [
            *rows,
            heading(_("READY")),
            (PARTS_KEY, shown(_("◔ {score} of 100: what it is made of").format(score=score))),
        ]

    def _is_shown(self, step: Step) -> bool:
        return not self._only or step.id.startswith(f"{self._only}/")

    def _row(self, step: Step, name: int) -> Content:
        title = in_cells(step.title, name) + "  "
        late = not step.done and step.due_on < self.plan.made_on
        box = shown("☑ ", "$success") if step.done else shown("☐ ", "$text-muted")
        facts = day_words(step.due_on) if 0 < self.room < _NAME else _facts(step)
        said = shown(facts, "$warning" if late else "$text-muted")
        return box + title + said + (shown(" ✎", "$accent") if step.note else Content(""))

    def detail(self, key: str) -> Content:
        step = self._step(key)
        if step is None:
            return about_readiness(self.plan, self.sitting)
        return about_step(step, self.plan, self.sitting, GAP if self.app.size.width >= WIDE else "")

    def action_do_it(self) -> None:
        """Enter while the how of a step is read: to the lesson or the place where it is done."""
        lesson, place = where_done(self.key)
        if lesson:
            cast("Ways", self.app).open_lesson(lesson)
        elif place:
            cast("Ways", self.app).open_place(place)

    def action_tick(self) -> None:
        step = self._step(self.key)
        if step is None:
            self.told(_("Go to a step first."))
            return
        before, after = self.plan, self._open_after(step.id)
        if step.done:
            self.sitting.untick_step(step.id)
        else:
            self.sitting.tick_step(step.id)
        self.show_all(step.id if step.done else after)
        left = sum(not one.done for one in self.plan.step)
        new = {one.id for one in self.plan.step} - {one.id for one in before.step}
        said = _("Open again: {title}. {n} left.") if step.done else _("Done: {title}. {n} left.")
        more = " " + _("{n} new in the plan.").format(n=len(new)) if new else ""
        score = " " + _("Ready {before} → {now}.").format(
            before=before.readiness.score, now=self.plan.readiness.score
        )
        moved = score if before.readiness.score != self.plan.readiness.score else ""
        self.done(said.format(title=step.title, n=left) + more + moved)

    def _open_after(self, step_id: str) -> str:
        """The open step below the one that is ticked, else the one above: the learner goes on, not down to DONE."""
        todo = [key for key in self._keys if (step := self._step(key)) and not step.done]
        if step_id not in todo:
            return step_id
        at = todo.index(step_id)
        return (todo[at + 1 :] or todo[:at][-1:] or [step_id])[0]

    def action_filter(self) -> None:
        """All steps, then those of each kind that the plan has."""
        kinds = ["", *dict.fromkeys(step.id.partition("/")[0] for step in self.plan.step)]
        at = kinds.index(self._only) if self._only in kinds else 0
        self._only = kinds[(at + 1) % len(kinds)]
        self.show_all()

    def action_what_if(self) -> None:
        from tutor.tui.screens.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen())

    def action_note(self) -> None:
        if step := self._step(self.key):
            fields = (Line("note", _("Note (empty takes it away)"), step.note),)

            def keep(filled: Filled) -> str:
                self.sitting.note_step(step.id, filled.lines["note"])
                return _("Note kept.")

            self.ask(_("A note"), fields, keep, about=step.id, words=step.title)

    def action_move(self) -> None:
        step = self._step(self.key)
        if step is None or step.done:
            self.told(_("Go to an open step first."))
            return
        said = next((one for one in self.sitting.progress.step if one.id == step.id), None)
        own = said.due_on.isoformat() if said and said.due_on else ""
        words = _("{title}\nNow by {due_on}. An empty line lets the tutor choose the day.").format(
            title=step.title, due_on=step.due_on
        )
        fields = (Line("on", _("Do it by (YYYY-MM-DD)"), own or step.due_on.isoformat(), day=True),)

        def keep(filled: Filled) -> str:
            self.sitting.move_step(step.id, filled.day("on"))
            moved = next((one for one in self.sitting.plan().step if one.id == step.id), None)
            return _("By {due_on} now.").format(due_on=moved.due_on) if moved else _("Kept.")

        self.ask(_("Move the date"), fields, keep, about=step.id, words=words)

    def action_export(self) -> None:
        known = (*((form, FORM_WORDS.get(form, form)) for form in FORMS), PAGE, NOTES)
        forms = tuple((form, _(words)) for form, words in known)
        fields = (
            Choice("form", _("In which form?"), forms, "toml"),
            Line("path", _("Folder or file (empty: the folder you started in)")),
        )

        def keep(filled: Filled) -> str:
            form, path = filled.one("form"), filled.lines["path"]
            if form == PAGE[0]:
                self._open_page()
                return _("Esc goes back to your plan.")
            if form == NOTES[0]:
                self._exported = handed_words(_("Your notes are in"), export_recap(self.sitting, path))
            else:
                self._exported = handed_words(_("Your plan is in"), export_plan(self.sitting, form, path))
            return self._exported

        self.ask(_("Take the plan with you"), fields, keep, act=_("Take it (Ctrl+S)"))

    def _open_page(self) -> None:
        from tutor.tui.screens.plan_page import PlanPageScreen

        self.app.push_screen(PlanPageScreen())

    def action_import(self) -> None:
        fields = (
            Line("path", _("The file: TOML or Markdown, as exported here and then edited"), needed=True),
            Several(
                "anyway",
                _("Only if it was made under another name"),
                (("yes", _("It is mine all the same")),),
            ),
        )
        words = _(
            "Your ticks, notes and changed days are taken over. Nothing else changes, and nothing is lost."
        )

        def keep(filled: Filled) -> str:
            report = import_plan(self.sitting, filled.lines["path"], anyway=bool(filled.choices["anyway"]))
            lines = "\n".join((*report.words(), "", *report.problem_words()))
            self.app.push_screen(HelpScreen(_("What was taken over"), lines.strip()))
            return _("{n} taken over.").format(n=len(report.taken))

        self.ask(_("Take over what you edited"), fields, keep, words=words, act=_("Take it over (Ctrl+S)"))
