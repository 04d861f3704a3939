"""What the skills bench asks: the honest questions, which skill to add, which of a pasted profile to keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import (
    Button,
    Input,
    Label,
    OptionList,
    RadioSet,
    SelectionList,
    Static,
    TextArea,
)
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from tutor.course.catalogues import Skill
from tutor.learner.progress import SavedSkill
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.answer import Answer
from tutor.tui.widgets.fields import LineField, TextField
from tutor.tutoring.skill_list import SkillsInText

_DONE_FOR = (
    ("client", "for a client"),
    ("employer", "for an employer"),
    ("volunteer", "as a volunteer"),
    ("self", "for myself"),
    ("never", "never: take it off the list"),
)
_TICKED = "  ✓ keep"
_LAST_USED = (("now", "now"), ("this-year", "this year"), ("earlier", "earlier"))

Choice = tuple[str, str]
"""("skill", id of the catalogue) or ("own", name)."""


class HonestQuestions(ModalScreen[dict[str, str]]):
    """Three questions on one skill; dismissed with done_for, last_used, shown_by. Leaving keeps the answers."""

    CSS_PATH = ["fields.tcss", "skill_dialogs.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", "Keep and go back", priority=True)
    ]

    def __init__(self, name: str, saved: SavedSkill | None) -> None:
        super().__init__()
        self._skill_name = name
        self._saved = saved or SavedSkill(id="asked")

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(shown_line(self._skill_name), classes="name")
            yield Label("1 For whom did you do this?")
            yield from self._radio("done-for", _DONE_FOR, self._saved.done_for)
            yield Label("2 When did you do it last?")
            yield from self._radio("last-used", _LAST_USED, self._saved.last_used)
            yield Label("3 What shows it? A job, a sample, a result.")
            yield LineField(
                self._saved.shown_by, placeholder="two years at a help desk", id="shown-by", compact=True
            )
            with Horizontal(classes="row"):
                yield Button("Keep answers (Esc)", id="keep-answers", variant="primary", compact=True)
        yield Label("Tab next question · ↑↓ move · Space choose · Esc keeps and closes", classes="keys")

    def _radio(self, name: str, choices: tuple[Choice, ...], now: str) -> ComposeResult:
        with RadioSet(id=name, compact=True):
            for value, words in choices:
                yield Answer(words, value=value == now, id=f"{name}-{value}")

    def _chosen(self, name: str) -> str:
        pressed = self.query_one(f"#{name}", RadioSet).pressed_button
        return (pressed.id or "").removeprefix(f"{name}-") if pressed else ""

    @on(Button.Pressed, "#keep-answers")
    @on(Input.Submitted, "#shown-by")
    def action_keep(self) -> None:
        shown_by = self.query_one("#shown-by", Input).value
        self.dismiss(
            {
                "done_for": self._chosen("done-for"),
                "last_used": self._chosen("last-used"),
                "shown_by": shown_by,
            }
        )


class FindSkill(ModalScreen[tuple[str, Choice | None]]):
    """Type a skill; Enter takes the row under the cursor. The last row is always the learner's own words.

    Dismissed with what was typed and what was taken, None for nothing.
    """

    CSS_PATH = ["fields.tcss", "skill_dialogs.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("down", "move(1)", "Next", show=False),
        Binding("up", "move(-1)", "Before", show=False),
    ]

    def __init__(self, find: Callable[[str], tuple[Skill, ...]], typed: str = "") -> None:
        super().__init__()
        self._find = find
        self._typed = typed
        self._choices: list[Choice] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label("Type a skill. ↑↓ choose, Enter keeps it.")
            yield LineField(self._typed, placeholder="for instance: email", id="typed-skill", compact=True)
            yield OptionList(id="found-skills")
            yield Button("Back (Esc)", id="find-back", compact=True)

    def on_mount(self) -> None:
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        typed = self.query_one(Input).value.strip()
        found = self._find(typed) if typed else ()
        self._choices = [("skill", skill.id) for skill in found]
        rows = [shown_line(skill.name) for skill in found]
        if typed and not any(skill.name.casefold() == typed.casefold() for skill in found):
            self._choices.append(("own", typed))
            rows.append(shown_line(f"+ “{typed[:60]}” as my own skill"))
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(Option(row) for row in rows)
        listed.highlighted = 0 if rows else None

    def action_move(self, by: int) -> None:
        listed = self.query_one(OptionList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(Input.Submitted)
    def _entered(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._take(self._choices[at])

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self._take(self._choices[event.option_index])

    @on(Button.Pressed)
    def action_back(self) -> None:
        self._take(None)

    def _take(self, choice: Choice | None) -> None:
        self.dismiss((self.query_one(Input).value, choice))


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted profile, what was ticked of it, and whether that is to be kept or is a draft."""

    text: str = ""
    ticked: tuple[Choice, ...] = ()
    keep: bool = False


class PasteProfile(ModalScreen[Pasted]):
    """Find skills in a pasted profile. Only what the learner ticks is kept; a draft's ticks are still there."""

    CSS_PATH = ["fields.tcss", "skill_dialogs.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("ctrl+s", "go_on", "Go on", priority=True),
    ]

    def __init__(self, read: Callable[[str], SkillsInText], draft: Pasted, listed: frozenset[str]) -> None:
        super().__init__()
        self._read = read
        self._text = draft.text
        self._ticked = draft.ticked
        self._listed = listed
        self._found = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog tall", can_focus=False):
            yield Static("Paste your profile or your list of skills.", id="profile-words")
            yield TextField(self._text, id="profile-text")
            yield SelectionList[Choice](id="profile-skills")
            with Horizontal(classes="row"):
                yield Button("Find the skills (ctrl+s)", id="profile-go", variant="primary", compact=True)
                yield Button("Back (Esc)", id="profile-back", compact=True)

    def on_mount(self) -> None:
        self.query_one(SelectionList).display = False

    @on(Button.Pressed, "#profile-go")
    def action_go_on(self) -> None:
        area, rows = self.query_one(TextArea), self.query_one(SelectionList)
        if self._found:
            self.dismiss(Pasted(area.text, tuple(rows.selected), keep=True))
            return
        read = self._read(area.text)
        words = self.query_one("#profile-words", Static)
        new = [one for one in read.found if one.skill.id not in self._listed]
        if not new and not read.unknown:
            known = (
                "All skills in it are on your list already." if read.found else "No skill was found in it."
            )
            words.update(shown(f"! {known} Change the text, or press f on the bench to type one."))
            return
        for one in new:
            row = one.skill.name if one.sure else f"{one.skill.name} (you wrote “{one.text}”?)"
            self._add_row(rows, row, ("skill", one.skill.id))
        for item in read.unknown:
            self._add_row(rows, f"my own: {item.text}", ("own", item.text))
        self._found, rows.display, area.display = True, True, False
        cut = " The text is long: its end was not read." if read.cut else ""
        words.update(
            shown(f"Tick with Space only what you have really done. Nothing is added by itself.{cut}")
        )
        self.query_one("#profile-go", Button).label = Content("Keep the ticked (ctrl+s)")
        rows.highlighted = 0
        rows.focus()

    def _add_row(self, rows: SelectionList[Choice], words: str, choice: Choice) -> None:
        ticked = choice in self._ticked
        row = shown_line(words, 60)
        rows.add_option(Selection(row + _TICKED if ticked else row, choice, ticked))

    @on(SelectionList.SelectionToggled)
    def _toggled(self, event: SelectionList.SelectionToggled[Choice]) -> None:
        """Say in words what is ticked: the box alone differs by colour only."""
        rows = event.selection_list
        kept = event.selection.value in rows.selected
        name = str(event.selection.prompt).removesuffix(_TICKED)
        rows.replace_option_prompt_at_index(event.selection_index, Content(name + _TICKED if kept else name))

    @on(Button.Pressed, "#profile-back")
    def action_back(self) -> None:
        """From the found skills back to the text; from there back to the bench."""
        area, rows = self.query_one(TextArea), self.query_one(SelectionList)
        if not self._found:
            self.dismiss(Pasted(area.text, self._ticked))
            return
        self._ticked = tuple(rows.selected)
        rows.clear_options()
        self._found, rows.display, area.display = False, False, True
        self.query_one("#profile-words", Static).update("Paste your profile or your list of skills.")
        self.query_one("#profile-go", Button).label = Content("Find the skills (ctrl+s)")
        area.focus()
