"""One ring of the skills bench: its list first, by rank, then what is suggested, then what is off it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from tutor.ground.tongue import N_, _
from tutor.tui.screens.base import SLIM
from tutor.tui.screens.skill_words import part_of, skill_row
from tutor.tui.show import shown
from tutor.tui.widgets.pick_list import PickList
from tutor.tutoring.skill_list import RINGS, BenchEntry

_PARTS = {"": "", "suggested": N_("SUGGESTED"), "off": N_("OFF YOUR LIST")}
"The parts of a ring in their order, with their heads."


_FRAME, _WIDEST = 5, 156
"Cells of a ring that its frame and its scroll bar take, and of all rings at most, as skills_bench.tcss has it."


def room_of(width: int) -> int:
    """The cells of a row in a window of `width`: the rings stand side by side, in a slim one under each other."""
    return (width if width < SLIM else min(width, _WIDEST) // len(RINGS)) - _FRAME


class RingList(PickList):
    """Rows to walk through; which skill is under the cursor is kept through every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.enter", N_("Questions")),
        # On the list itself: there the arrows would else be taken for scrolling, and stay out of the footer.
        # Translators: a key: go to the next of the three lists of skills.
        Binding("left", "screen.ring(-1)", N_("Ring"), key_display="←→"),
        Binding("right", "screen.ring(1)", N_("Ring"), show=False),
    ]

    @property
    def under(self) -> str | None:
        """The id of the skill under the cursor."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def show_entries(self, entries: Sequence[BenchEntry], room: int, go_to: str) -> None:
        """Draw the ring anew in `room` cells; the cursor stays on its skill, or goes to `go_to`."""
        in_order = sorted(entries, key=lambda one: list(_PARTS).index(part_of(one)))
        before, under = self.highlighted or 0, self.under if self.option_count else None
        rows: list[Option] = []
        part = ""
        for entry in in_order:
            if part_of(entry) != part:
                part = part_of(entry)
                rows.append(Option(shown(_(_PARTS[part]), "$primary"), disabled=True))
            rows.append(Option(skill_row(entry, room), entry.id))
        self.set_options(rows or [Option(Content(_("nothing yet\nf finds a skill")), disabled=True)])
        if not rows:
            return
        ids = [row.id for row in rows]
        wanted = go_to if go_to in ids else under
        if wanted and wanted in ids:
            self.highlighted = ids.index(wanted)
            return
        self.highlighted = min(before, len(rows) - 1)
        if rows[self.highlighted].disabled:
            self.action_cursor_down()
