"""The first screen after a year of answers: the same as ever, and made of the few things that it shows."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.answers import Answer, Answers
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import FileStore
from tutor.saves.reading import progress_from
from tutor.saves.writing import SaveWriter
from tutor.sitting.sitting import Sitting

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONTENT = find_content(None, {})


def clock() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {"TUTOR_CACHE": str(tmp_path_factory.mktemp("cache"))}


@pytest.fixture(scope="module")
def anew(cache: dict[str, str]) -> Course:
    """The course read from its files; from now on it is in the cache."""
    return load_course(CONTENT, environ=cache)


def a_year(course: Course, answers: int) -> Progress:
    names = [question.id for unit in course.units for question in unit.questions]
    begun = NOW - timedelta(minutes=50 * answers)
    return Progress(
        learner=Learner(started_on=begun.date()),
        answer=tuple(
            Answer(
                question=names[n % len(names)],
                at=begun + timedelta(minutes=50 * n),
                response=("b",),
                correct=n % 3 > 0,
            )
            for n in range(answers)
        ),
    )


def home(progress: Progress, course: Course, store: FileStore) -> tuple[object, ...]:
    """Everything that Home shows."""
    here = Sitting(course, store, clock, progress)
    return (
        *(here.next_step(), here.standings(), here.readiness(), here.plan(), here.is_new),
        *((due.question.id, due.why, due.answered_on) for due in here.reviews_due()),
    )


def looked_at(answers: tuple[Answer, ...]) -> int:
    return sum("response" in answer.__dict__ for answer in answers)


def test_home_looks_at_the_newest_answers_alone(tmp_path: Path, anew: Course) -> None:
    store = FileStore(tmp_path, clock)
    with store.sit_down("me"):
        store.save(a_year(anew, 3_000))
    progress = store.load("me")
    assert progress is not None
    home(progress, anew, store)
    assert looked_at(progress.answer) <= sum(len(unit.questions) for unit in anew.units)


def test_one_more_answer_looks_at_no_other(tmp_path: Path, anew: Course) -> None:
    """What the start left out is not made up for by the first key press."""
    store = FileStore(tmp_path, clock)
    with store.sit_down("me"):
        store.save(a_year(anew, 3_000))
        progress = store.load("me")
        assert progress is not None
        here = Sitting(anew, store, clock, progress)
        question = anew.units[0].quiz[0]
        here.answer(question.id, [question.options[0].id])
        for look in (here.standings, here.reviews_due, here.readiness, here.next_step):
            look()
        here.offers_hint(question.id)
        assert looked_at(progress.answer) <= sum(len(unit.questions) for unit in anew.units)
        again = store.load("me")
    assert again is not None
    assert again.answer == here.progress.answer


def test_home_unpacks_the_words_of_no_question(tmp_path: Path, cache: dict[str, str], anew: Course) -> None:
    course = load_course(CONTENT, environ=cache)
    home(a_year(anew, 300), course, FileStore(tmp_path, clock))
    unpacked = [
        question for unit in course.units for question in unit.questions if "prompt" in question.__dict__
    ]
    assert unpacked == []
    assert course == anew


class _Courses:
    """From the cache and from the files. No fixture: a course in its signature would be told whole by a failed test."""

    cache: ClassVar[dict[str, str]] = {}
    anew: ClassVar[Course]


@pytest.fixture(scope="module", autouse=True)
def _courses(cache: dict[str, str], anew: Course) -> None:
    _Courses.cache, _Courses.anew = cache, anew


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(1, 3), st.integers(0, 60), st.booleans(), st.integers(0, 2)),
        max_size=40,
    ),
    st.integers(0, 3),
)
def test_home_is_the_same_with_the_cache_and_without(
    rows: list[tuple[int, int, int, bool, int]], revision: int
) -> None:
    """From the file or from memory, from the cache or from the files, whatever was answered and when."""
    anew, course = _Courses.anew, load_course(CONTENT, environ=_Courses.cache)
    questions = [question for unit in anew.units for question in unit.quiz][:9]
    names = [*(question.id for question in questions), "gone/for-good"]
    told = Progress(
        revision=revision,
        answer=tuple(
            Answer(
                question=names[which],
                revision=its,
                at=NOW + timedelta(days=5 - day),
                response=("b", "b"),
                correct=right,
                hints=hints,
            )
            for which, its, day, right, hints in rows
        ),
    )
    from_file = progress_from(SaveWriter().text(told).encode())
    store = FileStore(Path("none"), clock)
    assert home(from_file, course, store) == home(told, anew, store)
    assert from_file == told


def test_what_is_unpacked_late_is_no_default(cache: dict[str, str], anew: Course) -> None:
    course = load_course(CONTENT, environ=cache)
    pages = [
        [(page.sources, page.try_it, page.text) for lesson in unit.lessons for page in lesson.pages]
        for those in (course, anew)
        for unit in those.units
    ]
    assert pages[: len(anew.units)] == pages[len(anew.units) :]
    hints = [[one.hints for unit in those.units for one in unit.questions] for those in (course, anew)]
    assert hints[0] == hints[1]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 2)), max_size=12))
def test_what_is_known_of_each_question_grows_with_each_answer(rows: list[tuple[str, bool, int]]) -> None:
    grown, at = Answers(), datetime.combine(date(2026, 1, 1), datetime.min.time(), UTC)
    for place, (name, right, hints) in enumerate(rows):
        grown = grown.and_one(
            Answer(question=name, at=at + timedelta(days=place), correct=right, hints=hints)
        )
    assert grown.by_question == Answers(tuple(grown)).by_question


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_a_save_that_was_only_read_is_written_in_the_same_words(rights: list[bool]) -> None:
    progress = Progress(
        revision=3,
        answer=tuple(
            Answer(question="a/b", at=NOW, response=(str(n), "x"), correct=right)
            for n, right in enumerate(rights)
        ),
    )
    text = SaveWriter().text(progress)
    read = progress_from(text.encode())
    writer = SaveWriter()
    writer.has_read(read, text.encode())
    assert writer.text(read) == text
    assert looked_at(read.answer) == 0
