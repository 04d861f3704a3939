"""Opening a form that finds again what was typed into it and not kept, however the tutor ended meanwhile."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from textual.app import App

from tutor.ground.clean import clean_line
from tutor.ground.problem import TutorError
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.form import Choice, Field, Filled, FormScreen, Line
from tutor.tui.ways import sitting_of


def untouched(fields: Sequence[Field]) -> Filled:
    """The form as it opens without a draft: left like this, there is nothing to remember."""
    filled = Filled(keep=False)
    for one in fields:
        if isinstance(one, Line):
            filled.lines[one.key] = clean_line(one.value)
            continue
        chosen = (one.value,) if isinstance(one, Choice) else one.values
        filled.choices[one.key] = tuple(value for value, _ in one.options if value in chosen)
    return filled


def as_text(filled: Filled) -> str:
    """A draft as the save keeps it."""
    return json.dumps({"lines": filled.lines, "choices": filled.choices}, ensure_ascii=False)


def from_text(text: str) -> Filled | None:
    """The draft that a save holds; None where there is none that can be read."""
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        held = json.loads(text)
        return Filled(
            keep=False,
            lines={str(key): str(typed) for key, typed in held["lines"].items()},
            choices={str(key): tuple(map(str, values)) for key, values in held["choices"].items()},
        )
    return None


def open_form(
    app: App[Any],
    title: str,
    fields: Sequence[Field],
    then: Callable[[Filled], None],
    failed: Callable[[TutorError], None],
    *,
    about: str = "",
    words: str = "",
    act: str = "",
    lasting: bool = True,
) -> None:
    """Ask `fields`; `then` acts on what was kept. Esc, a TutorError of `then`, or the end leave a draft for `about`.

    A draft that is not `lasting` is found again until the tutor ends.
    """
    drafts = sitting_of(app).drafts if lasting else drafts_of(app)
    place, empty = f"form/{title}/{about}", untouched(fields)

    def begun(filled: Filled) -> None:
        if filled == empty:
            drafts.pop(place, None)
        else:
            drafts[place] = as_text(filled)

    def closed(filled: Filled | None) -> None:
        if filled and filled.keep:
            drafts[place] = as_text(filled)
            try:
                then(filled)
            except TutorError as problem:
                failed(problem)
            else:
                drafts.pop(place, None)
        elif filled:
            begun(filled)

    last = from_text(drafts.get(place, ""))
    app.push_screen(FormScreen(title, fields, last, words, act, begun), closed)
