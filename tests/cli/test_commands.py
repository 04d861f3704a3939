"""The commands of contracts 1, run as a person runs them: a process, its output, its exit code."""

import json
import os
import tomllib
from pathlib import Path

import pytest
from tests.cli.shell import Shell

LETTER = (
    "Thank you for your interest in Upwork. There are already many freelancers with a similar skillset to yours "
    "and we cannot accept your registration. If you have more relevant skills or experience to add, update and "
    "re-submit your profile and we'll take another look."
)


@pytest.fixture
def tutor(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_version_and_help_end_well(tutor: Shell) -> None:
    assert tutor("--version").stdout.startswith(b"tutor ")
    helped = tutor("--help")
    assert helped.returncode == 0
    assert b"letter" in helped.stdout
    assert tutor("nonsense").returncode == 2
    assert tutor("plan", "--today", "tomorrow").returncode == 2


def test_a_letter_is_read_with_the_words_that_say_so(tutor: Shell) -> None:
    ran = tutor("letter", "--json", "-", given=LETTER.encode())
    reading = json.loads(ran.stdout)
    assert (ran.returncode, reading["family"]) == (0, "declined")
    assert "crowded-skills" in [reason["id"] for reason in reading["reasons"]]
    found = [e for part in ("reasons", "remedies") for item in reading[part] for e in item["evidence"]]
    assert found
    assert all(LETTER[e["start"] : e["end"]] == e["text"] for e in found)


@pytest.mark.parametrize(
    "given",
    [b"", b"  \n ", b"\x7fELF\x00\x01", b"x" * 10_000_000, "caf\xe9 declined".encode("latin-1")],
    ids=["empty", "blank", "binary", "10 MB", "Latin-1"],
)
def test_a_letter_that_cannot_be_read_is_one_clear_sentence_and_exit_3(
    tutor: Shell, tmp_path: Path, given: bytes
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(given)
    for ran in (tutor("letter", str(file)), tutor("letter", "-", given=given)):
        assert (ran.returncode, ran.stdout) == (3, b"")
        assert len(ran.stderr.strip().splitlines()) == 1
    assert not tutor.saves.exists()


def test_a_letter_that_is_not_there_or_no_file_is_exit_3(tutor: Shell, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("missing.txt", ".", "pipe"):
        assert tutor("letter", str(tmp_path / name)).returncode == 3


def test_the_plan_is_the_same_bytes_for_the_same_day(tutor: Shell, tmp_path: Path) -> None:
    first = tutor("plan", "--today", "2026-11-23")
    again = tutor("plan", "--today", "2026-11-23", "-o", str(tmp_path / "plan.toml"))
    assert (first.returncode, again.returncode, again.stdout) == (0, 0, b"")
    assert first.stdout == (tmp_path / "plan.toml").read_bytes()
    assert tomllib.loads(first.stdout.decode())["format"] == "tutor.action-plan"
    assert tutor("plan", "-o", str(tmp_path / "no" / "folder" / "plan.toml")).returncode == 5


@pytest.mark.parametrize("form", ["toml", "markdown", "html", "calendar", "json"])
def test_every_form_of_the_plan_is_printed(tutor: Shell, form: str) -> None:
    ran = tutor("plan", "--format", form)
    assert ran.returncode == 0
    assert len(ran.stdout) > 500


def test_a_step_is_ticked_and_unticked(tutor: Shell) -> None:
    step = tomllib.loads(tutor("plan").stdout.decode())["step"][0]["id"]
    assert tutor("plan", "done", step).returncode == 0
    done = {s["id"]: s["done"] for s in tomllib.loads(tutor("plan").stdout.decode())["step"]}
    assert done[step] is True
    assert tutor("plan", "undo", step).returncode == 0
    assert not any(s["done"] for s in tomllib.loads(tutor("plan").stdout.decode())["step"])
    assert tutor("plan", "done", "no/such-step").returncode == 2
    typed_large = tutor("plan", "done", f" {step.upper()} ")
    assert (typed_large.returncode, typed_large.stderr) == (0, f"Done: {step}\n".encode())


def test_a_tick_that_could_not_be_kept_is_to_be_typed_again(tutor: Shell) -> None:
    tutor.saves.write_text("a file in the folder's place")
    ran = tutor("plan", "done", "letter/paste")
    assert ran.returncode in (4, 5)
    assert b"stays in this window" not in ran.stderr


@pytest.mark.parametrize("name", ["../../etc/passwd", "👩‍👩‍👧 Ana", "n" * 300, "a/b", "[/]"])
def test_any_name_is_kept_as_the_name_and_makes_a_safe_file(tutor: Shell, name: str) -> None:
    step = tomllib.loads(tutor("plan", "--learner", name).stdout.decode())["step"][0]["id"]
    assert tutor("plan", "done", step, "--learner", name).returncode == 0
    saves = list(tutor.saves.glob("*.toml"))
    assert len(saves) == 1
    assert tomllib.loads(saves[0].read_text(encoding="utf-8"))["learner"]["name"] == name


@pytest.mark.parametrize("text", ["not = [toml", 'format = "tutor.save"\nversion = 1\nrevision = "x"\n'])
def test_a_damaged_save_is_kept_and_explained(tutor: Shell, text: str) -> None:
    tutor.saves.mkdir()
    save = tutor.saves / "me.toml"
    save.write_text(text, encoding="utf-8")
    for words in (("plan",), ("progress",), ("plan", "done", "letter/paste")):
        ran = tutor(*words)
        assert (ran.returncode, ran.stdout) == (4, b"")
        assert save.read_text(encoding="utf-8") == text
    assert [file.read_text(encoding="utf-8") for file in tutor.saves.glob("*damaged*")] == [text]


def test_progress_and_where_speak_to_people_and_programs(tutor: Shell) -> None:
    assert json.loads(tutor("progress", "--json").stdout)["readiness"]["score"] == 0
    assert b"The letter" in tutor("progress").stdout
    assert json.loads(tutor("where", "--json").stdout)["saves"] == str(tutor.saves)


def test_a_broken_course_tells_all_its_problems_with_their_place(tutor: Shell, tmp_path: Path) -> None:
    import shutil

    course = tmp_path / "content"
    shutil.copytree(Path(__file__).parents[2] / "content", course)
    (course / "sources.toml").write_text("[[source]\n", encoding="utf-8")
    (course / "en" / "glossary.toml").write_text('[[term]]\nterm = "x"\n', encoding="utf-8")
    ran = tutor("check", str(course))
    assert ran.returncode == 1
    assert b"sources.toml:1:" in ran.stdout
    assert b"glossary.toml:1:" in ran.stdout
    assert tutor("check", str(Path(__file__).parents[2] / "content")).returncode == 0
    assert tutor("plan", "--content", str(course)).returncode == 1


def test_the_recap_is_markdown_on_stdout_and_an_empty_one_is_one_sentence(tutor: Shell) -> None:
    empty = tutor("recap")
    assert (empty.returncode, empty.stderr) == (0, b"")
    assert empty.stdout.decode().splitlines()[2].startswith("There is nothing to note yet")
    tutor.saves.mkdir(exist_ok=True)
    (tutor.saves / "ana.toml").write_text(
        'format = "tutor.save"\nversion = 1\n[learner]\nid = "ana"\n'
        '[[answer]]\nquestion = "letter/which-sentence"\nat = 2026-11-01T09:00:00Z\nresponse = ["gone"]\n',
        encoding="utf-8",
    )
    told = tutor("recap", "--learner", "ana").stdout.decode()
    assert told.startswith("# What you missed, and why\n\n## 1 · The letter\n")
    assert "Right is" in told
    due = json.loads(tutor("progress", "--learner", "ana", "--json").stdout)
    assert due["due"] == ["letter/which-sentence"]
    assert due["why_due"] == {"letter/which-sentence": "Your answer of 1 Nov was not right yet."}
    assert b"1 question to review (1 min)" in tutor("progress", "--learner", "ana").stdout


def test_what_was_edited_in_an_exported_plan_is_taken_over(tutor: Shell, tmp_path: Path) -> None:
    for form, tick in (("toml", (b"done = false", b"done = true")), ("markdown", (b"- [ ]", b"- [x]"))):
        file = tmp_path / f"{form}.txt"
        assert tutor("plan", "--format", form, "-o", str(file)).returncode == 0
        file.write_bytes(file.read_bytes().replace(*tick, 1))
        ran = tutor("plan", "import", str(file))
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert ran.stdout.decode().startswith("Taken over, line ")
    assert sum(step["done"] for step in tomllib.loads(tutor("plan").stdout.decode())["step"]) == 2


def test_a_plan_to_import_that_is_none_or_somebody_elses_changes_nothing(
    tutor: Shell, tmp_path: Path
) -> None:
    theirs = tutor("plan", "--learner", "Ben").stdout.replace(b"done = false", b"done = true")
    tutor("plan", "done", "letter/paste", "--learner", "Ana")
    before = (tutor.saves / "ana.toml").read_bytes()
    ran = tutor("plan", "import", "-", "--learner", "Ana", given=theirs)
    assert (ran.returncode, ran.stdout) == (3, b"Nothing was taken over.\n")
    assert "plan of Ben" in ran.stderr.decode()
    for given in (b"", b"hello", b"\xff\xfe", before):
        assert tutor("plan", "import", "-", "--learner", "Ana", given=given).returncode == 3
    assert tutor("plan", "import", str(tmp_path / "none"), "--learner", "Ana").returncode == 3
    assert (tutor.saves / "ana.toml").read_bytes() == before
    assert tutor("plan", "import", "-", "--anyway", "--learner", "Ana", given=theirs).returncode == 0


def test_a_file_edited_since_is_kept_when_the_plan_is_written_again(tutor: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    for day in ("2026-11-23", "2026-11-24"):
        assert b"safe in" not in tutor("plan", "--today", day, "-o", str(file)).stderr
    file.write_bytes(file.read_bytes() + b"# mine\n")
    mine = file.read_bytes()
    ran = tutor("plan", "--today", "2026-11-25", "-o", str(file))
    assert b"tutor plan import" in ran.stderr
    assert (tmp_path / "plan (yours).toml").read_bytes() == mine
    assert tomllib.loads(file.read_text("utf-8"))["made_on"].isoformat() == "2026-11-25"


def test_what_changed_since_a_day_is_told_in_words(tutor: Shell) -> None:
    tutor("plan", "done", "letter/paste")
    ran = tutor("plan", "--since", "2020-01-01")
    assert ran.returncode == 0
    assert "Done:\n  - " in ran.stdout.decode()
    assert tutor("plan", "--since", "2999-01-01").returncode == 2
    assert tutor("plan", "--since", "2020-01-01", "-o", "x").returncode == 2
