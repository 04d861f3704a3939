"""Search: a few words find a lesson, a question, a word, something of one's own, or a place to go."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.tui.commands import commands
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import in_cells, shown, shown_line
from tutor.tui.ways import sitting_of
from tutor.tui.widgets.fields import LineField
from tutor.tui.widgets.pick_list import Rows
from tutor.tutoring.search import LONGEST_TYPED, Found, FoundGroup
from tutor.tutoring.search_index import Entry, Group

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting

_DRAFT = "search"
_HEADINGS: dict[Group, str] = {
    "place": N_("GO TO"),
    "act": N_("DO"),
    "unit": N_("UNITS"),
    "page": N_("LESSONS"),
    "question": N_("QUESTIONS"),
    "word": N_("WORDS"),
    "own": N_("YOURS"),
}
_COMMANDS: tuple[Group, ...] = ("place", "act", "unit")
_WIDEST, _SHARE, _FRAME = 104, 0.98, 8
"Cells of the window at most, its share of a smaller one, and what its frame and scroll bar take."
_WHERE, _SHORTEST_WHERE = 22, 8
_KEYS = N_("↑↓ choose   Enter go there   Esc back")


class SearchScreen(Dialog[str | None]):
    """Ends with the way of what was chosen, as an `Entry` has it; with nothing after Esc.

    `commands_first` puts places and acts above all else, and lists them before anything is typed.
    """

    CSS_PATH = ["fields.tcss", "search.tcss"]  # noqa: RUF012 - the base says no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back")),
        Binding("down", "move('down')", show=False),
        Binding("up", "move('up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    def __init__(self, commands_first: bool = False) -> None:
        super().__init__()
        self._commands_first = commands_first
        self._ways: list[str] = []
        "For each row its way, empty for a heading: two entries may lead to one place."

    @property
    def _sitting(self) -> "Sitting":
        return sitting_of(self.app)

    def compose(self) -> ComposeResult:
        typed = "" if self._commands_first else drafts_of(self.app).get(_DRAFT, "")
        with Vertical(id="search"):
            field = LineField(
                typed, placeholder=_("a few words"), id="search-typed", max_length=LONGEST_TYPED
            )
            field.border_title = shown(_("Go to") if self._commands_first else _("Search"))
            yield field
            yield Rows(id="search-found", compact=True)
            with Horizontal(id="search-foot"):
                yield Static(Content(), id="search-count")
                yield Button(shown(_("Back (Esc)")), id="search-back", compact=True)

    def on_mount(self) -> None:
        self._look()
        # A field that has the focus before the first drawing leaves the terminal's cursor behind.
        self.call_after_refresh(self.query_one(Input).focus)

    @on(Input.Changed)
    def _look(self) -> None:
        typed = self.query_one(Input).value
        if not self._commands_first:
            drafts_of(self.app)[_DRAFT] = typed
        groups = self._groups(typed)
        rows: list[Option] = []
        self._ways = []
        words = tuple(typed.casefold().split())
        listed_names = () if words else (found.entry.title for group in groups for found in group.found)
        longest = max((shown_line(name).cell_length for name in listed_names), default=0)
        for group in groups:
            rows.append(Option(shown(self._heading(group), "bold $primary"), disabled=True))
            rows += [Option(self._row(found, words, longest)) for found in group.found]
            self._ways += ["", *(found.entry.way for found in group.found)]
        listed = self.query_one(OptionList)
        listed.set_options(rows)
        listed.highlighted = 1 if groups else None
        self.query_one("#search-count", Static).update(shown(_told(typed, groups), "$text-muted"))

    def _groups(self, typed: str) -> tuple[FoundGroup, ...]:
        known = commands(self._sitting.course.units)
        if not typed.strip():
            return _listed(known)
        groups = self._sitting.search(typed, [one for one in known if one.group != "unit"])
        if self._commands_first:
            groups = tuple(sorted(groups, key=lambda group: group.group not in _COMMANDS))
        return groups

    @staticmethod
    def _heading(group: FoundGroup) -> str:
        return _(_HEADINGS[group.group]) + (
            "   " + _("{n} of {count}").format(n=len(group.found), count=len(group.found) + group.more)
            if group.more
            else ""
        )

    def _row(self, found: Found, words: tuple[str, ...], name_width: int = 0) -> Content:
        """The title and where it is; below it the words around what was typed, where the title lacks them."""
        room = min(_WIDEST, int(self.app.size.width * _SHARE)) - _FRAME
        entry = found.entry
        name = (
            in_cells(entry.title, name_width)
            if name_width
            else shown_line(entry.title, max(20, room - _WHERE))
        )
        left = room - name.cell_length - 3
        row = shown(" ") + _marked(name, words)
        if entry.where and left > _SHORTEST_WHERE:
            row += shown("  ") + shown_line(entry.where, left).stylize("$text-muted")
        if found.snippet:
            row += shown("\n   ") + _marked(shown_line(found.snippet, room - 4).stylize("$text-muted"), words)
        return row

    def action_move(self, to: str) -> None:
        listed = self.query_one(OptionList)
        getattr(listed, {"down": "action_cursor_down", "up": "action_cursor_up"}.get(to, f"action_{to}"))()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._take(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option_index)

    def _take(self, at: int | None) -> None:
        """Go to what stands there; a row that was chosen may be gone by a letter typed since."""
        if at is not None and at < len(self._ways) and self._ways[at]:
            self.dismiss(self._ways[at])

    @on(Button.Pressed)
    def action_back(self) -> None:
        self.dismiss(None)


def _listed(known: tuple[Entry, ...]) -> tuple[FoundGroup, ...]:
    """All commands, as they stand."""
    groups = dict.fromkeys(one.group for one in known)
    return tuple(
        FoundGroup(group, tuple(Found(one) for one in known if one.group == group)) for group in groups
    )


def _marked(text: Content, words: tuple[str, ...]) -> Content:
    """What was typed, underlined where it stands."""
    folded = text.plain.casefold()
    if len(folded) != len(text.plain):
        return text
    for word in words:
        at = folded.find(word)
        if at >= 0:
            text = text.stylize("underline", at, at + len(word))
    return text


def _told(typed: str, groups: tuple[FoundGroup, ...]) -> str:
    """How much was found, and what to do now."""
    if not groups:
        nothing = _("Nothing has these words. Try fewer, or shorter ones.")
        return nothing if typed.strip() else _("Type what you look for: a word or two.")
    count = sum(len(group.found) + group.more for group in groups)
    return _("{count} found   {keys}").format(count=count, keys=_(_KEYS)) if typed.strip() else _(_KEYS)
