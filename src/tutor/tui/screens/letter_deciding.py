"""The two questions that decide an unsure letter: what it speaks of, and which reason is nearest."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tutor.ground.tongue import _
from tutor.sitting.desks import LetterDesk
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.form import Choice, Filled, FormScreen
from tutor.tutoring.deciding import FAMILIES, FAMILY_WORDS, reasons_to_choose
from tutor.tutoring.reading import Reading

_CANNOT_TELL = "can't tell"


def ask_reader(
    app: App[Any], sitting: Sitting, letter_id: str, reading: Reading, decided: Callable[[], None]
) -> None:
    """Ask; `decided` is called once the answer is saved. Esc at either question changes nothing."""

    def spoken_of(filled: Filled | None) -> None:
        family = filled.one("family") if filled and filled.keep else ""
        if family not in FAMILIES:
            return
        reasons = reasons_to_choose(family, reading, sitting.course.letters)
        options = tuple((reason.id, reason.label) for reason in reasons)
        form = FormScreen(_("What is nearest to it?"), (Choice("reason", _("The letter says:"), options),))
        app.push_screen(form, keep)

    def keep(filled: Filled | None) -> None:
        reason = filled.one("reason") if filled and filled.keep else ""
        if reason:
            LetterDesk(sitting).decide(letter_id, sitting.course.letters.reason[reason].family, reason)
            decided()

    options = (
        *((family, _(FAMILY_WORDS[family])) for family in FAMILIES),
        (_CANNOT_TELL, _("I can't tell either")),
    )
    app.push_screen(
        FormScreen(_("Your eyes decide"), (Choice("family", _("What does the letter speak of?"), options),)),
        spoken_of,
    )
