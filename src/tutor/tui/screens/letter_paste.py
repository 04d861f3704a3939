"""Giving a letter: pasted, from a file, or a sample; with the date it came."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from tutor.course.catalogues import SampleLetter
from tutor.ground.clean import clean
from tutor.ground.problem import TutorError, UnreadableInput
from tutor.ground.tongue import N_, _
from tutor.sitting.desks import LONGEST_LETTER
from tutor.sitting.letter_files import text_of_file
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import DraftField, LineField
from tutor.tui.widgets.pick_list import Rows


class LetterArea(DraftField):
    """Takes a letter, and no paste that would freeze the screen."""

    async def _on_paste(self, event: events.Paste) -> None:
        if len(event.text) > LONGEST_LETTER:
            event.prevent_default()
            event.stop()
            self.notify(
                _("This is too long for a letter. Nothing was changed. Paste only the letter itself."),
                severity="error",
                markup=False,
            )


class SampleScreen(Dialog[str | None]):
    """Choose a sample letter; dismissed with its id."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", N_("Back"))]
    DEFAULT_CSS = """
    SampleScreen { align: center middle; }
    SampleScreen > Vertical { width: 70; max-width: 95%; height: 20; max-height: 90%;
        background: $surface; border: round $primary; padding: 0 1; }
    SampleScreen OptionList { height: 1fr; }
    SampleScreen Label { width: 100%; }
    SampleScreen.-short > Vertical { max-width: 100%; max-height: 100%; }
    """

    def __init__(self, samples: tuple[SampleLetter, ...]) -> None:
        super().__init__()
        self._samples = samples

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(shown(_("Sample letters, written by us. Enter or a click takes one.")))
            yield Rows(*(Option(shown_line(one.title), one.id) for one in self._samples), id="samples")
            yield Button(shown(_("Back (Esc)")), id="samples-back", compact=True)

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    @on(Button.Pressed, "#samples-back")
    def _back(self) -> None:
        self.dismiss(None)


_HOW_TO_PASTE = N_("To paste: Ctrl+Shift+V, Shift+Insert, the right mouse button, or Cmd+V on a Mac.")
_NO_LETTER = N_("No letter at hand? “Take a sample” below shows how it works.")


class LetterPaste(Vertical):
    """The pane that takes a letter."""

    @dataclass
    class Given(Message):
        text: str
        received_on: date | None

    @dataclass
    class SampleTaken(Message):
        sample: SampleLetter

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "read", N_("Read it"), priority=True)]

    def __init__(self, samples: tuple[SampleLetter, ...], *, id: str) -> None:
        super().__init__(id=id)
        self._samples = samples

    def compose(self) -> ComposeResult:
        received, path = drafts_of(self.app).get("letter", ("", ""))
        yield Static(shown(_("Paste the whole letter, from “Hi” to the last line. It stays in your save.")))
        area = LetterArea(place="letter", id="letter-text")
        area.placeholder = shown(f"{_(_HOW_TO_PASTE)}\n{_(_NO_LETTER)}")
        yield area
        with Horizontal(id="letter-fields"):
            with Horizontal(classes="row"):
                yield Label(shown(_("Received on")))
                yield LineField(
                    received, placeholder=_("YYYY-MM-DD, may stay empty"), id="received-on", compact=True
                )
            with Horizontal(classes="row"):
                yield Label(shown(_("File")))
                yield LineField(path, placeholder=_("where the file is"), id="letter-path", compact=True)
        yield Static("", id="paste-problem")
        with ButtonRow(classes="row"):
            yield Button(shown(_("Read it (ctrl+s)")), id="read-it", variant="primary", compact=True)
            yield Button(shown(_("Open the file")), id="open-file", compact=True)
            yield Button(shown(_("Take a sample")), id="take-sample", compact=True)
            yield Button(shown(_("Back (Esc)")), id="paste-back", compact=True)

    def clear(self) -> None:
        """Empty for the next letter; called only after this one is kept."""
        self.query_one(LetterArea).load_text("")
        self.query_one("#received-on", Input).value = ""
        self.query_one("#letter-path", Input).value = ""
        self.say(Content(""))

    def say(self, words: Content) -> None:
        self.query_one("#paste-problem", Static).update(words)

    @on(Input.Changed)
    def _keep_draft(self) -> None:
        typed = (self.query_one(f"#{name}", Input).value for name in ("received-on", "letter-path"))
        drafts_of(self.app)["letter"] = tuple(typed)

    @on(Button.Pressed, "#read-it")
    @on(Input.Submitted, "#received-on")
    def action_read(self) -> None:
        typed = self.query_one("#received-on", Input).value.strip()
        try:
            received = date.fromisoformat(typed) if typed else None
        except ValueError:
            self.say(shown(_("! This is no date. Write it like 2026-11-19, or leave it empty."), "$error"))
            self.query_one("#received-on", Input).focus()
            return
        self.post_message(self.Given(self.query_one(LetterArea).text, received))

    @on(Button.Pressed, "#open-file")
    @on(Input.Submitted, "#letter-path")
    def _open_file(self) -> None:
        area = self.query_one(LetterArea)
        try:
            path = self.query_one("#letter-path", Input).value.strip().strip("\"'")
            if not path:
                raise UnreadableInput(
                    _("No file is named yet."), _("Nothing was changed."), _("Type where it is.")
                )
            text = clean(text_of_file(path))
            if len(text) > LONGEST_LETTER:
                raise UnreadableInput(
                    _("This is too long for a letter."),
                    _("Nothing was changed."),
                    _("Paste only the letter itself."),
                )
        except TutorError as problem:
            self.say(shown(f"! {problem}", "$error"))
            self.query_one("#letter-path", Input).focus()
            return
        # Inserted, not loaded: so ctrl+z brings back what stood here before.
        area.clear()
        area.insert(text)
        area.focus()
        self.say(shown(_("✓ The file's text is above. Look at it, then “Read it”."), "$success"))

    @on(Button.Pressed, "#take-sample")
    def _choose_sample(self) -> None:
        def taken(sample_id: str | None) -> None:
            for sample in self._samples:
                if sample.id == sample_id:
                    self.post_message(self.SampleTaken(sample))

        self.app.push_screen(SampleScreen(self._samples), taken)
