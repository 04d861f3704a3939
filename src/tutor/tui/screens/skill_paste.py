"""Picking skills out of a pasted text: one's own profile, or another freelancer's as a guide."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, SelectionList, Static, TextArea
from textual.widgets.selection_list import Selection

from tutor.ground.tongue import N_, _
from tutor.tui.screens.dialog import Dialog
from tutor.tui.screens.skill_choices import Choice, Findings, FoundRow
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import DraftField
from tutor.tui.widgets.pick_list import Ticks
from tutor.tutoring.skill_text import LONGEST_TEXT

_TICKED = N_("✓ keep")
_LONGEST_ROW = 58
_CUT = N_("The text is very long. Its first part is here and is read; the rest was not taken over.")


class ProfileText(DraftField):
    """Takes a profile, and of a giant paste as much as is read anyway: more would freeze the screen."""

    longest = LONGEST_TEXT

    async def _on_paste(self, event: events.Paste) -> None:
        room = max(0, LONGEST_TEXT - len(self.text))
        if len(event.text) > room:
            self.notify(_(_CUT), markup=False, severity="warning")
            event.prevent_default()
            event.stop()
            if room:
                await super()._on_paste(events.Paste(event.text[:room]))
        # Without a prevented default Textual calls the base class's handler by itself.


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was ticked in a pasted text, and whether it is to be kept or is a draft."""

    ticked: tuple[Choice, ...] = ()
    keep: bool = False


class PasteProfile(Dialog[Pasted]):
    """Find skills in a pasted text. Only what the learner ticks is kept; a draft's ticks are still there."""

    CSS_PATH = ["fields.tcss", "skill_dialogs.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back")),
        Binding("ctrl+s", "go_on", N_("Go on"), priority=True),
    ]

    def __init__(
        self, read: Callable[[str], Findings], ticked: tuple[Choice, ...], *, place: str, invitation: str
    ) -> None:
        super().__init__()
        self._read = read
        self._ticked = ticked
        self._place = place
        self._invitation = invitation
        self._rows: tuple[FoundRow, ...] = ()
        self._found = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog tall", can_focus=False):
            yield Static(shown(self._invitation), id="profile-words")
            yield ProfileText(place=self._place, id="profile-text")
            yield Ticks[Choice](id="profile-skills")
            yield Static("", id="profile-place")
            with ButtonRow(classes="row"):
                yield Button(
                    shown(_("Find the skills (ctrl+s)")), id="profile-go", variant="primary", compact=True
                )
                yield Button(shown(_("Back (Esc)")), id="profile-back", compact=True)

    def on_mount(self) -> None:
        self._show_rows(False)

    def _show_rows(self, found: bool) -> None:
        self._found = found
        self.query_one(SelectionList).display = self.query_one("#profile-place").display = found
        self.query_one(TextArea).display = not found
        words = _("Keep the ticked (ctrl+s)") if found else _("Find the skills (ctrl+s)")
        button = self.query_one("#profile-go", Button)
        button.label = Content(words)
        button.refresh(layout=True)

    @on(Button.Pressed, "#profile-go")
    def action_go_on(self) -> None:
        area, rows = self.query_one(TextArea), self.query_one(SelectionList)
        if self._found:
            self.dismiss(Pasted(tuple(rows.selected), keep=True))
            return
        findings = self._read(area.text)
        self.query_one("#profile-words", Static).update(shown(findings.words))
        if not findings.rows:
            return
        self._rows = findings.rows
        rows.add_options(
            Selection(self._row(one, one.choice in self._ticked), one.choice, one.choice in self._ticked)
            for one in findings.rows
        )
        self._show_rows(True)
        rows.highlighted = 0
        rows.focus()

    def _row(self, one: FoundRow, ticked: bool) -> Content:
        """Name and line; what is ticked says so in words, as the box alone differs by colour only."""
        row = shown_line(one.words, _LONGEST_ROW)
        return row + "  " + _(_TICKED) if ticked else row

    @on(SelectionList.SelectionHighlighted)
    def _moved(self, event: SelectionList.SelectionHighlighted[Choice]) -> None:
        """Where the skill under the cursor stands in the text."""
        self.query_one("#profile-place", Static).update(shown(self._rows[event.selection_index].place))

    @on(SelectionList.SelectionToggled)
    def _toggled(self, event: SelectionList.SelectionToggled[Choice]) -> None:
        rows, at = event.selection_list, event.selection_index
        ticked = event.selection.value in rows.selected
        rows.replace_option_prompt_at_index(at, self._row(self._rows[at], ticked))

    @on(Button.Pressed, "#profile-back")
    def action_back(self) -> None:
        """From the found skills back to the text; from there back to the bench."""
        area, rows = self.query_one(TextArea), self.query_one(SelectionList)
        if not self._found:
            self.dismiss(Pasted(self._ticked))
            return
        self._ticked = tuple(rows.selected)
        rows.clear_options()
        self._show_rows(False)
        self.query_one("#profile-words", Static).update(shown(self._invitation))
        area.focus()
