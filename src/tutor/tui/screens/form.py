"""A small form over a screen: lines to type, one choice, several choices; what was typed is never lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, RadioSet, SelectionList, Static
from textual.widgets.selection_list import Selection

from tutor.ground.clean import clean_line
from tutor.ground.days import read_day
from tutor.ground.tongue import N_, _
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.answer import Answer
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import LineField
from tutor.tui.widgets.pick_list import Ticks

Options = tuple[tuple[str, str], ...]
"What can be chosen: the value that is kept, and its words."


@dataclass(frozen=True, slots=True)
class Line:
    """One line to type. `safe_length` above 0 counts the characters; a `day` is written YYYY-MM-DD."""

    key: str
    label: str
    value: str = ""
    day: bool = False
    needed: bool = False
    latest: date | None = None
    safe_length: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Exactly one of the options."""

    key: str
    label: str
    options: Options
    value: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """Any number of the options."""

    key: str
    label: str
    options: Options
    values: tuple[str, ...] = ()


Field = Line | Choice | Several
_AROUND = 7
"Rows of title, problem, buttons and edges: the fields scroll in the others."
_LOW = 18
"Rows below which the first field is shown first, and the words above it can be scrolled to."
_NO_SKILL = N_("No skill is kept yet. This can wait: Esc, then g s opens the Skills bench.")
"What stands where the skills of the learner would be to choose from."


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a form. `keep` is False for one that was left with Esc: a draft."""

    keep: bool
    lines: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def day(self, key: str) -> date | None:
        """The day typed, None for an empty line. A form with a line that is no day can't be kept."""
        return read_day(self.lines[key])

    def one(self, key: str) -> str:
        return self.choices[key][0] if self.choices[key] else ""


class FormScreen(Dialog[Filled]):
    """Enter goes to the next field, Ctrl+S or the button keeps, Esc goes back and hands over the draft."""

    CSS_PATH = ["fields.tcss", "form.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back")),
        Binding("ctrl+s", "keep", N_("Keep"), priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        draft: Filled | None = None,
        words: str = "",
        act: str = "",
        begun: Callable[[Filled], None] | None = None,
    ) -> None:
        """`act` is what the button does, where it is more than to keep what was typed.

        `begun` is told what stands in the form at each change.
        """
        super().__init__()
        self._begun = begun
        self._title = title
        self._fields = tuple(fields)
        self._draft = draft
        self._words, self._act = words, act

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static(shown_line(self._title), id="form-title")
            with VerticalScroll(id="form-fields", can_focus=False):
                if self._words:
                    yield Static(shown(self._words), classes="form-words")
                for number, one in enumerate(self._fields):
                    yield Static(
                        self._label(one, self._value(one)), id=f"label-{number}", classes="form-label"
                    )
                    yield self._widget(number, one)
            yield Static(Content(""), id="form-problem")
            with ButtonRow(id="form-buttons"):
                yield Button(
                    shown(self._act or _("Keep (Ctrl+S)")), variant="primary", id="form-keep", compact=True
                )
                yield Button(Content(_("Back (Esc)")), id="form-back", compact=True)

    def on_resize(self) -> None:
        low = self.app.size.height < _LOW
        self.query_one("#form-fields").styles.max_height = None if low else self.app.size.height - _AROUND

    def on_mount(self) -> None:
        self.on_resize()
        self.query_one("#field-0").focus(scroll_visible=False)
        # Lists bring their own first row into view when they are drawn, which would hide the first label.
        self.call_after_refresh(self._show_top)

    def _show_top(self) -> None:
        if self.app.size.height < _LOW:
            self.query_one("#label-0").scroll_visible(animate=False, top=True)
        else:
            self.query_one("#form-fields").scroll_home(animate=False, force=True)

    def _value(self, one: Field) -> str:
        if not isinstance(one, Line):
            return ""
        return self._draft.lines.get(one.key, one.value) if self._draft else one.value

    def _chosen(self, one: Choice | Several) -> tuple[str, ...]:
        if self._draft and one.key in self._draft.choices:
            return self._draft.choices[one.key]
        return (one.value,) if isinstance(one, Choice) else one.values

    def _label(self, one: Field, typed: str) -> Content:
        if isinstance(one, Several) and not one.options:
            return shown_line(one.label) + shown("\n" + _(_NO_SKILL), "not bold $text-muted")
        if not isinstance(one, Line) or not one.safe_length:
            return shown_line(one.label)
        length = len(clean_line(typed))
        state = _("! too long, it may be cut off") if length > one.safe_length else _("✓ fits")
        words = _("{label}: {n} of {most} characters {state}")
        words = words.format(label=one.label, n=length, most=one.safe_length, state=state if length else "")
        return shown_line(words)

    def _widget(self, number: int, one: Field) -> Input | RadioSet | SelectionList[str]:
        name = f"field-{number}"
        if isinstance(one, Line):
            return LineField(self._value(one), id=name, compact=True, select_on_focus=False)
        chosen = self._chosen(one)
        if isinstance(one, Choice):
            buttons = (Answer(shown_line(words), value=value in chosen) for value, words in one.options)
            return RadioSet(*buttons, id=name, compact=True)
        rows = (Selection(shown_line(words), value, value in chosen) for value, words in one.options)
        return Ticks[str](*rows, id=name, compact=True)

    def _filled(self, keep: bool) -> Filled:
        filled = Filled(keep)
        for number, one in enumerate(self._fields):
            name = f"#field-{number}"
            if isinstance(one, Line):
                filled.lines[one.key] = clean_line(self.query_one(name, Input).value)
            elif isinstance(one, Choice):
                at = self.query_one(name, RadioSet).pressed_index
                filled.choices[one.key] = (one.options[at][0],) if at >= 0 else ()
            else:
                marked = self.query_one(name, SelectionList).selected
                filled.choices[one.key] = tuple(value for value, _ in one.options if value in marked)
        return filled

    def _problem(self, number: int, one: Field) -> str:
        if not isinstance(one, Line):
            return ""
        typed = clean_line(self.query_one(f"#field-{number}", Input).value)
        if one.needed and not typed:
            return _("{label}: please write something here.").format(label=one.label)
        if not one.day or not typed:
            return ""
        day = read_day(typed)
        if day is None:
            return _("Write the day as YYYY-MM-DD, for example 2026-12-01.")
        return _("This day is still to come.") if one.latest and day > one.latest else ""

    @on(Input.Changed)
    def count(self, event: Input.Changed) -> None:
        number = int((event.input.id or "field-0").removeprefix("field-"))
        self.query_one(f"#label-{number}", Static).update(self._label(self._fields[number], event.value))

    @on(Input.Changed)
    @on(RadioSet.Changed)
    @on(SelectionList.SelectedChanged)
    def hand_over(self) -> None:
        """The tutor may end at any moment: what stands here is a draft from the first letter on."""
        if self._begun and self.is_mounted and self.app.screen is self:
            self._begun(self._filled(keep=False))

    @on(Input.Submitted)
    def go_on(self) -> None:
        self.focus_next()

    @on(Button.Pressed, "#form-keep")
    def action_keep(self) -> None:
        for number, one in enumerate(self._fields):
            if problem := self._problem(number, one):
                self.query_one("#form-problem", Static).update(shown_line(f"! {problem}"))
                self.query_one(f"#field-{number}").focus()
                return
        self.dismiss(self._filled(keep=True))

    @on(Button.Pressed, "#form-back")
    def action_back(self) -> None:
        self.dismiss(self._filled(keep=False))
