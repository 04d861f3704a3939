"""A course as its learners see it, shown anew each time its author saves a file. Keeps no progress."""

from threading import Event
from typing import ClassVar, NamedTuple, Protocol

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.course.course import Course
from tutor.course.issues import CourseIssue
from tutor.ground.tongue import N_, _, many
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.pick_list import Rows

BETWEEN_LOOKS = 0.4
"Seconds. An editor's save is seen at once, and a course at rest costs next to nothing."
_MOST_TOLD = 8


class Seen(NamedTuple):
    """A course folder as it is now; no course while something in it keeps it from being taught."""

    course: Course | None
    issues: tuple[CourseIssue, ...]


class Watch(Protocol):
    def look(self) -> Seen | None:
        """What is there now, or None if no file has changed since the last look."""
        ...


class PreviewSitting(Sitting):
    """A sitting that keeps nothing, and never says that something is saved."""

    def _save(self) -> None:
        """Nothing is kept."""


class PreviewScreen(TutorScreen):
    """All lessons and quizzes to choose from, and below them what `tutor check` says."""

    DEFAULT_CSS = "PreviewScreen #choices { height: 1fr; margin: 1 1 0 1; }"
    TITLE_LINE = N_("Preview")
    HELP_TEXT = N_(
        "Choose a lesson or quiz. Save a file of the course, and it is shown anew.\n\n"
        "What is wrong stands below, with file and line. Nothing you do here is kept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave_preview", N_("Leave"))]

    def compose_middle(self) -> ComposeResult:
        yield Rows(id="choices")

    def on_mount(self) -> None:
        super().on_mount()
        self.list_course()
        self.query_one("#choices").focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        app = self.app
        assert isinstance(app, PreviewApp)
        app.call_later(app.tell_problems)

    def list_course(self) -> None:
        """All units with their lessons and quiz, the cursor where it stood."""
        choices = self.query_one("#choices", OptionList)
        stood = choices.highlighted or 0
        choices.clear_options()
        for unit in self.sitting.course.units:
            for lesson in unit.lessons:
                words = _("{number} {title}   {n} pages   {id}").format(
                    number=unit.number, title=lesson.title, n=len(lesson.pages), id=lesson.id
                )
                choices.add_option(Option(shown_line(words), id=f"lesson {lesson.id}"))
            words = _("{number} Quiz   {n} questions   {id}").format(
                number=unit.number, n=len(unit.quiz), id=unit.id
            )
            choices.add_option(Option(shown_line(words), id=f"quiz {unit.id}"))
        choices.highlighted = min(stood, choices.option_count - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _blank, name = (event.option.id or "").partition(" ")
        app = self.app
        assert isinstance(app, PreviewApp)
        if kind == "lesson":
            app.open_lesson(name)
        elif name in self.sitting.course.unit:
            app.open_questions(self.sitting.course.unit[name].quiz, _("Quiz"), name)

    def action_leave_preview(self) -> None:
        self.app.exit(return_code=0)


class PreviewApp(TutorApp):
    """`begin_at` is the id of a lesson or unit to open at once; `follow` looks for changes by itself."""

    CSS = """
    #problems { dock: bottom; height: auto; max-height: 10; margin-bottom: 1; padding: 0 2;
        background: $panel; color: $foreground; border-top: solid $warning; }
    """

    def __init__(
        self,
        sitting: PreviewSitting,
        watch: Watch,
        issues: tuple[CourseIssue, ...] = (),
        begin_at: str = "",
        *,
        follow: bool = True,
    ) -> None:
        super().__init__(sitting)
        self._watch, self._issues, self._begin_at, self._follow = watch, issues, begin_at, follow
        self._is_last_good = False
        self._over = Event()

    def open_first_screen(self) -> None:
        self.push_screen(PreviewScreen())
        course = self.sitting.course
        if self._begin_at in course.unit:
            self.open_questions(course.unit[self._begin_at].quiz, _("Quiz"), self._begin_at)
        else:
            self.open_lesson(self._begin_at)
        self.call_after_refresh(self.tell_problems)
        if self._follow:
            self._look_again_and_again()

    def on_unmount(self) -> None:
        self._over.set()

    @work(thread=True, exit_on_error=False)
    def _look_again_and_again(self) -> None:
        while not self._over.wait(BETWEEN_LOOKS):
            seen = self._watch.look()
            if seen is not None and not self._over.is_set():
                self.call_from_thread(self.call_next, self.show, seen)

    async def show(self, seen: Seen) -> None:
        """Show the course as it is now; a course that can't be taught leaves the last good one in place."""
        self._issues, self._is_last_good = seen.issues, seen.course is None
        if seen.course is None:
            await self.tell_problems()
            return
        self.sitting.course = seen.course
        for screen in self.screen_stack:
            if isinstance(screen, PreviewScreen):
                screen.list_course()
        await self._show_anew()
        await self.tell_problems()

    async def _show_anew(self) -> None:
        """Draw the lesson page or question on top once more; one that is gone leads back to the list."""
        top, here, course = self.screen, self.sitting.progress.here, self.sitting.course
        again: Screen[None] | None = None
        if isinstance(top, LessonScreen) and here.lesson in course.lesson:
            again = LessonScreen(here.lesson, here.page)
        elif isinstance(top, QuizScreen) and here.question in course.question:
            question = course.question[here.question]
            if question.practice:
                again = QuizScreen((question,), _("Try it"))
            else:
                unit = course.unit_of[question.id]
                place = unit.quiz.index(question)
                again = QuizScreen((*unit.quiz[place:], *unit.quiz[:place]), _("Quiz"), unit.id)
        if again is not None:
            await self.switch_screen(again)
        elif isinstance(top, LessonScreen | QuizScreen):
            self.go_home()

    async def tell_problems(self) -> None:
        """A strip at the lower edge of the screen on top: where, what, and what to do."""
        await self.screen.query("#problems").remove()
        if not self._issues:
            return
        listed = sorted(self._issues, key=lambda issue: not issue.grave)
        count = many("{n} problem", "{n} problems", len(listed)).format(n=len(listed))
        more = (
            "\n" + _("… and {n} more").format(n=len(listed) - _MOST_TOLD) if len(listed) > _MOST_TOLD else ""
        )
        lines = "\n".join(str(shown_line(str(issue), 300)) for issue in listed[:_MOST_TOLD])
        first = _("This is the last good version.") + " " if self._is_last_good else ""
        strip = Static(shown(f"! {first}{count}\n{lines}{more}"), id="problems", markup=False)
        await self.screen.mount(strip)
