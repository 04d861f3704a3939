"""The one loop of every bench in lines: a word for what to do, maybe the number of a row, and what belongs to it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.plain.asking import BackError, Talk, number_of

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Bench(Generic[Row]):
    """What one bench can do. `works` names every act, and is said wherever none was meant.

    `show` says the rows with their numbers and returns them; it is called again after each act that is not `quiet`.
    An act of `acts` gets what was typed after its name, and may return rows to be numbered from then on;
    one of `row_acts` gets the row of the number, and what follows it. What is done `together` is taken back
    together. `undo` names the parts of the save that
    “undo” takes back; `nothing` is said where there is no row yet. `prompt`, `works` and `nothing` are only marked
    for translation (`N_`).
    """

    prompt: str
    works: str
    show: Callable[[Talk], Sequence[Row]]
    acts: Mapping[str, Callable[[Talk, str], Sequence[Row] | None]] = field(default_factory=dict)
    row_acts: Mapping[str, Callable[[Talk, Row, str], object]] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    undo: tuple[str, ...] = ()
    nothing: str = N_("There is nothing here yet.")

    def run(self, talk: Talk) -> None:
        """Until the learner goes back. The numbers are those shown last; a problem is told and loses nothing."""
        rows = self.show(talk)
        while True:
            typed = talk.words(_(self.prompt), _(self.works))
            try:
                rows = self._done(talk, typed, rows)
            except TutorError as problem:
                talk.problem(problem)
            except BackError:
                rows = self.show(talk)

    def _done(self, talk: Talk, typed: str, rows: Sequence[Row]) -> Sequence[Row]:
        """Do what was typed; the rows that have numbers then."""
        name = " ".join(typed.casefold().split())
        verb, _blank, rest = typed.partition(" ")
        if name not in self.acts:  # a name may be of several words: “what if”
            name = verb.casefold()
        if name == "show":
            return self.show(talk)
        if name == "undo" and self.undo and not rest:
            talk.say(talk.sitting.undo(*self.undo) or _("There is nothing to take back."))
        elif name in self.acts:
            with self._act(talk, name):
                found = self.acts[name](talk, rest)
            if found is not None:
                return found
        elif name in self.row_acts:
            number, _blank, more = rest.strip().partition(" ")
            place = number_of(number, len(rows))
            if place is None:
                which = _("Say which one, 1 to {n}, for example: {name} 1.").format(n=len(rows), name=name)
                talk.say(which if rows else _(self.nothing))
                return rows
            with self._act(talk, name):
                self.row_acts[name](talk, rows[place], more)
        else:
            talk.say(_(self.works))
            return rows
        return rows if name in self.quiet else self.show(talk)

    def _act(self, talk: Talk, name: str) -> AbstractContextManager[None]:
        return talk.sitting.one_act() if name in self.together else nullcontext()
