"""One station: its lessons, its workbench and its quiz to choose from."""

from textwrap import wrap
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.course.models import Lesson, Unit
from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import hung, in_cells, shown
from tutor.tui.widgets.bars import drawn_bar
from tutor.tui.widgets.pick_list import Rows

if TYPE_CHECKING:
    from tutor.tui.ways import Ways

_WIDE, _BESIDE = 110, 36
"Cells from which on what the station is for stands beside its lessons, and the cells of a line there."
_COLUMNS, _FRAME = 80, 9
"Cells from which on a row has room for all its columns, and those of a row's frame and scroll bar."
_TITLE = 34
"Cells for a lesson's title."
_WIDTH = 66
"Cells for a line of the workbench's invitation."


class UnitScreen(TutorScreen):
    """What can be done in one unit, with what is done already."""

    CSS_PATH = "unit.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - the base says no ClassVar
    HELP_TEXT = N_(
        "Choose with ↑ ↓ and Enter, or click.\n\n"
        "Lessons explain. The workbench is for your own letter, skills and proofs. The quiz shows what stuck."
    )

    def __init__(self, unit_id: str) -> None:
        super().__init__()
        self._unit_id = unit_id
        self._was_narrow = False

    @property
    def unit(self) -> Unit:
        return self.sitting.course.unit[self._unit_id]

    @property
    def where(self) -> str:
        return f"{self.unit.number} {self.unit.title}"

    def compose_middle(self) -> ComposeResult:
        with Container(id="unit-panes"):
            yield Static(self._goals(), id="can-do")
            yield Rows(id="choices", compact=True)

    def _goals(self) -> Content:
        """What the station is for, a line for each; they stand beside the lessons where the window is wide."""
        wide = self.app.size.width >= _WIDE
        width = _BESIDE if wide else self.app.size.width - 6
        goals = (hung(shown("· "), shown(can), width) for can in self.unit.can_do)
        return Content("\n").join((shown(_("After this station you can"), "bold $primary"), *goals))

    def on_resize(self) -> None:
        super().on_resize()
        if self.is_mounted:
            self.query_one("#can-do", Static).update(self._goals())
            if self._is_narrow or self._was_narrow:
                self._list_choices()

    @property
    def _is_narrow(self) -> bool:
        return self.app.size.width < _COLUMNS

    def on_mount(self) -> None:
        super().on_mount()
        self._list_choices()
        self.query_one("#choices").focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self._list_choices()

    def _list_choices(self) -> None:
        self._was_narrow = self._is_narrow
        choices = self.query_one("#choices", OptionList)
        stood = self._next_lesson() if choices.highlighted is None else choices.highlighted
        choices.clear_options()
        choices.add_options(Option(self._lesson_line(lesson), id=lesson.id) for lesson in self.unit.lessons)
        bench = shown(f"▸ {clean_line(self.unit.workbench_title)}", "bold")
        for line in wrap(
            clean_line(self.unit.workbench_invitation), min(_WIDTH, self.app.size.width - _FRAME)
        ):
            bench += shown(f"\n  {line}", "$text-muted")
        choices.add_option(Option(bench, id="workbench"))
        standing = next(s for s in self.sitting.standings() if s.unit == self._unit_id)
        if standing.quiz:
            words = _("{n} of {count} answered")
            if standing.quiz_answered:
                words = _("{n} of {count} answered, {right} right")
            words = words.format(n=standing.quiz_answered, count=standing.quiz, right=standing.quiz_right)
            choices.add_option(
                Option(self._line(_("Quiz"), standing.quiz_answered, standing.quiz, words), id="quiz")
            )
        if self.sitting.newest_answers().keys() & {question.id for question in self.unit.quiz}:
            choices.add_option(Option(shown(_("↺ Your answers   look at them, change one")), id="answers"))
        choices.highlighted = min(stood, choices.option_count - 1)

    def _next_lesson(self) -> int:
        """The place of the first lesson with pages to read; else of the workbench, which stands below them."""
        read = self.sitting.pages_read()
        open_ones = (
            n
            for n, lesson in enumerate(self.unit.lessons)
            if any((lesson.id, page.id) not in read for page in lesson.pages)
        )
        return next(open_ones, len(self.unit.lessons))

    def _lesson_line(self, lesson: Lesson) -> Content:
        read = self.sitting.pages_read()
        count = sum((lesson.id, page.id) in read for page in lesson.pages)
        return self._line(
            lesson.title,
            count,
            len(lesson.pages),
            _("{n} of {count} pages").format(n=count, count=len(lesson.pages)),
        )

    def _line(self, title: str, done: int, of: int, words: str) -> Content:
        """A row in columns: glyph, title, bar, numbers; in a narrow window bar and numbers stand under the title."""
        glyph, style = (
            ("✓", "$success") if done >= of else ("●", "$primary") if done else ("○", "$text-muted")
        )
        said = drawn_bar(done, of) + shown(f" {words}", "$text-muted")
        if self._is_narrow:
            name = hung(shown(f"{glyph} ", style), shown(clean_line(title)), self.app.size.width - _FRAME)
            return name + "\n  " + said
        return shown(f"{glyph} ", style) + in_cells(title, _TITLE) + "  " + said

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        app = cast("Ways", self.app)
        if event.option.id in ("quiz", "answers"):
            app.open_place(event.option.id, self._unit_id)
        elif event.option.id == "workbench":
            app.open_place(self.unit.workbench, self._unit_id)
        elif event.option.id:
            lesson = self.sitting.course.lesson[event.option.id]
            read = self.sitting.pages_read()
            unread = (n for n, page in enumerate(lesson.pages) if (lesson.id, page.id) not in read)
            app.open_lesson(lesson.id, next(unread, 0))
