"""What is gone from the screen is gone from memory too, however often somebody goes to and fro."""

import asyncio
import gc
import inspect
from collections import Counter
from weakref import ref

import pytest
from tests.tui import ways
from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import SCENES
from tests.tui.waiting import settled
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea

from tutor.tui.app import TutorApp
from tutor.tui.letting_go import let_go_of_drawn_lines

JOURNEY = ("letter-paste", "plan-note-form", "quiz-single")
"Typed text, a form over a bench, a question."
STEADY = 1.05
"Of what there was after one journey: numbers and colours met for the first time are kept in caches of fixed size."


async def _journey(app: TutorApp, pilot: Pilot[None]) -> list[ref[Widget]]:
    """To each place and back Home; everything that stood on the way."""
    met: list[ref[Widget]] = []
    for scene in (one for one in SCENES if one.name in JOURNEY):
        await scene.go(app, pilot, "Some words")
        for screen in app.screen_stack[2:]:
            met += [ref(screen), *(ref(one) for one in screen.query())]
        app.clear_notifications()
        app.go_home()
        await settled(pilot)
    return met


def _objects() -> Counter[str]:
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects())


async def test_screens_that_were_left_are_freed_and_nothing_piles_up() -> None:
    app = TutorApp(half_way(the_course()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await _journey(app, pilot)
        before, tasks = _objects(), len(asyncio.all_tasks())
        met = await _journey(app, pilot)
        after = _objects()
        assert len(met) > 40
        assert Counter(type(one()).__name__ for one in met if one() is not None) == Counter()
        assert len(asyncio.all_tasks()) == tasks
        for kind in ("Strip", "Segment", "StylesCache", "Timer", "TextArea", "EditHistory"):
            assert after[kind] <= before[kind] * STEADY, kind


async def test_a_field_of_several_lines_still_takes_the_colours_of_a_new_theme() -> None:
    app = TutorApp(half_way(the_course()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await ways.place("letter-lab", "w")(app, pilot, "")
        field = app.screen.query_one(TextArea)
        told: list[str] = []
        field._app_theme_changed = lambda: told.append(app.theme)  # type: ignore[method-assign]
        field.watch(app, "theme", field._app_theme_changed, init=False)
        app.theme = "textual-light"
        await settled(pilot)
        assert told == ["textual-light"]


def test_parts_of_the_same_colours_share_what_is_kept_of_their_edges() -> None:
    let_go_of_drawn_lines()
    kept = StylesCache.get_inner_outer
    let_go_of_drawn_lines()
    assert StylesCache.get_inner_outer == kept
    colours = Color(1, 2, 3), Color(4, 5, 6)
    assert StylesCache().get_inner_outer(*colours) is StylesCache().get_inner_outer(*colours)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (StylesCache, "@lru_cache(1024)\n    def get_inner_outer(\n        cls, base_background"),
        (TextArea, 'self.watch(self.app, "theme", self._app_theme_changed, init=False)'),
    ],
)
def test_textual_still_holds_what_is_gone(where: type, words: str) -> None:
    """Once it does not, `tui/letting_go.py` or `TextField.watch` can go."""
    assert words in inspect.getsource(where)
