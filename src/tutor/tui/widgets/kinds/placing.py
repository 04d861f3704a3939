"""Questions answered by putting each line to something: to its other half, or into a box."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.tui.show import shown
from tutor.tui.widgets.kinds.listed import ListAsk
from tutor.tui.widgets.pick_list import Rows
from tutor.tui.widgets.question import mixed


class Target(NamedTuple):
    """Something a line can be put to: a box, or a right-hand side by the first option that has it."""

    id: str
    text: str


class PlaceAsk(ListAsk):
    """`targets` stand in the order shown; `placed` holds, for each option put somewhere, the target's text."""

    DEFAULT_CSS = """
    PlaceAsk #targets-title { margin: 0; }
    PlaceAsk OptionList { max-height: 50%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"put({n})", N_("Put there") if n == 1 else "", show=n == 1, key_display="1-9")
          for n in range(1, 10)),
    ]  # fmt: skip

    @property
    def how(self) -> str:
        if self.question.kind == "sort":
            return _(
                "Enter on a line, then Enter on the box it belongs in (or its number); c checks your answer."
            )
        return _("Enter on a line, then Enter on what belongs to it (or its number); c checks your answer.")

    def take_up(self, begun: tuple[str, ...]) -> None:
        question = self.question
        if question.kind == "sort":
            self.targets = tuple(Target(box.id, box.text) for box in question.boxes)
        else:
            owners = {option.match: option.id for option in reversed(question.options)}
            texts = mixed(question, tuple(dict.fromkeys(option.match for option in question.options)))
            self.targets = tuple(Target(owners[text], text) for text in texts)
        known = {option.id for option in question.options}
        pairs = (pair.split("=", 1) for pair in begun if "=" in pair)
        self.placed = {a: text for a, b in pairs if a in known and (text := self._text_of(b))}

    def _text_of(self, target_id: str) -> str:
        """The text of a target by the id that a response has for it."""
        other = self.question.option(target_id)
        if self.question.kind == "match":
            return other.match if other else ""
        return next((target.text for target in self.targets if target.id == target_id), "")

    def response(self) -> tuple[str, ...]:
        names = [option.id for option in self.question.options if option.id in self.placed]
        return tuple(f"{name}={self._target_id(name)}" for name in names)

    def _target_id(self, name: str) -> str:
        """Where several options share a right-hand side, each owns it."""
        text = self.placed[name]
        if self.question.kind == "match" and self.option(name).match == text:
            return name
        return next(target.id for target in self.targets if target.text == text)

    def missing(self) -> str:
        left = len(self.question.options) - len(self.placed)
        return _("{left} still open. Put each line somewhere, then check.").format(left=left) if left else ""

    def compose_answer(self) -> ComposeResult:
        yield from super().compose_answer()
        boxes = self.question.kind == "sort"
        yield Static(
            shown(_("The boxes:") if boxes else _("What belongs to the line you chose:")),
            id="targets-title",
            classes="how",
        )
        targets = enumerate(self.targets, 1)
        yield Rows(*(Option(shown(f"{n}. {target.text}")) for n, target in targets), id="targets")

    def lines(self) -> list[Option]:
        options = self.question.options
        return [Option(shown(f"{one.text}  →  {self.placed.get(one.id, '…')}")) for one in options]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_list.id == "targets":
            self.action_put(event.option_index + 1)
        else:
            self.query_one("#targets").focus()

    def action_put(self, number: int) -> None:
        """Put the line chosen to a target, counted from 1, and go on to the next line that has none."""
        if number > len(self.targets):
            return
        line = self.choices.highlighted or 0
        options = self.question.options
        self.placed[options[line].id] = self.targets[number - 1].text
        self.choices.replace_option_prompt_at_index(line, self.lines()[line].prompt)
        self.keep_begun()
        after = [*range(line + 1, len(options)), *range(line)]
        empty = next((n for n in after if options[n].id not in self.placed), None)
        if empty is not None:
            self.choices.highlighted = empty
        (self.query_one("#check", Button) if empty is None else self.choices).focus()
