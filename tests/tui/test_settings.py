"""Settings: each change is seen at once, saved, and there again at the next start; my data is in my hands."""

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Footer, Input

from tutor.ground.problem import UsageError
from tutor.learner.progress import Learner, Progress, Settings
from tutor.saves.files import open_file_store
from tutor.sitting.my_data import delete_everything
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.looks import is_far_away, is_quiet
from tutor.tui.screens.form import FormScreen
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.settings import SettingsScreen
from tutor.tui.themes import DARK, LIGHT, TERMINAL

COURSE = the_course()
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def kept(folder: Path) -> Sitting:
    store = open_file_store(folder)
    progress = store.load("me") or Progress(learner=Learner(id="me", name="Ana", started_on=NOW.date()))
    return Sitting(COURSE, store, lambda: NOW, progress)


async def in_settings(
    sitting: Sitting, act: Callable[[TutorApp, SettingsScreen, Pilot[None]], Awaitable[None]]
) -> TutorApp:
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, SettingsScreen)
        await act(app, app.screen, pilot)
    return app


async def pressed(pilot: Pilot[None], screen: SettingsScreen, row: str, *keys: str) -> None:
    screen.show_all(row)
    await settled(pilot)
    await pilot.press(*keys)
    await settled(pilot)


async def test_colours_are_seen_at_once_and_kept(tmp_path: Path) -> None:
    async def act(app: TutorApp, screen: SettingsScreen, pilot: Pilot[None]) -> None:
        assert app.theme == DARK
        await pressed(pilot, screen, "theme", "enter", "right")
        assert app.theme == LIGHT
        await pressed(pilot, screen, "theme", "enter", "enter")
        assert app.theme == TERMINAL and app.native_ansi_color
        await pressed(pilot, screen, "theme", "left", "left")
        assert app.theme == LIGHT and not app.native_ansi_color

    await in_settings(kept(tmp_path), act)
    assert kept(tmp_path).settings.theme == "light"
    assert "[settings]" in (tmp_path / "me.toml").read_text(encoding="utf-8")


async def test_ctrl_p_changes_the_colours_too(monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"colours light", "enter")
        await settled(pilot)
        assert app.theme == LIGHT and sitting.settings.theme == "light"
        monkeypatch.setitem(os.environ, "TUTOR_THEME", "dark")
        await pilot.press("ctrl+p", *"colours high", "enter")
        await settled(pilot)
        assert app.theme == DARK and sitting.settings.theme == "high-contrast"


async def test_the_line_of_keys_goes_and_comes_back() -> None:
    async def act(app: TutorApp, screen: SettingsScreen, pilot: Pilot[None]) -> None:
        footer = screen.query_one(Footer)
        assert footer.region
        await pressed(pilot, screen, "keys", "enter")
        assert not footer.region
        await pressed(pilot, screen, "keys", "enter")
        assert footer.region

    await in_settings(half_way(COURSE), act)


async def test_without_movement_no_cursor_blinks_and_with_it_it_does() -> None:
    async def act(app: TutorApp, screen: SettingsScreen, pilot: Pilot[None]) -> None:
        for level, blinks in (("none", False), ("basic", True)):
            assert app.animation_level == level
            await pressed(pilot, screen, "about", "enter")
            assert app.screen.query_one("#field-0", Input).cursor_blink is blinks
            await pilot.press("escape")
            await settled(pilot)
            await pressed(pilot, screen, "motion", "enter")

    await in_settings(half_way(COURSE), act)


@pytest.mark.parametrize(
    ("said", "far", "quiet"),
    [("", True, True), ("", False, False), ("no", True, False), ("yes", False, True)],
)
def test_a_line_is_quiet_as_was_said_else_as_it_is(said: str, far: bool, quiet: bool) -> None:
    assert is_quiet(Settings(quiet=said), far) is quiet


def test_a_terminal_over_ssh_is_far_away() -> None:
    assert is_far_away({"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"})
    assert not is_far_away({"TERM": "xterm-256color"})


async def test_a_copy_is_written_where_asked(tmp_path: Path) -> None:
    async def act(app: TutorApp, screen: SettingsScreen, pilot: Pilot[None]) -> None:
        await pressed(pilot, screen, "copy", "enter")
        app.screen.query_one("#field-0", Input).value = str(tmp_path / "copy.toml")
        await pilot.press("ctrl+s")
        await settled(pilot)

    await in_settings(half_way(COURSE), act)
    assert "Three replies" in (tmp_path / "copy.toml").read_text(encoding="utf-8")


async def test_the_letter_without_names_has_none() -> None:
    async def act(app: TutorApp, screen: SettingsScreen, pilot: Pilot[None]) -> None:
        await pressed(pilot, screen, "letter", "enter")
        assert isinstance(app.screen, HelpScreen)
        assert "Hi [name]" in app.screen._words and "Ana" not in app.screen._words

    await in_settings(half_way(COURSE), act)


async def test_everything_is_deleted_only_after_the_word_and_then_the_tutor_closes(tmp_path: Path) -> None:
    async def act(app: TutorApp, screen: SettingsScreen, pilot: Pilot[None]) -> None:
        app.sitting.introduce(name="Ana")
        await pressed(pilot, screen, "delete", "enter")
        app.screen.query_one("#field-0", Input).value = "yes"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert (tmp_path / "me.toml").exists() and isinstance(app.screen, SettingsScreen)
        await pressed(pilot, screen, "delete", "enter")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one("#field-0", Input).value = "Delete"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await settled(pilot)

    app = await in_settings(kept(tmp_path), act)
    assert app.return_code == 0
    assert not list(tmp_path.rglob("*.toml"))


def test_after_the_deletion_nothing_is_written_any_more(tmp_path: Path) -> None:
    sitting = kept(tmp_path)
    sitting.introduce(name="Ana")
    with pytest.raises(UsageError):
        delete_everything(sitting, "")
    assert delete_everything(sitting, "delete") >= 1
    sitting.introduce(name="Mina")
    assert not list(tmp_path.rglob("*.toml"))


def test_settings_of_a_later_tutor_are_kept_and_unknown_words_do_no_harm(tmp_path: Path) -> None:
    sitting = kept(tmp_path)
    sitting.settle(theme="light")
    path = tmp_path / "me.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('theme = "light"', 'theme = "sepia"\nsounds = "loud"'), encoding="utf-8")
    again = kept(tmp_path)
    assert again.settings.theme == "sepia"
    again.settle(motion=True)
    assert 'sounds = "loud"' in path.read_text(encoding="utf-8")


def test_a_save_without_settings_says_nothing_of_them(tmp_path: Path) -> None:
    sitting = kept(tmp_path)
    sitting.introduce(name="Ana")
    assert "settings" not in (tmp_path / "me.toml").read_text(encoding="utf-8")
    assert sitting.settings == Settings()
