"""Progress for the tests of this folder: by hand, and whatever hypothesis can think of."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tutor.learner.progress import Answer, Learner, PageRead, Progress, SavedLetter, SavedSkill

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLACES = st.sampled_from(["core", "tool", "beyond"])
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
NEW_VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.floats(allow_nan=False) | st.dates() | MOMENTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
NEW_KEYS = st.dictionaries(TEXTS.map(lambda text: "new " + text), NEW_VALUES, max_size=2)


def row(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A row with these keys and some that no tutor knows yet."""
    return st.builds(lambda values, new: values | new, st.fixed_dictionaries(known), NEW_KEYS)


DOCUMENTS: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda known, new: {"format": "tutor.save", "version": 1} | known | new,
    st.fixed_dictionaries(
        {"revision": st.integers(0, 2**40)},
        optional={
            "saved_at": MOMENTS,
            "learner": row(name=TEXTS, hours_per_week=st.integers(0, 168) | st.floats(0, 168)),
            "here": row(unit=TEXTS, page=st.integers(0, 99)),
            "letter": st.lists(
                row(
                    id=TEXTS,
                    text=TEXTS,
                    received_on=st.dates(),
                    marks=st.lists(
                        row(role=st.just("reason"), start=st.integers(0, 9), end=st.just(12)), max_size=2
                    ),
                ),
                max_size=2,
            ),
            "skill": st.lists(row(id=TEXTS, ring=PLACES, kept=st.booleans(), shown_by=TEXTS), max_size=3),
            "answer": st.lists(
                row(question=TEXTS, at=MOMENTS, response=st.lists(TEXTS, max_size=3)), max_size=4
            ),
            "step": st.lists(row(id=TEXTS, note=TEXTS, due_on=st.dates()), max_size=2),
        },
    ),
    NEW_KEYS
    | st.dictionaries(TEXTS.map(lambda text: "row " + text), st.lists(NEW_KEYS, max_size=2), max_size=1),
)


def answer(number: int) -> Answer:
    at = START + timedelta(minutes=number)
    return Answer(question=f"letter/question-{number}", at=at, response=("b",), correct=number % 3 == 0)


def progress(answers: int = 0, revision: int = 1, learner: str = "me") -> Progress:
    """A learner with a letter, a skill and that many answers."""
    return Progress(
        revision=revision,
        saved_at=START,
        learner=Learner(id=learner, name="Ana", hours_per_week=6, started_on=START.date()),
        letter=(
            SavedLetter(
                id="letter-1", text='Hi "Ana",\nthere are many freelancers …', reasons=("crowded-skills",)
            ),
        ),
        skill=(
            SavedSkill(id="own/zoho-desk", name="Zoho Desk", ring="tool", kept=True, done_for="employer"),
        ),
        page=(PageRead(lesson="letter/read-it-all", page="p1", at=START),),
        answer=tuple(answer(number) for number in range(answers)),
    )


def one_more(before: Progress) -> Progress:
    """The next revision, with one more answer."""
    return before.model_copy(
        update={"revision": before.revision + 1, "answer": (*before.answer, answer(len(before.answer)))}
    )
