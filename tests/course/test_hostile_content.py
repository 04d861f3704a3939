"""A course made to hang, crash or paint the terminal is answered with one clear problem at its place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.course.small_course import UNIT, small_course_files, write_course, write_small_course

from tutor.course.loading import all_issues

GLOSSARY = "en/glossary.toml"
LESSON = f"{UNIT}/lessons/1-read-it-all.md"
TERM = b'[[term]]\nterm = "Connects"\nmeaning = "x"\n'


def dotted(parts: int) -> bytes:
    return ".".join("a" * parts).encode()


HOSTILE = {
    "10,000 parts in a key": (TERM + dotted(10_000) + b" = 1\n", 4, "a key has more than 8 dots"),
    "10,000 parts in a header": (TERM + b"[" + dotted(10_000) + b"]\n", 4, "a key has more than 8 dots"),
    "10,000 quoted parts": (TERM + b'"a" . ' * 10_000 + b'"a" = 1\n', 4, "a key has more than 8 dots"),
    "dots in an inline table": (TERM + b"x = {" + dotted(200) + b" = 1}\n", 4, "a key has more than 8 dots"),
    "lists in lists": (TERM + b"x = " + b"[" * 1_000 + b"]" * 1_000, 4, "more than 16 deep"),
    "lists over many lines": (TERM + b"x = " + b"[\n" * 1_000 + b"]\n" * 1_000, 20, "more than 16 deep"),
    "inline tables": (TERM + b"x = " + b"{a = " * 1_000 + b"1" + b"}" * 1_000, 4, "more than 16 deep"),
    "lists never closed": (TERM + b"x = " + b"[" * 50_000, 4, "more than 16 deep"),
    "a long whole number": (TERM + b"x = " + b"9" * 4_301, 4, "longer than 400 characters"),
    "a long hexadecimal number": (TERM + b"x = 0x" + b"f" * 60_000, 4, "longer than 400 characters"),
    "a long bare key": (TERM + b"k" * 60_000 + b" = 1", 4, "longer than 400 characters"),
    "a long line": (TERM + b'x = "' + b"x" * 70_000 + b'"\n', 4, "a line is longer than 65,536"),
    "a long comment": (TERM + b"#" * 70_000, 4, "a line is longer than 65,536"),
    "4 MiB": (TERM + b"# x\n" * 1_048_576, 1, "this file has 4,194,3"),
    "NUL": (TERM + b'x = "\0"\n', 4, "a sign it can't hold"),
    "NUL outside texts": (TERM + b"\0", 4, "neither a key, a table nor a comment"),
    "lone CR": (TERM + b'x = "a\rb"\n', 4, "a sign it can't hold"),
    "lone CR as line end": (TERM.replace(b"\n", b"\r"), 1, "after the end of"),
    "escape": (TERM + b'x = "\x1b[2J"\n', 4, "a sign it can't hold"),
    "escape in a comment": (TERM + b"# \x1b[2J\n", 4, "a sign it can't hold"),
    "second byte order mark": (b"\xef\xbb\xbf" + TERM + b"\xef\xbb\xbfx = 1\n", 4, "neither a key"),
    "Latin-1": (TERM + b"# caf\xe9\n", 4, "this is not UTF-8 text from here on"),
    "UTF-16": (TERM.decode().encode("utf-16"), 1, "this is not UTF-8 text from here on"),
    "half a character": (TERM + b"# \xf0\x9f", 4, "this is not UTF-8 text from here on"),
    "a surrogate": (TERM + b"# \xed\xa0\x80", 4, "this is not UTF-8 text from here on"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "this is not UTF-8 text from here on"),
    "no such day": (TERM + b"x = 2026-02-30\n", 4, "there is no such date or time"),
    "a text of three quotes without end": (
        TERM + b'x = """ ' + b"a\n" * 1_000,
        4,
        "text in quotes has no end",
    ),
    "quotes without end": (TERM + b"x = '''" + b"\\\"''\n" * 9_000, 4, "text in quotes has no end"),
    "one table a hundred times": (TERM + b"[a]\n" * 100, 5, "this table stands here twice"),
    "a table in a closed table": (TERM + b"[x]\na = {}\n[x.a.b]\n", 6, "this table stands here twice"),
    "a value that is a table too": (TERM + b"a = 1\na.b = 2\n", 5, "has a value already"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_toml_is_one_problem_and_the_rest_is_still_checked(tmp_path: Path, name: str) -> None:
    content, line, what = HOSTILE[name]
    root = write_small_course(tmp_path / "content")
    (root / GLOSSARY).write_bytes(content)
    (root / LESSON).write_text((root / LESSON).read_text().replace("sources", "sauces"))
    first, second = all_issues(root)
    assert (first.file, first.line) == (str(root / GLOSSARY), line)
    assert what in first.what
    assert (second.file, second.what) == (str(root / LESSON), "a page has no `sauces`")


@pytest.mark.parametrize("fence", ["front", "page"])
@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith(("key", "header", "lists"))])
def test_hostile_toml_in_a_lesson_is_told_at_its_line(tmp_path: Path, name: str, fence: str) -> None:
    content, line, what = HOSTILE[name]
    root = write_small_course(tmp_path / "content")
    text = (root / LESSON).read_text()
    at = text.index("+++\n") + 4 if fence == "front" else text.index("+++ page\n") + 9
    (root / LESSON).write_text(text[:at] + content.decode() + text[at:])
    (told,) = all_issues(root)
    assert what in told.what and told.line == text.count("\n", 0, at) + line


def told(root: Path) -> list[tuple[str, str]]:
    return [(Path(one.file).relative_to(root).as_posix(), one.what) for one in all_issues(root)]


def test_pipes_links_and_folders_in_place_of_files_hold_nothing_up(tmp_path: Path) -> None:
    root = write_small_course(tmp_path / "content")
    os.mkfifo(root / "en/pipe.toml")
    os.mkfifo(root / "en/pipe")
    (root / "en/round.toml").symlink_to("circle.toml")
    (root / "en/circle.toml").symlink_to("round.toml")
    (root / "en/here").symlink_to(".")
    (root / "en/folder.toml").mkdir()
    (root / "en/null.toml").symlink_to("/dev/null")
    assert told(root) == [
        ("en/circle.toml", "this link leads nowhere"),
        ("en/folder.toml", "this is a folder where a file belongs"),
        ("en/here", "a link to a folder is not followed"),
        ("en/null.toml", "this is not a plain file"),
        ("en/pipe.toml", "this is not a plain file"),
        ("en/round.toml", "this link leads nowhere"),
    ]


def check(root: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """`tutor check` as a person runs it."""
    return subprocess.run(
        [sys.executable, "-m", "tutor", "check", str(root), *options],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_a_hostile_course_says_is_printed_as_signs_without_power(tmp_path: Path) -> None:
    files = small_course_files()
    files["en/glossary.toml"] = (
        '[[term]]\n"\\u001b[31mred[/]\\nsecond:9:9: line" = "\\u202e"\nterm = "[bold]Connects"\n'
    )
    files["en/skills/roles.toml"] = files["en/skills/roles.toml"].replace(
        '"zoho"', '"[link=file:///etc]x[/]"'
    )
    files[f"{UNIT}/lessons/\x1b]0;title\x07\n5-x.md"] = "x"
    ran = check(write_course(tmp_path / "content", files))
    assert ran.returncode == 1
    assert "Traceback" not in ran.stdout + ran.stderr
    assert not any(ord(sign) < 32 and sign != "\n" for sign in ran.stdout + ran.stderr)
    assert "\u202e" not in ran.stdout
    assert all(line.startswith(str(tmp_path)) for line in ran.stdout.splitlines())
    assert "[link=file:///etc]x[/]" in ran.stdout


def test_check_says_all_at_once_and_ends_with_1_or_0(tmp_path: Path) -> None:
    files = small_course_files()
    ran = check(write_course(tmp_path / "good", files))
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr.endswith(": no problems\n")
    files["en/glossary.toml"] = files["en/glossary.toml"].replace("meaning", "sense")
    files[LESSON] = files[LESSON].replace("*one*", "**one")
    ran = check(write_course(tmp_path / "broken", files))
    assert ran.returncode == 1
    assert [line.split(": ")[0].rpartition("content")[2] for line in ran.stdout.splitlines()] != []
    assert f"{LESSON}:13:13: the page" in ran.stdout
    assert ran.stderr.endswith(": 2 problems; 1 keep the course from opening\n") or "3 problems" in ran.stderr


def test_sources_grow_old_by_the_day_that_is_given(tmp_path: Path) -> None:
    root = write_small_course(tmp_path / "content")
    assert check(root, "--today", "2028-05-22").stdout == ""
    ran = check(root, "--today", "2028-05-23")
    assert ran.returncode == 1
    said = ran.stdout.splitlines()
    assert [line.split(": ")[0] for line in said] == [
        f"{root}/en/certificates.toml:12:1",
        f"{root}/sources.toml:6:1",
        f"{root}/sources.toml:14:1",
    ]
    assert 'the source "F1" was seen on 2026-11-22, over 18 months ago; ' in said[1]
    assert "is not over yet" in check(root, "--today", "2026-11-21").stdout
    assert check(root, "--today", "soon").returncode == 2


def test_a_folder_that_is_no_course_ends_with_3(tmp_path: Path) -> None:
    ran = check(tmp_path / "none")
    assert ran.returncode == 3 and "There is no course folder" in ran.stderr
