"""What full screen does where a save can't be opened or written: told at once, and a way out by key and mouse."""

from pathlib import Path

from tests.saves.making import one_more, progress
from tests.tui.a_learner import the_course
from tests.tui.waiting import settled
from textual.widgets import Button, Input

from tutor.cli.composition import now
from tutor.ground.problem import CouldNotWrite
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.saves.memory import MemoryStore
from tutor.sitting.door import Door
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.door import DoorApp
from tutor.tui.screens.base import TopLine
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.not_saved import NotSavedScreen

COURSE = the_course()


class FullDisk(MemoryStore):
    is_full = True

    def save(self, progress: Progress) -> None:
        if self.is_full:
            raise CouldNotWrite(
                "Your progress could not be written: no space left.", "What was saved is there."
            )
        super().save(progress)


def damaged_door(folder: Path) -> Door:
    store = open_file_store(folder)
    store.save(one_more(progress(answers=1)))
    path = folder / "me.toml"
    path.write_bytes(path.read_bytes() + b"[[broken [/] \x1b[2J")
    door = Door(COURSE, open_file_store(folder), now, Progress())
    door.knock()
    return door


def top_line(app: TutorApp) -> str:
    return str(app.screen.query_one(TopLine).render())


async def test_the_newest_good_backup_is_one_key_away(tmp_path: Path) -> None:
    with damaged_door(tmp_path) as door:
        app = DoorApp(door)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert "can't be read" in app.export_screenshot().replace("&#160;", " ").replace("&#x27;", "'")
            await pilot.press("down", "enter")
            await settled(pilot)
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape", "up", "enter")
            await settled(pilot)
        assert door.sitting is not None
        assert len(door.sitting.progress.answer) == 2


async def test_leaving_at_the_door_changes_nothing(tmp_path: Path) -> None:
    with damaged_door(tmp_path) as door:
        before = (tmp_path / "me.toml").read_bytes()
        app = DoorApp(door)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("escape")
            await settled(pilot)
        assert door.sitting is None
        assert (tmp_path / "me.toml").read_bytes() == before


async def test_while_the_disk_refuses_a_copy_can_be_written_elsewhere(tmp_path: Path) -> None:
    store = FullDisk()
    app = TutorApp(Sitting(COURSE, store, now, progress()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert not isinstance(app.screen, NotSavedScreen)
        app.sitting.introduce(title="Writer")
        app.screen.show_top_line()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "not saved" in top_line(app)
        await pilot.click("#top-line")
        await settled(pilot)
        assert isinstance(app.screen, NotSavedScreen)
        assert all(app.screen.region.contains_region(button.region) for button in app.screen.query(Button))
        app.screen.query_one("#place", Input).value = str(tmp_path)
        await pilot.press("enter")
        await settled(pilot)
        kept = open_file_store(tmp_path).load("tutor-me")
        assert kept is not None
        assert kept.learner.title == "Writer"
        await pilot.press("f3")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "f2")
        await settled(pilot)
        assert isinstance(app.screen, NotSavedScreen)
        store.is_full = False
        await pilot.press("f2")
        await settled(pilot)
        assert not isinstance(app.screen, NotSavedScreen)
        assert "saved ✓" in top_line(app)


async def test_leaving_with_unsaved_work_is_told_once_and_then_obeyed() -> None:
    app = TutorApp(Sitting(COURSE, FullDisk(), now, progress()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.sitting.introduce(title="Writer")
        await pilot.press("q")
        await settled(pilot)
        assert app.is_running
        app.sitting.introduce(title="Clerk")  # going on is not leaving
        await pilot.press("q")
        await settled(pilot)
        assert app.return_code is None
        await pilot.press("q")
        await settled(pilot)
        assert app.return_code == 0
    assert app.sitting.trouble is not None


async def test_who_only_looks_sees_it_on_top_and_leaves_at_once() -> None:
    app = TutorApp(Sitting(COURSE, MemoryStore(), now, progress(), looks_only=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.sitting.introduce(title="Writer")
        assert "only look" in top_line(app)
        await pilot.press("f2")
        await settled(pilot)
        assert not isinstance(app.screen, NotSavedScreen)
        await pilot.press("q")
        await settled(pilot)
        assert app.return_code == 0
