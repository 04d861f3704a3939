"""Fields to type in. Textual draws their text as it is, so what a terminal would obey is cleaned on the way in."""

from dataclasses import replace

from textual.document._document import EditResult
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit

from tutor.ground.clean import clean


class LineField(Input):
    """One line, however it comes here: typed, pasted, or from a draft."""

    def on_mount(self) -> None:
        # A cursor that blinks draws the line anew twice a second, for a learner who asked for no movement.
        self.cursor_blink = self.app.animation_level != "none"

    def validate_value(self, value: str) -> str:
        return clean(value).replace("\n", " ")


class TextField(TextArea):
    """Several lines, by the same rule."""

    def on_mount(self) -> None:
        self.cursor_blink = self.app.animation_level != "none"

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(clean(text), language)

    def edit(self, edit: Edit) -> EditResult:
        return super().edit(replace(edit, text=clean(edit.text)))
