"""A verdict in lines, and what can be done after a wrong answer: read the page, try again, disagree."""

from tutor.ground.tongue import N_, _
from tutor.plain.asking import Talk
from tutor.plain.pages import show_page
from tutor.tutoring.grading import Verdict
from tutor.tutoring.verdict_words import Line, Role, cited_page, verdict_lines

# Words and not signs: a screen reader reads them well.
_WORDS: dict[Role, str] = {
    "right": N_("Right."),
    "wrong": N_("Not right yet."),
    "good": N_("- Right: {text}"),
    "bad": N_("- Wrong: {text}"),
    "chosen": N_("- Your choice: {text}"),
}
"What is said of a line by its part in the verdict; of the others the line itself."
_LEAD: dict[Role, str] = {"missed": "- ", "other": "- "}
_INDENT: dict[Role, str] = {"words": "  ", "plain": "  "}
_AFTER = N_("Enter = go on, a = answer again, p = read the page, f = “I think I was right”.")
_HELP = N_(
    "f keeps a flag on this question for the author of the course; f and your reason keeps the reason too. "
    "f again takes the flag back."
)


def say_verdict(talk: Talk, verdict: Verdict) -> None:
    talk.say()
    for line in verdict_lines(verdict):
        _say(talk, line)
    cited = cited_page(verdict.question, talk.sitting.course)
    talk.say(_("Why: “{words}”").format(words=cited.sentence if cited else verdict.because))
    if cited:
        talk.say(_("From the lesson: {place}").format(place=cited.place))
    if talk.sitting.saving.is_under_way:
        talk.say(_("Saving …"))
    elif talk.sitting.trouble is None:
        talk.say(_("Saved."))


def _say(talk: Talk, line: Line) -> None:
    words = _WORDS.get(line.role)
    said = _(words).format(text=line.text) if words else _LEAD.get(line.role, "") + line.text
    talk.say(said, indent=_INDENT.get(line.role, ""))


def wants_again(talk: Talk, verdict: Verdict) -> bool:
    """What the learner wants after a wrong answer; True to answer again. Raises BackError."""
    question = verdict.question
    while True:
        typed = talk.words(_(_AFTER), _(_HELP))
        key, _blank, note = typed.partition(" ")
        match key.casefold():
            case "":
                return False
            case "a" | "again":
                return True
            case "p" | "page":
                if cited := cited_page(question, talk.sitting.course):
                    show_page(talk, talk.sitting.course.lesson[cited.lesson], cited.page)
            case "f" | "flag":
                _flag(talk, question.id, note)
            case _:
                talk.say(_(_HELP))


def _flag(talk: Talk, question_id: str, note: str) -> None:
    sitting = talk.sitting
    if sitting.is_flagged(question_id) and not note:
        sitting.unflag(question_id)
        talk.say(_("The flag is taken back."))
    else:
        sitting.flag(question_id, note)
        talk.say(_("Kept: the author of the course can look at this question. f takes it back."))
