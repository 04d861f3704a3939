"""Questions one after the other: a unit's quiz, the review, or a lesson's try-it."""

from asyncio import Lock
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from tutor.course.models import Question
from tutor.ground.tongue import N_, _
from tutor.sitting.unfinished import NOTHING_BEGUN
from tutor.tui.screens.base import TutorScreen
from tutor.tui.show import shown
from tutor.tui.widgets.kinds.by_kind import ASK
from tutor.tui.widgets.question import QuestionAsk
from tutor.tui.widgets.verdict import VerdictView
from tutor.tutoring.grading import Verdict
from tutor.tutoring.rounds import pause_words
from tutor.tutoring.verdict_words import Cited, cited_page
from tutor.tutoring.wording import day_words

if TYPE_CHECKING:
    from tutor.tui.ways import Ways


class QuizScreen(TutorScreen):
    """Each wrong answer brings its question back at the end. Every answer is saved before it is judged here."""

    CSS_PATH = "quiz.tcss"
    HELP_TEXT = N_(
        "Answer each question. You see at once if it is right, and why.\n\n"
        "A question with a wrong answer comes back at the end. Press h for a hint (F2 while you type).\n"
        "After an answer: o opens the page it comes from, a asks again, f says “I think I was right” "
        "to the author of the course; then w lets you say why.\n"
        "A quiz has rounds: after each you can go on, or stop with x.\n"
        "You can leave at any time with Esc: your answers are saved, and you go on here later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", N_("Next")),
        # Translators: a key: open the page that the answer comes from.
        Binding("o", "open_page", N_("Page")),
        Binding("a", "again", N_("Again")),
        Binding("f", "flag", N_("I was right")),
        # Translators: a key: say why you think you were right.
        Binding("w", "say_why", N_("Why")),
        Binding("x", "stop", N_("Stop")),
    ]

    def __init__(self, questions: tuple[Question, ...], title: str, unit_id: str = "") -> None:
        super().__init__()
        self._waiting = list(questions)
        self._heading, self._unit = title, unit_id
        self._first: dict[str, bool] = {}
        "Question id → was the first answer of this round right?"
        self._verdict: Verdict | None = None
        "The verdict on the screen, if one is."
        self._over = False
        self._staging = Lock()
        self._pause = ""
        "What is said at the end of a round of a quiz, where more rounds follow."

    @property
    def where(self) -> str:
        """The unit of the question on the screen, and what this is: its quiz, a review, a try-it."""
        question = self._verdict.question if self._verdict else next(iter(self._waiting), None)
        unit = (
            self.sitting.course.unit_of[question.id] if question else self.sitting.course.unit.get(self._unit)
        )
        return f"{unit.title} · {self._heading.lower()}" if unit else self._heading

    def compose_middle(self) -> ComposeResult:
        yield Static(Content(), id="where")
        yield VerticalScroll(id="stage")

    def on_mount(self) -> None:
        super().on_mount()
        self.call_later(self._ask)

    def on_screen_resume(self) -> None:
        """Back from the page: this question is again where to go on."""
        super().on_screen_resume()
        if self._waiting and not self._over:
            self._remember(self._waiting[0])

    async def _ask(self) -> None:
        question = self._waiting[0]
        self._verdict = None
        self._remember(question)
        left = _("{n} to go").format(n=len(self._waiting))
        again = " · " + _("once more") if question.id in self._first else ""
        why = "" if again else self.sitting.why_again(question.id)
        self.query_one("#where", Static).update(shown(left + again + (f" · {why}" if why else "")))
        unfinished = self.sitting.unfinished
        keep = partial(unfinished.__setitem__, question.id)
        begun = unfinished.get(question.id, NOTHING_BEGUN)
        offers = self.sitting.offers_hint(question.id)
        await self._stage(ASK[question.kind](question, begun, keep, offers_hint=offers))

    async def _stage(self, *shown_now: Widget) -> None:
        stage = self.query_one("#stage", VerticalScroll)
        # A key may ask for the next thing while this one is still being put there.
        async with self._staging:
            await stage.remove_children()
            await stage.mount(*shown_now)
        stage.scroll_home(animate=False)
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
        verdict = self._verdict
        allowed = {
            "next": verdict is not None or self._over,
            "open_page": self._cited() is not None,
            "again": verdict is not None,
            "flag": verdict is not None and not verdict.correct,
            "say_why": verdict is not None and self.sitting.is_flagged(verdict.question.id),
            "stop": verdict is not None and bool(self._pause),
        }
        return allowed.get(action, True)

    def _cited(self) -> Cited | None:
        return cited_page(self._verdict.question, self.sitting.course) if self._verdict else None

    async def on_question_ask_answered(self, event: QuestionAsk.Answered) -> None:
        if self._verdict:
            return
        question = event.question
        self._verdict = verdict = self.sitting.answer(question.id, event.response, event.hints)
        if question.graded:
            self._first.setdefault(question.id, verdict.correct)
        self._waiting.pop(0)
        if not verdict.correct and not question.practice:
            self._waiting.append(question)
        if self.sitting.trouble:
            self.done("")
        self.show_top_line()
        self._pause = self._pause_after(question)
        view = VerdictView(verdict, self._cited(), self._next_words(question), self._pause)
        await self._stage(view)
        view.show_flag(self.sitting.is_flagged(question.id))
        for button in self.query("#next").results(Button):
            button.focus(scroll_visible=False)

    def _pause_after(self, question: Question) -> str:
        unit = self.sitting.course.unit.get(self._unit)
        return pause_words(unit, question, self.sitting.unanswered(unit.id)) if unit else ""

    def _next_words(self, question: Question) -> str:
        if self._waiting:
            return _("Next question")
        return _("Back to the lesson") if question.practice else _("See the result")

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "open":
                self.action_open_page()
            case "again":
                await self.action_again()
            case "flag":
                self.action_flag()
            case "why":
                self.action_say_why()
            case "stop":
                await self.action_stop()
            case _:
                await self.action_next()

    def action_open_page(self) -> None:
        if cited := self._cited():
            cast("Ways", self.app).open_lesson(cited.lesson, cited.page)

    async def action_again(self) -> None:
        """Ask this one again at once; all answers stay in the log, and the newest counts."""
        if self._verdict:
            question = self._verdict.question
            self._waiting = [question, *(one for one in self._waiting if one.id != question.id)]
            await self._ask()

    def action_flag(self) -> None:
        """Flag the question for the author, or take the flag back."""
        if self._verdict is None:
            return
        question = self._verdict.question
        flagged = not self.sitting.is_flagged(question.id)
        (self.sitting.flag if flagged else self.sitting.unflag)(question.id)
        self.query_one(VerdictView).show_flag(flagged)
        self.refresh_bindings()
        kept = _("Kept for the author of the course. w lets you say why, f takes it back.")
        self.done(kept if flagged else _("Taken back."))

    def action_say_why(self) -> None:
        """One line for the author beside the flag, if the learner likes."""
        if self._verdict is None:
            return
        from tutor.tui.screens.form import Filled, Line
        from tutor.tui.screens.form_drafts import open_form

        name = self._verdict.question.id

        def keep(filled: Filled) -> None:
            self.sitting.flag(name, filled.lines["note"])
            self.done(_("Kept beside your flag."))

        line = Line("note", _("Why? One line, for the author of the course."), self.sitting.flag_note(name))
        failed = lambda problem: self.told(str(problem), bad=True)  # noqa: E731
        open_form(self.app, _("I think I was right"), (line,), keep, failed, about=name)

    async def action_stop(self) -> None:
        """End after a round: the rest of the quiz waits."""
        if self._verdict:
            await self._finish(self._verdict.question)

    async def action_next(self) -> None:
        if self._over:
            self.go_back()
        elif self._verdict and self._waiting:
            await self._ask()
        elif self._verdict:
            await self._finish(self._verdict.question)

    async def _finish(self, last: Question) -> None:
        if last.practice or (self._unit == "" and len(self._first) < 2):
            self.go_back()
            return
        self._over, self._verdict = True, None
        self.sitting.go_to(unit=self._unit or self.sitting.course.unit_of[last.id].id)
        right, asked = sum(self._first.values()), len(self._first)
        words = (
            _("{right} of {asked} right at the first try in this round.").format(right=right, asked=asked)
            if asked
            else ""
        )
        if self._unit:
            from tutor.tui.screens.quiz_result import QuizResultScreen

            self.app.switch_screen(QuizResultScreen(self._unit, words))
            return
        self.query_one("#where", Static).update(shown(_("{heading} · result").format(heading=self._heading)))
        words += "\n\n" + _("What is asked again after some time stays in mind. {next_review}").format(
            next_review=self._next_review()
        )
        await self._stage(
            Static(shown(words), id="verdict"), Button(shown(_("Done")), id="done", variant="primary")
        )
        for button in self.query("#done").results(Button):
            button.focus(scroll_visible=False)
        self.show_top_line()

    def _next_review(self) -> str:
        on = self.sitting.next_review_on()
        return _("The next review is on {on}.").format(on=day_words(on, self.sitting.today)) if on else ""
