"""Coming in, full screen: a screen of its own before the tutor, for a save that can't simply be opened."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.tui.ends import Ends
from tutor.tui.show import shown, shown_line
from tutor.tui.surroundings import own_driver
from tutor.tui.themes import DARK, TERMINAL_COLOURS, wear
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.pick_list import Rows

if TYPE_CHECKING:
    from tutor.sitting.door import Choice, Door


class Choices(Rows):
    """The ways on; the line of keys says how to take one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", N_("Choose"))]


class DoorScreen(Screen[None]):
    """What happened, what is safe, and the choices."""

    DEFAULT_CSS = """
    DoorScreen { padding: 1 2; }
    DoorScreen #title { text-style: bold; color: $text-primary; margin-bottom: 1; }
    DoorScreen VerticalScroll { height: auto; max-height: 50%; }
    DoorScreen OptionList { margin-top: 1; height: auto; max-height: 45%; border: round $primary;
        background: $background; }
    DoorScreen OptionList:focus { border: round $primary; background-tint: $background 0%; }
    DoorScreen.-short { padding: 0 1; }
    DoorScreen.-short #title { margin: 0; }
    DoorScreen.-short VerticalScroll { height: 1fr; max-height: 100%; }
    DoorScreen.-short OptionList { margin: 0; max-height: 60%; border: none; border-top: heavy $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", N_("Leave"), key_display="Esc")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the base says no ClassVar

    def compose(self) -> ComposeResult:
        yield Static(Content(), id="title")
        with VerticalScroll(can_focus=False):
            yield Static(Content(), id="words")
        yield Choices(id="choices")
        yield KeyLine()

    def on_mount(self) -> None:
        self.ask()

    def ask(self) -> None:
        """Show the obstacle of now; without one the app ends, and the tutor begins."""
        obstacle = self.door.obstacle
        if obstacle is None:
            self.app.exit(return_code=0)
            return
        problem = obstacle.problem
        self.query_one("#title", Static).update(shown(obstacle.title))
        self.query_one("#words", Static).update(shown(f"{problem.happened}\n\n{problem.safe}"))
        choices = self.query_one("#choices", OptionList)
        choices.border_subtitle = shown(_("arrows, then Enter"))
        choices.clear_options()
        choices.add_options(Option(shown_line(words), id=choice) for choice, words in obstacle.choices)
        choices.highlighted = 0
        choices.focus()

    @property
    def door(self) -> "Door":
        return cast("DoorApp", self.app).door

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        choice = cast("Choice", event.option.id)
        if choice == "leave":
            self.action_leave()
        elif choice == "look":
            from tutor.tui.screens.help import HelpScreen

            self.app.push_screen(HelpScreen(_("The damaged file"), self.door.damaged_text()))
        else:
            try:
                self.door.choose(choice)
            except TutorError as problem:
                self.notify(str(shown(str(problem))), markup=False, severity="error", timeout=15)
            self.ask()

    def action_leave(self) -> None:
        self.app.exit(return_code=0)


class DoorApp(Ends, App[None]):
    """Ends when the learner is in (`door.sitting`) or leaves."""

    TITLE = "Tutor"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "screen.leave", show=False, priority=True)
    ]

    def __init__(self, door: "Door", theme: str = DARK) -> None:
        super().__init__(driver_class=own_driver(), ansi_color=theme in TERMINAL_COLOURS)
        wear(self, theme)
        self.door = door
        self.animation_level = "none"

    def on_mount(self) -> None:
        self.obey_signals()
        self.push_screen(DoorScreen())
