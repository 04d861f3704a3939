"""The skills bench: the honest list in three rings, and what bears on each skill."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Button, Static

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress, Ring, SavedSkill
from tutor.sitting.desks import SkillsDesk
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.base import SLIM, TutorScreen
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.skill_choices import (
    GUIDE_INVITATION,
    OWN_INVITATION,
    Choice,
    Findings,
    of_a_guide,
    of_own_profile,
)
from tutor.tui.screens.skill_dialogs import FindSkill, ask_honestly
from tutor.tui.screens.skill_paste import Pasted, PasteProfile
from tutor.tui.screens.skill_ring import RingList, room_of
from tutor.tui.screens.skill_words import BENCH_HELP, BUTTONS, TITLES, bench_begin, bench_counts, skill_detail
from tutor.tui.screens.title_dialog import ask_title
from tutor.tui.show import shown
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.pick_list import PickList
from tutor.tutoring.earning import way_to_earn
from tutor.tutoring.ranking import OPEN_TENSION, ranking_lines
from tutor.tutoring.readiness import raise_most
from tutor.tutoring.roles import ring_for
from tutor.tutoring.skill_list import MOST_SKILLS, RINGS, BenchEntry, SkillsBench, bench


class SkillsBenchScreen(TutorScreen):
    """Three rings side by side; the skill under the cursor is told below."""

    CSS_PATH = "skills_bench.tcss"
    TITLE_LINE = N_("Skills")
    HELP_TEXT = BENCH_HELP
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (SLIM, "-broad")]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", N_("Questions")),
        Binding("plus,k", "keep", N_("Keep", "a skill on the list"), key_display="+"),
        Binding("minus,d", "drop", N_("Drop"), key_display="-"),
        Binding("f", "find", N_("Find")),
        Binding("v", "paste", N_("Paste")),
        # Named on their buttons: the footer of a small window has no room for them.
        Binding("l", "guide", N_("Guide"), show=False),
        Binding("r", "rank", N_("Rank"), show=False),
        Binding("t", "title", N_("Title"), show=False),
        Binding("j", "join", N_("Join"), show=False),
        Binding("z,u,ctrl+z", "undo", N_("Undo"), show=False),
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
        yield Static("", id="raise")
        yield Static("", id="advice")
        with Horizontal(id="rings"):
            for ring in RINGS:
                rows = RingList(id=f"ring-{ring}", classes="ring")
                rows.border_title = shown(_(TITLES[ring]))
                yield rows
        with VerticalScroll(id="detail-pane"):
            yield Static("", id="detail")
        with ButtonRow(classes="row"):
            yield Button(shown(_("Keep", "a skill on the list")), id="keep", variant="primary", compact=True)
            for name, words in BUTTONS.items():
                yield Button(shown(_(words)), id=name, compact=True)

    def on_mount(self) -> None:
        super().on_mount()
        self._refresh(self.first_row)
        rings = [ring for ring in RINGS if self._rows(ring).under == self.first_row]
        self._rows(rings[0] if rings else None).focus()

    def on_resize(self) -> None:
        super().on_resize()
        if self.is_mounted:
            self._refresh()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.is_mounted:
            self._refresh()

    def _rows(self, ring: Ring | None = None) -> RingList:
        return self.query_one(f"#ring-{ring or self._ring}", RingList)

    def _refresh(self, go_to: str = "") -> None:
        """Show the bench as it is now; each ring keeps its cursor on the same skill, or goes to `go_to`."""
        if self.is_left:
            return
        self._bench = bench(self.sitting.progress, self.sitting.course)
        width = self.app.size.width
        self.query_one("#counts", Static).update(shown(bench_counts(self._bench, width < SLIM)))
        self.query_one("#raise", Static).update(shown(raise_most(self.sitting.readiness())))
        self.query_one("#advice", Static).update(shown(self._bench.advice))
        for ring in RINGS:
            self._rows(ring).show_entries(self._bench.ring(ring), room_of(width), go_to)
        self._show_detail()

    def _entry(self) -> BenchEntry | None:
        under = self._rows().under
        return next((entry for entry in self._bench.ring(self._ring) if entry.id == under), None)

    def _saved(self, skill_id: str) -> SavedSkill | None:
        return next((skill for skill in self.sitting.progress.skill if skill.id == skill_id), None)

    def _show_detail(self) -> None:
        entry = self._entry()
        words = skill_detail(entry, self._saved(entry.id), self.sitting.course) if entry else bench_begin()
        self.query_one("#detail", Static).update(words)
        self.query_one("#keep").display = entry is not None and not entry.listed
        self.query_one("#join").display = entry is not None and self._has_twin(entry)

    @on(PickList.OptionHighlighted)
    def _moved(self) -> None:
        self._show_detail()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The ring with the focus, or the last one that had it, is the ring to act on."""
        for ring in RINGS:
            if event.widget.id == f"ring-{ring}":
                self._ring = ring
                self._show_detail()
        for ring in RINGS:
            self._rows(ring).set_class(ring == self._ring, "-here")

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
            words = way_to_earn(skill_id, name, self.sitting.course)
            self.told(_("{words} Enter opens the questions.").format(words=words))
        elif saved:
            self._desk.say(skill_id, kept=True)
        else:
            self._desk.say(skill_id, name=name, ring=ring, kept=True)

    def _after(self, skill_id: str = "") -> None:
        self._refresh(skill_id)
        if self._bench.kept_count > MOST_SKILLS:
            words = _("A profile takes at most {most} skills. Drop those that matter least.")
            self.told(words.format(most=MOST_SKILLS))
        if self.sitting.trouble:
            self.done("")
        self.show_top_line()
        if not self.is_left:
            self._rows().focus()

    @on(Button.Pressed, "#drop")
    def action_drop(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        if self._saved(entry.id):
            if left := self._desk.drop(entry.id):
                self.told(_("{left} z takes this back.").format(left=left))
        else:
            self._desk.say(entry.id, name=entry.name, ring=entry.ring, kept=False)
        self._after(entry.id)

    @on(Button.Pressed, "#questions")
    def action_enter(self) -> None:
        entry = self._entry()
        if entry is None:
            self.action_find()
            return

        def answered(said: dict[str, str] | None) -> None:
            saved = self._saved(entry.id)
            before = {key: getattr(saved, key, "") for key in said or {}}
            if said and said != before:
                # Who says for whom they did a suggested skill takes it on the list; "never" keeps it off.
                done = said["done_for"] not in ("", "never")
                known = {} if saved else {"name": entry.name, "ring": entry.ring, "kept": done}
                self._desk.say(entry.id, **known, **said)
                if said["done_for"] == "never":
                    self.told(way_to_earn(entry.id, entry.name, self.sitting.course))
            self._after(entry.id)

        ask_honestly(self.app, entry.id, entry.name, self._saved(entry.id), answered)

    @on(Button.Pressed, "#join")
    def action_join(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        joined = self._desk.join(entry.id)
        words = (
            _("{words} z takes this back.")
            if joined
            else _("No other skill on your list says nearly the same.")
        )
        self.told(words.format(words=joined))
        self._after(entry.id)

    def _has_twin(self, entry: BenchEntry) -> bool:
        twins = {one.near_duplicate_of for one in self._bench.listed}
        return entry.listed and (bool(entry.near_duplicate_of) or entry.id in twins)

    @on(Button.Pressed, "#undo")
    def action_undo(self) -> None:
        self.told(self.sitting.undo("skill", "title") or _("There is nothing to take back."))
        self._after()

    @on(Button.Pressed, "#rank")
    def action_rank(self) -> None:
        lines = ranking_lines(self.sitting.progress, self.sitting.course)
        words = "\n".join(lines) or _("No skill is on your list yet. Keep one, and it gets its place here.")
        self.app.push_screen(HelpScreen(_("Your list, strongest first"), f"{words}\n\n{_(OPEN_TENSION)}"))

    @on(Button.Pressed, "#title")
    def action_title(self) -> None:
        def told(words: str) -> None:
            self.done(words)
            self._refresh()

        ask_title(self.app, self.sitting, told)

    def action_find(self) -> None:
        drafts = drafts_of(self.app)

        def chosen(result: tuple[str, Choice | None] | None) -> None:
            typed, choice = result or ("", None)
            drafts["find"] = "" if choice else typed
            self._after(self._keep_chosen(choice) if choice else "")

        self.app.push_screen(FindSkill(self._desk.find, drafts.get("find", "")), chosen)

    def action_paste(self) -> None:
        self._paste("profile", of_own_profile, _(OWN_INVITATION))

    @on(Button.Pressed, "#guide")
    def action_guide(self) -> None:
        self._paste("guide", of_a_guide, _(GUIDE_INVITATION))

    def _paste(
        self, place: str, findings: Callable[[str, Progress, Course], Findings], invitation: str
    ) -> None:
        drafts = drafts_of(self.app)

        def chosen(pasted: Pasted | None) -> None:
            kept = ""
            if pasted:
                with self.sitting.one_act():
                    for choice in pasted.ticked if pasted.keep else ():
                        kept = self._keep_chosen(choice)
                drafts[place] = () if pasted.keep else pasted.ticked
            self._after(kept)

        def read(text: str) -> Findings:
            return findings(text, self.sitting.progress, self.sitting.course)

        self.app.push_screen(
            PasteProfile(read, drafts.get(place, ()), place=place, invitation=invitation), chosen
        )

    def _keep_chosen(self, choice: Choice) -> str:
        """Keep it in the ring where the learner's role has it, else in the ring they stand in."""
        skill_id, name = self._desk.meant(*choice)
        ring = ring_for(skill_id, self._bench.role, self._ring, self.sitting.course)
        self._keep(skill_id, name, ring)
        saved = self._saved(skill_id)
        self._ring = saved.ring if saved else ring
        return skill_id
