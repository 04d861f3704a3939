"""`tutor gift` as a person runs it: questions on stdout, what is lost on stderr."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.course.small_course import write_small_course


def gift(*words: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tutor", "gift", *words],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_questions_go_out_and_come_in_again(tmp_path: Path) -> None:
    root = write_small_course(tmp_path / "content")
    out = gift("export", str(root), "-o", str(tmp_path / "q.gift"))
    assert (out.returncode, out.stdout) == (0, "")
    assert 'letter: "letter/q-4" is left out: GIFT has no form for the kind "order"' in out.stderr
    taken = gift("import", str(tmp_path / "q.gift"), "--unit", "letter")
    assert taken.returncode == 0
    rows = tomllib.loads(taken.stdout)["question"]
    assert [row["id"] for row in rows] == [
        f"letter/{name}" for name in ("try-1", "q-1", "q-2", "q-3", "q-5", "q-6", "q-8", "q-9")
    ]
    assert "8 questions. Write objective, lesson and page of each" in taken.stderr


def test_gift_comes_through_a_pipe_and_goes_to_stdout(tmp_path: Path) -> None:
    assert "::letter/q-1::" in gift("export", str(write_small_course(tmp_path / "content"))).stdout
    assert 'text = "yes"' in gift("import", "-", given="Is it? {=yes#Y ~no#N}").stdout


def test_a_wrong_use_is_told() -> None:
    assert gift().returncode == 2
    assert gift("import", "/no/such/file").returncode == 3
    assert gift("import", "-", "--unit", "Not an id", given="x").returncode == 2
