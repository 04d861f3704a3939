"""One station: its lessons, its workbench and its quiz to choose from."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.course.models import Lesson, Unit
from tutor.ground.clean import clean_line
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown, shown_line

if TYPE_CHECKING:
    from tutor.tui.ways import Ways


class UnitScreen(TutorScreen):
    """What can be done in one unit, with what is done already."""

    CSS_PATH = "unit.tcss"
    TITLE_LINE = "Station"
    HELP_TEXT = (
        "Choose with ↑ ↓ and Enter, or click.\n\n"
        "Lessons explain. The workbench is for your own letter, skills and proofs. The quiz shows what stuck."
    )

    def __init__(self, unit_id: str) -> None:
        super().__init__()
        self._unit_id = unit_id

    @property
    def unit(self) -> Unit:
        return self.sitting.course.unit[self._unit_id]

    def compose_middle(self) -> ComposeResult:
        yield Static(shown_line(f"{self.unit.number} · {self.unit.title}"), id="unit-title")
        yield Static(shown("You can:\n" + "\n".join(f"· {can}" for can in self.unit.can_do)), id="can-do")
        yield OptionList(id="choices")

    def on_mount(self) -> None:
        super().on_mount()
        self._list_choices()
        self.query_one("#choices").focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self._list_choices()

    def _list_choices(self) -> None:
        choices = self.query_one("#choices", OptionList)
        stood = choices.highlighted or 0
        choices.clear_options()
        choices.add_options(Option(self._lesson_line(lesson), id=lesson.id) for lesson in self.unit.lessons)
        bench = f"▸ {self.unit.workbench_title}   {self.unit.workbench_invitation}"
        choices.add_option(Option(shown(bench), id="workbench"))
        standing = next(s for s in self.sitting.standings() if s.unit == self._unit_id)
        if standing.quiz:
            done = "✓" if standing.quiz_answered == standing.quiz else "○"
            words = f"{done} Quiz   {standing.quiz_answered} of {standing.quiz} answered"
            right = f", {standing.quiz_right} right" if standing.quiz_answered else ""
            choices.add_option(Option(shown(words + right), id="quiz"))
        choices.highlighted = min(stood, choices.option_count - 1)

    def _lesson_line(self, lesson: Lesson) -> Content:
        read = {page.page for page in self.sitting.progress.page if page.lesson == lesson.id}
        count = sum(page.id in read for page in lesson.pages)
        mark = "✓" if count == len(lesson.pages) else "●" if count else "○"
        return shown(f"{mark} {clean_line(lesson.title)}   {count} of {len(lesson.pages)} pages read")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        app = cast("Ways", self.app)
        if event.option.id == "quiz":
            app.open_place("quiz", self._unit_id)
        elif event.option.id == "workbench":
            app.open_place(self.unit.workbench, self._unit_id)
        elif event.option.id:
            lesson = self.sitting.course.lesson[event.option.id]
            read = {page.page for page in self.sitting.progress.page if page.lesson == lesson.id}
            unread = (n for n, page in enumerate(lesson.pages) if page.id not in read)
            app.open_lesson(lesson.id, next(unread, 0))
