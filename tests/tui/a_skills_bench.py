"""The skills bench alone, over a sitting of its own."""

from datetime import UTC, datetime

from textual.app import App
from textual.widgets import Static

from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress, SavedSkill
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import SkillsDesk
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.skills_bench import SkillsBenchScreen

COURSE = load_course(find_content(None, {}), cached=False)


class BenchApp(App[None]):
    def __init__(self, *kept: str, role: str = "") -> None:
        super().__init__()
        self.sitting = Sitting(
            COURSE, MemoryStore(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress()
        )
        if role:
            self.sitting.introduce(role=role)
        for skill_id in kept:
            SkillsDesk(self.sitting).keep(skill_id, "core")

    def on_mount(self) -> None:
        self.push_screen(SkillsBenchScreen())

    def skill(self, skill_id: str) -> SavedSkill:
        return next(skill for skill in self.sitting.progress.skill if skill.id == skill_id)

    def words(self, widget_id: str) -> str:
        return str(self.screen.query_one(f"#{widget_id}", Static).render())
