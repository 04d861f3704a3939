"""A verdict in lines, and what can be done after a wrong answer: read the page, try again, disagree."""

from tutor.plain.asking import Talk
from tutor.plain.pages import show_page
from tutor.tutoring.grading import Verdict
from tutor.tutoring.verdict_words import Line, Role, cited_page, verdict_lines

# Words and not signs: a screen reader reads them well.
_LEAD: dict[Role, tuple[str, str]] = {
    "right": ("", "Right."),
    "wrong": ("", "Not right yet."),
    "noted": ("", ""),
    "credit": ("", ""),
    "good": ("", "- Right: "),
    "bad": ("", "- Wrong: "),
    "chosen": ("", "- Your choice: "),
    "missed": ("", "- "),
    "other": ("", "- "),
    "words": ("  ", ""),
    "plain": ("  ", ""),
    "title": ("", ""),
}
"By the line's part in the verdict: indent, and the words before it."
_AFTER = "Enter = go on, a = answer again, p = read the page, f = “I think I was right”."
_HELP = (
    "f keeps a flag on this question for the author of the course; f and your reason keeps the reason too. "
    "f again takes the flag back."
)


def say_verdict(talk: Talk, verdict: Verdict) -> None:
    talk.say()
    for line in verdict_lines(verdict):
        _say(talk, line)
    cited = cited_page(verdict.question, talk.sitting.course)
    talk.say(f"Why: “{cited.sentence if cited else verdict.because}”")
    if cited:
        talk.say(f"From the lesson: {cited.place}")
    if talk.sitting.saving.is_under_way:
        talk.say("Saving …")
    elif talk.sitting.trouble is None:
        talk.say("Saved.")


def _say(talk: Talk, line: Line) -> None:
    indent, lead = _LEAD[line.role]
    talk.say(lead if line.role in ("right", "wrong") else lead + line.text, indent=indent)


def wants_again(talk: Talk, verdict: Verdict) -> bool:
    """What the learner wants after a wrong answer; True to answer again. Raises BackError."""
    question = verdict.question
    while True:
        typed = talk.words(_AFTER, _HELP)
        key, _, note = typed.partition(" ")
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
                talk.say(_HELP)


def _flag(talk: Talk, question_id: str, note: str) -> None:
    sitting = talk.sitting
    if sitting.is_flagged(question_id) and not note:
        sitting.unflag(question_id)
        talk.say("The flag is taken back.")
    else:
        sitting.flag(question_id, note)
        talk.say("Kept: the author of the course can look at this question. f takes it back.")
