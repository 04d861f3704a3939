"""Questions as GIFT, the text form that Moodle and other learning sites read; what it can't hold is listed.

Source of the format: Moodle's documentation of GIFT, and its reader `question/format/gift`.
"""

from collections import Counter
from collections.abc import Iterable

from tutor.course.models import Option, Question

_ESCAPED = {sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n"}
_ARROW = "->"
_KINDS = ("single", "several", "sentence", "match", "text", "number")


def gift_of(questions: Iterable[Question]) -> tuple[str, tuple[str, ...]]:
    """The questions as GIFT, and a sentence for each thing that is lost on the way."""
    written, lost, left_out = [], Counter[str](), list[str]()
    for question in questions:
        if question.kind not in _KINDS:
            left_out.append(f'"{question.id}" is left out: GIFT has no form for the kind "{question.kind}"')
            continue
        written.append(_written(question))
        lost.update(_losses(question))
    said = [f"{what}: {count} of {len(written)} questions" for what, count in sorted(lost.items())]
    return "\n".join(written), (*left_out, *said)


def escaped(text: str) -> str:
    """`text` with a backslash before each sign that GIFT would read as its own."""
    plain = "".join(_ESCAPED.get(sign, sign) for sign in text.strip())
    # A text that begins with a bracket would be read as the name of a format.
    return f"[plain]{plain}" if plain.startswith("[") else plain


def _written(question: Question) -> str:
    opening = "{#" if question.kind == "number" else "{"
    lines = [f"::{escaped(question.id)}::{escaped(question.prompt)} {opening}"]
    for option in question.options:
        lines += [f"    {line}" for line in _typed(question, option) or (_option(question, option),)]
    if question.otherwise:
        # GIFT's own signs for any other answer: a star for words, a tilde for numbers.
        other = "~" if question.kind == "number" else "=%0%*"
        lines.append(f"    {other}#{escaped(question.otherwise)}")
    return "\n".join([*lines, f"    ####{escaped(question.because)}", "}", ""])


def _typed(question: Question, option: Option) -> tuple[str, ...]:
    """A line for each spelling or number of an answer that is typed; none where answers are chosen."""
    worth, feedback = ("%100%" if option.right else "%0%"), escaped(option.feedback)
    if question.kind == "number" and option.value is not None:
        return (f"={worth}{_short(option.value)}:{_short(option.within)}#{feedback}",)
    if question.kind == "text":
        # A bare star would stand for any words.
        texts = [escaped(text).replace("*", "\\*") for text in (option.text, *option.also)]
        return tuple(f"={worth}{text}#{feedback}" for text in texts)
    return ()


def _option(question: Question, option: Option) -> str:
    if question.kind == "match":
        return f"={escaped(option.text).replace(_ARROW, '→')} -> {escaped(option.match)}"
    words = f"{escaped(option.text)}#{escaped(option.feedback)}"
    if question.kind != "several":
        return f"{'=' if option.right else '~'}{words}"
    right = sum(one.right for one in question.options)
    return f"~%{100 / right:.5g}%{words}" if option.right else f"~%-100%{words}"


def _short(number: float) -> str:
    return repr(number).removesuffix(".0")


def _losses(question: Question) -> list[str]:
    lost = ["the objective, lesson and page are lost"]
    for key in ("hints", "sources", "was"):
        if getattr(question, key):
            lost.append(f"`{key}` is lost")
    if question.kind == "match":
        lost.append("the feedback of each pair is lost")
        if any(_ARROW in option.text for option in question.options):
            lost.append('"->" in a pair becomes "→"')
    if question.kind == "sentence":
        lost.append('the kind "sentence" becomes "single"')
    if question.kind == "number":
        lost.append("the words beside each number are lost")
    if question.units:
        lost.append("`units` is lost")
    if question.practice:
        lost.append("`practice` is lost")
    return lost
