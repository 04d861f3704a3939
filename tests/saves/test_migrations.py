"""A save of every version ever released still opens, and is written back in today's form with nothing lost."""

import tomllib
from pathlib import Path

import pytest

from tutor.learner.progress import VERSION
from tutor.saves.files import open_file_store
from tutor.saves.migrations import STEPS, Document, brought_up

SAMPLES = sorted((Path(__file__).parent / "samples").glob("v*.toml"))


def holds_all_of(small: object, large: object) -> bool:
    """Every value of `small` stands in the same place of `large`."""
    if isinstance(small, dict):
        return isinstance(large, dict) and all(holds_all_of(small[key], large.get(key)) for key in small)
    if isinstance(small, list):
        return isinstance(large, list) and len(small) == len(large) and all(map(holds_all_of, small, large))
    return small == large


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_save_of_every_version_opens_and_goes_on(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_bytes(sample.read_bytes())
    store = open_file_store(tmp_path)
    progress = store.load("me")
    assert progress is not None
    store.save(progress.model_copy(update={"revision": progress.revision + 1}))
    before = tomllib.loads(sample.read_text(encoding="utf-8"))
    after = tomllib.loads((tmp_path / "me.toml").read_text(encoding="utf-8"))
    assert after["version"] == VERSION
    if before["version"] == VERSION:
        assert holds_all_of(before | {"revision": after["revision"]}, after)


def test_every_version_has_a_sample_and_a_step_to_the_next() -> None:
    assert {int(path.name[1]) for path in SAMPLES} == set(range(1, VERSION + 1))
    assert set(STEPS) == set(range(1, VERSION))


def test_steps_are_taken_in_order_and_the_given_document_stays() -> None:
    def first(document: Document) -> Document:
        return document | {"taken": ["first"]}

    def second(document: Document) -> Document:
        return document | {"taken": [*document["taken"], "second"]}

    given: Document = {"version": 1, "kept": 5}
    assert brought_up(given, {1: first, 2: second}, newest=3) == {
        "version": 3,
        "kept": 5,
        "taken": ["first", "second"],
    }
    assert given == {"version": 1, "kept": 5}
    assert brought_up({"version": 3}, {1: first, 2: second}, newest=3) == {"version": 3}
