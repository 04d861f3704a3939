"""What all questions on the screen share: the prompt, the hints, the check, and keeping what was begun."""

from collections.abc import Callable
from hashlib import sha256
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from tutor.course.models import Option, Question
from tutor.ground.tongue import N_, _
from tutor.sitting.unfinished import NOTHING_BEGUN, Unfinished
from tutor.tui.show import shown
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tutoring.hints import hint_ladder


def mixed(question: Question, texts: tuple[str, ...]) -> tuple[str, ...]:
    """`texts` in an order that is the same each time for this question, and never the one given."""
    order = sorted(texts, key=lambda text: sha256(f"{question.id}\n{text}".encode()).digest())
    if tuple(order) == texts and len(order) > 1:
        order.append(order.pop(0))
    return tuple(order)


class QuestionAsk(Vertical):
    """Asks `question` and posts `Answered` with the response in the form that a save keeps.

    A kind gives its own part of the screen in `compose_answer`, what is chosen now in `response`, and in
    `missing` why that can't be judged yet. `how` tells the learner what to do.
    """

    DEFAULT_CSS = """
    QuestionAsk { height: 100%; min-height: 14; max-width: 100; }
    QuestionAsk #middle { height: 1fr; }
    QuestionAsk .prompt { text-style: bold; }
    QuestionAsk .how { color: $text-muted; margin-bottom: 1; }
    QuestionAsk .hint { color: $warning; }
    QuestionAsk OptionList { height: auto; max-height: 100%; }
    QuestionAsk Horizontal { height: auto; margin-top: 1; }
    QuestionAsk Button { margin-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check", N_("Check")),
        Binding("h", "hint", N_("Hint")),
    ]
    HAS_CHECK: ClassVar[bool] = True

    class Answered(Message):
        """The learner's response; `hints` counts the hints they took."""

        def __init__(self, question: Question, response: tuple[str, ...], hints: int) -> None:
            super().__init__()
            self.question, self.response, self.hints = question, response, hints

    def __init__(
        self,
        question: Question,
        unfinished: Unfinished = NOTHING_BEGUN,
        keep: Callable[[Unfinished], None] = lambda _: None,
        *,
        offers_hint: bool = False,
    ) -> None:
        """`keep` is called at each change of an answer not given yet, `unfinished` is what it kept last."""
        super().__init__()
        self.question = question
        self._keep = keep
        self._offers_hint = offers_hint
        self._ladder = hint_ladder(question)
        self.hints = min(unfinished.hints, len(self._ladder))
        self.take_up(unfinished.response)

    # What a kind gives

    @property
    def how(self) -> str:
        raise NotImplementedError

    def take_up(self, begun: tuple[str, ...]) -> None:
        """Go on with a response that was begun, maybe only a part of one, maybe of an older course."""

    def compose_answer(self) -> ComposeResult:
        yield from ()

    def compose_buttons(self) -> ComposeResult:
        yield from ()

    def response(self) -> tuple[str, ...]:
        """What is chosen now, whole or not."""
        raise NotImplementedError

    def pressed(self, button_id: str) -> None:
        """A button of the kind's own; not a handler, as Textual calls those of all classes."""

    def missing(self) -> str:
        """Why the response can't be judged yet; "" when it can."""
        return ""

    # What all kinds share

    def compose(self) -> ComposeResult:
        yield Static(shown(self.question.prompt), classes="prompt")
        yield Static(shown(self.how), classes="how")
        # The prompt stays in sight: what may be long scrolls below it.
        with VerticalScroll(id="middle", can_focus=False):
            yield from self.compose_answer()
            yield Static(Content(), id="hints", classes="hint")
            with ButtonRow():
                yield from self.compose_buttons()
                if self.HAS_CHECK:
                    yield Button(shown(_("Check my answer")), id="check", variant="primary", compact=True)
                if self._ladder:
                    yield Button(shown(_("Hint")), id="hint", compact=True)

    def on_mount(self) -> None:
        self._show_hints()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return {"check": self.HAS_CHECK, "hint": bool(self._ladder)}.get(action, True)

    def option(self, option_id: str) -> Option:
        return next(option for option in self.question.options if option.id == option_id)

    def keep_begun(self) -> None:
        # Called, not posted: a message would be lost when Esc takes the screen away before it arrives.
        self._keep(Unfinished(self.response(), self.hints))

    def action_hint(self) -> None:
        """One more rung of the ladder: nudge, pointer, the answer with its reason."""
        self.hints = min(self.hints + 1, len(self._ladder))
        self._show_hints()
        self.keep_begun()
        self.call_after_refresh(self.query_one("#hints").scroll_visible, animate=False)

    def _show_hints(self) -> None:
        said = [
            _("Hint {n}: {hint}").format(n=n, hint=hint)
            for n, hint in enumerate(self._ladder[: self.hints], 1)
        ]
        if self._offers_hint and not said:
            said = [_("You tried this twice. If you like, take a hint first.")]
        self.query_one("#hints", Static).update(shown("\n".join(said)))
        for button in self.query("#hint").results(Button):
            left = len(self._ladder) - self.hints
            button.label = shown(
                _("Hint") if left > 1 else _("Show the answer") if left else _("No more hints")
            )
            button.disabled = not left
            button.refresh(layout=True)  # a label of another length has another width

    def action_check(self) -> None:
        if missing := self.missing():
            self.notify(missing, markup=False)
        else:
            self.answer(self.response())

    def answer(self, response: tuple[str, ...]) -> None:
        self.post_message(self.Answered(self.question, response, self.hints))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "hint":
                self.action_hint()
            case "check":
                self.action_check()
            case other:
                self.pressed(other or "")
