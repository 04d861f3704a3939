"""`tutor saves`: nothing is lost by looking, going back, moving or joining; deleting leaves nothing."""

import io
import json
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.saves.making import one_more, progress

from tutor.cli.entry import main
from tutor.learner.progress import Progress, StepNote
from tutor.saves.files import FileStore, open_file_store

Run = Callable[..., int]
LETTER_TEXT = "there are many freelancers"


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return open_file_store(tmp_path / "saves")


@pytest.fixture
def saves(tmp_path: Path) -> Run:
    """Runs `tutor saves …` on this test's folder and gives its exit code."""

    def run(*words: str) -> int:
        return main(["saves", *words, "--saves", str(tmp_path / "saves")])

    return run


def three_saves(store: FileStore) -> Progress:
    now = progress(answers=1)
    for _ in range(2):
        store.save(now)
        now = one_more(now)
    store.save(now)
    return now


def loaded(tmp_path: Path, learner: str = "me") -> Progress:
    kept = open_file_store(tmp_path / "saves").load(learner)
    assert kept is not None
    return kept


def test_a_list_names_every_learner_and_what_is_wrong_and_writes_nothing(
    store: FileStore, saves: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    three_saves(store)
    (tmp_path / "saves" / "ana.toml").write_text("cut sho", encoding="utf-8")
    before = sorted((tmp_path / "saves").rglob("*"))
    assert saves("list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)["saves"]
    assert [(row["learner"], row["state"], row["revision"]) for row in rows] == [
        ("ana", "damaged", None),
        ("me", "ok", 3),
    ]
    assert saves("list") == 0
    assert "ana" in capsys.readouterr().out
    assert sorted((tmp_path / "saves").rglob("*")) == before


def test_show_tells_what_is_kept_and_never_a_letters_text(
    store: FileStore, saves: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    three_saves(store)
    assert saves("show") == 0
    said = capsys.readouterr().out
    assert "3 answers" in said
    assert "crowded-skills" in said
    assert LETTER_TEXT not in said
    assert saves("show", "--learner", "nobody") == 4


@pytest.mark.parametrize("bad", ["save", "backup", "newer"])
def test_check_finds_what_is_wrong_in_saves_and_backups(
    store: FileStore, saves: Run, tmp_path: Path, bad: str
) -> None:
    three_saves(store)
    assert saves("check") == 0
    path = Path(store.location("me"))
    if bad == "backup":
        path = store.backup_path("me", store.backups("me")[1])
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("version = 1", "version = 2") if bad == "newer" else text.replace("Ana", "Bob"),
        encoding="utf-8",
    )
    assert saves("check") == 1
    assert saves("check", "--learner", "nobody") == 1


def test_restoring_steps_back_and_doing_it_again_undoes_it(
    store: FileStore, saves: Run, tmp_path: Path
) -> None:
    newest = three_saves(store)
    assert saves("restore") == 0
    assert len(loaded(tmp_path).answer) == 2
    assert saves("restore") == 0
    assert loaded(tmp_path).answer == newest.answer


def test_a_backup_is_named_by_its_number_or_its_name(store: FileStore, saves: Run, tmp_path: Path) -> None:
    three_saves(store)
    oldest = store.backups("me")[-1]
    assert saves("restore", "3") == 0
    assert len(loaded(tmp_path).answer) == 1
    assert saves("restore", "2") == 0
    assert saves("restore", oldest.name) == 0
    assert len(loaded(tmp_path).answer) == 1
    assert saves("restore", "99") == saves("restore", "../me") == saves("restore", "²") == 2


def test_a_damaged_save_is_kept_beside_the_backup_that_takes_its_place(
    store: FileStore, saves: Run, tmp_path: Path
) -> None:
    newest = three_saves(store)
    path = Path(store.location("me"))
    path.write_bytes(path.read_bytes()[:-3])
    damaged = path.read_bytes()
    assert saves("restore") == 0
    assert loaded(tmp_path).answer == newest.answer
    assert [file.read_bytes() for file in path.parent.glob("me.damaged-*")] == [damaged]


def test_a_state_changed_by_hand_is_a_backup_before_another_takes_its_place(
    store: FileStore, saves: Run, tmp_path: Path
) -> None:
    three_saves(store)
    path = Path(store.location("me"))
    path.write_text(path.read_text(encoding="utf-8").replace("Ana", "Bea"), encoding="utf-8")
    assert saves("restore", "3") == 0
    assert loaded(tmp_path).learner.name == "Ana"
    assert saves("restore") == 0
    assert loaded(tmp_path).learner.name == "Bea"


@pytest.mark.parametrize(
    "words", [["restore"], ["merge", "x.toml"], ["import", "x.toml"], ["delete", "--yes"]]
)
def test_what_writes_is_refused_while_the_tutor_is_open(
    store: FileStore, saves: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str]
) -> None:
    three_saves(store)
    monkeypatch.chdir(tmp_path)
    assert saves("export", "-o", "x.toml") == 0
    with open_file_store(tmp_path / "saves").sit_down("me"):
        before = Path(store.location("me")).read_bytes()
        assert saves(*words) == 4
        assert Path(store.location("me")).read_bytes() == before


def test_a_newer_save_is_never_replaced(store: FileStore, saves: Run) -> None:
    three_saves(store)
    path = Path(store.location("me"))
    newer = path.read_text(encoding="utf-8").replace("version = 1", "version = 9")
    path.write_text(newer, encoding="utf-8")
    assert saves("restore") == 4
    assert path.read_text(encoding="utf-8") == newer


def test_a_copy_goes_to_another_place_and_comes_back_the_same(
    store: FileStore, saves: Run, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    newest = three_saves(store)
    copy = tmp_path / "copy.toml"
    assert saves("export", "-o", str(copy)) == 0
    assert saves("export") == 0
    assert capsysbinary.readouterr().out == copy.read_bytes()
    assert tomllib.loads(copy.read_text(encoding="utf-8"))["revision"] == 3
    assert saves("export", "-o", str(copy)) == 5
    assert saves("import", str(copy), "--learner", "new") == 0
    assert loaded(tmp_path, "new").answer == newest.answer
    assert loaded(tmp_path, "new").learner.id == "new"


@pytest.mark.parametrize("act", ["import", "merge"])
def test_a_save_comes_in_through_a_pipe(
    store: FileStore, saves: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    newest = three_saves(store)
    whole = Path(store.location("me")).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(whole), encoding="utf-8"))
    assert saves(act, "-", "--learner", "new") == 0
    assert loaded(tmp_path, "new").answer == newest.answer


def test_where_every_backup_says_what_is_there_it_is_said_so(
    store: FileStore, saves: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    store.save(progress(answers=1))
    assert saves("restore") == 4
    assert "says what stands there now" in capsys.readouterr().err


def test_importing_never_writes_over_progress_even_if_only_a_step_was_ticked(
    saves: Run, store: FileStore, tmp_path: Path
) -> None:
    three_saves(store)
    copy = tmp_path / "copy.toml"
    assert saves("export", "-o", str(copy)) == 0
    assert saves("import", str(copy)) == 0  # it is there already
    store.save(progress(learner="bo"))
    ticked = Progress(
        revision=1, learner=progress(learner="dee").learner, step=(StepNote(id="letter/paste"),)
    )
    store.save(ticked.model_copy(update={"learner": ticked.learner.model_copy(update={"started_on": None})}))
    for learner in ("bo", "dee"):
        before = Path(store.location(learner)).read_bytes()
        assert saves("import", str(copy), "--learner", learner) == 4
        assert Path(store.location(learner)).read_bytes() == before


def test_merging_keeps_the_answers_of_both_and_can_be_undone(
    store: FileStore, saves: Run, tmp_path: Path
) -> None:
    three_saves(store)
    copy = tmp_path / "copy.toml"
    assert saves("export", "-o", str(copy)) == 0
    longer = one_more(one_more(loaded(tmp_path)))
    other = longer.model_copy(update={"answer": longer.answer[2:], "learner": progress(learner="bo").learner})
    store.save(other.model_copy(update={"revision": 1}))
    assert saves("merge", str(copy), "--learner", "bo") == 0
    assert set(loaded(tmp_path, "bo").answer) == set(longer.answer)
    assert saves("merge", str(copy), "--learner", "bo") == 0
    assert loaded(tmp_path, "bo").revision == 4
    assert saves("restore", "--learner", "bo") == 0
    assert loaded(tmp_path, "bo").answer == other.answer


@pytest.mark.parametrize("given", [None, b"", b"\xff\xfe", b"x" * 5_000_000, b"[a", b'format = "else"'])
def test_a_file_that_is_no_save_is_one_sentence_and_exit_3(
    saves: Run, tmp_path: Path, given: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "given.toml"
    if given is not None:
        file.write_bytes(given)
    for act in ("import", "merge"):
        assert saves(act, str(file)) == 3
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "saves").exists()


def test_deleting_says_what_goes_and_leaves_nothing(
    store: FileStore,
    saves: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    three_saves(store)
    store.save(progress(learner="ana"))
    (tmp_path / "saves" / ".me.toml.writing").write_bytes(b"half of a letter")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert saves("delete") == 2
    assert loaded(tmp_path).revision == 3
    capsys.readouterr()
    assert saves("delete", "--yes") == 0
    told = capsys.readouterr().err
    assert told.count(".toml\n") == 4
    assert [path.name for path in sorted((tmp_path / "saves").rglob("*")) if "me" in path.name] == []
    assert loaded(tmp_path, "ana").answer == ()
    assert saves("delete", "--yes") == 4
