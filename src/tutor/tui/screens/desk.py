"""What the desks' screens share: a list, what the highlighted row means, and forms that keep their drafts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.form import Field, Filled
from tutor.tui.screens.form_drafts import open_form
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.pick_list import Rows

if TYPE_CHECKING:
    from tutor.course.course import Course
    from tutor.sitting.sitting import Sitting

Row = tuple[str, Content]
"A row's key and its words; a row with an empty key is a heading."


UNDO = Binding("z,u,ctrl+z", "undo", N_("Undo"), key_display="z")
"The one key on every desk that takes the last act back; u is for whoever knows it from elsewhere."
BENCH = "skills-bench"
"The row that opens the Skills bench."
_COLUMNS, _BESIDE = 80, 7
"Cells of a window from which all columns of a row have room, and those of frame and scroll bar beside a row."
GAP = " "
"An empty line between the parts of a detail."


def lines_of(*parts: str | Content) -> Content:
    """The parts that are not empty, each on its own line."""
    return Content("\n").join(part if isinstance(part, Content) else shown(part) for part in parts if part)


def title(words: str) -> Content:
    return shown(words, "bold $primary")


def fact(label: str, words: str) -> Content:
    """`Label: words`, nothing without words."""
    return shown(f"{label}: ", "$text-muted") + shown(words) if words else Content("")


def aside(words: str) -> Content:
    return shown(words, "$text-muted")


def needs_you(words: str) -> Content:
    """A line with the glyph of what is still to do."""
    return shown("! ", "bold $warning") + shown(words)


def told_sources(ids: Sequence[str], course: "Course") -> Content:
    """The sources of a claim, a line for each: a sign such as F5 alone would say nothing."""
    known = (course.source[one] for one in ids if one in course.source)
    words = _("Source {id}: {title}, seen {seen_on}")
    return lines_of(*(aside(words.format(id=one.id, title=one.title, seen_on=one.seen_on)) for one in known))


def to_bench() -> tuple[Row, Row]:
    """What a desk of skills shows while no skill is kept: why it is empty, and the way to mend that."""
    why = heading(_("No skills are kept yet. Keep some on the skills bench first."))
    return why, (BENCH, shown(_("→ Skills bench: keep the skills you really have")))


def heading(words: str) -> Row:
    return "", shown(words, "bold $primary")


def raise_most(sitting: "Sitting") -> Content:
    """The one thing that would raise readiness most; empty when nothing is left to raise."""
    gain = next(iter(sitting.readiness().gains), None)
    return (
        shown(_("Most now: +{points}").format(points=gain.points) + " ", "bold $primary")
        + shown_line(gain.words, 120)
        if gain
        else Content("")
    )


class DeskScreen(TutorScreen):
    """Subclasses say the headline, the rows and the detail of a row; `show_all` draws them anew.

    `TAKES_BACK` names the parts of the save whose acts `UNDO` takes back here.
    """

    TAKES_BACK: ClassVar[tuple[str, ...]] = ()
    CSS_PATH = "desk.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - the base says no ClassVar

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._room = 0

    @property
    def room(self) -> int:
        """The cells of a row in a window too narrow for all its columns, 0 in any other."""
        width = self.app.size.width
        return width - _BESIDE if width < _COLUMNS else 0

    def on_resize(self) -> None:
        super().on_resize()
        if self.is_mounted and self.room != self._room:
            self.show_all()

    def headline(self) -> Content:
        raise NotImplementedError

    def rows(self) -> Sequence[Row]:
        raise NotImplementedError

    def detail(self, key: str) -> Content:
        raise NotImplementedError

    def compose_middle(self) -> ComposeResult:
        yield Static(Content(""), id="headline")
        with Container(id="desk"):
            yield Rows(id="rows", compact=True, markup=False)
            with VerticalScroll(id="detail-pane"):
                yield Static(Content(""), id="detail")

    def on_mount(self) -> None:
        super().on_mount()
        self.show_all(self.first_row)
        self.query_one("#rows").focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.show_all()

    @property
    def key(self) -> str:
        """The key of the highlighted row, "" if there is none."""
        at = self.query_one("#rows", OptionList).highlighted
        return self._keys[at] if at is not None and at < len(self._keys) else ""

    def show_all(self, go_to: str = "") -> None:
        """Draw all anew and stay on the same row, or go to the row of `go_to`."""
        if self.is_left:
            return
        self._room = self.room
        options = self.query_one("#rows", OptionList)
        before, at = go_to or self.key, options.highlighted
        rows = self.rows()
        self._keys = [key for key, _ in rows]
        options.set_options(Option(words, disabled=not key) for key, words in rows)
        ready = [number for number, key in enumerate(self._keys) if key]
        if ready:
            same = [number for number in ready if self._keys[number] == before]
            # A key can stand in several rows: the one where the learner is now is the right one.
            near = min(same or ready, key=lambda number: abs(number - (at or 0)))
            options.highlighted = near
        self.query_one("#headline", Static).update(self.headline())
        self.show_detail()

    @on(OptionList.OptionHighlighted, "#rows")
    def show_detail(self) -> None:
        self.query_one("#detail", Static).update(self.detail(self.key))
        self.query_one("#detail-pane").scroll_home(animate=False)

    # Textual calls a decorated method of this class even where a subclass has one of the same name.
    @on(OptionList.OptionSelected, "#rows")
    def _selected(self) -> None:
        if self.key == BENCH:
            from tutor.tui.screens.skills_bench import SkillsBenchScreen

            self.app.push_screen(SkillsBenchScreen())
        else:
            self.read_detail()

    def read_detail(self) -> None:
        """Enter or a click: the detail can now be scrolled with the arrows."""
        self.query_one("#detail-pane").focus()

    def action_back(self) -> None:
        if self.focused is self.query_one("#detail-pane"):
            self.query_one("#rows").focus()
        else:
            super().action_back()

    def action_undo(self) -> None:
        self.done(self.sitting.undo(*self.TAKES_BACK) or _("There is nothing to take back."))
        self.show_all()

    def ask(
        self,
        title: str,
        fields: Sequence[Field],
        then: Callable[[Filled], str],
        *,
        about: str = "",
        words: str = "",
        act: str = "",
    ) -> None:
        """Open a form; `then` acts on what was kept and returns what to tell."""

        def kept(filled: Filled) -> None:
            self.done(then(filled))
            self.show_all()

        def failed(problem: TutorError) -> None:
            self.told(str(problem), bad=True)

        open_form(self.app, title, fields, kept, failed, about=about, words=words, act=act)
