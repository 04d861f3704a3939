"""What every screen shares: the sitting, the line on top, the way back."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from tutor.ground.tongue import N_, _
from tutor.tui.show import shown, shown_line
from tutor.tui.ways import sitting_of
from tutor.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting
    from tutor.tui.ways import Ways

_EVERYWHERE = N_(
    "On every screen: / finds a lesson, a question, a word or your own notes; Ctrl+P does it while you type too. "
    "g and a letter goes to another place, Esc goes one step back. "
    "A sign such as (F33) names a source: / and F33 show it."
)


SLIM = 60
"Cells below which a screen shows one thing under the other."


class Ground(Screen[None]):
    """What Textual lays under all screens. It is never seen, and never drawn.

    Textual counts the screen under the one on top as seen through it, and draws all of the one on top anew whenever
    that one changes: Home was painted once more at each start.
    """

    @property
    def is_current(self) -> bool:
        return False


class TopLine(Static):
    """Where you are on the left, who you are and whether all is saved on the right."""

    _says: tuple[str, str, str, str, int] | None = None

    def show(self, where: str, name: str, state: str, style: str, width: int) -> None:
        """`style` is that of the right side. Most often it says the same as before: then nothing is drawn."""
        says = (where, name, state, style, width)
        if says == self._says:
            return
        self._says = says
        right = shown_line(" · ".join(part for part in (shown_line(name, 24).plain, state) if part), 60)
        left = shown_line(where, max(12, width - right.cell_length - 2))
        gap = max(1, width - left.cell_length - right.cell_length)
        words = left.stylize("bold $primary") + " " * gap + right.stylize(style)
        self.update(words, layout=False)

    # A click is the key F2: it does something only while something is not saved.
    def on_click(self) -> None:
        self.app.simulate_key("f2")

    DEFAULT_CSS = "TopLine { dock: top; height: 1; background: $panel; color: $foreground; padding: 0 1; }"


class TutorScreen(Screen[None]):
    """A screen of the tutor. It asks and shows; the sitting does the rest.

    Subclasses set TITLE_LINE (or say `where`) and HELP_TEXT, marked with `N_`, and yield their middle in
    `compose_middle`.
    """

    TITLE_LINE: ClassVar[str] = ""
    HELP_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back")),
        Binding("question_mark", "help", N_("Help"), key_display="?"),
        # Where a field to type in takes the "?", the footer offers this one instead.
        Binding("f1", "help", N_("Help"), key_display="F1"),
        Binding("g", "go_to", N_("Go to"), show=False),
        Binding("slash", "app.find", N_("Search"), show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the base says no ClassVar
    first_row: str = ""
    "The key of the row to stand on when the screen opens, where it has rows."

    @property
    def sitting(self) -> "Sitting":
        return sitting_of(self.app)

    @property
    def where(self) -> str:
        """Where the learner is, in the course's own words."""
        return _(self.TITLE_LINE)

    def compose(self) -> ComposeResult:
        yield TopLine(id="top-line")
        yield from self.compose_middle()
        if (room := getattr(self.app, "room", None)) is not None:
            from tutor.tui.widgets.room_bar import RoomBar

            yield RoomBar(room)
        yield KeyLine()

    def compose_middle(self) -> ComposeResult:
        yield from ()

    def on_mount(self) -> None:
        self.show_top_line()

    def on_screen_resume(self) -> None:
        self.show_top_line()
        if (face := getattr(self.app, "room_face", None)) is not None:
            face.arrived(self)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.show_top_line()

    @property
    def is_left(self) -> bool:
        """True once this screen was taken away: a dialog of it, or a drawing put off, may still call it then."""
        return self not in self.app.screen_stack

    def show_top_line(self) -> None:
        """Say aloud whether everything is on the disk: saved is visible."""
        if self.is_left:
            return
        name = self.sitting.progress.learner.name
        if self.sitting.saving.looks_only:
            state = _("! you only look")
        elif self.sitting.trouble:
            state = _("! not saved: F2")
        elif self.sitting.saving.is_under_way:
            state = _("saving…")
        elif self.sitting.saved_at:
            state = _("saved ✓ {at:%H:%M}").format(at=self.sitting.saved_at.astimezone())
        else:
            state = ""
        style = "bold $error" if self.sitting.trouble else "$text-muted"
        self.query_one("#top-line", TopLine).show(self.where, name, state, style, self.app.size.width - 2)

    def told(self, words: str, *, bad: bool = False) -> None:
        """A short word to the learner at the edge of the screen."""
        self.notify(str(shown(words)), markup=False, severity="error" if bad else "information", timeout=6)

    def done(self, words: str) -> None:
        """After an act: `words` only if it is on the disk, else what is wrong."""
        trouble = self.sitting.trouble
        if self.sitting.saving.is_under_way:
            words = _("The disk is slow: this is still being saved.")
        self.told(str(trouble) if trouble else words, bad=trouble is not None)
        self.show_top_line()

    def go_back(self) -> None:
        """Away with this screen; a second key that was on its way to it must not take the next one too."""
        if self.app.screen is self:
            self.app.pop_screen()

    def action_back(self) -> None:
        self.go_back()

    def action_help(self) -> None:
        from tutor.tui.screens.help import HelpScreen

        texts = [_(self.HELP_TEXT), _(_EVERYWHERE)]
        if rest := self.query_one(KeyLine).left_out:
            keys = ", ".join(f"{one.display} {one.description}" for one in rest)
            texts.insert(0, _("More keys here: {keys}.").format(keys=keys))
        self.app.push_screen(HelpScreen(self.where, "\n\n".join(texts)))

    def action_go_to(self) -> None:
        """Ask where to; what was begun here is kept, as with Esc."""
        from tutor.tui.screens.go_to import GoToScreen

        def go(chosen: str | None) -> None:
            place, _colon, unit = (chosen or "").partition(":")
            if place:
                ways = cast("Ways", self.app)
                ways.go_home()
                ways.open_place(place, unit)

        self.app.push_screen(GoToScreen(self.sitting.course.units), go)
