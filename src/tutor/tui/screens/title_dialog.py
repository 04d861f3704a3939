"""Title and category of the profile: what to mend in them, and sharper titles from the learner's own skills."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tutor.ground.tongue import _
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.form import Choice, Field, Filled, Line
from tutor.tui.screens.form_drafts import open_form
from tutor.tutoring.title_check import TitleCheck, check_title, title_lines


def ask_title(app: App[Any], sitting: Sitting, told: Callable[[str], None]) -> None:
    """Open the form over the screen; `told` says what came of it."""
    check = check_title(sitting.progress, sitting.course)
    fields: list[Field] = [
        Line("title", _("Title: what you do, with what, for whom"), check.title),
        Line("category", _("Category on Upwork"), check.category),
    ]
    if check.sharper:
        options = (("", _("the title I typed")), *((title, title) for title in check.sharper))
        fields.insert(1, Choice("sharper", _("Or take a title from the skills you kept"), options))
    words = "\n".join(title_lines(check, sharper=False))

    def kept(filled: Filled) -> None:
        chosen = filled.one("sharper") if check.sharper else ""
        sitting.introduce(title=chosen or filled.lines["title"], category=filled.lines["category"])
        told(_after(check_title(sitting.progress, sitting.course)))

    open_form(
        app, _("Your title and category"), fields, kept, lambda problem: told(str(problem)), words=words
    )


def _after(check: TitleCheck) -> str:
    return (
        _("Saved. {words}").format(words=check.faults[0].words)
        if check.faults
        else _("Saved. Nothing to mend was found in the title.")
    )
