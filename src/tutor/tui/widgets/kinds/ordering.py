"""A question answered by putting lines in order."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.tui.show import shown
from tutor.tui.widgets.kinds.listed import ListAsk
from tutor.tui.widgets.question import mixed


class OrderAsk(ListAsk):
    """`order` holds the ids of the options as they stand now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,shift+up", "move(-1)", N_("Up"), key_display="u"),
        Binding("d,shift+down", "move(1)", N_("Down"), key_display="d"),
    ]

    @property
    def how(self) -> str:
        return _("Put them in order: u moves a line up, d moves it down; c checks your answer.")

    def take_up(self, begun: tuple[str, ...]) -> None:
        ids = tuple(option.id for option in self.question.options)
        self.order = list(begun if sorted(begun) == sorted(ids) else mixed(self.question, ids))

    def compose_buttons(self) -> ComposeResult:
        for button in (Button(shown(_("Up")), id="up"), Button(shown(_("Down")), id="down")):
            button.compact = True
            # A button takes no click while it shows the last one; here people click fast.
            button.active_effect_duration = 0
            yield button

    def response(self) -> tuple[str, ...]:
        return tuple(self.order)

    def lines(self) -> list[Option]:
        return [Option(shown(f"{n}. {self.option(name).text}")) for n, name in enumerate(self.order, 1)]

    def action_move(self, by: int) -> None:
        line = self.choices.highlighted or 0
        if 0 <= line + by < len(self.order):
            self.order[line], self.order[line + by] = self.order[line + by], self.order[line]
            self.choices.clear_options()
            self.choices.add_options(self.lines())
            self.choices.highlighted = line + by
            self.keep_begun()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def pressed(self, button_id: str) -> None:
        self.action_move(-1 if button_id == "up" else 1)
