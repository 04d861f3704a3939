"""What the skills bench asks: the honest questions, and which skill to add."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import (
    Button,
    Input,
    Label,
    OptionList,
    RadioSet,
    Static,
)
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.learner.progress import SavedSkill
from tutor.tui.screens.dialog import Dialog
from tutor.tui.screens.form import Filled
from tutor.tui.screens.form_drafts import as_text, from_text
from tutor.tui.screens.skill_choices import Choice
from tutor.tui.show import shown, shown_line
from tutor.tui.ways import sitting_of
from tutor.tui.widgets.answer import Answer
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import LineField
from tutor.tui.widgets.pick_list import Rows
from tutor.tutoring.skill_search import SkillFound

_DONE_FOR = (
    ("client", N_("for a client")),
    ("employer", N_("for an employer")),
    ("volunteer", N_("as a volunteer")),
    ("self", N_("for myself")),
    ("never", N_("never: take it off the list")),
)
_LAST_USED = (("now", N_("now")), ("this-year", N_("this year")), ("earlier", N_("earlier")))


_ASKED = ("done_for", "last_used", "shown_by")
Said = dict[str, str]


class HonestQuestions(Dialog[Said]):
    """Three questions on one skill; dismissed with done_for, last_used, shown_by. Leaving keeps the answers."""

    CSS_PATH = ["fields.tcss", "skill_dialogs.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", N_("Keep and go back"), priority=True)
    ]

    def __init__(self, name: str, said: Said, begun: Callable[[Said], None]) -> None:
        """`said` is what stands there at first; `begun` is told what does at each change."""
        super().__init__()
        self._skill_name = name
        self._said, self._begun = said, begun

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(shown_line(self._skill_name), classes="name")
            yield Label(shown(_("1 For whom did you do this?")))
            yield from self._radio("done-for", _DONE_FOR, self._said["done_for"])
            yield Label(shown(_("2 When did you do it last?")))
            yield from self._radio("last-used", _LAST_USED, self._said["last_used"])
            yield Label(shown(_("3 What shows it? A job, a sample, a result.")))
            yield LineField(
                self._said["shown_by"], placeholder=_("two years at a help desk"), id="shown-by", compact=True
            )
            with ButtonRow(classes="row"):
                yield Button(
                    shown(_("Keep answers (Esc)")), id="keep-answers", variant="primary", compact=True
                )
        yield Label(
            shown(_("Tab next question · ↑↓ move · Space choose · Esc keeps and closes")), classes="keys"
        )

    def on_mount(self) -> None:
        # The list with the focus brings itself into view, which would hide the first question in a short window.
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def _radio(self, name: str, choices: tuple[Choice, ...], now: str) -> ComposeResult:
        with RadioSet(id=name, compact=True):
            for value, words in choices:
                yield Answer(shown(_(words)), value=value == now, id=f"{name}-{value}")

    def _chosen(self, name: str) -> str:
        pressed = self.query_one(f"#{name}", RadioSet).pressed_button
        return (pressed.id or "").removeprefix(f"{name}-") if pressed else ""

    @on(Button.Pressed, "#keep-answers")
    @on(Input.Submitted, "#shown-by")
    def action_keep(self) -> None:
        self.dismiss(self._answers())

    @on(Input.Changed)
    @on(RadioSet.Changed)
    def hand_over(self) -> None:
        if self.is_mounted and self.app.screen is self:
            self._begun(self._answers())

    def _answers(self) -> Said:
        return {
            "done_for": self._chosen("done-for"),
            "last_used": self._chosen("last-used"),
            "shown_by": self.query_one("#shown-by", Input).value,
        }


def ask_honestly(
    app: App[None], skill: str, name: str, saved: SavedSkill | None, answered: Callable[[Said | None], None]
) -> None:
    """Ask the three questions; what was begun and broken off by an end of the tutor stands there again."""
    drafts, place = sitting_of(app).drafts, f"questions/{skill}"
    kept = {key: getattr(saved, key, "") for key in _ASKED}
    held = from_text(drafts.get(place, ""))

    def begun(said: Said) -> None:
        if said == kept:
            drafts.pop(place, None)
        else:
            drafts[place] = as_text(Filled(keep=False, lines=said))

    def closed(said: Said | None) -> None:
        drafts.pop(place, None)
        answered(said)

    app.push_screen(HonestQuestions(name, {**kept, **(held.lines if held else {})}, begun), closed)


def _why(found: SkillFound) -> Content:
    """Why it was found, where its name alone does not say so."""
    of_name = (_("the same name"), _("its name has what you typed"))
    return Content("") if found.why in of_name else shown(f" · {found.why}", "$text-muted")


class FindSkill(Dialog[tuple[str, Choice | None]]):
    """Type a skill; Enter takes the row under the cursor. The last row is always the learner's own words.

    Dismissed with what was typed and what was taken, None for nothing.
    """

    CSS_PATH = ["fields.tcss", "skill_dialogs.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back")),
        Binding("down", "move(1)", N_("Next"), show=False),
        Binding("up", "move(-1)", N_("Before"), show=False),
    ]

    def __init__(self, find: Callable[[str], tuple[SkillFound, ...]], typed: str = "") -> None:
        super().__init__()
        self._find = find
        self._typed = typed
        self._choices: list[Choice] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label(shown(_("Type a skill. ↑↓ choose, Enter keeps it.")))
            yield LineField(self._typed, placeholder=_("for instance: email"), id="typed-skill", compact=True)
            yield Rows(id="found-skills")
            yield Button(shown(_("Back (Esc)")), id="find-back", compact=True)

    def on_mount(self) -> None:
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        typed = self.query_one(Input).value.strip()
        found = self._find(typed) if typed else ()
        self._choices = [("skill", one.skill.id) for one in found]
        rows = [shown_line(one.skill.name) + _why(one) for one in found]
        if typed and not any(one.skill.name.casefold() == typed.casefold() for one in found):
            self._choices.append(("own", typed))
            rows.append(shown_line(_("+ “{typed}” as my own skill").format(typed=typed[:60])))
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
        if at is not None and at < len(self._choices):
            self._take(self._choices[at])

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        # A letter typed since may have taken the row away.
        if event.option_index < len(self._choices):
            self._take(self._choices[event.option_index])

    @on(Button.Pressed)
    def action_back(self) -> None:
        self._take(None)

    def _take(self, choice: Choice | None) -> None:
        self.dismiss((self.query_one(Input).value, choice))
