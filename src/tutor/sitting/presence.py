"""What a room may know of one learner: where they are and how far, never a letter's words or an answer's."""

from collections import Counter
from datetime import UTC, datetime
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.learner.progress import Answer, Progress
from tutor.sitting.true_now import TrueNow
from tutor.tutoring.newest_answers import answers_that_count

LONGEST_LINE = 64 * 1024
"Bytes of one presence as JSON. The whole course answered, with the longest ids there may be, stays below."
_MOST_COUNTED = 9_999
_LONGEST_NAME = 40
_LONGEST_PLACE = 100


def _one_line(longest: int) -> AfterValidator:
    return AfterValidator(lambda text: clean_line(text)[:longest].rstrip())


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError as error:
        raise ValueError("no such moment in UTC") from error


_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], Field(strict=False)]
"Arrays of JSON arrive as lists; what stands in them stays strict."
Moment = Annotated[datetime, AfterValidator(_in_utc)]
_Name = Annotated[str, Field(max_length=400), _one_line(_LONGEST_NAME)]
_Place = Annotated[str, Field(max_length=400), _one_line(_LONGEST_PLACE)]
_Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9/-]*$", max_length=80)]
"An id of content."
LearnerId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
"What `saves.naming.learner_id` makes. It may tell a name, so no board shows it."
_Count = Annotated[int, Field(ge=0, le=_MOST_COUNTED)]
SeatNumber = Annotated[int, Field(ge=0, le=999_999_999)]
"The room's number for a sitting, 0 where nobody gave one."
HostName = Annotated[str, Field(pattern=r"^[0-9a-f]*$", max_length=16)]
"Another host of the same room; empty for the one that tells."
_Percent = Annotated[int, Field(ge=0, le=100)]


class PresenceFault(ValueError):
    """A line that is no presence; its words never hold what the line held."""


class _Told(BaseModel):
    # A newer learner's process may say more than this board knows; what is known must have the right type.
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", defer_build=True)


class Tried(_Told):
    """One graded question: how often it was answered, and how often wrongly. Never what was answered."""

    question: _Id
    times: _Count = 0
    wrong: _Count = 0
    right_now: bool = False
    "True while the newest answer is right."


class UnitDone(_Told):
    """How much of a unit is read and answered, in percent."""

    unit: _Id
    percent: _Percent = 0


class Presence(_Told):
    """One learner in a room. Times are UTC, whole seconds; ids are the course's own.

    `name` is empty unless the learner agreed to show it. `seat` is the room's number for this sitting, 0 where
    nobody gave one. `since`: when they sat down; `moved_at`: when they last got on (an answer, a page read for the
    first time, work on a bench); `ready`: their readiness, of 100.
    """

    kind: Literal["presence"] = "presence"
    learner_id: LearnerId
    seat: SeatNumber = 0
    host: HostName = ""
    name: _Name = ""
    place: _Place = ""
    unit_id: Annotated[str, Field(pattern=r"^[a-z0-9/-]*$", max_length=80)] = ""
    since: Moment
    moved_at: Moment
    wrong_in_row: _Count = 0
    hand_up_since: Moment | None = None
    ready: _Percent = 0
    done: Annotated[Many[UnitDone], Field(max_length=40)] = ()
    tried: Annotated[Many[Tried], Field(max_length=400)] = ()
    reasons: Annotated[Many[_Id], Field(max_length=20)] = ()

    def to_json(self) -> str:
        """One line without a line break; `from_json` reads it back as it was."""
        return self.model_dump_json(exclude_defaults=True, exclude={"kind"})[:-1] + ',"kind":"presence"}'

    @staticmethod
    def from_json(line: str | bytes) -> "Presence":
        """Raises PresenceFault for a line that is too long, no JSON, or says what no presence can say."""
        if len(line) > LONGEST_LINE:
            raise PresenceFault("the line is too long for a presence")
        try:
            return Presence.model_validate_json(line)
        except ValidationError as error:
            where = {".".join(map(str, one["loc"])) for one in error.errors(include_input=False)}
            raise PresenceFault(f"no presence: {clean_line(', '.join(sorted(where)))[:200]}") from None


def presence_of(
    sitting: TrueNow,
    *,
    since: datetime,
    moved_at: datetime,
    seat: int = 0,
    shows_name: bool = False,
    hand_up_since: datetime | None = None,
    bench: str = "",
) -> Presence:
    """What the room may know of this sitting now. `bench` is the place on the screen where it is no lesson or quiz."""
    progress, course = sitting.progress, sitting.course
    place, unit = place_words(progress, course, bench)
    tried = _tried(progress, course)
    return Presence(
        learner_id=progress.learner.id,
        seat=seat,
        name=clean_line(progress.learner.name)[:_LONGEST_NAME] if shows_name else "",
        place=place[:400],
        unit_id=unit,
        since=since,
        moved_at=moved_at,
        wrong_in_row=wrong_in_row(progress, course, since),
        hand_up_since=hand_up_since,
        ready=sitting.readiness().score,
        done=tuple(
            UnitDone(
                unit=one.unit, percent=_percent(one.pages_read + one.quiz_answered, one.pages + one.quiz)
            )
            for one in sitting.standings()
        ),
        tried=tried[:400],
        reasons=_reasons(progress, course),
    )


def place_words(progress: Progress, course: Course, bench: str = "") -> tuple[str, str]:
    """Where the learner is, in the course's own words, and the unit's id; words the learner typed never stand in it."""
    here = progress.here
    unit = next(iter(course.became.unit.get(here.unit, ())), None)
    bench = bench or here.screen
    if bench:
        own = next((one for one in course.units if one.workbench == bench), None)
        words = own.workbench_title if own else bench.replace("-", " ").capitalize()
        return (f"{own.title} · {words}", own.id) if own else (words, unit.id if unit else "")
    question = next(iter(course.became.question.get(here.question, ())), None)
    if question:
        unit = course.unit_of[question.id]
        if question.practice:
            return _("{title} · try it").format(title=unit.title), unit.id
        number = unit.quiz.index(question) + 1
        return _("{title} · quiz, question {number} of {n}").format(
            title=unit.title, number=number, n=len(unit.quiz)
        ), unit.id
    lesson = course.lesson.get(here.lesson)
    if lesson:
        unit = course.unit_of[lesson.id]
        page = min(here.page, len(lesson.pages) - 1) + 1
        return _("{unit} · {lesson}, page {page} of {n}").format(
            unit=unit.title, lesson=lesson.title, page=page, n=len(lesson.pages)
        ), unit.id
    return (unit.title, unit.id) if unit else (_("at the start"), "")


def wrong_in_row(progress: Progress, course: Course, since: datetime) -> int:
    """Wrong answers one after another up to now, in this sitting; a new page read after them ends the row."""
    if not progress.answer or (progress.page and progress.page[-1].at > progress.answer[-1].at):
        return 0
    row = 0
    for answer in reversed(progress.answer):
        if answer.at < since or answer.correct:
            # A self-rating counts as right in a save; it says nothing about being stuck.
            if answer.at >= since and _is_rating(answer, course):
                continue
            break
        row += 1
    return min(row, _MOST_COUNTED)


def _is_rating(answer: Answer, course: Course) -> bool:
    question = course.question.get(answer.question)
    return question is not None and not question.graded


def _tried(progress: Progress, course: Course) -> tuple[Tried, ...]:
    """Graded questions that were answered, those with most wrong answers first."""
    times: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    newest: dict[str, bool] = {}
    for question_id, answers in answers_that_count(progress, course).items():
        if course.question[question_id].graded:
            times[question_id] = min(len(answers), _MOST_COUNTED)
            wrong[question_id] = min(sum(not one.correct for one in answers), _MOST_COUNTED)
            newest[question_id] = answers[-1].correct
    rows = (
        Tried(question=name, times=times[name], wrong=wrong[name], right_now=newest[name]) for name in times
    )
    return tuple(sorted(rows, key=lambda one: (-one.wrong, one.question)))


def _reasons(progress: Progress, course: Course) -> tuple[str, ...]:
    """Ids of the newest letter's reasons, as far as the course knows them: an id of a save is free text."""
    letter = progress.newest_letter
    known = course.letters.reason
    return tuple(dict.fromkeys(one for one in letter.reasons if one in known))[:20] if letter else ()


def _percent(part: int, whole: int) -> int:
    return min(100, 100 * part // whole) if whole else 0
