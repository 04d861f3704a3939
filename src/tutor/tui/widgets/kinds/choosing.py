"""Questions answered by choosing: one option, one sentence, all that fit, or a step of a scale."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.tui.show import shown
from tutor.tui.widgets.kinds.listed import ListAsk

_HOW = {
    "single": N_("Choose one: ↑ ↓, then Enter."),
    "sentence": N_("Choose the sentence: ↑ ↓, then Enter."),
    "rate": N_("Your own view, never graded. Choose one: ↑ ↓, then Enter."),
}


class ChooseAsk(ListAsk):
    """One choice is the answer."""

    HAS_CHECK = False

    @property
    def how(self) -> str:
        return _(_HOW[self.question.kind])

    def response(self) -> tuple[str, ...]:
        return ()

    def lines(self) -> list[Option]:
        return [Option(shown(option.text)) for option in self.question.options]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.choose(event.option_index)

    def choose(self, line: int) -> None:
        self.answer((self.question.options[line].id,))


class ChooseAllAsk(ChooseAsk):
    """Several choices, marked one by one and then checked."""

    HAS_CHECK = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", N_("Mark"))]

    @property
    def how(self) -> str:
        return _("Choose all that fit: Enter marks one, c checks your answer.")

    def take_up(self, begun: tuple[str, ...]) -> None:
        self._chosen = set(begun) & {option.id for option in self.question.options}

    def response(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.question.options if option.id in self._chosen)

    def missing(self) -> str:
        return "" if self._chosen else _("Nothing is marked yet. Mark at least one, then check.")

    def lines(self) -> list[Option]:
        return [
            Option(shown(("[✓] " if option.id in self._chosen else "[ ] ") + option.text))
            for option in self.question.options
        ]

    def choose(self, line: int) -> None:
        self._chosen ^= {self.question.options[line].id}
        self.choices.replace_option_prompt_at_index(line, self.lines()[line].prompt)
        self.keep_begun()

    def action_mark(self) -> None:
        if self.choices.highlighted is not None:
            self.choose(self.choices.highlighted)
