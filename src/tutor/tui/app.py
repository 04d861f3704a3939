"""The full-screen tutor: one sitting, and the way from screen to screen."""

import gc
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, cast

from rich.theme import Theme
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.screen import Screen

from tutor.ground.tongue import _
from tutor.tui.ends import Ends
from tutor.tui.leaving import leave_well
from tutor.tui.letting_go import let_go_of_drawn_lines
from tutor.tui.looks import dress, is_quiet
from tutor.tui.screens.base import Ground
from tutor.tui.screens.small_window import SmallWindow, too_small
from tutor.tui.show import shown
from tutor.tui.surroundings import own_driver
from tutor.tui.themes import DARK, TERMINAL_COLOURS, wear
from tutor.tui.troubles import Troubles

if TYPE_CHECKING:
    from tutor.course.models import Question
    from tutor.sitting.in_room import InRoom
    from tutor.sitting.sitting import Sitting
    from tutor.tui.room_face import RoomFace

WORKBENCHES = {
    "letter-lab": ("letter_lab", "LetterLabScreen"),
    "skills-bench": ("skills_bench", "SkillsBenchScreen"),
    "test-planner": ("test_planner", "TestPlannerScreen"),
    "portfolio-builder": ("portfolio", "PortfolioScreen"),
    "attempts-log": ("attempts", "AttemptsScreen"),
    "profile-check": ("profile_check", "ProfileCheckScreen"),
    "texts-to-copy": ("texts_to_copy", "TextsScreen"),
    "plan": ("plan", "PlanScreen"),
    "settings": ("settings", "SettingsScreen"),
}
"Place → module under tui/screens and class. Each is imported when first opened: start-up speed is a feature."


def _collect_again() -> None:
    """Collect garbage from now on, but never look again at what the start has made: it stays to the end.

    A page turn makes some thousand objects, nearly all of them gone by its end: looking through them each 700, as
    Python would, took a fifteenth of it.
    """
    gc.freeze()
    gc.set_threshold(2000, 10, 10)
    gc.enable()


class TutorApp(Troubles, Ends, App[None]):
    """Shows one sitting. The return code is 0, 1 after a crash, or 128 + n after signal n."""

    CSS_PATH = "tutor.tcss"
    TITLE = "Tutor"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True),
        # Shown in the room's own bar, in a workshop only. A function key, so that it works in every field to type in.
        Binding("f4", "raise_hand", show=False, priority=True),
        Binding("f3", "open_room", show=False),
        # Before every other: over a form too, where all letters are typed.
        Binding("ctrl+p", "find(True)", show=False, priority=True),
    ]

    def __init__(
        self,
        sitting: "Sitting",
        theme: str = DARK,
        *,
        on_a_slow_line: bool = False,
        room: "InRoom | None" = None,
    ) -> None:
        """`room` is the learner's side of a workshop; without one nothing of rooms is loaded or shown."""
        let_go_of_drawn_lines()
        quiet = is_quiet(sitting.settings, on_a_slow_line)
        super().__init__(driver_class=own_driver(quiet), ansi_color=theme in TERMINAL_COLOURS)
        wear(self, theme)
        self.sitting = sitting
        self.room = room
        self.room_face: RoomFace | None = None
        self.on_a_slow_line = on_a_slow_line
        dress(self)

    def get_default_screen(self) -> Screen[None]:
        return Ground()

    def on_mount(self) -> None:
        self.obey_signals()
        # The start ran without collecting (cli/entry.py); from the first paint on it may again.
        self.call_after_refresh(_collect_again)
        # Rich's own colours of quotes and code do not know which theme they stand on.
        self.console.push_theme(Theme({"markdown.block_quote": "italic", "markdown.code": "bold"}))
        self.hear_late_saves()
        if self.room is not None:
            self._join_room(self.room)
        if too_small(self.size):
            self.push_screen(SmallWindow())
        else:
            self.open_first_screen()
        if self.sitting.notice:
            self.notify(str(shown(self.sitting.notice)), markup=False, severity="warning", timeout=15)

    def on_resize(self, event: Resize) -> None:
        """Lay the notice over a screen before the screen is drawn too small, and take it away after."""
        noticed = isinstance(self.screen, SmallWindow)
        if too_small(event.size) and not noticed and len(self.screen_stack) > 1:
            self.push_screen(SmallWindow())
        elif noticed and not too_small(event.size):
            self.pop_screen()
            if len(self.screen_stack) == 1:
                self.open_first_screen()

    def open_first_screen(self) -> None:
        """Home, and before it the welcome of somebody new."""
        from tutor.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen())
        if self.sitting.is_new:
            from tutor.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())
        if self.room_face is not None:
            self.room_face.enter()

    def _join_room(self, room: "InRoom") -> None:
        from tutor.tui.room_face import RoomFace

        places = {screen: place for place, (_, screen) in WORKBENCHES.items()}
        self.room_face = RoomFace(self, room, {**places, "HomeScreen": "home"})
        self.room_face.begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The room's keys are there only in a room."""
        if action in ("raise_hand", "open_room"):
            return self.room is not None
        return super().check_action(action, parameters)

    def action_raise_hand(self) -> None:
        """Raise a hand, or lower it."""
        if self.room is not None:
            self.room.raise_hand()

    def action_open_room(self) -> None:
        if self.room_face is not None:
            self.room_face.open_window()

    def action_suspend_process(self) -> None:
        """Off: a hosted tutor would never wake again."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Off: it writes a file of any name."""

    def action_find(self, commands_first: bool = False) -> None:
        """Find anything from anywhere; where it is open already, close it."""
        from tutor.tui.finding import open_search

        open_search(self, commands_first)

    def open_place(self, place: str, unit_id: str = "", row: str = "") -> None:
        """Go to a place by its name; "lesson" opens the unit's first unread page, "unit" its choices.

        `row` is the key of the row to stand on, where the place has one. A place or unit that the course does not
        have leaves the learner where they are.
        """
        if place == "home":
            self.go_home()
        elif place == "review":
            self._open_review()
        elif place in WORKBENCHES:
            module, name = WORKBENCHES[place]
            screen = getattr(import_module(f"tutor.tui.screens.{module}"), name)()
            screen.first_row = row
            self.push_screen(cast("Screen[None]", screen))
        elif unit_id in self.sitting.course.unit:
            self._open_in_unit(place, unit_id)

    def go_home(self) -> None:
        """Back to Home, which lies at the bottom of all screens; forms on the way keep what was typed."""
        while len(self.screen_stack) > 2:
            leave_well(self.screen)

    def open_lesson(self, lesson_id: str, page: int = 0) -> None:
        from tutor.tui.screens.lesson import LessonScreen

        if lesson_id in self.sitting.course.lesson:
            self.push_screen(LessonScreen(lesson_id, page))

    def open_questions(self, questions: "tuple[Question, ...]", title: str, unit_id: str = "") -> None:
        """Ask these questions; with a unit its quiz result follows."""
        from tutor.tui.screens.quiz import QuizScreen

        if questions:
            self.push_screen(QuizScreen(questions, title, unit_id))
        else:
            self.notify(_("There is no question to ask here now."), markup=False)

    def open_question(self, question_id: str) -> None:
        """Go on at one question: within its lesson if it is a try-it, else in the quiz from there."""
        question = self.sitting.course.question.get(question_id)
        if question is None:
            return
        if question.practice:
            lesson = self.sitting.course.lesson.get(question.lesson)
            if lesson:
                pages = [page.id for page in lesson.pages]
                self.open_lesson(lesson.id, pages.index(question.page) if question.page in pages else 0)
            self.open_questions((question,), _("Try it"))
            return
        unit = self.sitting.course.unit_of[question.id]
        left = tuple(q for q in self.sitting.unanswered(unit.id) if q.id != question.id)
        self.open_questions((question, *left), _("Quiz"), unit.id)

    def _open_review(self) -> None:
        from tutor.tutoring.wording import day_words

        on = self.sitting.next_review_on()
        if on and not self.sitting.to_review():
            when = day_words(on, self.sitting.today)
            self.notify(
                _("There is nothing to review today. The next review is on {when}.").format(when=when),
                markup=False,
            )
            return
        if not self.sitting.to_review():
            self.notify(
                _("Nothing is due for review. What you answer in a quiz comes back here after some days."),
                markup=False,
            )
            return
        self.open_questions(self.sitting.to_review(), title=_("Review"))

    def _open_in_unit(self, place: str, unit_id: str) -> None:
        unit = self.sitting.course.unit[unit_id]
        if place == "quiz":
            self.open_questions(self.sitting.quiz_left(unit_id), _("Quiz"), unit_id)
        elif place == "answers":
            from tutor.tui.screens.quiz_result import QuizResultScreen

            self.push_screen(QuizResultScreen(unit_id))
        elif place == "lesson":
            read = self.sitting.pages_read()
            pages = [
                (lesson.id, n, page.id) for lesson in unit.lessons for n, page in enumerate(lesson.pages)
            ]
            lesson_id, page, _name = next((p for p in pages if (p[0], p[2]) not in read), pages[0])
            self.open_lesson(lesson_id, page)
        else:
            from tutor.tui.screens.unit import UnitScreen

            self.push_screen(UnitScreen(unit_id))
