"""What all questions share whose answer is made in a list of lines."""

from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.tui.widgets.pick_list import Rows
from tutor.tui.widgets.question import QuestionAsk


class ListAsk(QuestionAsk):
    """A kind says its `lines`; the cursor stands on the first."""

    def lines(self) -> list[Option]:
        raise NotImplementedError

    def compose_answer(self) -> ComposeResult:
        yield Rows(*self.lines(), id="choices")

    def on_mount(self) -> None:
        self.choices.focus()
        self.choices.highlighted = 0

    @property
    def choices(self) -> OptionList:
        return self.query_one("#choices", OptionList)
