"""A learner half-way, for looking at every screen: the same facts each time, on a fixed day."""

from datetime import UTC, date, datetime

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import AttemptsDesk, LetterDesk, PortfolioDesk, ProfileDesk, SkillsDesk, TestDesk
from tutor.sitting.sitting import Sitting

LETTER = (
    "Hi Ana,\nThere are already many freelancers with a similar skillset to yours and we cannot accept your "
    "registration.\nIf you have more relevant skills or experience to add, update and re-submit your profile."
)
PLACES = (
    "home", "letter-lab", "skills-bench", "test-planner", "portfolio-builder", "attempts-log", "profile-check",
    "texts-to-copy", "plan", "settings",
    "review",
)  # fmt: skip


def the_course() -> Course:
    return load_course(find_content(None, {}))


def half_way(course: Course, said: str = "") -> Sitting:
    """Ana, half-way. `said` is put into every place where she can type."""
    sitting = Sitting(course, MemoryStore(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress())
    sitting.introduce(
        name=said or "Ana", role="customer-support", title=said or "Customer Support Agent", hours_per_week=6
    )
    LetterDesk(sitting).keep(f"{LETTER}\n{said}", date(2026, 11, 19))
    skills = SkillsDesk(sitting)
    for skill, ring in (("customer-service", "core"), ("email-handling", "core"), ("zoho", "tool")):
        skills.say(skill, name=course.skill[skill].name, ring=ring, kept=True, done_for="employer")
    own = skills.keep_own(said or "Queue triage", "beyond")
    skills.say(own, done_for="client", last_used="now", shown_by=said or "two years at a help desk")
    TestDesk(sitting).record(course.certificate["efset-50"], status="passed", score=said or "C1", link=said)
    TestDesk(sitting).record_own(said or "House test", (own,), status="planned")
    PortfolioDesk(sitting).say(kind="sample", title=said or "Three replies", skills=(own,), may_show=True)
    PortfolioDesk(sitting).say(
        kind="screenshot",
        title=said or "Ticket queue",
        caption=said,
        skills=("zoho",),
        yes=("own",),
        no=("open",),
    )
    AttemptsDesk(sitting).say(submitted_on=date(2026, 11, 18), outcome="declined", letter="letter-1")
    profile = ProfileDesk(sitting)
    profile.tick("photo", True)
    profile.count(employments=1)
    profile.write(
        said or "I answer customers of online shops by e-mail. Ask me at ana@example.org. I recieve praise."
    )
    sitting.read_page("letter/read-it-all", 0)
    sitting.note_step("letter/understand", said)
    return sitting
