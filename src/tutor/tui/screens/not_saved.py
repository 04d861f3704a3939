"""While the disk refuses: what is wrong, and a copy of everything somewhere else, or here to be copied."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import LineField

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting

_WAIT = 0.05
"Seconds to wait for the disk."


class NotSavedScreen(Dialog[None]):
    """Try again, write a copy, show it, go back; nothing of it changes what this window holds."""

    DEFAULT_CSS = """
    NotSavedScreen { align: center middle; }
    NotSavedScreen > VerticalScroll { width: 76; max-width: 95%; height: auto; max-height: 95%;
        background: $background; border: round $error; padding: 0 2; }
    NotSavedScreen #told { height: auto; max-height: 9; }
    NotSavedScreen .title { text-style: bold; color: $text-error; margin-bottom: 1; }
    NotSavedScreen ButtonRow { dock: bottom; padding-top: 1; background: $background; }
    /* Short: no blank lines, and all scrolls as one, but for the buttons. */
    NotSavedScreen.-short > VerticalScroll { max-width: 100%; max-height: 100%; }
    NotSavedScreen.-short #told { max-height: 100h; }
    NotSavedScreen.-short .title { margin: 0; }
    NotSavedScreen.-short ButtonRow { padding: 0; }
    NotSavedScreen Button { margin-right: 1; }
    NotSavedScreen #asked { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("Back")),
        Binding("f2", "again", N_("Try again")),
        Binding("f3", "look", N_("Show here")),
    ]

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__()
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(shown(_("Not saved yet")), classes="title")
            with VerticalScroll(id="told", can_focus=False):
                yield Static(Content(), id="words")
            yield Static(shown(_("Write a copy into this folder or file:")), id="asked")
            yield LineField("~", id="place")
            with ButtonRow():
                yield Button(shown(_("Copy (Enter)")), id="copy", variant="primary", compact=True)
                yield Button(shown(_("Try again (F2)")), id="again", compact=True)
                yield Button(shown(_("Show here (F3)")), id="look", compact=True)
                yield Button(shown(_("Back (Esc)")), id="close", compact=True)

    def on_mount(self) -> None:
        self._say(str(self._sitting.trouble or _("All is saved now.")))
        self.query_one("#place", Input).focus()

    def _say(self, words: str) -> None:
        self.query_one("#words", Static).update(shown(words))

    def on_input_submitted(self) -> None:
        self._copy()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        acts = {"copy": self._copy, "again": self.action_again, "look": self.action_look}
        acts.get(event.button.id or "", self.action_close)()

    def _copy(self) -> None:
        from tutor.sitting.copies import export_copy

        try:
            path = export_copy(self._sitting, self.query_one("#place", Input).value.strip())
        except TutorError as problem:
            self._say(str(problem))
            return
        self._say(
            _(
                "A copy of everything is in {path}.\n\n"
                "Later, `tutor saves merge` with that file takes it in again."
            ).format(path=path)
        )

    def action_again(self) -> None:
        if self._sitting.try_saving(_WAIT):
            self.dismiss()
        else:
            self._say(str(self._sitting.trouble or _("The disk is slow; saving goes on.")))

    def action_look(self) -> None:
        from tutor.sitting.copies import save_text
        from tutor.tui.screens.help import HelpScreen

        try:
            text = save_text(self._sitting.progress)
        except TutorError as problem:
            self._say(str(problem))
            return
        self.app.push_screen(HelpScreen(_("All that this window holds"), text))

    def action_close(self) -> None:
        self.dismiss()
