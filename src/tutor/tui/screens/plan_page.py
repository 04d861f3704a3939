"""The plan as one plain page: to read through, to select with the mouse, or to copy, also over a distant line."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tutor.ground.tongue import N_, _
from tutor.sitting.handing_out import plan_text
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown


class PlanPageScreen(TutorScreen):
    """No frame and no colour, so that a selection takes only the words."""

    DEFAULT_CSS = """
    PlanPageScreen #plan-page { height: 1fr; scrollbar-size-vertical: 1; }
    PlanPageScreen #plan-words { height: auto; }
    """
    TITLE_LINE = N_("Your plan as plain text")
    HELP_TEXT = N_(
        "c sends the whole plan to the clipboard of your own computer, also over SSH. Some terminals do not allow it: "
        "then hold Shift, select the words with the mouse, and copy them as you do elsewhere."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "copy", N_("Copy all"))]

    def compose_middle(self) -> ComposeResult:
        with VerticalScroll(id="plan-page"):
            yield Static(shown(self._words()), id="plan-words")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#plan-page").focus()

    def _words(self) -> str:
        return plan_text(self.sitting, "markdown")

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._words())
        self.told(
            _("Sent to your clipboard. If nothing can be pasted: hold Shift and select with the mouse.")
        )
