"""Opening a form that finds again what was typed into it and not kept."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import App

from tutor.ground.clean import clean_line
from tutor.ground.problem import TutorError
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.form import Choice, Field, Filled, FormScreen, Line


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
) -> None:
    """Ask `fields`; `then` acts on what was kept. Esc, or a TutorError of `then`, leaves a draft for `about`."""
    drafts, place = drafts_of(app), f"form\n{title}\n{about}"

    def closed(filled: Filled | None) -> None:
        if filled is None:
            return
        drafts[place] = filled
        if filled.keep:
            try:
                then(filled)
            except TutorError as problem:
                failed(problem)
                return
        if filled.keep or filled == untouched(fields):
            del drafts[place]

    app.push_screen(FormScreen(title, fields, drafts.get(place), words, act), closed)
