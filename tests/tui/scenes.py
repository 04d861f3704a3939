"""Every place of the full-screen tutor that shows something, under a name; and a walk through them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.tui import ways
from tests.tui.waiting import settled
from tests.tui.ways import lesson, place, quiz, then_type, welcome

from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.drafts import drafts_of


@dataclass(frozen=True)
class Scene:
    """A place under a name, with the class of the screen that stands on top there."""

    name: str
    screen: str
    go: ways.Way

    def __str__(self) -> str:
        return self.name


SCENES: tuple[Scene, ...] = (
    Scene("welcome-name", "WelcomeScreen", welcome(0)),
    Scene("welcome-role", "WelcomeScreen", welcome(1)),
    Scene("welcome-hours", "WelcomeScreen", welcome(2)),
    Scene("welcome-letter", "WelcomeScreen", welcome(3)),
    Scene("home", "HomeScreen", place("home")),
    Scene("home-list", "HomeScreen", place("home", "tab", "down")),
    Scene("word-at-the-edge", "HomeScreen", ways.a_word_at_the_edge),
    Scene("about-you", "FormScreen", place("home", "a")),
    Scene("about-you-typed", "FormScreen", then_type(place("home", "a"))),
    Scene("unit", "UnitScreen", place("unit", unit="letter")),
    Scene("lesson", "LessonScreen", lesson()),
    Scene("lesson-sources", "HelpScreen", lesson("s")),
    Scene("lesson-words", "HelpScreen", lesson("w")),
    Scene("lesson-try-it", "QuizScreen", lesson("t")),
    Scene("go-to", "GoToScreen", place("home", "g")),
    Scene("help", "HelpScreen", place("home", "question_mark")),
    Scene("settings", "SettingsScreen", place("settings")),
    Scene("settings-where", "SettingsScreen", place("settings", row="where")),
    Scene("settings-copy", "FormScreen", then_type(place("settings", "enter", row="copy"))),
    Scene("settings-letter", "HelpScreen", place("settings", "enter", row="letter")),
    Scene("settings-delete", "FormScreen", then_type(place("settings", "enter", row="delete"))),
    Scene("search", "SearchScreen", then_type(place("home", "slash"))),
    Scene("search-nothing-typed", "SearchScreen", place("plan", "ctrl+p")),
    *(Scene(f"quiz-{kind}", "QuizScreen", quiz(kind)) for kind in ("single", "several", "match", "order", "sentence")),
    Scene("quiz-hint", "QuizScreen", quiz("several", "h", "h", "space")),
    *(
        Scene(f"quiz-{kind}-{'right' if right else 'wrong'}", "QuizScreen", quiz(kind, right=right))
        for kind in ("single", "several", "match", "order", "sentence")
        for right in (True, False)
        if right or kind not in ("match", "order")
    ),
    Scene("quiz-result", "QuizResultScreen", quiz("single", right=True, on=True)),
    Scene("quiz-flag-reason", "FormScreen", ways.flag_reason),
    Scene("review", "QuizScreen", ways.review),
    Scene("letter", "LetterLabScreen", place("letter-lab")),
    Scene("letter-compared", "LetterLabScreen", ways.letter_marked),
    Scene("letter-paste", "LetterLabScreen", then_type(place("letter-lab", "w"))),
    Scene("letter-paste-problem", "LetterLabScreen", then_type(place("letter-lab", "w"), "ctrl+s")),
    Scene("letter-samples", "SampleScreen", ways.sample),
    Scene("letter-sample-marked", "LetterLabScreen", ways.sample_marked),
    Scene("bench", "SkillsBenchScreen", place("skills-bench")),
    Scene("bench-own-skill", "SkillsBenchScreen", ways.own_skill),
    Scene("bench-questions", "HonestQuestions", ways.honest_questions),
    Scene("bench-find", "FindSkill", then_type(place("skills-bench", "f"))),
    Scene("bench-paste", "PasteProfile", then_type(place("skills-bench", "v"))),
    Scene("bench-pasted", "PasteProfile", then_type(place("skills-bench", "v"), "ctrl+s", "space")),
    Scene("bench-guide", "PasteProfile", then_type(place("skills-bench", "l"))),
    Scene("bench-guided", "PasteProfile", then_type(place("skills-bench", "l"), "ctrl+s", "space")),
    Scene("bench-rank", "HelpScreen", place("skills-bench", "r")),
    Scene("bench-title-form", "FormScreen", then_type(place("skills-bench", "t"))),
    Scene("tests", "TestPlannerScreen", place("test-planner")),
    Scene("tests-own", "TestPlannerScreen", place("test-planner", row="own/")),
    Scene("tests-example", "TestPlannerScreen", place("test-planner", row="example")),
    Scene("tests-passed-form", "FormScreen", then_type(place("test-planner", "y"), "ctrl+s")),
    Scene("tests-own-form", "FormScreen", then_type(place("test-planner", "o"))),
    Scene("portfolio", "PortfolioScreen", place("portfolio-builder")),
    Scene("portfolio-proof", "PortfolioScreen", place("portfolio-builder", row="proof:")),
    Scene("portfolio-refused", "PortfolioScreen", place("portfolio-builder", row="proof:proof-2")),
    Scene("portfolio-check", "FormScreen", place("portfolio-builder", "c", row="proof:proof-2")),
    Scene("portfolio-safe", "FormScreen", place("portfolio-builder", "s", row="proof:proof-2")),
    Scene("portfolio-profile", "ProfileCheckScreen", place("portfolio-builder", "p")),
    Scene("profile-check", "ProfileCheckScreen", place("profile-check")),
    Scene("profile-overview", "ProfileCheckScreen", place("profile-check", row="overview")),
    Scene("profile-writing", "OverviewScreen", then_type(place("profile-check", "o"))),
    Scene("texts", "TextsScreen", place("texts-to-copy")),
    Scene("texts-community", "TextsScreen", place("texts-to-copy", row="community")),
    Scene("portfolio-form", "FormScreen", then_type(place("portfolio-builder", "a"))),
    Scene("portfolio-edit-form", "FormScreen", place("portfolio-builder", "e", row="proof:")),
    Scene("attempts", "AttemptsScreen", place("attempts-log")),
    Scene("attempts-one", "AttemptsScreen", place("attempts-log", row="attempt-")),
    Scene("attempts-reading", "AttemptsScreen", place("attempts-log", row="now:reading")),
    Scene("attempts-elsewhere", "AttemptsScreen", place("attempts-log", row="now:elsewhere")),
    Scene("attempts-form", "FormScreen", then_type(place("attempts-log", "a"), "ctrl+s")),
    Scene("attempts-outcome-form", "FormScreen", place("attempts-log", "o")),
    Scene("plan", "PlanScreen", place("plan")),
    Scene("plan-step", "PlanScreen", place("plan", "enter", row="letter/")),
    Scene("plan-note-form", "FormScreen", place("plan", "n", row="letter/")),
    Scene("plan-move-form", "FormScreen", then_type(place("plan", "d", row="letter/"), "ctrl+s")),
    Scene("plan-filtered", "PlanScreen", place("plan", "f", "f")),
    Scene("plan-what-if", "WhatIfScreen", place("plan", "w")),
    Scene("plan-import-form", "FormScreen", then_type(place("plan", "i"))),
    Scene("plan-page", "PlanPageScreen", ways.plan_page),
    Scene("plan-imported", "HelpScreen", ways.plan_imported),
    Scene("plan-export-form", "FormScreen", then_type(place("plan", "e"))),
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
