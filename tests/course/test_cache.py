"""The cache can make a start faster, and can do nothing else."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.course.small_course import write_small_course

from tutor.course import loading
from tutor.course.course import Course
from tutor.course.issues import CourseBroken
from tutor.course.loading import load_course, load_letter_guide


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "content")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "tutor"


def load(root: Path, cache: Path) -> Course:
    return load_course(root, environ={"TUTOR_CACHE": str(cache)})


def entry(cache: Path) -> Path:
    (only,) = cache.iterdir()
    return only


def test_the_second_start_reads_no_content(root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(root, cache)
    guide = load_letter_guide(root, environ={"TUTOR_CACHE": str(cache)})
    monkeypatch.setattr(loading, "_text_of", None)
    assert load(root, cache) == first
    assert load_letter_guide(root, environ={"TUTOR_CACHE": str(cache)}) == guide == first.letters


def test_before_a_host_forks_all_words_of_the_units_can_be_made(root: Path, cache: Path) -> None:
    first = load(root, cache)
    again = load(root, cache)
    (unit,) = again.units
    row = unit.lessons[0].pages[0]
    assert "text" not in row.__dict__
    again.make_units()
    assert row.__dict__["text"] == first.units[0].lessons[0].pages[0].text
    assert again == first


@pytest.mark.parametrize("later", ["whole", "damaged", "gone", "another course"])
def test_a_large_part_is_read_when_it_is_asked_for_and_only_if_it_is_still_the_same(
    root: Path, cache: Path, later: str
) -> None:
    signs = root / "letters/signs.toml"
    many = ", ".join(f"ever so many{n:06}" for n in range(2_000))
    signs.write_text(signs.read_text().replace('many = "', f'many = "{many}, '))
    first = load(root, cache)
    whole = entry(cache).read_bytes()
    at = whole.index(b"many001999")
    again = load(root, cache)
    assert "letters" not in again.__dict__
    if later == "damaged":
        entry(cache).write_bytes(whole[:at] + b"mani" + whole[at + 4 :])
    elif later == "gone":
        entry(cache).unlink()
    elif later == "another course":
        entry(cache).write_bytes(b"x" + whole[1:])
    assert again.letters == first.letters
    assert load(root, cache) == first
    assert entry(cache).read_bytes() == whole


@pytest.mark.parametrize("change", ["text", "time", "new file", "file gone"])
def test_a_changed_file_is_seen(root: Path, cache: Path, change: str) -> None:
    load(root, cache)
    steps = root / "en/plan/steps.toml"
    sample = root / "en/letters/samples/crowded.md"
    if change == "text":
        steps.write_text(steps.read_text().replace("Read the letter", "Read the whole letter"))
    elif change == "time":
        status = steps.stat()
        steps.write_text(steps.read_text().replace("Read the letter", "Tear the letter"))
        os.utime(steps, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
    elif change == "new file":
        (root / "en/letters/samples/second.md").write_text(sample.read_text().replace("crowded", "second"))
    else:
        sample.unlink()
    assert load(root, cache) == load_course(root, environ={}, cached=False)
    titles = {"text": "Read the whole letter", "time": "Tear the letter"}
    course = load(root, cache)
    assert course.plan_texts[0].title == titles.get(change, "Read the letter")
    assert len(course.letters.samples) == {"new file": 2, "file gone": 0}.get(change, 1)


@pytest.mark.parametrize("damage", [b"", b"\n", b"{}", b"\xff\xfe\0", b"half", b"wrong", b"other"])
def test_a_damaged_cache_is_as_none(root: Path, cache: Path, damage: bytes) -> None:
    course = load(root, cache)
    whole = entry(cache).read_bytes()
    head, body = whole.split(b"\n", 1)
    contents = {
        b"half": whole[: len(whole) // 2],
        b"wrong": head + b"\n" + body.replace(b"small course", b"smell course"),
        b"other": b"0" * len(head) + b"\n" + body.replace(b"Read the letter", b"Send money"),
    }
    entry(cache).write_bytes(contents.get(damage, damage))
    assert load(root, cache) == course
    assert entry(cache).read_bytes() == whole


def test_a_cache_that_can_not_be_written_or_read_is_as_none(root: Path, cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file where the folder should be")
    assert load(root, cache).id == "small"
    cache.unlink()
    load(root, cache)
    kept = entry(cache)
    kept.unlink()
    os.mkfifo(kept)
    assert load(root, cache).id == "small"
    kept.unlink()
    kept.mkdir()
    assert load(root, cache).id == "small"


def test_the_cache_of_another_user_is_not_trusted(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(root, cache)
    steps = root / "en/plan/steps.toml"
    status = steps.stat()
    steps.write_text(steps.read_text().replace("Read the letter", "Tear the letter"))
    os.utime(steps, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert load(root, cache).plan_texts[0].title == "Read the letter", "the same user's is"
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert load(root, cache).plan_texts[0].title == "Tear the letter"


def test_a_cache_that_others_could_write_is_not_trusted(root: Path, cache: Path) -> None:
    course = load(root, cache)
    assert stat.S_IMODE(entry(cache).stat().st_mode) == 0o600
    entry(cache).chmod(0o666)
    whole = entry(cache).read_bytes()
    entry(cache).write_bytes(whole[:-1])
    assert load(root, cache) == course
    assert stat.S_IMODE(entry(cache).stat().st_mode) == 0o600


def test_a_broken_course_is_not_kept(root: Path, cache: Path) -> None:
    (root / "course.toml").write_text("id = 1")
    for _ in range(2):
        with pytest.raises(CourseBroken):
            load(root, cache)
    assert not cache.exists()


def test_nothing_unfinished_is_left_and_the_folder_is_private(root: Path, cache: Path) -> None:
    load(root, cache)
    assert [path.suffix for path in cache.iterdir()] == [".course"]
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_two_languages_are_kept_apart(root: Path, cache: Path) -> None:
    glossary = root / "en/glossary.toml"
    for path in sorted((root / "en").rglob("*")):
        target = root / "de" / path.relative_to(root / "en")
        if path.is_dir():
            target.mkdir(parents=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(path.read_text())
    (root / "de/glossary.toml").write_text(
        glossary.read_text().replace("What a proposal costs.", "Der Preis.")
    )
    english = load(root, cache)
    german = load_course(root, "de", {"TUTOR_CACHE": str(cache)})
    assert german.glossary[0].meaning == "Der Preis."
    assert load(root, cache) == english


def test_a_start_from_the_cache_imports_no_toml_and_no_screen(root: Path, cache: Path) -> None:
    load(root, cache)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tutor.course.loading import load_course\n"
        f"assert load_course(Path({str(root)!r}), environ={{'TUTOR_CACHE': {str(cache)!r}}}).id == 'small'\n"
        "print(sorted({'tomllib', 'difflib', 'pydantic', 'textual', 'tutor.course.assembling'} & set(sys.modules)))"
    )
    # A process that is counted imports what counts it, `tomllib` among others.
    uncounted = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=uncounted
    )
    assert ran.stdout == "[]\n"
