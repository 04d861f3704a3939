"""Texts made from the learner's own facts, to copy and finish: introduction, forum question, help, appeal."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tutor.ground.tongue import N_, _
from tutor.tui.screens.desk import (
    GAP,
    DeskScreen,
    Row,
    aside,
    heading,
    lines_of,
    needs_you,
    raise_most,
    title,
    told_sources,
)
from tutor.tui.show import shown, shown_line
from tutor.tutoring.texts_to_copy import OwnText, texts_to_copy


class TextsScreen(DeskScreen):
    """The texts that fit where the learner stands; what is too early says so."""

    TITLE_LINE = N_("Texts to copy")
    HELP_TEXT = N_(
        "Each text is made from what you told the tutor. c copies it, if your terminal allows that; else mark it "
        "with the mouse, on many terminals with Shift held down. What stands in [brackets] is yours to write."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "copy", N_("Copy"))]

    @property
    def _texts(self) -> tuple[OwnText, ...]:
        return texts_to_copy(self.sitting.progress, self.sitting.course, self.sitting.today)

    def headline(self) -> Content:
        return lines_of(
            aside(_("Made from your own facts. Finish what stands in [brackets].")), raise_most(self.sitting)
        )

    def rows(self) -> Sequence[Row]:
        rows = [
            (
                one.id,
                shown_line(one.title)
                + (shown("  " + _("! not yet"), "$warning") if one.not_yet else Content("")),
            )
            for one in self._texts
        ]
        return rows or [heading(_("This course has no texts to copy."))]

    def detail(self, key: str) -> Content:
        one = next((one for one in self._texts if one.id == key), None)
        if one is None:
            return Content("")
        return lines_of(
            title(one.title),
            needs_you(one.not_yet) if one.not_yet else "",
            GAP,
            one.text,
            GAP,
            aside(one.note),
            told_sources(one.sources, self.sitting.course),
        )

    def action_copy(self) -> None:
        one = next((one for one in self._texts if one.id == self.key), None)
        if one is None:
            self.told(_("Go to one of the texts first."))
            return
        self.app.copy_to_clipboard(one.text)
        self.told(_("Copied, if your terminal allows it. Finish what stands in [brackets]."))
