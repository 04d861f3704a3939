"""Every place of the full-screen tutor that shows something, and the way to it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tutor.course.models import Question
from tutor.ground.tongue import _
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.drafts import drafts_of
from tutor.tui.screens.desk import DeskScreen
from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tui.screens.welcome import WelcomeScreen
from tutor.tui.widgets.pick_list import PickList
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import right_answer

Way = Callable[[TutorApp, Pilot[None], str], Awaitable[None]]
"Goes from Home to the place; the words are typed or pasted where the place takes some."


@dataclass(frozen=True)
class Scene:
    """A place under a name, with the class of the screen that stands on top there."""

    name: str
    screen: str
    go: Way

    def __str__(self) -> str:
        return self.name


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


def _place(place: str, *keys: str, unit: str = "", row: str = "") -> Way:
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


def _then_type(way: Way, *keys: str) -> Way:
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


def _welcome(step: int) -> Way:
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


def _lesson(*keys: str) -> Way:
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


def _quiz(kind: str, *keys: str, right: bool | None = None, on: bool = False) -> Way:
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


async def _flag_reason(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await _quiz("single", right=False)(app, pilot, said)
    app.sitting.flag(_asked(app, "single").id, said)
    await pilot.press("w")
    await settled(pilot)


async def _review(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    question = _asked(app, "single")
    wrong = next(option.id for option in question.options if not option.right)
    app.sitting.answer(question.id, (wrong,), 0)
    await _place("review")(app, pilot, said)


async def _sample(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await _place("letter-lab", "w")(app, pilot, said)
    await pilot.click("#take-sample")
    await settled(pilot)


async def _sample_marked(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await _sample(app, pilot, said)
    await pilot.press("down", "down", "enter")
    await settled(pilot)
    await pilot.press("r", "enter")
    await settled(pilot)


async def _letter_marked(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await _place("letter-lab")(app, pilot, said)
    for number in range(app.screen.query_one(PickList).option_count):
        await pilot.press("rmx"[number % 3], "down")
    await pilot.press("enter", "n")
    await settled(pilot)


async def _own_skill(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    """The bench with the learner's own skill under the cursor."""
    await _place("skills-bench", "right", "right")(app, pilot, said)
    assert isinstance(app.screen, SkillsBenchScreen)
    rows = app.screen.query_one("#ring-beyond", PickList)
    ids = [rows.get_option_at_index(number).id or "" for number in range(rows.option_count)]
    rows.highlighted = next(number for number, one in enumerate(ids) if one.startswith("own/"))
    await settled(pilot)


async def _honest_questions(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await _own_skill(app, pilot, said)
    await pilot.press("enter")
    await settled(pilot)


async def _a_word_at_the_edge(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    """What a screen says for a short while, in each of its two ways."""
    from tutor.tui.screens.base import TutorScreen

    assert isinstance(app.screen, TutorScreen)
    app.screen.told(said)
    app.screen.told(said, bad=True)
    await settled(pilot)


async def _plan_page(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    await _place("plan", "e")(app, pilot, said)
    await pilot.press(*["down"] * 5, "space", "ctrl+s")
    await settled(pilot)


async def _plan_imported(app: TutorApp, pilot: Pilot[None], said: str) -> None:
    """After a plan file with a tick, a strange line and the words as a note."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.md"
        step = app.sitting.plan().step[0]
        path.write_text(
            f"# Plan\n\n- [x] **A**\n  - Step: {step.id}\n  - Note: {said}\n- [?] {said}\n", "utf-8"
        )
        await _place("plan", "i")(app, pilot, said)
        app.screen.query_one("#field-0", Input).value = str(path)
        await pilot.press("ctrl+s")
        await settled(pilot)


_PROFILE = _then_type(_place("skills-bench", "v"))

SCENES: tuple[Scene, ...] = (
    Scene("welcome-name", "WelcomeScreen", _welcome(0)),
    Scene("welcome-role", "WelcomeScreen", _welcome(1)),
    Scene("welcome-hours", "WelcomeScreen", _welcome(2)),
    Scene("welcome-letter", "WelcomeScreen", _welcome(3)),
    Scene("home", "HomeScreen", _place("home")),
    Scene("home-list", "HomeScreen", _place("home", "tab", "down")),
    Scene("word-at-the-edge", "HomeScreen", _a_word_at_the_edge),
    Scene("about-you", "FormScreen", _place("home", "a")),
    Scene("about-you-typed", "FormScreen", _then_type(_place("home", "a"))),
    Scene("unit", "UnitScreen", _place("unit", unit="letter")),
    Scene("lesson", "LessonScreen", _lesson()),
    Scene("lesson-sources", "HelpScreen", _lesson("s")),
    Scene("lesson-words", "HelpScreen", _lesson("w")),
    Scene("lesson-try-it", "QuizScreen", _lesson("t")),
    Scene("go-to", "GoToScreen", _place("home", "g")),
    Scene("help", "HelpScreen", _place("home", "question_mark")),
    Scene("settings", "SettingsScreen", _place("settings")),
    Scene("settings-where", "SettingsScreen", _place("settings", row="where")),
    Scene("settings-copy", "FormScreen", _then_type(_place("settings", "enter", row="copy"))),
    Scene("settings-letter", "HelpScreen", _place("settings", "enter", row="letter")),
    Scene("settings-delete", "FormScreen", _then_type(_place("settings", "enter", row="delete"))),
    Scene("search", "SearchScreen", _then_type(_place("home", "slash"))),
    Scene("search-nothing-typed", "SearchScreen", _place("plan", "ctrl+p")),
    *(Scene(f"quiz-{kind}", "QuizScreen", _quiz(kind)) for kind in ("single", "several", "match", "order", "sentence")),
    Scene("quiz-hint", "QuizScreen", _quiz("several", "h", "h", "space")),
    *(
        Scene(f"quiz-{kind}-{'right' if right else 'wrong'}", "QuizScreen", _quiz(kind, right=right))
        for kind in ("single", "several", "match", "order", "sentence")
        for right in (True, False)
        if right or kind not in ("match", "order")
    ),
    Scene("quiz-result", "QuizResultScreen", _quiz("single", right=True, on=True)),
    Scene("quiz-flag-reason", "FormScreen", _flag_reason),
    Scene("review", "QuizScreen", _review),
    Scene("letter", "LetterLabScreen", _place("letter-lab")),
    Scene("letter-compared", "LetterLabScreen", _letter_marked),
    Scene("letter-paste", "LetterLabScreen", _then_type(_place("letter-lab", "w"))),
    Scene("letter-paste-problem", "LetterLabScreen", _then_type(_place("letter-lab", "w"), "ctrl+s")),
    Scene("letter-samples", "SampleScreen", _sample),
    Scene("letter-sample-marked", "LetterLabScreen", _sample_marked),
    Scene("bench", "SkillsBenchScreen", _place("skills-bench")),
    Scene("bench-own-skill", "SkillsBenchScreen", _own_skill),
    Scene("bench-questions", "HonestQuestions", _honest_questions),
    Scene("bench-find", "FindSkill", _then_type(_place("skills-bench", "f"))),
    Scene("bench-paste", "PasteProfile", _PROFILE),
    Scene("bench-pasted", "PasteProfile", _then_type(_place("skills-bench", "v"), "ctrl+s", "space")),
    Scene("bench-guide", "PasteProfile", _then_type(_place("skills-bench", "l"))),
    Scene("bench-guided", "PasteProfile", _then_type(_place("skills-bench", "l"), "ctrl+s", "space")),
    Scene("bench-rank", "HelpScreen", _place("skills-bench", "r")),
    Scene("bench-title-form", "FormScreen", _then_type(_place("skills-bench", "t"))),
    Scene("tests", "TestPlannerScreen", _place("test-planner")),
    Scene("tests-own", "TestPlannerScreen", _place("test-planner", row="own/")),
    Scene("tests-example", "TestPlannerScreen", _place("test-planner", row="example")),
    Scene("tests-passed-form", "FormScreen", _then_type(_place("test-planner", "y"), "ctrl+s")),
    Scene("tests-own-form", "FormScreen", _then_type(_place("test-planner", "o"))),
    Scene("portfolio", "PortfolioScreen", _place("portfolio-builder")),
    Scene("portfolio-proof", "PortfolioScreen", _place("portfolio-builder", row="proof:")),
    Scene("portfolio-refused", "PortfolioScreen", _place("portfolio-builder", row="proof:proof-2")),
    Scene("portfolio-check", "FormScreen", _place("portfolio-builder", "c", row="proof:proof-2")),
    Scene("portfolio-safe", "FormScreen", _place("portfolio-builder", "s", row="proof:proof-2")),
    Scene("portfolio-profile", "ProfileCheckScreen", _place("portfolio-builder", "p")),
    Scene("profile-check", "ProfileCheckScreen", _place("profile-check")),
    Scene("profile-overview", "ProfileCheckScreen", _place("profile-check", row="overview")),
    Scene("profile-writing", "OverviewScreen", _then_type(_place("profile-check", "o"))),
    Scene("texts", "TextsScreen", _place("texts-to-copy")),
    Scene("texts-community", "TextsScreen", _place("texts-to-copy", row="community")),
    Scene("portfolio-form", "FormScreen", _then_type(_place("portfolio-builder", "a"))),
    Scene("portfolio-edit-form", "FormScreen", _place("portfolio-builder", "e", row="proof:")),
    Scene("attempts", "AttemptsScreen", _place("attempts-log")),
    Scene("attempts-one", "AttemptsScreen", _place("attempts-log", row="attempt-")),
    Scene("attempts-reading", "AttemptsScreen", _place("attempts-log", row="now:reading")),
    Scene("attempts-elsewhere", "AttemptsScreen", _place("attempts-log", row="now:elsewhere")),
    Scene("attempts-form", "FormScreen", _then_type(_place("attempts-log", "a"), "ctrl+s")),
    Scene("attempts-outcome-form", "FormScreen", _place("attempts-log", "o")),
    Scene("plan", "PlanScreen", _place("plan")),
    Scene("plan-step", "PlanScreen", _place("plan", "enter", row="letter/")),
    Scene("plan-note-form", "FormScreen", _place("plan", "n", row="letter/")),
    Scene("plan-move-form", "FormScreen", _then_type(_place("plan", "d", row="letter/"), "ctrl+s")),
    Scene("plan-filtered", "PlanScreen", _place("plan", "f", "f")),
    Scene("plan-what-if", "WhatIfScreen", _place("plan", "w")),
    Scene("plan-import-form", "FormScreen", _then_type(_place("plan", "i"))),
    Scene("plan-page", "PlanPageScreen", _plan_page),
    Scene("plan-imported", "HelpScreen", _plan_imported),
    Scene("plan-export-form", "FormScreen", _then_type(_place("plan", "e"))),
)  # fmt: skip


FIRST_OF_EACH_SCREEN: tuple[Scene, ...] = tuple({scene.screen: scene for scene in reversed(SCENES)}.values())


async def walk(
    scenes: Sequence[Scene],
    sit: Callable[[], Sitting],
    look: Callable[[TutorApp], None],
    *,
    size: tuple[int, int] = (80, 24),
    said: str = "Some words",
) -> None:
    """Go to each scene from Home, with a sitting of its own, and `look`; fail with all scenes that look wrong."""
    wrong = []
    app = TutorApp(sit())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for scene in scenes:
            app.sitting = sit()
            drafts_of(app).clear()
            app.clear_notifications()
            app.go_home()
            await settled(pilot)
            try:
                await scene.go(app, pilot, said)
                await settled(pilot)
                assert type(app.screen).__name__ == scene.screen
                look(app)
            except AssertionError as problem:
                wrong.append(f"{scene}: {problem}")
            if not app.is_running:
                wrong.append(f"{scene}: the tutor ended")
                break
    assert not wrong, "\n".join(wrong)
