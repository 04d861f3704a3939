"""One question on the screen: all five kinds, by keys and by mouse."""

from collections.abc import Callable
from hashlib import sha256
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from tutor.course.models import Option as Choice
from tutor.course.models import Question
from tutor.sitting.unfinished import NOTHING_BEGUN, Unfinished
from tutor.tui.show import shown

_HOW = {
    "single": "Choose one: ↑ ↓, then Enter.",
    "sentence": "Choose the sentence: ↑ ↓, then Enter.",
    "several": "Choose all that fit: Enter marks one, c checks your answer.",
    "match": "Enter on a line, then Enter on what belongs to it; c checks your answer.",
    "order": "Put them in order: u moves a line up, d moves it down; c checks your answer.",
}


def mixed(question: Question, texts: tuple[str, ...]) -> tuple[str, ...]:
    """`texts` in an order that is the same each time for this question, and never the one given."""
    order = sorted(texts, key=lambda text: sha256(f"{question.id}\n{text}".encode()).digest())
    if tuple(order) == texts and len(order) > 1:
        order.append(order.pop(0))
    return tuple(order)


class QuestionAsk(Vertical):
    """Asks `question` and posts `Answered` with the response in the form that a save keeps."""

    DEFAULT_CSS = """
    QuestionAsk { height: auto; max-width: 100; }
    QuestionAsk .prompt { text-style: bold; }
    QuestionAsk .how { color: $text-muted; margin-bottom: 1; }
    QuestionAsk OptionList { height: auto; max-height: 60; }
    QuestionAsk .hint { color: $warning; }
    QuestionAsk Horizontal { height: auto; margin-top: 1; }
    QuestionAsk Button { margin-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,shift+up", "move(-1)", "Up", key_display="u"),
        Binding("d,shift+down", "move(1)", "Down", key_display="d"),
        Binding("space", "mark", "Mark"),
        Binding("c", "check", "Check"),
        Binding("h", "hint", "Hint"),
    ]

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
    ) -> None:
        """`keep` is called at each change of an answer not given yet, `unfinished` is what it kept last."""
        super().__init__()
        self.question = question
        self._keep = keep
        self.hints = unfinished.hints
        begun = unfinished.response
        ids = tuple(option.id for option in question.options)
        self._chosen = set(begun) & set(ids)
        pairs = (pair.split("=", 1) for pair in begun if "=" in pair)
        self._matched = {a: self._option(b).match for a, b in pairs if a in ids and b in ids}
        "Option id → the match text chosen for it."
        in_order = begun if sorted(begun) == sorted(ids) else mixed(question, ids)
        self._order = list(in_order if question.kind == "order" else ids)
        self._matches = mixed(question, tuple(dict.fromkeys(option.match for option in question.options)))

    def compose(self) -> ComposeResult:
        kind = self.question.kind
        yield Static(shown(self.question.prompt), classes="prompt")
        yield Static(shown(_HOW[kind]), classes="how")
        yield OptionList(*self._lines(), id="choices")
        if kind == "match":
            yield Static(shown("What belongs to the line you chose:"), classes="how")
            yield OptionList(*(Option(shown(text)) for text in self._matches), id="matches")
        yield Static(Content(), id="hints", classes="hint")
        with Horizontal():
            if kind == "order":
                yield Button(shown("Up"), id="up", compact=True)
                yield Button(shown("Down"), id="down", compact=True)
            if kind in ("several", "match", "order"):
                yield Button(shown("Check my answer"), id="check", variant="primary", compact=True)
            if self.question.hints:
                yield Button(shown("Hint"), id="hint", compact=True)

    def on_mount(self) -> None:
        self.choices.focus()
        self.choices.highlighted = 0
        self._show_hints()

    @property
    def choices(self) -> OptionList:
        return self.query_one("#choices", OptionList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        kind = self.question.kind
        allowed = {
            "move": kind == "order",
            "mark": kind == "several",
            "check": kind in ("several", "match", "order"),
            "hint": bool(self.question.hints),
        }
        return allowed.get(action, True)

    def _lines(self) -> list[Option]:
        return [Option(self._line(self._option(name), n)) for n, name in enumerate(self._order, 1)]

    def _line(self, option: Choice, place: int) -> Content:
        match self.question.kind:
            case "several":
                return shown(("[✓] " if option.id in self._chosen else "[ ] ") + option.text)
            case "match":
                return shown(f"{option.text}  →  {self._matched.get(option.id, '…')}")
            case "order":
                return shown(f"{place}. {option.text}")
            case _:
                return shown(option.text)

    def _option(self, option_id: str) -> Choice:
        return next(option for option in self.question.options if option.id == option_id)

    def _redraw(self, highlighted: int) -> None:
        self.choices.clear_options()
        self.choices.add_options(self._lines())
        self.choices.highlighted = highlighted
        self._keep_begun()

    def _keep_begun(self) -> None:
        # Called, not posted: a message would be lost when Esc takes the screen away before it arrives.
        self._keep(Unfinished(self._response(), self.hints))

    def _response(self) -> tuple[str, ...]:
        """What is chosen now, whole or not, in the form that a save keeps."""
        match self.question.kind:
            case "several":
                return tuple(name for name in self._order if name in self._chosen)
            case "match":
                return tuple(f"{name}={self._owner(name)}" for name in self._order if name in self._matched)
            case _:
                return tuple(self._order)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_list.id == "matches":
            self._match_to(self._matches[event.option_index])
        elif self.question.kind in ("single", "sentence"):
            self._answer((self._order[event.option_index],))
        elif self.question.kind == "several":
            self._toggle(event.option_index)
        elif self.question.kind == "match":
            self.query_one("#matches", OptionList).focus()

    def _toggle(self, line: int) -> None:
        self._chosen ^= {self._order[line]}
        self._redraw(line)

    def _match_to(self, text: str) -> None:
        """Take the text for the line chosen, and go on to the next line that has none."""
        line = self.choices.highlighted or 0
        self._matched[self._order[line]] = text
        empty = [n for n, name in enumerate(self._order) if name not in self._matched]
        self._redraw(empty[0] if empty else line)
        (self.choices if empty else self.query_one("#check", Button)).focus()

    def action_mark(self) -> None:
        if self.choices.highlighted is not None:
            self._toggle(self.choices.highlighted)

    def action_move(self, by: int) -> None:
        line = self.choices.highlighted or 0
        if 0 <= line + by < len(self._order):
            self._order[line], self._order[line + by] = self._order[line + by], self._order[line]
            self._redraw(line + by)

    def action_hint(self) -> None:
        """One more step of the ladder: nudge, pointer, more."""
        self.hints = min(self.hints + 1, len(self.question.hints))
        self._show_hints()
        self._keep_begun()

    def _show_hints(self) -> None:
        words = "\n".join(f"Hint {n}: {hint}" for n, hint in enumerate(self.question.hints[: self.hints], 1))
        self.query_one("#hints", Static).update(shown(words))

    def action_check(self) -> None:
        match self.question.kind:
            case "several" if not self._chosen:
                open_yet = True
            case "match":
                open_yet = len(self._matched) < len(self._order)
            case _:
                open_yet = False
        if open_yet:
            self.notify("Something is still open. Choose first, then check.", markup=False)
        else:
            self._answer(self._response())

    def _owner(self, name: str) -> str:
        """The option whose match text was chosen; itself where several options share that text."""
        text = self._matched[name]
        if self._option(name).match == text:
            return name
        return next(option.id for option in self.question.options if option.match == text)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "up":
                self.action_move(-1)
            case "down":
                self.action_move(1)
            case "hint":
                self.action_hint()
            case _:
                self.action_check()

    def _answer(self, response: tuple[str, ...]) -> None:
        self.post_message(self.Answered(self.question, response, self.hints))
