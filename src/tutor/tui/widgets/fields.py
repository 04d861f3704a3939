"""Fields to type in. Textual draws their text as it is, so what a terminal would obey is cleaned on the way in."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.document._document import EditResult
from textual.dom import DOMNode
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit

from tutor.ground.clean import clean
from tutor.ground.tongue import _
from tutor.sitting.sitting import LONGEST_DRAFT
from tutor.tui.ways import sitting_of

if TYPE_CHECKING:
    from tutor.sitting.sitting import Sitting

_SAFE_AFTER = 200
"Characters: a text that grew by so many since it was last saved is saved again."


class LineField(Input):
    """One line, however it comes here: typed, pasted, or from a draft."""

    def on_mount(self) -> None:
        # A cursor that blinks draws the line anew twice a second, for a learner who asked for no movement.
        self.cursor_blink = self.app.animation_level != "none"

    def validate_value(self, value: str) -> str:
        return clean(value).replace("\n", " ")


class TextField(TextArea):
    """Several lines, by the same rule."""

    longest = LONGEST_DRAFT
    "Characters: far above any letter. Of a longer text in one line each key would cost seconds."
    _is_full = False

    def on_mount(self) -> None:
        self.cursor_blink = self.app.animation_level != "none"

    def on_unmount(self) -> None:
        self.app.theme_changed_signal.unsubscribe(self)

    def watch(
        self, obj: DOMNode, attribute_name: str, callback: Callable[..., Any], init: bool = True
    ) -> None:
        """Hear of new colours by the app's signal: its watchers would hold a field that is gone, and all in it."""
        if obj is self.app and attribute_name == "theme":
            self.app.theme_changed_signal.subscribe(self, lambda _theme: callback())
        else:
            super().watch(obj, attribute_name, callback, init)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(clean(text), language)

    def edit(self, edit: Edit) -> EditResult:
        """What has no room is not taken in, not even a part of it."""
        text = clean(edit.text)
        has_room = not text or len(self.text) + len(text) <= self.longest
        if not has_room and not self._is_full:
            words = _("There is no room for more text here. Nothing was changed.")
            self.notify(words, markup=False, severity="warning")
        self._is_full = not has_room
        if not has_room:
            return super().edit(Edit("", edit.from_location, edit.from_location, False))
        return super().edit(replace(edit, text=text))


class DraftField(TextField):
    """Several lines that are a draft of `place` until they are kept, however the tutor ends.

    `kept` is what is kept already: the same text again is no draft. A paste is on the disk at once.
    """

    def __init__(self, kept: str = "", *, place: str, id: str) -> None:
        self._place, self._kept = place, kept
        self._saved_length = 0
        super().__init__(id=id)

    @property
    def _sitting(self) -> "Sitting":
        return sitting_of(self.app)

    def on_mount(self) -> None:
        super().on_mount()
        text = self._sitting.drafts.get(self._place, self._kept)
        self._saved_length = len(text)
        self.load_text(text)

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        drafts = self._sitting.drafts
        if self.text == self._kept:
            drafts.pop(self._place, None)
        else:
            drafts[self._place] = self.text
        if len(self.text) > self._saved_length + _SAFE_AFTER:
            self._saved_length = len(self.text)
            self._sitting.keep_begun()
