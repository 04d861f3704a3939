"""A verdict on the screen: right or not yet, words for every option, and the page it rests on."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from tutor.ground.tongue import _
from tutor.tui.show import shown
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
    "words": ("\n   ", "dim"),
    "title": ("\n", "bold"),
    "plain": ("\n   ", ""),
}
"What stands before a line, and its style, by the line's part in the verdict."
_HEAD = ("right", "wrong", "noted", "credit")


class VerdictView(Vertical):
    """`next_words` is what the first button says; the screen does what the buttons ask, by their ids.

    `pause` is a quiet word at the end of a round, with a button to stop here; "" within one.
    """

    DEFAULT_CSS = """
    VerdictView { height: auto; }
    VerdictView #verdict { max-width: 76; height: auto; }
    VerdictView #pause { color: $text-muted; margin-top: 1; max-width: 76; }
    VerdictView Horizontal { height: auto; margin-top: 1; }
    VerdictView Button, VerdictView #next { margin: 0 1 0 0; }
    """

    def __init__(self, verdict: Verdict, cited: Cited | None, next_words: str, pause: str = "") -> None:
        super().__init__()
        self._verdict, self._cited, self._next_words, self._pause = verdict, cited, next_words, pause

    def compose(self) -> ComposeResult:
        yield Static(verdict_content(self._verdict, self._cited), id="verdict")
        if self._pause:
            yield Static(shown(self._pause), id="pause")
        with Horizontal():
            yield Button(shown(self._next_words), id="next", variant="primary", compact=True)
            if self._pause:
                yield Button(shown(_("Stop here")), id="stop", compact=True)
            if self._cited:
                yield Button(shown(_("Open page")), id="open", compact=True)
            yield Button(shown(_("Again")), id="again", compact=True)
            if not self._verdict.correct:
                yield Button(Content(), id="flag", compact=True)
                yield Button(shown(_("Say why")), id="why", compact=True)

    def show_flag(self, flagged: bool) -> None:
        for button in self.query("#flag").results(Button):
            button.label = shown(_("⚑ Take it back") if flagged else _("I think I was right"))
            button.refresh(layout=True)
        for button in self.query("#why").results(Button):
            button.display = flagged


def verdict_content(verdict: Verdict, cited: Cited | None) -> Content:
    lines = verdict_lines(verdict)
    head = [line for line in lines if line.role in _HEAD]
    parts = [shown(verdict.question.prompt + "\n\n", "bold"), *map(_part, head), shown("\n")]
    parts += [_part(line) for line in lines if line.role not in _HEAD]
    sentence = cited.sentence if cited else verdict.because
    parts += [shown("\n\n" + _("Why:") + " ", "bold"), shown(f"“{sentence}”\n")]
    if cited:
        parts.append(shown(_("From the lesson: {place}").format(place=cited.place), "dim"))
    return Content("").join(parts)


def _part(line: Line) -> Content:
    sign, style = _LOOK[line.role]
    return shown(f"{sign}{line.text}", style)
