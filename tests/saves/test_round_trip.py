"""What is saved is what is loaded, with every key nobody knows."""

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from tests.saves.making import DOCUMENTS, one_more, progress

from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.saves.writing import SaveWriter


@settings(deadline=None, max_examples=150)
@given(DOCUMENTS)
def test_any_progress_comes_back_equal(document: dict[str, Any]) -> None:
    saved = Progress.model_validate(document)
    with TemporaryDirectory() as folder:
        open_file_store(Path(folder)).save(saved)
        store = open_file_store(Path(folder))
        loaded = store.load("me")
        assert loaded == saved
        # The first save after loading takes its rows' texts from what was read; it must write the same.
        store.save(one_more(saved))
        assert open_file_store(Path(folder)).load("me") == one_more(saved)


@settings(deadline=None)
@given(DOCUMENTS)
def test_a_writer_that_knows_the_rows_writes_the_same_text_as_a_fresh_one(document: dict[str, Any]) -> None:
    first = Progress.model_validate(document)
    second = one_more(first)
    writer = SaveWriter()
    writer.text(first)
    assert writer.text(second) == SaveWriter().text(second)


def test_unknown_keys_everywhere_are_written_back(tmp_path: Path) -> None:
    written = """\
format = "tutor.save"
version = 1
revision = 7
mood = "good"

[learner]
id = "me"
pet = { name = "Rex", toys = [{ kind = "ball" }] }

[[skill]]
id = "zoho"
stars = 4
[skill.detail]
since = 2019-02-01

[[skill]]
id = "avaya"

[[badge]]
id = "early-bird"

[theme]
name = "dark"
"""
    (tmp_path / "me.toml").write_text(written)
    store = open_file_store(tmp_path)
    loaded = store.load("me")
    assert loaded is not None
    store.save(loaded.model_copy(update={"revision": 8}))
    after = tomllib.loads((tmp_path / "me.toml").read_text())
    before = tomllib.loads(written)
    assert after["mood"] == before["mood"]
    assert after["learner"]["pet"] == before["learner"]["pet"]
    assert after["skill"][0]["detail"] == before["skill"][0]["detail"]
    assert after["skill"][0]["stars"] == 4
    assert after["badge"] == before["badge"]
    assert after["theme"] == before["theme"]


def test_a_save_reads_as_the_contract_shows_it(tmp_path: Path) -> None:
    open_file_store(tmp_path).save(progress(answers=1))
    first, seal, text = (tmp_path / "me.toml").read_text().split("\n", 2)
    assert first == 'format = "tutor.save"'
    assert seal.startswith("# checksum ")
    assert text.startswith("version = 1\nrevision = 1\nsaved_at = 2026-11-01T09:00:00Z\n\n[learner]\n")
    assert 'reasons = ["crowded-skills"]\n' in text
    assert (
        '\n[[answer]]\nquestion = "letter/question-0"\nrevision = 1\n'
        'at = 2026-11-01T09:00:00Z\nresponse = ["b"]\n' in text
    )
    assert 'text = """\nHi \\"Ana\\",\nthere are' in text


def test_a_file_from_another_editor_is_read(tmp_path: Path) -> None:
    text = '\ufeffformat = "tutor.save"\r\nversion = 1\r\n[learner]\r\nname = "Ana"\r\n'
    (tmp_path / "me.toml").write_bytes(text.encode())
    loaded = open_file_store(tmp_path).load("me")
    assert loaded is not None
    assert loaded.learner.name == "Ana"


def test_a_missing_part_is_an_empty_part(tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('format = "tutor.save"\nversion = 1\n')
    assert open_file_store(tmp_path).load("me") == Progress()


def test_a_long_letter_on_one_line_can_be_saved_and_read(tmp_path: Path) -> None:
    long = progress().model_copy(
        update={"letter": (progress().letter[0].model_copy(update={"text": "x" * 500_000}),)}
    )
    open_file_store(tmp_path).save(long)
    assert open_file_store(tmp_path).load("me") == long
