"""Pictures of all screens for `docs/pictures/`, light and dark, from a learner with real work on a fixed day.

Run: make pictures. The same tutor draws the same files; they load nothing from elsewhere, so that they can be shown
anywhere. `--size 80x24`, `--out FOLDER` and names of screens make others, to look at.
"""

import argparse
import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import LetterMark, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import AttemptsDesk, LetterDesk, PortfolioDesk, ProfileDesk, SkillsDesk, TestDesk
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.themes import DARK, HIGH_CONTRAST, LIGHT, TERMINAL
from tutor.tutoring.grading import right_answer

ROOT = Path(__file__).parents[1]
DAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
THEMES = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST, "terminal": TERMINAL}
LETTER = """\
Hi Ana,

Thank you for your interest in Upwork.
Many freelancers already offer the same mix of skills as you, so we are not able to accept your application now.
If you have more skills or experience that fit your work, add them to your profile and submit it again.

Regards,
The team"""
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_ID = re.compile(r"terminal-\d+")
_FONTS = "ui-monospace, 'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace"
Way = Callable[[TutorApp, Pilot[None]], Awaitable[None]]


class Kept(MemoryStore):
    """Says where a save usually lies."""

    def location(self, learner_id: str) -> str:
        return f"saves/{learner_id}.toml"


class Clock:
    """Each look at it is some minutes later, so that a log has an order."""

    def __init__(self) -> None:
        self.now = DAY

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=2)
        return self.now


def ana(course: Course) -> Sitting:
    """Half-way: the first unit done, some skills kept, a test passed, a proof made, one attempt behind her."""
    clock = Clock()
    sitting = Sitting(course, Kept(), clock, Progress())
    sitting.introduce(
        name="Ana", title="Customer Support: E-mail and Zoho for online shops", hours_per_week=6
    )
    sitting.offer_work("customer-support")
    letters = LetterDesk(sitting)
    kept = letters.keep(LETTER, date(2026, 11, 19))
    for role, words in (("reason", "Many freelancers"), ("padding", "Thank you")):
        start = kept.text.index(words)
        letters.mark(
            kept.id, (*sitting.progress.letter[-1].marks, _mark(role, start, kept.text.index("\n", start)))
        )
    for unit, share in zip(course.units, (1.0, 0.6, 0.2), strict=False):
        _study(sitting, unit.id, share)
    _work(sitting, course)
    clock.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    sitting.tick_step(next(step.id for step in sitting.plan().step if not step.done))
    clock.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return sitting


def _mark(role: str, start: int, end: int) -> LetterMark:
    return LetterMark.model_validate({"role": role, "start": start, "end": end})


def _study(sitting: Sitting, unit_id: str, share: float) -> None:
    unit = sitting.course.unit[unit_id]
    lessons = unit.lessons[: round(len(unit.lessons) * share)]
    for lesson in lessons:
        for number in range(len(lesson.pages)):
            sitting.read_page(lesson.id, number)
    for number, question in enumerate(unit.quiz[: round(len(unit.quiz) * share)]):
        wrong = next((option.id for option in question.options if not option.right), "")
        missed = number % 5 == 3 and question.kind == "single" and wrong
        sitting.answer(question.id, (wrong,) if missed else right_answer(question))


def _work(sitting: Sitting, course: Course) -> None:
    skills = SkillsDesk(sitting)
    for skill, ring, who, last, shown_by in (
        ("customer-service", "core", "employer", "this-year", "two years at a help desk"),
        ("email-handling", "core", "employer", "now", "60 mails a day, answered within four hours"),
        ("chat-support", "core", "volunteer", "this-year", "the chat of a food bank"),
        ("zoho", "tool", "employer", "now", "I set up its rules and replies"),
        ("google-docs", "tool", "self", "now", ""),
        ("english-writing", "core", "employer", "now", "all my mails of two years"),
        ("translation", "beyond", "client", "earlier", "a shop's help pages, English to Filipino"),
    ):
        if skill in course.skill:
            name = course.skill[skill].name
            skills.say(
                skill, name=name, ring=ring, kept=True, done_for=who, last_used=last, shown_by=shown_by
            )
    tests = TestDesk(sitting)
    tests.record(course.certificate["efset-50"], status="passed", score="C1", on=date(2026, 11, 21))
    proofs = PortfolioDesk(sitting)
    proofs.say(
        kind="sample", title="Three reply templates, invented shop", skills=("email-handling",), may_show=True
    )
    proofs.say(
        kind="screenshot", title="Zoho board, names taken out", skills=("zoho",), yes=("own",), no=("open",)
    )
    proofs.say(kind="certificate", title="EF SET 50 min, C1", skills=("english-writing",), may_show=True)
    AttemptsDesk(sitting).say(submitted_on=date(2026, 11, 18), outcome="declined", letter="letter-1")
    profile = ProfileDesk(sitting)
    profile.tick("photo", True)
    profile.count(employments=2, educations=1)
    profile.write(
        "I answer the customers of online shops by e-mail and chat, in English and Filipino, with Zoho."
    )


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


def place(name: str, *keys: str, unit: str = "", row: str = "") -> Way:
    async def go(app: TutorApp, pilot: Pilot[None]) -> None:
        app.open_place(name, unit, row)
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return go


def asked(kind: str, *keys: str, right: bool | None = None) -> Way:
    """A question of this kind; answered so if `right` is given."""

    async def go(app: TutorApp, pilot: Pilot[None]) -> None:
        from tutor.tui.widgets.question import QuestionAsk

        course = app.sitting.course
        question = next(q for unit in course.units for q in unit.quiz if q.kind == kind)
        app.open_questions((question,), "Quiz", course.unit_of[question.id].id)
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
        if right is not None:
            wrong = tuple(option.id for option in question.options if not option.right)[:1]
            said = right_answer(question) if right else wrong
            app.screen.query_one(QuestionAsk).post_message(QuestionAsk.Answered(question, said, 0))
        await settled(pilot)

    return go


async def _lesson(app: TutorApp, pilot: Pilot[None]) -> None:
    app.open_lesson(app.sitting.course.units[1].lessons[1].id, 2)
    await settled(pilot)


async def _welcome(app: TutorApp, pilot: Pilot[None]) -> None:
    from tutor.tui.screens.welcome import WelcomeScreen

    await app.push_screen(WelcomeScreen())
    await settled(pilot)
    await pilot.press("ctrl+s", *"cust")
    await settled(pilot)


SCREENS: dict[str, Way] = {
    "welcome": _welcome,
    "home": place("home"),
    "unit": place("unit", unit="skills"),
    "lesson": _lesson,
    "question": asked("single", "down"),
    "sorting": asked("sort"),
    "verdict": asked("single", right=False),
    "result": place("answers", unit="letter"),
    "letter-lab": place("letter-lab", "enter"),
    "skills-bench": place("skills-bench"),
    "test-planner": place("test-planner", row="efset-50"),
    "portfolio": place("portfolio-builder"),
    "profile-check": place("profile-check"),
    "texts-to-copy": place("texts-to-copy"),
    "attempts": place("attempts-log"),
    "plan": place("plan"),
    "review": place("review"),
    "search": place("home", "slash", *"zoho"),
    "go-to": place("home", "g"),
    "settings": place("settings"),
}


async def picture(name: str, course: Course, size: tuple[int, int], theme: str) -> str:
    """The screen as SVG. Raises nothing: a screen that can't be drawn is a mistake and ends the run."""
    app = TutorApp(ana(course), theme=theme)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await SCREENS[name](app, pilot)
        app.clear_notifications()
        await settled(pilot)
        return alone(app.export_screenshot(title="tutor"), name)


def alone(svg: str, name: str) -> str:
    """The same picture without anything that is loaded from elsewhere, and with ids that stay the same."""
    svg = _FONT_FACE.sub("", svg).replace("Fira Code, monospace", _FONTS)
    svg = re.sub(r"<!--.*?-->\s*", "", _ID.sub(f"tutor-{name}", svg), flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *SCREENS], default=[])
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--themes", nargs="*", choices=list(THEMES), default=["dark", "light"])
    options = parser.parse_args()
    # The top line tells the time of the place where it is drawn.
    os.environ["TZ"] = "UTC"
    time.tzset()
    columns, rows = (int(part) for part in options.size.split("x"))
    course = load_course(find_content(None, {}))
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or SCREENS:
        for theme in options.themes:
            svg = asyncio.run(picture(name, course, (columns, rows), THEMES[theme]))
            (options.out / f"{name}-{theme}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
