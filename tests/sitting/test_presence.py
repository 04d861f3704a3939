"""What a room is told of a learner: their place and their counts, never their words."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.course.models import Question
from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import LetterDesk, SkillsDesk
from tutor.sitting.presence import LONGEST_LINE, Presence, PresenceFault, Tried, UnitDone, presence_of
from tutor.sitting.sitting import Sitting
from tutor.tutoring.grading import right_answer

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
LETTER = (
    "There are already many freelancers with a similar skillset to yours; we cannot accept your registration."
)
SECRET = "xyzzy-plugh"


class _Clock:
    """A clock that goes one second further each time it is looked at."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


@pytest.fixture
def sitting(course: Course) -> Sitting:
    return Sitting(course, MemoryStore(), _Clock(), Progress())


def told(sitting: Sitting, shows_name: bool = False, since: datetime = START, bench: str = "") -> Presence:
    return presence_of(sitting, since=since, moved_at=since, shows_name=shows_name, bench=bench)


def graded(course: Course, number: int = 0) -> Question:
    return course.units[0].graded[number]


def test_no_word_of_the_learner_reaches_the_room(sitting: Sitting) -> None:
    sitting.introduce(name=SECRET, title=SECRET, role="", work=SECRET)
    LetterDesk(sitting).keep(f"{LETTER}\n{SECRET}", date(2026, 11, 19))
    SkillsDesk(sitting).keep_own(SECRET, "core")
    for question in sitting.course.units[0].questions:
        sitting.answer(question.id, [SECRET])
        sitting.flag(question.id, SECRET)
    sitting.go_to(unit=SECRET, lesson=SECRET, question=SECRET)
    assert SECRET not in told(sitting).to_json()


def test_the_name_is_told_only_with_consent(sitting: Sitting) -> None:
    sitting.introduce(name="Ana")
    assert told(sitting).name == ""
    assert told(sitting, shows_name=True).name == "Ana"


def test_the_place_is_said_in_the_courses_words(sitting: Sitting, course: Course) -> None:
    assert told(sitting).place == "at the start"
    sitting.read_page("letter/read-it-all", 0)
    assert told(sitting).place.startswith("The letter · Read the whole letter, page 1 of")
    question = course.units[0].quiz[2]
    sitting.go_to(unit="letter", question=question.id)
    assert told(sitting).place == f"The letter · quiz, question 3 of {len(course.units[0].quiz)}"
    assert told(sitting, bench="letter-lab").place == "The letter · Letter lab"
    assert told(sitting, bench="plan").place == "Plan"
    assert told(sitting).unit_id == "letter"


def test_a_right_answer_ends_the_row_of_wrong_ones(sitting: Sitting, course: Course) -> None:
    for number in range(3):
        sitting.answer(graded(course, number).id, [])
    assert told(sitting).wrong_in_row == 3
    sitting.answer(graded(course).id, right_answer(graded(course)))
    assert told(sitting).wrong_in_row == 0


def test_a_page_read_after_wrong_answers_ends_their_row(sitting: Sitting, course: Course) -> None:
    sitting.answer(graded(course).id, [])
    sitting.read_page("letter/read-it-all", 0)
    assert told(sitting).wrong_in_row == 0


def test_a_row_of_another_day_is_not_of_this_sitting(sitting: Sitting, course: Course) -> None:
    sitting.answer(graded(course).id, [])
    assert told(sitting, since=START + timedelta(hours=1)).wrong_in_row == 0


def test_a_self_rating_neither_ends_nor_lengthens_the_row(sitting: Sitting, course: Course) -> None:
    rating = next(one for unit in course.units for one in unit.questions if not one.graded)
    sitting.answer(graded(course).id, [])
    sitting.answer(rating.id, [rating.options[0].id])
    assert told(sitting).wrong_in_row == 1
    assert all(one.question != rating.id for one in told(sitting).tried)


def test_tries_and_wrong_ones_are_counted_by_question(sitting: Sitting, course: Course) -> None:
    question = graded(course)
    sitting.answer(question.id, [])
    sitting.answer(question.id, right_answer(question))
    assert told(sitting).tried == (Tried(question=question.id, times=2, wrong=1, right_now=True),)


def test_a_reason_the_course_does_not_know_stays_at_home(sitting: Sitting) -> None:
    LetterDesk(sitting).keep(LETTER, date(2026, 11, 19))
    assert told(sitting).reasons == ("crowded-skills",)
    letter = sitting.progress.letter[0].model_copy(update={"reasons": (SECRET,)})
    sitting.change(sitting.progress.model_copy(update={"letter": (letter,)}))
    assert told(sitting).reasons == ()


def test_all_questions_answered_fit_a_line(sitting: Sitting, course: Course) -> None:
    for unit in course.units:
        for question in unit.questions:
            sitting.answer(question.id, [])
    line = told(sitting).to_json()
    assert len(line) < LONGEST_LINE / 2
    assert "\n" not in line
    assert Presence.from_json(line).to_json() == line


_MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
_IDS = st.from_regex(r"[a-z0-9]{1,8}(/[a-z0-9]{1,8})?", fullmatch=True)
PRESENCES = st.builds(
    Presence,
    learner_id=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True),
    seat=st.integers(0, 400) | st.integers(100_000, 999_999_999),
    name=st.text(max_size=60),
    place=st.text(max_size=120),
    unit_id=_IDS,
    since=_MOMENTS,
    moved_at=_MOMENTS,
    wrong_in_row=st.integers(0, 9),
    hand_up_since=st.none() | _MOMENTS,
    ready=st.integers(0, 100),
    done=st.lists(st.builds(UnitDone, unit=_IDS, percent=st.integers(0, 100)), max_size=5).map(tuple),
    tried=st.lists(st.builds(Tried, question=_IDS, times=st.integers(0, 9)), max_size=5).map(tuple),
    reasons=st.lists(_IDS, max_size=3).map(tuple),
)


@given(PRESENCES)
def test_every_presence_comes_back_from_its_line(presence: Presence) -> None:
    line = presence.to_json()
    assert "\n" not in line
    assert Presence.from_json(line.encode()) == presence


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_other_line_is_refused_and_not_repeated(line: str | bytes) -> None:
    with pytest.raises(PresenceFault) as fault:
        Presence.from_json(line)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"learner_id": "../../etc/passwd"},
        {"learner_id": ""},
        {"seat": -1},
        {"seat": "3"},
        {"ready": 101},
        {"name": "x" * 500},
        {"wrong_in_row": 10_000},
        {"since": 5},
        {"since": "soon"},
        {"kind": "message"},
        {"done": [{"unit": "letter", "percent": 1000}]},
        {"tried": [{"question": "a b"}]},
        {"reasons": [f"r{number}" for number in range(21)]},
    ],
)
def test_values_that_no_learner_has_are_refused(wrong: dict[str, object]) -> None:
    good = {"learner_id": "ana", "since": "2026-11-23T12:00:00Z", "moved_at": "2026-11-23T12:00:00Z"}
    assert Presence.from_json(json.dumps(good)).learner_id == "ana"
    with pytest.raises(PresenceFault):
        Presence.from_json(json.dumps(good | wrong))


def test_a_line_without_end_is_refused_before_it_is_read() -> None:
    with pytest.raises(PresenceFault, match="too long"):
        Presence.from_json("[" * (LONGEST_LINE + 1))


def test_what_a_terminal_would_obey_is_gone_from_a_name() -> None:
    line = (
        '{"learner_id":"ana","name":"An\\u001b]0;x\\u0007a\\u202e\\n","since":"2026-11-23T12:00:00Z",'
        '"moved_at":"2026-11-23T12:00:00Z"}'
    )
    name = Presence.from_json(line).name
    assert "\x1b" not in name
    assert "\n" not in name
    assert "\u202e" not in name
