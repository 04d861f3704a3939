"""Home: the one thing to do next and why, the five stations, and how ready the profile is."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _, many
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import hung, in_cells, shown, shown_line
from tutor.tui.widgets.bars import drawn_bar
from tutor.tui.widgets.pick_list import Rows
from tutor.tutoring.review import due_words
from tutor.tutoring.wording import day_words

if TYPE_CHECKING:
    from datetime import date

    from tutor.learner.progress import Progress
    from tutor.tui.ways import Ways
    from tutor.tutoring.plan import Step
    from tutor.tutoring.standing import UnitStanding

_GLYPH = {"done": ("✓", "$success"), "here": ("●", "bold $primary"), "ahead": ("○", "$text-muted")}
_NARROW, _WIDE = 60, 110
"Cells below which a station takes two lines, and from which on a side pane opens."
_HUGE = 170
"Cells from which on all stands in the middle, with an edge on both sides."
_FRAMED = 8
"Cells of a window that the frame of the stations and its scroll bar take."
_LONGEST_TITLE = 24
"Cells of a station's title in its row."
_TALL = 34
"Rows from which on there is room for what the readiness is made of."
_PART, _PART_BAR = 56, 10
"Cells of a part's name, and of its bar."
_FEW, _AROUND = 12, 12
"Rows of a list that fits every window, and the lines of a window that are no rows: a longer one scrolls by itself."
_SOON = 6
"Steps of the plan shown beside the stations on a wide screen."


class ContinueCard(Static, can_focus=True):
    """The next step; Enter or a click goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", N_("Go on"))]

    class Chosen(Message):
        """The learner wants to go on."""

    def action_go_on(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self) -> None:
        self.post_message(self.Chosen())


class HomeScreen(TutorScreen):
    """Lies under all other screens; everything is drawn anew when the learner comes back."""

    CSS_PATH = "home.tcss"
    TITLE_LINE = N_("Profile tutor")
    HELP_TEXT = N_(
        "Enter goes on with the next thing. The keys 1 to 5 open a station, p your plan, r the review.\n"
        "a changes what you said about yourself: name, work, title, hours. e opens the settings.\n\n"
        "Everything is saved after each step, so q leaves at once.\n"
        "“Ready to resubmit” counts what you have done. It does not foretell Upwork's answer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Their numbers stand before the stations themselves.
        *(Binding(str(n), f"unit({n})", show=False) for n in range(1, 6)),
        Binding("p", "plan", N_("Plan")),
        Binding("r", "review", N_("Review")),
        Binding("slash", "app.find", N_("Search"), key_display="/"),
        Binding("a", "about_you", N_("About you")),
        Binding("e", "settings", N_("Settings")),
        Binding("q", "leave", N_("Leave")),
        Binding("escape", "back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[Progress, date, bool, bool, bool] | None = None

    def compose_middle(self) -> ComposeResult:
        # Textual's own breakpoints style every widget a second time, which the first paint would wait for.
        self._show_width()
        card = ContinueCard(Content(), id="continue")
        # Translators: the head of the box with the next step, and the key that goes there.
        card.border_title, card.border_subtitle = shown(_("Go on")), shown(_("Enter"))
        yield card
        yield Rows(id="stations", compact=True)
        yield Static(Content(), id="ready")
        yield Static(Content(), id="parts")

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()
        self.query_one("#continue").focus()

    def on_screen_resume(self) -> None:
        """Back with something done, the card offers what is next; after a mere look nothing moves."""
        super().on_screen_resume()
        before = self._drawn
        self._draw()
        if before is None or before[0] is not self.sitting.progress:
            self.query_one("#continue").focus()

    def on_resize(self) -> None:
        super().on_resize()
        if self.is_mounted:
            self._show_width()
            self._draw()

    def _show_width(self) -> None:
        for least, name in ((_WIDE, "-wide"), (_HUGE, "-huge")):
            self.set_class(self.app.size.width >= least, name)

    @property
    def tutor(self) -> "Ways":
        return cast("Ways", self.app)

    def _draw(self) -> None:
        """Draw what is true now; nothing is worked out twice for the same progress, day and width."""
        wide = self.app.size.width >= _WIDE
        size = self.app.size
        now = (self.sitting.progress, self.sitting.today, wide, size.width < _NARROW, size.height >= _TALL)
        if self._drawn and self._drawn[0] is now[0] and self._drawn[1:] == now[1:]:
            return
        self._drawn = now
        step = self.sitting.next_step()
        self.query_one("#continue", Static).update(shown(step.title, "bold") + shown(f"\n{step.why}"))
        stations = self.query_one("#stations", OptionList)
        stood = stations.highlighted
        stations.clear_options()
        standings = self.sitting.standings()
        plan, review = _("Your plan"), _("Review")
        names = (plan, review, *(one.title for one in standings))
        width = min(max(shown_line(name).cell_length for name in names), _LONGEST_TITLE)
        digits = max(len(str(one.number)) for one in standings)
        stations.add_options(Option(self._station(s, width, digits), id=f"unit:{s.unit}") for s in standings)
        todo = [one for one in self.sitting.plan().step if not one.done]
        stations.add_option(None)
        words = many("{n} step to do", "{n} steps to do", len(todo)).format(n=len(todo))
        stations.add_option(Option(self._row("p", plan, words, width, digits), id="plan"))
        due = len(self.sitting.to_review())
        if due:
            stations.add_option(Option(self._row("r", review, due_words(due), width, digits), id="review"))
        stations.highlighted = min(stood or 0, stations.option_count - 1)
        stations.set_class(stations.option_count > max(_FEW, self.app.size.height - _AROUND), "-many")
        ready = self._ready_words() + (self._soon_words(todo) if wide else Content(""))
        self.query_one("#ready", Static).update(ready)
        parts = self.query_one("#parts", Static)
        parts.display = self.app.size.height >= _TALL
        parts.update(self._parts_words() if parts.display else Content())

    def _station(self, standing: "UnitStanding", width: int, digits: int) -> Content:
        done = standing.pages_read + standing.quiz_answered
        glyph, style = _GLYPH[standing.state]
        title = in_cells(standing.title, width)
        return (
            shown(f"{glyph} {standing.number:{digits}} ", style)
            + (title.stylize("bold") if standing.state == "here" else title)
            + "  "
            + drawn_bar(done, standing.pages + standing.quiz)
            + shown(f" {standing.lessons_read}/{standing.lessons}")
            + self._beside(clean_line(standing.words), digits)
        )

    def _beside(self, words: str, digits: int) -> Content:
        """The words of a station: in its line, or under its title where the window is narrow."""
        said = shown(words, "$text-muted")
        if self.app.size.width >= _NARROW:
            return "  " + said
        return "\n" + hung(shown(" " * (digits + 3)), said, self.app.size.width - _FRAMED)

    def _row(self, key: str, title: str, words: str, width: int, digits: int) -> Content:
        """A row below the stations, in their columns."""
        return (
            shown("! ", "$warning")
            + f"{key:>{digits}} "
            + in_cells(title, width)
            + "  "
            + shown(words, "$text-muted")
        )

    def _ready_words(self) -> Content:
        """The gauge, and what would raise it most."""
        ready = self.sitting.readiness()
        words = (
            shown(_("Ready to resubmit") + "  ", "bold")
            + drawn_bar(ready.score, 100, 20)
            + shown(f" {ready.score}", "bold")
            + shown(" " + _("of 100"), "$text-muted")
        )
        if ready.gains:
            words += shown("\n" + _("Most it could gain now:"), "$text-muted")
        for gain in ready.gains[:2]:
            words += shown(f"\n+{gain.points:<3}", "bold $success") + shown(gain.words)
        return words

    def _parts_words(self) -> Content:
        """What the gauge is made of, a bar for each part; seen where the window is tall enough for it."""
        words = shown(_("What readiness is made of"), "bold")
        for part in self.sitting.readiness().parts:
            have = f"{min(part.have, part.of)}/{part.of}"
            words += shown("\n") + drawn_bar(part.have, part.of, _PART_BAR) + shown(f" {have:<5}")
            words += shown_line(part.label, _PART).stylize(
                "$text-muted" if part.have < part.of else "$success"
            )
        return words

    def _soon_words(self, todo: "list[Step]") -> Content:
        """The first steps of the plan, with their days; seen on a wide screen only."""
        words = shown("\n\n" + _("First in your plan"), "bold")
        for step in todo[:_SOON]:
            day = day_words(step.due_on, step.due_on)
            words += shown(f"\n{day:>6}  ", "$primary") + shown_line(step.title, 28)
        return words

    def on_continue_card_chosen(self) -> None:
        """Go to the exact page, question or place of the next step."""
        step = self.sitting.next_step()
        match step.kind:
            case "page":
                self.tutor.open_lesson(step.lesson, step.page)
            case "question":
                self.tutor.open_question(step.question)
            case "workbench":
                self.tutor.open_place(step.screen, step.unit)
            case _:
                self.tutor.open_place(step.kind)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        place, _colon, unit_id = (event.option.id or "").partition(":")
        self.tutor.open_place(place, unit_id)

    def on_paste(self, event: events.Paste) -> None:
        """Someone in a hurry pastes their letter where they are: it goes to where letters are read."""
        lab = next((unit for unit in self.sitting.course.units if unit.workbench == "letter-lab"), None)
        if lab and self.sitting.begin_letter(event.text):
            event.stop()
            self.tutor.open_place(lab.workbench, lab.id, "paste")

    def action_unit(self, number: int) -> None:
        unit = next((unit for unit in self.sitting.course.units if unit.number == number), None)
        if unit:
            self.tutor.open_place("unit", unit.id)

    def action_plan(self) -> None:
        self.tutor.open_place("plan")

    def action_review(self) -> None:
        self.tutor.open_place("review")

    def action_about_you(self) -> None:
        from tutor.tui.screens.about_you import ask_about_you

        ask_about_you(self.app, self.sitting, self.done)

    def action_settings(self) -> None:
        self.tutor.open_place("settings")

    def action_leave(self) -> None:
        self.tutor.action_leave()

    def action_back(self) -> None:
        """There is nothing behind Home: Esc only returns to the card."""
        self.query_one("#continue").focus()
