"""The tongue in which the tutor speaks: chosen once for the process, since a process has one learner.

Every word of the interface stands in English where it is said, inside `_("…")`, `many("…", "…", n)` or `N_("…")`;
`make words` collects them from there into `tongues/<code>/LC_MESSAGES/tutor.po`. English itself needs no file.
Where one English word stands for two things, `_("Plan", "a verb")` and `N_("Plan", "a verb")` say which is meant.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
PSEUDO = "qps"
"English with marks and a quarter longer: shows authors which words were forgotten, and which do not fit."
DOMAIN = "tutor"
FOLDER = Path(__file__).parents[1] / "tongues"

_spoken = ENGLISH
_catalogue: "NullTranslations | None" = None

_CONTEXT = "\x04"
"Between a context and its text: as gettext itself joins them in a catalogue."
_BLANK = re.compile(r"(\{[^{}]*\}|\n)")
_MARKED = str.maketrans("AEIOUYaeiouy", "ÁÉÍÓÚÝáéíóúý")
_LONGER_BY = 4
"One sign more for so many of the English text."


def speak(language: str) -> None:
    """From now on the process's words are of this language, as far as they are translated; else English."""
    global _spoken, _catalogue
    _spoken, _catalogue = language, None
    if language not in (ENGLISH, PSEUDO):
        # Not at the top: who speaks English does not wait for it.
        from gettext import translation

        _catalogue = translation(DOMAIN, FOLDER, [language.replace("-", "_")], fallback=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Another language for a while: texts that are to be sent to others stay English."""
    global _spoken, _catalogue
    before = _spoken, _catalogue
    speak(language)
    try:
        yield
    finally:
        _spoken, _catalogue = before


def spoken() -> str:
    """The code of the language in force."""
    return _spoken


def _(text: str, context: str = "", /) -> str:
    """A text in the language in force. A constant that `N_` marked brings its context along."""
    if _CONTEXT in text:
        context, _joint, text = text.partition(_CONTEXT)
    if _catalogue is not None and text:
        return _catalogue.pgettext(context, text) if context else _catalogue.gettext(text)
    return pseudo(text) if _spoken == PSEUDO else text


def many(one: str, more: str, count: float) -> str:
    """The form that fits a count, with its `{n}` or other blanks still to be filled."""
    if _catalogue is not None:
        return _catalogue.ngettext(one, more, int(count) if count == int(count) else 2)
    text = one if count == 1 else more
    return pseudo(text) if _spoken == PSEUDO else text


def catalogues() -> tuple[str, ...]:
    """The languages into which the interface was translated."""
    found = (path.parts[-3] for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return tuple(sorted(code.replace("_", "-") for code in found))


def N_(text: str, context: str = "", /) -> str:  # noqa: N802 - the name every gettext tool knows
    """The text, only marked, for a constant that `_` translates where it is shown; with a context only by `_`."""
    return f"{context}{_CONTEXT}{text}" if context else text


def pseudo(text: str) -> str:
    """“[Ýóúr léttér ~]”: each word with accents, brackets around, a quarter longer; {blanks} and lines stay."""
    if not text.strip():
        return text
    parts = _BLANK.split(text)
    marked = "".join(part if number % 2 else part.translate(_MARKED) for number, part in enumerate(parts))
    # In short words, so that a long text wraps where a translation would.
    more = (" ~~~~~" * (len(text) // _LONGER_BY // 6 + 1))[: max(0, len(text) // _LONGER_BY - 2)]
    return f"[{marked}{more.rstrip()}]"
