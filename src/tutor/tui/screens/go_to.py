"""A window with every place of the tutor, each under one letter: g and the letter goes there from any screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from tutor.course.models import Unit
from tutor.ground.tongue import N_, _
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.pick_list import Rows

PLACES = (
    ("h", N_("Home"), "home"),
    ("l", N_("Letter lab"), "letter-lab"),
    ("s", N_("Skills bench"), "skills-bench"),
    ("t", N_("Test planner"), "test-planner"),
    ("f", N_("Portfolio"), "portfolio-builder"),
    ("a", N_("Attempts"), "attempts-log"),
    ("p", N_("Plan"), "plan"),
    ("r", N_("Review"), "review"),
    ("e", N_("Settings"), "settings"),
)


class GoToScreen(Dialog[str]):
    """Ends with the place chosen, as `place` or `unit:ID`; with nothing after Esc."""

    DEFAULT_CSS = """
    GoToScreen { align: center middle; }
    GoToScreen OptionList { width: 44; max-width: 95%; height: auto; max-height: 90%; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,g,q", "dismiss", N_("Close"))]

    def __init__(self, units: tuple[Unit, ...]) -> None:
        super().__init__()
        stations = ((str(unit.number), unit.title, f"unit:{unit.id}") for unit in units)
        self._places = (*((key, _(name), place) for key, name, place in PLACES), *stations)

    def compose(self) -> ComposeResult:
        rows = [
            Option(shown(f"{key}  ", "bold $primary") + shown_line(title, 36), id=place)
            for key, title, place in self._places
        ]
        places = Rows(*rows)
        places.border_title = shown(_("Go to"))
        places.border_subtitle = shown(_("a letter, or Enter"))
        yield places
        yield Button(shown(_("Close (Esc)")), id="go-to-close", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id)

    def on_key(self, event: Key) -> None:
        place = next((place for key, _name, place in self._places if key == event.key), None)
        if place:
            event.stop()
            self.dismiss(place)
