"""Merging two histories of one learner: in any order the same whole, with everything in it."""

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.learner.merging import merged
from tutor.learner.progress import (
    Answer,
    Attempt,
    Here,
    Learner,
    PageRead,
    Progress,
    Proof,
    SavedCertificate,
    SavedLetter,
    SavedSkill,
    StepNote,
)

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
MOMENTS = st.integers(0, 5).map(lambda minutes: START + timedelta(minutes=minutes))
DAYS = st.none() | st.integers(1, 4).map(lambda day: date(2026, 11, day))
T = TypeVar("T")
FEW = st.sampled_from(["1", "2"])
WORDS = st.sampled_from(["", "a", "b", "ab"])


def some(rows: st.SearchStrategy[T], key: str = "id") -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(rows, max_size=3, unique_by=lambda row: getattr(row, key)).map(tuple)


LETTERS = st.builds(
    SavedLetter, id=FEW.map("letter-{}".format), received_on=DAYS, text=st.sampled_from(["x", "y", "z"])
)
SKILLS = st.builds(
    SavedSkill,
    id=st.sampled_from(["zoho", "own/tea"]),
    kept=st.booleans(),
    done_for=st.sampled_from(["", "client", "never"]),
    last_used=st.sampled_from(["", "now", "earlier"]),
    shown_by=WORDS,
)
CERTIFICATES = st.builds(
    SavedCertificate,
    id=st.sampled_from(["efset-50", "own/driving"]),
    skills=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    status=st.sampled_from(["planned", "failed", "passed"]),
    score=WORDS,
    on=DAYS,
)
PROOFS = st.builds(Proof, id=FEW.map("proof-{}".format), title=WORDS, may_show=st.booleans(), link=WORDS)
ATTEMPTS = st.builds(
    Attempt,
    id=FEW.map("attempt-{}".format),
    submitted_on=DAYS,
    outcome=st.sampled_from(["waiting", "declined", "approved"]),
    letter=st.sampled_from(["", "letter-1", "letter-2"]),
)
ANSWERS = st.builds(Answer, question=FEW, at=MOMENTS, response=FEW.map(lambda word: (word,)))
STEPS = st.builds(StepNote, id=FEW, done_on=DAYS, note=WORDS, due_on=DAYS)
HISTORIES = st.builds(
    Progress,
    revision=st.integers(0, 3),
    saved_at=st.none() | MOMENTS,
    learner=st.builds(Learner, name=WORDS, title=WORDS),
    here=st.builds(Here, unit=WORDS, page=st.integers(0, 2)),
    letter=some(LETTERS),
    skill=some(SKILLS),
    certificate=some(CERTIFICATES),
    proof=some(PROOFS),
    attempt=some(ATTEMPTS),
    answer=st.lists(ANSWERS, max_size=3).map(tuple),
    page=st.lists(st.builds(PageRead, lesson=FEW, page=FEW, at=MOMENTS), max_size=3).map(tuple),
    step=some(STEPS),
)


@given(HISTORIES, HISTORIES)
def test_it_does_not_matter_which_history_comes_first(one: Progress, other: Progress) -> None:
    assert merged(one, other) == merged(other, one)


@settings(max_examples=300)
@given(HISTORIES, HISTORIES, HISTORIES)
def test_three_histories_merge_to_the_same_in_any_grouping(a: Progress, b: Progress, c: Progress) -> None:
    assert merged(merged(a, b), c) == merged(a, merged(b, c))


@given(HISTORIES, HISTORIES)
def test_merging_once_more_changes_nothing(one: Progress, other: Progress) -> None:
    whole = merged(one, other)
    assert merged(one, one) == one
    assert merged(whole, whole) == whole
    assert merged(merged(whole, one), other) == merged(whole, merged(one, other))


@given(HISTORIES, HISTORIES)
def test_nothing_of_either_history_is_lost(one: Progress, other: Progress) -> None:
    whole = merged(one, other)
    for side in (one, other):
        assert {letter.text for letter in side.letter} <= {letter.text for letter in whole.letter}
        assert {skill.id for skill in side.skill} <= {skill.id for skill in whole.skill}
        assert {(proof.kind, proof.title) for proof in side.proof} <= {(p.kind, p.title) for p in whole.proof}
        assert {a.submitted_on for a in side.attempt} <= {a.submitted_on for a in whole.attempt}
        assert {*side.answer} <= {*whole.answer}
        assert {(page.lesson, page.page) for page in side.page} <= {(p.lesson, p.page) for p in whole.page}
        ticked = {step.id for step in side.step if step.done_on}
        assert ticked <= {step.id for step in whole.step if step.done_on}
        for certificate in side.certificate:
            kept = next(c for c in whole.certificate if c.id == certificate.id)
            assert kept.status == "passed" or certificate.status != "passed"


@given(HISTORIES, HISTORIES)
def test_an_attempt_still_names_its_own_letter(one: Progress, other: Progress) -> None:
    whole = {letter.id: letter.text for letter in merged(one, other).letter}
    for side in (one, other):
        texts = {letter.id: letter.text for letter in side.letter}
        named = {texts[attempt.letter] for attempt in side.attempt if attempt.letter in texts}
        assert named <= {*whole.values()}


def test_two_different_letters_of_one_number_are_both_kept_and_so_are_their_attempts() -> None:
    def history(text: str, day: int) -> Progress:
        submitted = Attempt(id="attempt-1", submitted_on=date(2026, 11, day), letter="letter-1")
        return Progress(letter=(SavedLetter(id="letter-1", text=text),), attempt=(submitted,))

    whole = merged(history("first", 1), history("second", 2))
    texts = {letter.id: letter.text for letter in whole.letter}
    assert sorted(texts.values()) == ["first", "second"]
    told = {attempt.submitted_on: texts[attempt.letter] for attempt in whole.attempt}
    assert told == {date(2026, 11, 1): "first", date(2026, 11, 2): "second"}


def test_a_part_that_no_tutor_knows_yet_is_merged_too() -> None:
    one = Progress.model_validate({"badge": [{"id": "x"}], "theme": "dark"})
    other = Progress.model_validate({"badge": [{"id": "y"}]})
    assert merged(one, other).model_extra == {"badge": [{"id": "x"}, {"id": "y"}], "theme": "dark"}


def test_an_honest_never_is_not_lost() -> None:
    one = Progress(skill=(SavedSkill(id="zoho", done_for="never"),))
    other = Progress(skill=(SavedSkill(id="zoho", kept=True, done_for="client"),))
    assert merged(one, other).kept_skills == ()
