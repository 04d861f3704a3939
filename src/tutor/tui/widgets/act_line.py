"""What can be done here, as one line of words to click: each is a key, and no widget has to move for another."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import MouseDown
from textual.widget import Widget

from tutor.tui.show import joined


class Act(NamedTuple):
    """A word that stands for a key; `main` is the one that goes on."""

    key: str
    word: str
    main: bool = False
    works: bool = True


class ActLine(Widget):
    """Words in a row. What does not work now is dim, and a click on it does nothing."""

    DEFAULT_CSS = "ActLine { height: 1; padding: 0 2; }"

    acts: tuple[Act, ...] = ()

    def show(self, acts: tuple[Act, ...]) -> None:
        if acts != self.acts:
            self.acts = acts
            self.refresh()

    def render(self) -> Content:
        pieces: list[tuple[str, str]] = []
        for act in self.acts:
            if pieces and self.place(act.key) + cell_len(act.word) + 2 > self.size.width:
                break  # a word is shown whole or not at all: its key stands in the help
            style = "bold $block-cursor-foreground on $primary" if act.main else "bold $foreground on $panel"
            pieces.append((f" {act.word} ", style if act.works else "$text-disabled on $panel"))
            pieces.append((" ", ""))
        return joined(pieces)

    def place(self, key: str) -> int:
        """The cell of the line in which the word of this key begins, without the widget's own edge."""
        before = [act.key for act in self.acts].index(key)
        return sum(cell_len(act.word) + 3 for act in self.acts[:before])

    def on_mouse_down(self, event: MouseDown) -> None:
        at = event.get_content_offset(self)
        for act in self.acts:
            begins = self.place(act.key)
            if at is not None and act.works and begins <= at.x < begins + cell_len(act.word) + 2:
                self.app.simulate_key(act.key)
