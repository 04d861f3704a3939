"""Ways from Home to the places of the full-screen tutor, walked by keys as a learner would."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tutor.course.models import Question
from tutor.ground.tongue import _
from tutor.tui.app import TutorApp
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.desk import DeskScreen
from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tui.screens.welcome import WelcomeScreen
from tutor.tui.widgets.pick_list import PickList
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import right_answer

Way = Callable[[TutorApp, Pilot[None], str], Awaitable[None]]
"Goes from Home to the place; the words are typed or pasted where the place takes some."


def place(place: str, *keys: str, unit: str = "", row: str = "") -> Way:
    """Open `place`, go to the first row with `row` in its key, and press `keys`."""

    async def go(app: TutorApp, pilot: Pilot[None], said: str) -> None:
        if place != "home":
            app.open_place(place, unit)
        await settled(pilot)
        if row and isinstance(desk := app.screen, DeskScreen):
            desk.show_all(next(key for key in desk._keys if row in key))
            await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return go


def then_type(way: Way, *keys: str) -> Way:
    """After `way` put the words into every field to type in, then press `keys`."""

    async def go(app: TutorApp, pilot: Pilot[None], said: str) -> None:
        await way(app, pilot, said)
        for field in app.screen.query(Input):
            field.value = said
        for area in app.screen.query(TextArea):
            area.text = said
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return go


def welcome(step: int) -> Way:
    async def go(app: TutorApp, pilot: Pilot[None], said: str) -> None:
        await app.push_screen(WelcomeScreen())
        await settled(pilot)
        for _times in range(step):
            await pilot.press("ctrl+s")
        await settled(pilot)
        if step < 3:
            app.screen.query_one("#typed", Input).value = said
        await settled(pilot)

    return go


def lesson(*keys: str) -> Way:
    async def go(app: TutorApp, pilot: Pilot[None], said: str) -> None:
        pages = [
            (one.id, n, p)
            for u in app.sitting.course.units
            for one in u.lessons
            for n, p in enumerate(one.pages)
        ]
        lesson, page, _page = next((row for row in pages if row[2].sources and row[2].try_it), pages[0])
        app.open_lesson(lesson, page)
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return go


def _asked(app: TutorApp, kind: str) -> Question:
    """A question of this kind, with hints if the course has such a one."""
    asked = [q for unit in app.sitting.course.units for q in unit.quiz if q.kind == kind]
    return next((question for question in asked if question.hints), asked[0])


def quiz(kind: str, *keys: str, right: bool | None = None, on: bool = False) -> Way:
    """Ask a question of this kind; answer it so if `right` is given; go `on` to what follows."""

    async def go(app: TutorApp, pilot: Pilot[None], said: str) -> None:
        question = _asked(app, kind)
        app.open_questions((question,), _("Quiz"), app.sitting.course.unit_of[question.id].id)
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        if right is not None:
            ask = app.screen.query_one(QuestionAsk)
            response = right_answer(question)
            wrong = tuple(option.id for option in question.options if not option.right)[:1]
            ask.post_message(QuestionAsk.Answered(question, response if right else wrong, 0))
            await settled(pilot)
        if on:
            await pilot.press("n")
            await settled(pilot)

    return go


async def flag_reason(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await quiz("single", right=False)(app, pilot, said)
    app.sitting.flag(_asked(app, "single").id, said)
    await pilot.press("w")
    await settled(pilot)


async def review(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    question = _asked(app, "single")
    wrong = next(option.id for option in question.options if not option.right)
    app.sitting.answer(question.id, (wrong,), 0)
    await place("review")(app, pilot, said)


async def sample(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await place("letter-lab", "w")(app, pilot, said)
    await pilot.click("#take-sample")
    await settled(pilot)


async def sample_marked(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await sample(app, pilot, said)
    await pilot.press("down", "down", "enter")
    await settled(pilot)
    await pilot.press("r", "enter")
    await settled(pilot)


async def letter_marked(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await place("letter-lab")(app, pilot, said)
    for number in range(app.screen.query_one(PickList).option_count):
        await pilot.press("rmx"[number % 3], "down")
    await pilot.press("enter", "n")
    await settled(pilot)


async def own_skill(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    """The bench with the learner's own skill under the cursor."""
    await place("skills-bench", "right", "right")(app, pilot, said)
    assert isinstance(app.screen, SkillsBenchScreen)
    rows = app.screen.query_one("#ring-beyond", PickList)
    ids = [rows.get_option_at_index(number).id or "" for number in range(rows.option_count)]
    rows.highlighted = next(number for number, one in enumerate(ids) if one.startswith("own/"))
    await settled(pilot)


async def honest_questions(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await own_skill(app, pilot, said)
    await pilot.press("enter")
    await settled(pilot)


async def a_word_at_the_edge(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    """What a screen says for a short while, in each of its two ways."""
    assert isinstance(app.screen, TutorScreen)
    app.screen.told(said)
    app.screen.told(said, bad=True)
    await settled(pilot)


async def plan_page(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await place("plan", "e")(app, pilot, said)
    await pilot.press(*["down"] * 5, "space", "ctrl+s")
    await settled(pilot)


async def plan_imported(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    """After a plan file with a tick, a strange line and the words as a note."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.md"
        step = app.sitting.plan().step[0]
        path.write_text(
            f"# Plan\n\n- [x] **A**\n  - Step: {step.id}\n  - Note: {said}\n- [?] {said}\n", "utf-8"
        )
        await place("plan", "i")(app, pilot, said)
        app.screen.query_one("#field-0", Input).value = str(path)
        await pilot.press("ctrl+s")
        await settled(pilot)
