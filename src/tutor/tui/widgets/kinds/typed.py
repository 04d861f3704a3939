"""Questions answered by typing: a few words, or a number."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tutor.ground.tongue import N_, _
from tutor.ground.typed import LONGEST
from tutor.tui.show import shown
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import unreadable


class TypeAsk(QuestionAsk):
    """What can't be read is said below the line and asked again; it is no wrong answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "hint", N_("Hint"))]

    @property
    def how(self) -> str:
        if self.question.kind == "text":
            return _("Type your answer, then Enter. Capital letters and spaces do not count.")
        if not self.question.units:
            return _("Type a number, then Enter.")
        return _("Type a number, in {unit}, then Enter.").format(unit=self.question.units[0])

    def take_up(self, begun: tuple[str, ...]) -> None:
        self._begun = begun[0] if begun else ""

    def compose_answer(self) -> ComposeResult:
        yield Input(self._begun, max_length=LONGEST, id="typed")
        yield Static(Content(), id="unread")

    def on_mount(self) -> None:
        self.query_one("#typed", Input).focus()

    def response(self) -> tuple[str, ...]:
        return (self.query_one("#typed", Input).value,)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#unread", Static).update(Content())
        self.keep_begun()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_check()

    def action_check(self) -> None:
        response = self.response()
        if unread := unreadable(self.question, response):
            self.query_one("#unread", Static).update(shown(f"! {unread}"))
            self.query_one("#typed", Input).focus()
        else:
            self.answer(response)
