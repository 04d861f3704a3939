"""The line of keys in Filipino: its words are longer than the English ones, and stand whole at 80 columns."""

from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import FIRST_OF_EACH_SCREEN, walk

from tutor.ground.tongue import speak
from tutor.tui.app import TutorApp
from tutor.tui.widgets.key_line import KeyLine

MANY_KEYS = (
    "HomeScreen",
    "LessonScreen",
    "TestPlannerScreen",
    "SkillsBenchScreen",
    "PlanScreen",
    "PortfolioScreen",
)


async def test_each_key_of_the_fullest_screens_has_its_whole_word_in_filipino() -> None:
    speak("fil")
    course = the_course()

    def look(app: TutorApp) -> None:
        for line in app.screen.query(KeyLine):
            assert line.keys and not line.left_out

    scenes = [scene for scene in FIRST_OF_EACH_SCREEN if scene.screen in MANY_KEYS]
    assert len(scenes) == len(MANY_KEYS)
    await walk(scenes, lambda: half_way(course), look)
