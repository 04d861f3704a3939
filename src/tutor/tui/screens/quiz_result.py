"""The result of a unit's quiz by objective, and the way back to each answer."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from tutor.course.models import Question
from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.bars import drawn_bar
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.pick_list import Rows

if TYPE_CHECKING:
    from tutor.tui.ways import Ways


class QuizResultScreen(TutorScreen):
    """`words` say how the round went that just ended; "" when the learner only looks."""

    CSS_PATH = "quiz_result.tcss"
    HELP_TEXT = N_(
        "What you can do now, by your newest answers.\n\n"
        "m asks only the missed ones again. Enter on a question asks that one again.\n"
        "Your newest answer counts, and all your answers are kept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "missed", N_("Only the missed ones")),
        Binding("n", "back", N_("Done")),
    ]

    def __init__(self, unit_id: str, words: str = "") -> None:
        super().__init__()
        self._unit_id, self._words = unit_id, words

    @property
    def where(self) -> str:
        return _("{title} · result").format(title=self.sitting.course.unit[self._unit_id].title)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those with an answer, in the order of the quiz."""
        answered = self.sitting.newest_answers()
        quiz = self.sitting.course.unit[self._unit_id].quiz
        return tuple(question for question in quiz if question.id in answered)

    def compose_middle(self) -> ComposeResult:
        yield Static(Content(), id="result")
        with Vertical(id="objectives"):
            for _objective in self.sitting.quiz_result(self._unit_id):
                with Horizontal(classes="objective"):
                    yield Static(Content(), classes="share")
                    yield Static(Content(), classes="text")
        with ButtonRow(id="acts"):
            yield Button(shown(_("Done")), id="done", variant="primary", compact=True)
            yield Button(shown(_("Try only the missed ones again")), id="missed", compact=True)
        yield Static(shown(_("Your answers (Enter asks one again):")), id="answers-title")
        yield Rows(id="answers")

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()
        self.query_one("#missed" if self.sitting.missed(self._unit_id) else "#done").focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self._draw()

    def _draw(self) -> None:
        said = _("What you can do now, by your newest answers:")
        self.query_one("#result", Static).update(
            shown(f"{self._words}\n\n" if self._words else "") + shown(said, "bold")
        )
        self._draw_objectives()
        self.query_one("#missed").display = bool(self.sitting.missed(self._unit_id))
        answers = self.query_one("#answers", OptionList)
        stood = answers.highlighted or 0
        answers.clear_options()
        newest = self.sitting.newest_answers()
        answers.add_options(Option(self._line(one, newest[one.id].correct)) for one in self.questions)
        answers.highlighted = min(stood, answers.option_count - 1) if answers.option_count else None
        self.refresh_bindings()

    def _draw_objectives(self) -> None:
        for result, row in zip(
            self.sitting.quiz_result(self._unit_id), self.query(".objective"), strict=True
        ):
            share, text = row.query_children(Static)
            whole = result.right == result.questions
            mark = shown("✓ ", "$text-success") if whole else shown("○ ", "$text-muted")
            bar = drawn_bar(result.right, result.questions, 8)
            share.update(mark + bar + shown(f" {result.right}/{result.questions}"))
            text.update(shown(result.text))

    def _line(self, question: Question, correct: bool) -> Content:
        sign = "●" if not question.graded else "✓" if correct else "✗"
        flag = " ⚑" if self.sitting.is_flagged(question.id) else ""
        return shown_line(f"{sign} {clean_line(question.prompt)}", 68) + shown(flag)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.sitting.missed(self._unit_id)) if action == "missed" else True

    def action_missed(self) -> None:
        missed = self.sitting.missed(self._unit_id)
        cast("Ways", self.app).open_questions(missed, _("The missed ones"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        cast("Ways", self.app).open_questions((self.questions[event.option_index],), _("Once more"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "missed":
            self.action_missed()
        else:
            self.action_back()
