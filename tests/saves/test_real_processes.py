"""The save promise, tried on real processes: out of room, and killed. tests/durability/ tries it more often."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.saves.making import one_more, progress

from tutor.saves.files import open_file_store

ROOT = Path(__file__).parents[2]


def python(program: str, *arguments: object) -> list[str]:
    """The command that runs `program`; started in ROOT, it can import this folder's builders."""
    return [sys.executable, "-c", program, *map(str, arguments)]


FILLS_THE_DISK = """
import sys
from pathlib import Path
from tests.saves.making import one_more
from tutor.ground.problem import CouldNotWrite
from tutor.saves.files import open_file_store

store = open_file_store(Path(sys.argv[1]))
before = store.load("me")
after = one_more(before)
while True:
    try:
        store.save(after)
    except CouldNotWrite as problem:
        print(after.revision, problem.exit_code, problem.happened)
        break
    after = one_more(after)
"""


def test_a_disk_that_is_full_in_the_middle_of_a_save_leaves_the_older_one(tmp_path: Path) -> None:
    open_file_store(tmp_path).save(progress())

    def with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    child = subprocess.run(
        python(FILLS_THE_DISK, tmp_path),
        cwd=ROOT,
        preexec_fn=with_little_room,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert child.returncode == 0, child.stderr
    revision, exit_code, happened = child.stdout.split(" ", 2)
    assert (exit_code, "could not be written" in happened) == ("5", True)
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    assert kept.revision == int(revision) - 1
    assert not (tmp_path / ".me.toml.writing").exists()


SAVES_FOR_EVER = """
import sys
from pathlib import Path
from tests.saves.writers import saved_for_ever
from tutor.saves.files import open_file_store

for revision in saved_for_ever(open_file_store(Path(sys.argv[1]))):
    print(revision, flush=True)
"""


def test_a_sitting_that_was_killed_leaves_its_seat_free(tmp_path: Path) -> None:
    child = subprocess.Popen(python(SAVES_FOR_EVER, tmp_path), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    last = [int(line) for line in child.stdout]
    child.wait()
    child.stdout.close()
    store = open_file_store(tmp_path)
    with store.sit_down("me"):
        kept = store.load("me")
        assert kept is not None
        assert kept.revision >= (last[-1] if last else 1)
        store.save(one_more(kept))
