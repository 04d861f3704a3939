"""A verdict on the screen: right or not yet, words for every option, and the page it rests on."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tutor.ground.tongue import _
from tutor.tui.show import hung, shown
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tutoring.grading import Verdict
from tutor.tutoring.verdict_words import Cited, Line, verdict_lines

_LOOK = {
    "right": ("✓ ", "bold $text-success"),
    "wrong": ("✗ ", "bold $text-error"),
    "noted": ("● ", "bold"),
    "credit": (" · ", "bold"),
    "good": ("\n✓ ", ""),
    "bad": ("\n✗ ", ""),
    "chosen": ("\n● ", ""),
    "missed": ("\n→ ", ""),
    "other": ("\n○ ", ""),
    "words": ("\n   ", "$text-muted"),
    "title": ("\n", "bold"),
    "plain": ("\n   ", ""),
}
"What stands before a line, and its style, by the line's part in the verdict."
_WIDEST, _EDGES = 76, 5
"Cells of a line at most, and of what stands beside it: the edges and the scroll bar."
_HEAD = ("right", "wrong", "noted", "credit")


class VerdictView(VerticalScroll, can_focus=False):
    """`next_words` is what the first button says; the screen does what the buttons ask, by their ids.

    `pause` is a quiet word at the end of a round, with a button to stop here; "" within one.
    """

    DEFAULT_CSS = """
    VerdictView { height: auto; max-height: 100%; }
    VerdictView #verdict { max-width: 76; height: auto; }
    VerdictView #pause { color: $text-muted; margin-top: 1; max-width: 76; }
    /* The way on stays in sight, however long the words are. */
    VerdictView ButtonRow { dock: bottom; padding-top: 1; background: $background; }
    VerdictView Button, VerdictView #next { margin: 0 1 0 0; }
    """

    def __init__(self, verdict: Verdict, cited: Cited | None, next_words: str, pause: str = "") -> None:
        super().__init__()
        self._verdict, self._cited, self._next_words, self._pause = verdict, cited, next_words, pause

    def compose(self) -> ComposeResult:
        yield Static(self._words(), id="verdict")
        if self._pause:
            yield Static(shown(self._pause), id="pause")
        with ButtonRow():
            yield Button(shown(self._next_words), id="next", variant="primary", compact=True)
            if self._pause:
                yield Button(shown(_("Stop here")), id="stop", compact=True)
            if self._cited:
                yield Button(shown(_("Open page")), id="open", compact=True)
            yield Button(shown(_("Again")), id="again", compact=True)
            if not self._verdict.correct:
                yield Button(Content(), id="flag", compact=True)
                yield Button(shown(_("Say why")), id="why", compact=True)

    def _words(self) -> Content:
        self._width = min(_WIDEST, self.app.size.width - _EDGES)
        return verdict_content(self._verdict, self._cited, self._width)

    def on_resize(self) -> None:
        if self._width != min(_WIDEST, self.app.size.width - _EDGES):
            self.query_one("#verdict", Static).update(self._words())

    def show_flag(self, flagged: bool) -> None:
        for button in self.query("#flag").results(Button):
            button.label = shown(_("⚑ Take it back") if flagged else _("I think I was right"))
            button.refresh(layout=True)
        for button in self.query("#why").results(Button):
            button.display = flagged


def verdict_content(verdict: Verdict, cited: Cited | None, width: int) -> Content:
    """All that is said of an answer, its lines hung at `width` cells."""
    lines = verdict_lines(verdict)
    head = [line for line in lines if line.role in _HEAD]
    parts = [shown(verdict.question.prompt + "\n\n", "bold"), *(_part(line) for line in head), shown("\n")]
    parts += [_part(line, width) for line in lines if line.role not in _HEAD]
    sentence = cited.sentence if cited else verdict.because
    parts += [shown("\n\n" + _("Why:") + " ", "bold"), shown(f"“{sentence}”\n")]
    if cited:
        parts.append(shown(_("From the lesson: {place}").format(place=cited.place), "$text-muted"))
    return Content("").join(parts)


def _part(line: Line, width: int = 0) -> Content:
    """With a `width`, further lines of the text begin where its first begins."""
    sign, style = _LOOK[line.role]
    if not width:
        return shown(f"{sign}{line.text}", style)
    return shown("\n") + hung(shown(sign.lstrip("\n"), style), shown(line.text, style), width)
