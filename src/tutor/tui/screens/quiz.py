"""Questions one after the other: a unit's quiz, the review, or a lesson's try-it."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tutor.course.models import Question
from tutor.sitting.unfinished import NOTHING_BEGUN
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown
from tutor.tui.widgets.bars import bar
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import Verdict


class QuizScreen(TutorScreen):
    """Each wrong answer brings its question back at the end. Every answer is saved before it is judged here."""

    CSS_PATH = "quiz.tcss"
    TITLE_LINE = "Questions"
    HELP_TEXT = (
        "Answer each question. You see at once if it is right, and why.\n\n"
        "A question with a wrong answer comes back at the end. Press h for a hint.\n"
        "You can leave at any time with Esc: your answers are saved, and you go on here later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "next", "Next")]

    def __init__(self, questions: tuple[Question, ...], title: str, unit_id: str = "") -> None:
        super().__init__()
        self._waiting = list(questions)
        self._heading, self._unit = title, unit_id
        self._first: dict[str, bool] = {}
        "Question id → was the first answer of this round right?"
        self._judged = False
        self._over = False

    def compose_middle(self) -> ComposeResult:
        yield Static(Content(), id="where")
        yield VerticalScroll(id="stage")

    def on_mount(self) -> None:
        super().on_mount()
        self.call_later(self._ask)

    async def _ask(self) -> None:
        question = self._waiting[0]
        self._judged = False
        self._remember(question)
        left = f"{self._heading} · {len(self._waiting)} to go"
        again = " · once more" if question.id in self._first else ""
        self.query_one("#where", Static).update(shown(left + again))
        stage = self.query_one("#stage", VerticalScroll)
        await stage.remove_children()
        unfinished = self.sitting.unfinished
        keep = partial(unfinished.__setitem__, question.id)
        await stage.mount(QuestionAsk(question, unfinished.get(question.id, NOTHING_BEGUN), keep))
        self.refresh_bindings()

    def _remember(self, question: Question) -> None:
        """So that a restart returns to this very question."""
        lesson, page = "", 0
        if question.practice and question.lesson in self.sitting.course.lesson:
            lesson = question.lesson
            pages = [page.id for page in self.sitting.course.lesson[lesson].pages]
            page = pages.index(question.page) if question.page in pages else 0
        unit = self.sitting.course.unit_of[question.id].id
        self.sitting.go_to(unit=unit, lesson=lesson, page=page, question=question.id)
        self.show_top_line()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._judged or self._over if action == "next" else True

    async def on_question_ask_answered(self, event: QuestionAsk.Answered) -> None:
        if self._judged:
            return
        self._judged = True
        verdict = self.sitting.answer(event.question.id, event.response, event.hints)
        self._first.setdefault(event.question.id, verdict.correct)
        self._waiting.pop(0)
        if not verdict.correct and not event.question.practice:
            self._waiting.append(event.question)
        if self.sitting.trouble:
            self.done("")
        self.show_top_line()
        await self._show(self._verdict_words(verdict), self._next_words(event.question))

    async def _show(self, words: Content, next_words: str) -> None:
        stage = self.query_one("#stage", VerticalScroll)
        await stage.remove_children()
        await stage.mount(
            Static(words, id="verdict"), Button(shown(next_words), id="next", variant="primary")
        )
        self.query_one("#next", Button).focus(scroll_visible=False)
        stage.scroll_home(animate=False)
        self.refresh_bindings()

    def _next_words(self, question: Question) -> str:
        if self._waiting:
            return "Next question"
        return "Back to the lesson" if question.practice else "See the result"

    def _verdict_words(self, verdict: Verdict) -> Content:
        """Right or not yet, then why, then the lesson's own sentence."""
        question = verdict.question
        head = shown("✓ Right\n\n", "bold $text-success") if verdict.correct else None
        head = head or shown("✗ Not yet\n\n", "bold $text-error")
        parts = [shown(question.prompt + "\n\n", "bold"), head]
        missed = "○ you left out:" if question.kind == "several" else "→ the right one:"
        placing = question.kind in ("match", "order")
        for said in verdict.feedback:
            if not (said.chosen or not said.right):
                continue
            glyph = "✓" if said.right else ("✗" if said.chosen else missed)
            aside = f"  →  {said.option.match}" if question.kind == "match" else ""
            parts.append(shown(f"{glyph} {said.option.text}{aside}\n"))
            if not placing or not said.right:
                parts.append(shown(f"   {said.words}\n", "$text-muted"))
        if not verdict.correct:
            parts.append(shown(self._answer_words(verdict)))
        parts.append(shown("\nWhy: ", "bold") + shown(verdict.because + "\n"))
        lesson = self.sitting.course.lesson.get(question.lesson)
        if lesson:
            parts.append(shown(f"From the lesson: {lesson.title}\n", "$text-muted"))
        return Content("").join(parts)

    def _answer_words(self, verdict: Verdict) -> str:
        question = verdict.question
        if question.kind == "order":
            return "\nThe right order:\n" + "".join(
                f"  {n}. {option.text}\n" for n, option in enumerate(question.options, 1)
            )
        if question.kind == "match":
            return "\nEach line above is shown with what belongs to it.\n"
        return ""

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.action_next()

    async def action_next(self) -> None:
        if self._over:
            self.app.pop_screen()
        elif self._judged and self._waiting:
            await self._ask()
        elif self._judged:
            await self._finish()

    async def _finish(self) -> None:
        question = self.sitting.course.question[next(iter(self._first))]
        if question.practice:
            self.app.pop_screen()
            return
        self._over = True
        self.sitting.go_to(unit=self._unit or self.sitting.course.unit_of[question.id].id)
        self.query_one("#where", Static).update(shown(f"{self._heading} · result"))
        await self._show(shown(self._result_words()), "Done")
        self.show_top_line()

    def _result_words(self) -> str:
        right = sum(self._first.values())
        lines = [f"{right} of {len(self._first)} right at the first try in this round.", ""]
        if not self._unit:
            return "\n".join([*lines, "A second look is how things stay in mind."])
        lines.append("What you can do now, by your newest answers:")
        lines.append("")
        for result in self.sitting.quiz_result(self._unit):
            mark = "✓" if result.right == result.questions else "○"
            lines.append(f"{mark} {bar(result.right, result.questions)} {result.right}/{result.questions}")
            lines.append(f"  {result.text}")
        return "\n".join(lines)
