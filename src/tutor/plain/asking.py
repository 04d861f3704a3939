"""One question at a time in plain lines: choices, words, dates, and the ways out of each."""

import re
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from tutor.ground.clean import clean, clean_line
from tutor.ground.days import read_day
from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.sitting.sitting import Sitting

WIDTH = 76
_MARKER = re.compile(r"(?:\d{1,3}\.|-) ")
LEAVING = frozenset({"q", "quit", "exit", "leave"})
BACK = frozenset({"b", "back"})
HELP = frozenset({"?", "help"})
YES, NO = frozenset({"y", "yes", "oo", "opo"}), frozenset({"n", "no", "hindi"})
_UNSAVED_WORKS = N_(
    "At any question you can type: !again (try to save), !copy FOLDER (a copy elsewhere), "
    "!show (all of it, here)."
)


class LeavingError(Exception):
    """The learner leaves, or there is no more input."""


class BackError(Exception):
    """The learner goes one step back."""


class RoomWords(Protocol):
    """A workshop's side of a conversation: `RoomTalk` in `plain/in_room.py`."""

    def say_news(self) -> None: ...

    def takes(self, typed: str) -> bool: ...

    def explain(self) -> None: ...


class Talk:
    """The two ends of the conversation. Everything said passes `clean`; `ask` gives None at end of input."""

    def __init__(
        self, sitting: Sitting, ask: Callable[[str], str | None], say: Callable[[str], None]
    ) -> None:
        self.sitting = sitting
        self._ask = ask
        self._say = say
        self._trouble = ""
        self.room: RoomWords | None = None
        "Set in a workshop: it says what the room says, and takes the room's own words."
        sitting.listen(self._tell_trouble)
        sitting.saving.when_late(self._tell_trouble)

    def _tell_trouble(self) -> None:
        """A failing disk is told once, in the words of the problem, and again when they change."""
        trouble = str(self.sitting.trouble or "")
        if trouble and trouble != self._trouble:
            self.say(_("Attention: this is not on the disk yet. {trouble}").format(trouble=trouble))
            if not self.sitting.saving.looks_only:
                self.say(_(_UNSAVED_WORKS))
        self._trouble = trouble

    def _while_unsaved(self, act: str, place: str) -> None:
        """At any question, while the disk refuses: try again, or a copy elsewhere, or here to be copied."""
        from tutor.sitting.copies import export_copy, save_text

        try:
            if act == "again":
                saved = self.sitting.try_saving()
                self.say(_("All is saved now.") if saved else str(self.sitting.trouble))
            elif act == "copy":
                path = export_copy(self.sitting, place or "~")
                self.say(
                    _(
                        "A copy of everything is in {path}. Later, tutor saves merge and that file takes it in."
                    ).format(path=path)
                )
            elif act == "show":
                for line in save_text(self.sitting.progress).split("\n"):
                    self._say(clean(line))
            else:
                self.say(_(_UNSAVED_WORKS))
        except TutorError as problem:
            self.problem(problem)

    def say(self, text: str = "", indent: str = "") -> None:
        """Say lines, wrapped between words. An empty text is an empty line."""
        for line in clean(text).split("\n"):
            lead = indent + line[: len(line) - len(line.lstrip(" "))]
            parts = textwrap.wrap(
                line.strip(),
                WIDTH,
                initial_indent=lead,
                subsequent_indent=lead + " " * len(_marker(line)),
                break_long_words=False,
                break_on_hyphens=False,
            )
            for part in parts or [""]:
                self._say(part)

    def problem(self, problem: TutorError) -> None:
        self.say(str(problem))

    def raw(self, prompt: str) -> str:
        """The next line as it is, but clean. Raises LeavingError at end of input."""
        if self.room is not None:
            self.room.say_news()
        typed = self._ask(clean_line(prompt) + " ")
        if typed is None:
            raise LeavingError
        return clean(typed)

    def words(self, prompt: str, help_text: str = "") -> str:
        """One line of the learner's own words, maybe empty. `b` goes back, `q` leaves, `?` explains."""
        while True:
            typed = clean_line(self.raw(prompt))
            if typed.casefold() in LEAVING:
                raise LeavingError
            if typed.casefold() in BACK:
                raise BackError
            if self.room is not None and self.room.takes(typed):
                continue
            if (
                len(typed) > 1
                and typed[0] == "!"
                and self.sitting.trouble
                and not self.sitting.saving.looks_only
            ):
                self._while_unsaved(*typed[1:].partition(" ")[::2])
                continue
            if typed.casefold() not in HELP:
                return typed
            self.say(help_text or _("Type your answer and press Enter."))
            self.say(_("b = one step back, q = leave. All is saved."))
            if self.room is not None:
                self.room.explain()

    def one_of(self, prompt: str, choices: Sequence[str], *, may_skip: bool = False) -> int | None:
        """Show numbered choices; the place of the chosen one from 0, or None where Enter skips."""
        for number, choice in enumerate(choices, 1):
            self.say(f"{number}. {clean_line(choice)}", indent="  ")
        works = (
            _("Type a number from 1 to {n}, or Enter to skip.")
            if may_skip
            else _("Type a number from 1 to {n}.")
        )
        works = works.format(n=len(choices))
        while True:
            typed = self.words(prompt, works)
            if not typed and may_skip:
                return None
            picked = numbers_in(typed, len(choices))
            if picked is not None and len(picked) == 1:
                return picked[0]
            self.say(_("{works} b = back.").format(works=works))

    def some_of(self, prompt: str, choices: Sequence[str]) -> tuple[int, ...]:
        """Show numbered choices; places of all chosen ones, at least one, in the order typed."""
        for number, choice in enumerate(choices, 1):
            self.say(f"{number}. {clean_line(choice)}", indent="  ")
        works = _("Type one or more numbers with spaces between them, for example: 1 2.")
        while True:
            picked = numbers_in(self.words(prompt, works), len(choices))
            if picked:
                return picked
            self.say(_("{works} b = back.").format(works=works))

    def yes(self, prompt: str) -> bool:
        while True:
            # Translators: y and n are always what is typed; say in the help what they mean.
            typed = self.words(
                _("{prompt} (y/n)").format(prompt=prompt), _("Type y for yes or n for no.")
            ).casefold()
            if typed in (*YES, *NO):
                return typed in YES
            self.say(_("Type y for yes or n for no. b = back."))

    def day(self, prompt: str) -> date | None:
        """A day as 2026-11-20, `today`, or None for Enter."""
        works = _("Type a day like 2026-11-20, or the word today, or Enter if you do not know.")
        while True:
            typed = self.words(
                _("{prompt} (like 2026-11-20, today, or Enter)").format(prompt=prompt), works
            ).casefold()
            if not typed:
                return None
            if typed in ("today", "ngayon"):
                return self.sitting.today
            if day := read_day(typed):
                return day
            self.say(works)

    def enter(self, prompt: str) -> None:
        """Wait for Enter; whatever else is typed counts as Enter, except the ways out."""
        self.words(prompt, _("Press Enter to go on."))


def _marker(line: str) -> str:
    """The number or dash of a list, under which its further lines stand set in."""
    found = _MARKER.match(line.lstrip(" "))
    return found.group() if found else ""


def numbers_in(typed: str, most: int) -> tuple[int, ...] | None:
    """Places from 0 of the numbers typed, each once; None if anything else is in it or out of range."""
    parts = re.split(r"[\s,;]+", typed.strip())
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        return None
    picked = [int(part) for part in parts]
    if len(set(picked)) < len(picked) or not all(1 <= number <= most for number in picked):
        return None
    return tuple(number - 1 for number in picked)


def number_of(rest: str, most: int) -> int | None:
    """The place from 0 that one number names, else None."""
    picked = numbers_in(rest, most)
    return picked[0] if picked and len(picked) == 1 else None
