"""One choice of several that shut each other out."""

from textual.widgets import RadioButton


class Answer(RadioButton):
    """Chosen or not is told by the glyph, not by colour alone."""

    BUTTON_INNER = "○"

    def watch_value(self) -> None:
        self.BUTTON_INNER = "●" if self.value else "○"
        super().watch_value()
