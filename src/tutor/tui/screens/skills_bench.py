"""The skills bench: the honest list in three rings, and what bears on each skill."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Button, Static
from textual.widgets.option_list import Option

from tutor.learner.progress import Ring, SavedSkill
from tutor.sitting.desks import SkillsDesk
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.skill_dialogs import Choice, FindSkill, HonestQuestions, Pasted, PasteProfile
from tutor.tui.screens.skill_words import part_of, skill_detail, skill_row
from tutor.tui.show import shown
from tutor.tui.widgets.pick_list import PickList
from tutor.tutoring.skill_list import (
    MOST_SKILLS,
    RINGS,
    BenchEntry,
    SkillsBench,
    bench,
    own_skill_id,
    skills_in_text,
)

_PARTS = {"": 0, "suggested": 1, "off your list": 2}
_FRAME = 5
"Cells of a ring that its frame and its scroll bar take."
_TITLES = {"core": "CORE", "tool": "TOOLS AND SOFTWARE", "beyond": "BEYOND THE TITLE"}


class RingList(PickList):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.enter", "Questions"),
        # On the list itself: there the arrows would else be taken for scrolling, and stay out of the footer.
        Binding("left", "screen.ring(-1)", "Ring", key_display="←→"),
        Binding("right", "screen.ring(1)", "Ring", show=False),
    ]


class SkillsBenchScreen(TutorScreen):
    """Three rings side by side; the skill under the cursor is told below."""

    CSS_PATH = "skills_bench.tcss"
    TITLE_LINE = "Skills"
    HELP_TEXT = (
        "← → change the ring, ↑ ↓ the skill. + or k keeps a skill, - or d drops it.\n"
        "Enter asks three honest questions: done for whom, when last, what shows it.\n"
        "f finds or types a skill. v finds skills in a profile that you paste; you tick which to keep.\n"
        "✔ verified by a test you passed · ○ kept · ? questions open · ✕ dropped or never done · + suggested."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Questions"),
        Binding("plus,k", "keep", "Keep", key_display="+"),
        Binding("minus,d", "drop", "Drop", key_display="-"),
        Binding("f", "find", "Find"),
        Binding("v", "paste", "Paste"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._bench = SkillsBench(())
        self._ring: Ring = "core"

    @property
    def _desk(self) -> SkillsDesk:
        return SkillsDesk(self.sitting)

    def compose_middle(self) -> ComposeResult:
        yield Static("", id="counts")
        yield Static("", id="advice")
        with Horizontal(id="rings"):
            for ring in RINGS:
                rows = RingList(id=f"ring-{ring}", classes="ring")
                rows.border_title = _TITLES[ring]
                yield rows
        with VerticalScroll(id="detail-pane"):
            yield Static("", id="detail")
        with Horizontal(classes="row"):
            yield Button("Keep", id="keep", variant="primary", compact=True)
            yield Button("Drop", id="drop", compact=True)
            yield Button("Questions", id="questions", compact=True)
            yield Button("Find", id="find", compact=True)
            yield Button("Paste a profile", id="paste", compact=True)
            yield Button("Back", id="bench-back", compact=True)

    def on_mount(self) -> None:
        super().on_mount()
        self._refresh()
        self._rows().focus()

    def on_resize(self) -> None:
        super().on_resize()
        if self.is_mounted:
            self._refresh()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.is_mounted:
            self._refresh()

    # Showing

    def _rows(self, ring: Ring | None = None) -> PickList:
        return self.query_one(f"#ring-{ring or self._ring}", PickList)

    def _refresh(self, go_to: str = "") -> None:
        """Show the bench as it is now; each ring keeps its cursor on the same skill, or goes to `go_to`."""
        self._bench = bench(self.sitting.progress, self.sitting.course)
        listed = self._bench.kept_count
        counts = f"{listed} kept of at most {MOST_SKILLS} · {self._bench.verified_count} verified"
        self.query_one("#counts", Static).update(shown(f"{counts} · {self._bench.proven_count} with proof"))
        self.query_one("#advice", Static).update(shown(self._bench.advice))
        for ring in RINGS:
            self._refresh_ring(ring, go_to)
        self._show_detail()

    def _refresh_ring(self, ring: Ring, go_to: str) -> None:
        rows, entries = self._rows(ring), sorted(self._bench.ring(ring), key=lambda one: _PARTS[part_of(one)])
        ids = [entry.id for entry in entries]
        before = rows.highlighted or 0
        under = rows.get_option_at_index(before).id if rows.option_count else None
        rows.clear_options()
        room, part = self.app.size.width // len(RINGS) - _FRAME, ""
        for entry in entries:
            if part_of(entry) != part:
                part = part_of(entry)
                rows.add_option(Option(shown(part.upper(), "$primary"), disabled=True))
            rows.add_option(Option(skill_row(entry, room), entry.id))
        if not entries:
            rows.add_option(Option(Content("nothing yet\nf finds a skill"), disabled=True))
            return
        wanted = go_to if go_to in ids else under
        if wanted in ids:
            rows.highlighted = rows.get_option_index(wanted or "")
        else:
            rows.highlighted = min(before, rows.option_count - 1)
            if rows.get_option_at_index(rows.highlighted).disabled:
                rows.action_cursor_down()

    def _entry(self) -> BenchEntry | None:
        rows = self._rows()
        under = None if rows.highlighted is None else rows.get_option_at_index(rows.highlighted).id
        return next((entry for entry in self._bench.ring(self._ring) if entry.id == under), None)

    def _saved(self, skill_id: str) -> SavedSkill | None:
        return next((skill for skill in self.sitting.progress.skill if skill.id == skill_id), None)

    def _show_detail(self) -> None:
        entry = self._entry()
        words = skill_detail(entry, self._saved(entry.id), self.sitting.course) if entry else Content("")
        self.query_one("#detail", Static).update(words)

    @on(PickList.OptionHighlighted)
    def _moved(self) -> None:
        self._show_detail()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The ring with the focus, or the last one that had it, is the ring to act on."""
        for ring in RINGS:
            if event.widget.id == f"ring-{ring}":
                self._ring = ring
                self._show_detail()

    def action_ring(self, by: int) -> None:
        ring = RINGS[(RINGS.index(self._ring) + by) % len(RINGS)]
        self._rows(ring).focus()

    # Acting

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        self._keep(entry.id, entry.name, entry.ring)
        self._after(entry.id)

    def _keep(self, skill_id: str, name: str, ring: Ring) -> None:
        saved = self._saved(skill_id)
        if saved and saved.done_for == "never":
            self.told(
                "You said you never did this. Change the first answer with Enter, then keep it.", bad=True
            )
        elif saved:
            self._desk.say(skill_id, kept=True)
        else:
            self._desk.say(skill_id, name=name, ring=ring, kept=True)

    def _after(self, skill_id: str = "") -> None:
        self._refresh(skill_id)
        if self._bench.kept_count > MOST_SKILLS:
            self.told(f"A profile takes at most {MOST_SKILLS} skills. Drop those that matter least.")
        if self.sitting.trouble:
            self.done("")
        self.show_top_line()
        self._rows().focus()

    @on(Button.Pressed, "#drop")
    def action_drop(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        if self._saved(entry.id):
            self._desk.drop(entry.id)
        else:
            self._desk.say(entry.id, name=entry.name, ring=entry.ring, kept=False)
        self._after(entry.id)

    @on(Button.Pressed, "#questions")
    def action_enter(self) -> None:
        entry = self._entry()
        if entry is None:
            return

        def answered(said: dict[str, str] | None) -> None:
            saved = self._saved(entry.id)
            before = {key: getattr(saved, key, "") for key in said or {}}
            if said and said != before:
                # Who says for whom they did a suggested skill takes it on the list; "never" keeps it off.
                done = said["done_for"] not in ("", "never")
                known = {} if saved else {"name": entry.name, "ring": entry.ring, "kept": done}
                self._desk.say(entry.id, **known, **said)
            self._after(entry.id)

        self.app.push_screen(HonestQuestions(entry.name, self._saved(entry.id)), answered)

    @on(Button.Pressed, "#find")
    def action_find(self) -> None:
        drafts = drafts_of(self.app)

        def chosen(result: tuple[str, Choice | None] | None) -> None:
            typed, choice = result or ("", None)
            drafts["find"] = "" if choice else typed
            self._after(self._keep_chosen(choice) if choice else "")

        self.app.push_screen(FindSkill(self._desk.find, drafts.get("find", "")), chosen)

    @on(Button.Pressed, "#paste")
    def action_paste(self) -> None:
        drafts = drafts_of(self.app)

        def chosen(pasted: Pasted | None) -> None:
            kept = ""
            if pasted:
                for choice in pasted.ticked if pasted.keep else ():
                    kept = self._keep_chosen(choice)
                drafts["profile"] = Pasted(pasted.text) if pasted.keep else pasted
            self._after(kept)

        listed = frozenset(entry.id for entry in self._bench.listed)
        read = lambda text: skills_in_text(text, self.sitting.course)  # noqa: E731 - one use, next line
        self.app.push_screen(PasteProfile(read, drafts.get("profile", Pasted()), listed), chosen)

    def _keep_chosen(self, choice: Choice) -> str:
        kind, value = choice
        course = self.sitting.course
        if kind == "skill":
            skill_id, name = value, course.skill[value].name
        else:
            known = next((one for one in course.skills if one.name.casefold() == value.casefold()), None)
            skill_id, name = (known.id, known.name) if known else (own_skill_id(value), value[:80])
        ring = self._ring_of(skill_id)
        self._keep(skill_id, name, ring)
        saved = self._saved(skill_id)
        self._ring = saved.ring if saved else ring
        return skill_id

    def _ring_of(self, skill_id: str) -> Ring:
        """Where the learner's role has it; else the ring the learner stands in."""
        role = self._bench.role
        rings: tuple[tuple[Ring, tuple[str, ...]], ...] = (
            (("core", role.core), ("tool", role.tool), ("beyond", role.beyond)) if role else ()
        )
        return next((ring for ring, ids in rings if skill_id in ids), self._ring)

    @on(Button.Pressed, "#bench-back")
    def action_back(self) -> None:
        super().action_back()
