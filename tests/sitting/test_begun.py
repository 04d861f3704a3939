"""What is kept on leaving never brings back what the learner deleted."""

from datetime import UTC, datetime
from pathlib import Path

from tests.tui.a_learner import the_course

from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.sitting.my_data import DELETE_WORD, delete_everything
from tutor.sitting.sitting import Sitting
from tutor.sitting.unfinished import Unfinished


def test_a_begun_answer_brings_no_deleted_save_back(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    sitting = Sitting(the_course(), store, lambda: datetime(2026, 11, 23, tzinfo=UTC), Progress())
    sitting.introduce(name="Mina")
    sitting.unfinished[next(iter(sitting.course.question))] = Unfinished(("a",))
    delete_everything(sitting, DELETE_WORD)
    sitting.keep_begun()
    assert not store.all_of("me")
