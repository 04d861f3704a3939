"""The portfolio's four questions on a screen: asked as a form, and what is safe instead where the answer is no."""

from collections.abc import Sequence

from textual.content import Content

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Proof
from tutor.tui.screens.desk import needs_you
from tutor.tui.screens.form import Choice, Filled
from tutor.tui.show import shown
from tutor.tutoring.show_check import CHECKS, Check, answers, instead, question, unanswered

_ANSWERS = (("yes", N_("yes")), ("no", N_("no")), ("", N_("I do not know yet")))
_SAID = {True: "yes", False: "no", None: ""}


def check_fields(proof: Proof, course: Course) -> tuple[Choice, ...]:
    said, said_as = answers(proof), tuple((value, _(words)) for value, words in _ANSWERS)
    return tuple(Choice(one, question(one, course), said_as, _SAID[said.get(one)]) for one in CHECKS)


def check_said(filled: Filled) -> dict[Check, bool]:
    """Without the questions that are still open."""
    return {one: filled.one(one) == "yes" for one in CHECKS if filled.one(one)}


def may_show_words(proof: Proof, course: Course) -> Sequence[str | Content]:
    """Where the four questions stand, and a safe way for each no."""
    if proof.may_show:
        return (shown(_("● You may show it."), "$success"),)
    parts: list[str | Content] = [shown(_("○ Not to show: it proves nothing yet."), "bold")]
    if waiting := unanswered(proof):
        parts.append(needs_you(_("c asks: {question}").format(question=question(waiting[0], course))))
    no = [check for check, yes in answers(proof).items() if not yes]
    for words in instead(no, course):
        parts += [
            shown(_("{title} No.").format(title=words.title), "bold"),
            *(f"- {line}" for line in words.lines),
        ]
    return (*parts, _("s makes a safe sample instead, with the same skills.") if no else "")
