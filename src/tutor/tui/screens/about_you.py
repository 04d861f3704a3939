"""About you: name, what you offer, title and hours a week, to be changed at any time."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tutor.ground.tongue import N_, _
from tutor.learner.progress import Learner
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.form import Filled, Line
from tutor.tui.screens.form_drafts import open_form
from tutor.tui.screens.welcome import hours_of
from tutor.tutoring.title_check import check_title

_WORDS = N_("The plan and the suggested skills follow what you say here. Every line may stay empty.")


def ask_about_you(app: App[Any], sitting: Sitting, told: Callable[[str], None]) -> None:
    """Open the form over the screen; `told` says what came of it."""
    learner = sitting.progress.learner
    role = sitting.course.role.get(learner.role)
    offered = role.name if role else learner.work
    hours = f"{learner.hours_per_week:g}" if learner.hours_per_week else ""
    fields = (
        Line("name", _("Your name"), learner.name),
        Line("role", _("What you offer, for example “writer”"), offered),
        Line("title", _("The title of your profile"), learner.title),
        Line("hours", _("Hours a week for this"), hours),
    )

    def kept(filled: Filled) -> None:
        told(_kept(sitting, learner, filled, offered))

    open_form(app, _("About you"), fields, kept, lambda problem: told(str(problem)), words=_words(sitting))


def _words(sitting: Sitting) -> str:
    """What the form is for, and what could be sharper in the title; t on the skills bench offers titles to take."""
    check = check_title(sitting.progress, sitting.course)
    told = (
        [_("Your title: {words}").format(words=fault.words) for fault in check.faults[:2]]
        if check.title
        else []
    )
    sharper = (
        [_("Sharper, for example: {title}.").format(title=check.sharper[0])] if told and check.sharper else []
    )
    return "\n".join((_(_WORDS), *told, *sharper))


def _kept(sitting: Sitting, learner: Learner, filled: Filled, offered: str) -> str:
    """Keep what was typed; words for the learner about it."""
    said = {key: filled.lines[key] for key in ("name", "title")}
    typed = filled.lines["role"].strip()
    if typed != offered:
        sitting.offer_work(typed)
    hours = hours_of(filled.lines["hours"]) if filled.lines["hours"].strip() else 0
    if hours is None:
        sitting.introduce(**said)
        return _("Saved, but the hours are no number from 0 to 168; they stay as they were.")
    sitting.introduce(**said, hours_per_week=int(hours) if float(hours).is_integer() else hours)
    return _("Saved.")
