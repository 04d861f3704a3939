"""What if: pick one thing to suppose, and see readiness, steps and days beside the present ones."""

from collections.abc import Sequence

from textual.content import Content

from tutor.ground.tongue import N_, _
from tutor.tui.screens.desk import GAP, Row, aside, heading, lines_of, title
from tutor.tui.screens.reading_desk import WIDE, ReadingDesk
from tutor.tui.show import shown, shown_line
from tutor.tutoring.what_if import Supposed, WhatIf, suppositions, what_if
from tutor.tutoring.what_if_words import NOTHING_CHANGED, compared, consequences

_HEADINGS = (("pass", N_("A TEST")), ("drop", N_("A SHORTER LIST")), ("hours", N_("MORE OR FEWER HOURS")))


class WhatIfScreen(ReadingDesk):
    """Rows are what can be supposed; the detail compares. Nothing here changes progress."""

    TITLE_LINE = N_("What if")
    HELP_TEXT = N_(
        "Go up and down: for each line you see what your plan would be. Nothing is changed. "
        "Ready is a checklist, no promise of Upwork's answer. Esc goes back to your plan."
    )

    def __init__(self) -> None:
        super().__init__()
        self._supposed: dict[str, Supposed] = {}
        self._known: dict[str, WhatIf] = {}

    def show_all(self, go_to: str = "") -> None:
        sitting = self.sitting
        self._supposed = {one.id: one for one in suppositions(sitting.progress, sitting.course)}
        self._known.clear()
        super().show_all(go_to)

    def headline(self) -> Content:
        return lines_of(shown(_("What if …"), "bold") + aside(f"  {_(NOTHING_CHANGED)}"))

    def rows(self) -> Sequence[Row]:
        rows: list[Row] = []
        for about, words in _HEADINGS:
            found = [one for one in self._supposed.values() if one.about == about]
            if found:
                rows.append(heading(_(words)))
            rows.extend((one.id, shown_line(f"… {one.words}?", 70)) for one in found)
        return rows

    def detail(self, key: str) -> Content:
        supposed = self._supposed.get(key)
        if supposed is None:
            return Content("")
        today = self.sitting.today
        if key not in self._known:
            self._known[key] = what_if(self.sitting.progress, self.sitting.course, supposed, today)
        answer = self._known[key]
        table = [
            shown(f"{name:<18}{now:>8}") + shown(" → " if now != then else " = ", "$text-muted")
            + shown(then, "bold $primary" if now != then else "$text-muted")
            for name, now, then in compared(answer, today)
            if now != then or self.app.size.width >= WIDE
        ]  # fmt: skip
        # Translators: the heads of two columns: the plan as it is, and as it would be.
        now, then = _("now", "the plan as it is"), _("then")
        return lines_of(
            title(_("What if {words}?").format(words=supposed.words)), aside(f"{'':<18}{now:>8}   {then}"), *table, GAP,
            *consequences(answer, today),
        )  # fmt: skip
