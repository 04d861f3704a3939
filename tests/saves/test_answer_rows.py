"""Answers read row by row are what the whole file says, and no other text is ever taken for them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.learner.progress import Answer, Progress, SavedLetter, StepNote
from tutor.saves.answer_rows import parted
from tutor.saves.reading import NotASaveError, progress_from
from tutor.saves.writing import SaveWriter

ROW = (
    '[[answer]]\nquestion = "a/b"\nrevision = 1\nat = 2026-11-20T00:00:00Z\n'
    'response = ["a"]\ncorrect = true\nhints = 0\n'
)
SAVE = f'format = "tutor.save"\nversion = 1\n\n[learner]\nid = "me"\n\n{ROW}\n{ROW}\n[[step]]\nid = "x/y"\n'

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
answers = st.builds(
    Answer,
    question=texts,
    revision=st.integers(0, 10**9),
    at=st.datetimes(timezones=st.just(UTC)),
    response=st.lists(texts, max_size=30).map(tuple),
    correct=st.booleans(),
    hints=st.integers(0, 3),
)


def read_whole(text: str) -> Any:
    """The save as tomllib alone reads it, or that it can't be read."""
    try:
        return Progress.model_validate(parse_toml(text, longest_line=10**7))
    except (TomlFault, ValueError, OverflowError):
        return "no save"


def read_in_parts(text: str) -> Any:
    """None where the text is left to the slow way."""
    parts = parted(text)
    if parts is None:
        return None
    try:
        return Progress.model_validate({**parts.before, "answer": parts.answers, **parts.after})
    except ValueError:
        return "no save"


@given(st.lists(answers, min_size=1, max_size=5), st.booleans())
def test_what_the_tutor_wrote_reads_back_the_same(rows: list[Answer], with_step: bool) -> None:
    steps = (StepNote(id="submit/profile"),) if with_step else ()
    progress = Progress(answer=tuple(rows), step=steps)
    assert progress_from(SaveWriter().text(progress).encode()) == progress


def test_plain_answers_are_read_row_by_row() -> None:
    parts = parted(SAVE)
    assert parts is not None
    same = Answer(question="a/b", at=datetime(2026, 11, 20, tzinfo=UTC), response=("a",), correct=True)
    assert parts.answers == (same, same)


@pytest.mark.parametrize("typed", ["ñandú", "𝒳 🎉", "", ", ", "[[answer]]", "#", "= true"])
def test_typed_answers_are_plain_too(typed: str) -> None:
    progress = Progress(
        answer=(Answer(question="a/b", at=datetime(2026, 1, 1, tzinfo=UTC), response=(typed, "x")),)
    )
    text = SaveWriter().text(progress)
    assert parted(text) is not None
    assert progress_from(text.encode()) == progress


def test_an_answer_inside_a_letter_is_words_of_the_letter() -> None:
    progress = Progress(
        letter=(SavedLetter(id="letter-1", text=f"They wrote:\n\n{ROW}\nand no more\n{ROW}"),)
    )
    assert progress_from(SaveWriter().text(progress).encode()) == progress


PIECES = (
    "[[answer]]\n", ROW, '"""\n', "'''", "\n", '[learner]\nname = "x"\n', "[answer.more]\nx = 1\n", "[[page]]\n",
    'odd = "x"\n', "hints = 1\n", "#", "at = 2026-02-30T00:00:00Z\n", "answer = 1\n", "\\u0041", "\x7f",
    '[["answer"]]\n',
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(SAVE)), st.sampled_from(PIECES), st.integers(0, 9)), max_size=4))
@example([(SAVE.index("[[step]]"), "hints = 1\n", 0)])
@example([(SAVE.index("[[step]]"), "[answer.more]\nx = 1\n", 0)])
@example([(SAVE.index("[learner]"), 'x = """\n', 0), (len(SAVE), '"""\n', 0)])
def test_a_changed_file_is_never_read_as_something_else(changes: list[tuple[int, str, int]]) -> None:
    text = SAVE
    for place, piece, gone in changes:
        text = text[:place] + piece + text[place + gone :]
    assert read_in_parts(text) in (None, read_whole(text))


def test_a_fault_keeps_its_line() -> None:
    last = SAVE.count("\n")
    with pytest.raises(NotASaveError, match=f"line {last},"):
        progress_from(SAVE.replace('id = "x/y"', "id = ").encode())
