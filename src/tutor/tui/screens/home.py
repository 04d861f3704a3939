"""Home: the one thing to do next and why, the five stations, and how ready the profile is."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.clean import clean_line
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown
from tutor.tui.widgets.bars import bar

if TYPE_CHECKING:
    from tutor.tui.ways import Ways
    from tutor.tutoring.standing import UnitStanding

_GLYPH = {"done": "✓", "here": "●", "ahead": "○"}


class ContinueCard(Static, can_focus=True):
    """The next step; Enter or a click goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on")]

    class Chosen(Message):
        """The learner wants to go on."""

    def action_go_on(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self) -> None:
        self.post_message(self.Chosen())


class HomeScreen(TutorScreen):
    """Lies under all other screens; everything is drawn anew when the learner comes back."""

    CSS_PATH = "home.tcss"
    TITLE_LINE = "Tutor"
    HELP_TEXT = (
        "Enter goes on with the next thing. The keys 1 to 5 open a station, p your plan, r the review.\n"
        "a changes what you said about yourself: name, work, title, hours.\n\n"
        "Everything is saved after each step, so q leaves at once.\n"
        "“Ready to resubmit” counts what you have done. It does not foretell Upwork's answer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"unit({n})", "Stations" if n == 1 else "", show=n == 1, key_display="1-5")
            for n in range(1, 6)
        ),
        Binding("p", "plan", "Plan"),
        Binding("r", "review", "Review"),
        Binding("a", "about_you", "About you"),
        Binding("q", "leave", "Leave"),
        Binding("escape", "back", show=False),
    ]

    def compose_middle(self) -> ComposeResult:
        yield ContinueCard(Content(), id="continue")
        yield OptionList(id="stations")
        yield Static(Content(), id="ready")

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()
        self.query_one("#continue").focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self._draw()
        self.query_one("#continue").focus()

    @property
    def tutor(self) -> "Ways":
        return cast("Ways", self.app)

    def _draw(self) -> None:
        step = self.sitting.next_step()
        card = shown(f"Go on: {step.title}", "bold") + shown(f"   [ Enter ]\n{step.why}")
        self.query_one("#continue", Static).update(card)
        stations = self.query_one("#stations", OptionList)
        stood = stations.highlighted
        stations.clear_options()
        standings = self.sitting.standings()
        width = max((len(s.title) for s in standings), default=0)
        stations.add_options(Option(self._station(s, min(width, 24)), id=f"unit:{s.unit}") for s in standings)
        stations.add_option(Option(shown(f"! Your plan   {self._plan_words()}   [ p ]"), id="plan"))
        due = len(self.sitting.to_review())
        if due:
            asked = "1 question" if due == 1 else f"{due} questions"
            stations.add_option(Option(shown(f"! Review   {asked} to look at again   [ r ]"), id="review"))
        stations.highlighted = min(stood or 0, stations.option_count - 1)
        self.query_one("#ready", Static).update(shown(self._ready_words()))

    def _station(self, standing: "UnitStanding", width: int) -> Content:
        done = standing.pages_read + standing.quiz_answered
        drawn = bar(done, standing.pages + standing.quiz)
        title = clean_line(standing.title)[:width].ljust(width)
        lessons = f"{standing.lessons_read}/{standing.lessons}"
        glyph = _GLYPH[standing.state]
        return shown(f"{glyph} {standing.number} {title}  {drawn} {lessons}  {clean_line(standing.words)}")

    def _plan_words(self) -> str:
        steps = [step for step in self.sitting.plan().step if not step.done]
        return "1 step to do" if len(steps) == 1 else f"{len(steps)} steps to do"

    def _ready_words(self) -> str:
        ready = self.sitting.readiness()
        lines = [f"Ready to resubmit  {bar(ready.score, 100, 20)} {ready.score}/100"]
        if ready.gains:
            lines.append("Most it could gain now:")
        lines += [f"  +{gain.points}  {gain.words}" for gain in ready.gains[:2]]
        return "\n".join(lines)

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
        place, _, unit_id = (event.option.id or "").partition(":")
        self.tutor.open_place(place, unit_id)

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

    def action_leave(self) -> None:
        self.tutor.action_leave()

    def action_back(self) -> None:
        """There is nothing behind Home: Esc only returns to the card."""
        self.query_one("#continue").focus()
