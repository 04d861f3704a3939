"""Each act that a key offers can be clicked, at both sizes: in the footer, or on a button that names the key."""

import re

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import FIRST_OF_EACH_SCREEN, SCENES, Scene, walk
from tests.tui.waiting import settled
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Button

from tutor.tui.app import TutorApp
from tutor.tui.widgets.key_line import KeyLine

COURSE = the_course()


def offered(app: TutorApp) -> dict[str, list[Binding]]:
    """Action → the bindings that offer it here and now, those that are to be shown."""
    acts: dict[str, list[Binding]] = {}
    for active in app.screen.active_bindings.values():
        if active.binding.show and active.enabled:
            acts.setdefault(active.binding.action, []).append(active.binding)
    return acts


def lies_open(app: TutorApp, widget: Widget) -> bool:
    """Wholly within the window, and nothing lies over its ends or its middle."""
    region = widget.region
    if not region or not app.screen.region.contains_region(region):
        return False
    spots = (region.offset, region.bottom_right - (1, 1), region.center)
    return all(app.screen.get_widget_at(int(x), int(y))[0] is widget for x, y in spots)


def buttons_for(app: TutorApp, bindings: list[Binding]) -> list[Button]:
    """The buttons whose label names one of the keys in brackets, as “Back (Esc)” does."""
    keys = {re.sub("^escape$", "esc", key) for one in bindings for key in one.key.casefold().split(",")}
    named = ((button, re.search(r"\((.+)\)$", str(button.label))) for button in app.screen.query(Button))
    return [button for button, key in named if key and key[1].casefold() in keys]


def check_reach(app: TutorApp) -> None:
    acts = offered(app)
    assert acts, "no key is offered"
    footer = next(iter(app.screen.query(KeyLine)), None)
    in_footer = {key.action: key for key in footer.keys} if footer else {}
    for action, bindings in acts.items():
        if footer:
            assert action in in_footer, f"{action} is not in the footer"
            key = in_footer[action]
            end = key.x + key.width - 1
            assert end <= footer.size.width, f"“{key.display} {key.description}” does not fit the footer"
            assert all(app.screen.get_widget_at(x, footer.region.y)[0] is footer for x in (key.x, end - 1))
            assert not key.disabled, action
        else:
            buttons = buttons_for(app, bindings)
            assert buttons, f"no button names the key of {action}"
            assert any(lies_open(app, one) and not one.disabled for one in buttons), action


async def test_what_a_key_offers_can_be_clicked_in_a_small_window() -> None:
    await walk(SCENES, lambda: half_way(COURSE), check_reach, size=(80, 24))


async def test_what_a_key_offers_can_be_clicked_in_a_large_window() -> None:
    await walk(FIRST_OF_EACH_SCREEN, lambda: half_way(COURSE), check_reach, size=(120, 36))


SMALLEST = (
    "bench", "bench-questions", "bench-pasted", "letter-paste", "quiz-order", "quiz-single-wrong", "settings-copy",
)  # fmt: skip


async def test_no_button_is_cut_in_the_smallest_window() -> None:
    """Each one is in sight whole, or comes there with the focus."""
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(40, 15)) as pilot:
        await settled(pilot)
        for scene in (scene for scene in SCENES if scene.name in SMALLEST):
            app.go_home()
            await settled(pilot)
            await scene.go(app, pilot, "Some words")
            for button in app.screen.query(Button):
                if button.focusable and all(one.display for one in button.ancestors_with_self):
                    button.focus()
                    await settled(pilot)
                    assert lies_open(app, button), f"{scene}: “{button.label}” is cut"


def stood(app: TutorApp) -> tuple[list[str], object]:
    """Which screens lie on each other, and what is saved."""
    return [type(screen).__name__ for screen in app.screen_stack], app.sitting.progress


DIALOGS = [
    scene
    for scene in SCENES
    if scene.name
    in ("help", "letter-samples", "bench-questions", "bench-find", "bench-pasted", "plan-note-form")
]


@pytest.mark.parametrize("scene", DIALOGS, ids=str)
async def test_a_button_of_a_dialog_does_what_its_key_does(scene: Scene) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await scene.go(app, pilot, "Some words")
        acts = {action: bindings[0].key for action, bindings in offered(app).items()}
    for action, key in acts.items():
        ends = []
        for by_mouse in (False, True):
            app = TutorApp(half_way(COURSE))
            async with app.run_test(size=(80, 24)) as pilot:
                await settled(pilot)
                await scene.go(app, pilot, "Some words")
                if by_mouse:
                    button = buttons_for(app, offered(app)[action])[0]
                    await pilot.click(button)
                else:
                    await pilot.press(key)
                await settled(pilot)
                ends.append(stood(app))
        assert ends[0] == ends[1], action
