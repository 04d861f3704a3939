"""Every screen in a language that marks each word: what stands there unmarked was forgotten for translators."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.tui.a_learner import half_way
from tests.tui.a_pseudo_course import PSEUDO_COURSE, forgotten
from tests.tui.scenes import FIRST_OF_EACH_SCREEN, SCENES, walk
from tests.tui.waiting import settled
from textual.widgets import Button

from tutor.ground.tongue import PSEUDO, speak
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.sitting.door import Door
from tutor.tui.app import TutorApp
from tutor.tui.door import DoorApp
from tutor.tui.widgets.key_line import KeyLine

SAID = "Sóme wórds"


def look_for_plain_words(app: TutorApp) -> None:
    lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
    found = forgotten(lines, app.sitting)
    assert not found, "\n".join(found)


MORE = (
    "quiz-several-wrong", "quiz-match", "quiz-order", "quiz-sentence", "review", "letter-compared",
    "letter-paste-problem", "bench-own-skill", "bench-pasted", "tests-own", "tests-example", "portfolio-refused",
    "profile-overview", "attempts-one", "attempts-reading", "plan-step", "plan-filtered",
)  # fmt: skip
NOT_HERE = ("lesson-words", "texts", "texts-community")
"The glossary's terms are not in marked texts; what is sent to others is English in every language."
EVERY = tuple(scene for scene in SCENES if scene.name not in NOT_HERE)
FIRST = tuple(scene for scene in FIRST_OF_EACH_SCREEN if scene in EVERY)
REST = tuple(scene for scene in EVERY if scene.name in MORE and scene not in FIRST)


async def test_no_word_of_any_screen_was_forgotten_for_translators() -> None:
    speak(PSEUDO)
    scenes = EVERY if os.environ.get("TUTOR_EVERY_SCENE") else REST
    await walk(scenes, lambda: half_way(PSEUDO_COURSE), look_for_plain_words, said=SAID, size=(120, 50))


async def test_longer_words_leave_no_key_and_no_button_cut_on_a_small_screen() -> None:
    speak(PSEUDO)

    def look(app: TutorApp) -> None:
        look_for_plain_words(app)
        for line in app.screen.query(KeyLine):
            assert line.keys, "no key is shown"
            assert line.keys[-1].x + line.keys[-1].width <= line.size.width, "a key is beyond the edge"
        for button in app.screen.query(Button):
            cells = cell_len(str(button.label))
            assert not button.region.width or cells <= button.region.width, f"{button.label} is cut"

    scenes = EVERY if os.environ.get("TUTOR_EVERY_SCENE") else FIRST
    await walk(scenes, lambda: half_way(PSEUDO_COURSE), look, said=SAID)


PATH = re.compile(r"\S*(?:/|\.toml|\.damaged)\S*")


@pytest.mark.parametrize("obstacle", ["damaged", "newer", "open-elsewhere"])
async def test_no_word_at_the_door_was_forgotten(obstacle: str, tmp_path: Path) -> None:
    speak(PSEUDO)
    store = open_file_store(tmp_path)
    store.save(half_way(PSEUDO_COURSE).progress)
    if obstacle == "open-elsewhere":
        store.sit_down("me")
    else:
        version = 2 if obstacle == "newer" else 1
        Path(store.location("me")).write_text(f'format = "tutor.save"\nversion = {version}\n\n[[answer]\n')
    with Door(PSEUDO_COURSE, open_file_store(tmp_path), lambda: datetime.now(UTC), Progress()) as door:
        door.knock()
        app = DoorApp(door)
        async with app.run_test(size=(120, 36)) as pilot:
            await settled(pilot)
            drawn = ["".join(part.text for part in strip) for strip in app.screen._compositor.render_strips()]
            found = forgotten((PATH.sub("", line) for line in drawn), half_way(PSEUDO_COURSE))
            assert not found, "\n".join(found)
