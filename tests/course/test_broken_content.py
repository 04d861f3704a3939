"""A broken course says what is wrong, where and what to do: each fault once, at its line."""

from pathlib import Path

import pytest
from tests.course.broken_courses import ALSO, BROKEN, LESSON, QUESTIONS, Broken
from tests.course.small_course import UNIT, small_course_files, write_course

from tutor.course.issues import CourseBroken
from tutor.course.loading import all_issues, load_course, read_course


def broken(root: Path, one: Broken) -> tuple[Path, int]:
    """Write the small course with one thing broken; the line on which it must be told."""
    files = small_course_files()
    assert one.old in files[one.file], "the test breaks nothing"
    text = files[one.file] = files[one.file].replace(one.old, one.new, 1)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(one.at)]
    return write_course(root, files), lines[one.nth - 1]


def test_a_good_course_has_no_issues(tmp_path: Path) -> None:
    assert all_issues(write_course(tmp_path / "content", small_course_files())) == ()


def test_all_faults_of_one_question_are_told_at_once(tmp_path: Path) -> None:
    files = small_course_files()
    text = files[QUESTIONS].replace(", value = 2", "", 1).replace('otherwise = "', 'otherwis = "', 1)
    files[QUESTIONS] = text.replace('{id = "a"', '{id = "b"', 1)
    told = [issue.what for issue in all_issues(write_course(tmp_path / "content", files))]
    assert any("has no `value`" in what for what in told)
    assert any("same id 'b'" in what for what in told)
    assert any("`otherwis`" in what for what in told)


@pytest.mark.parametrize("name", BROKEN)
def test_one_fault_is_one_issue_at_its_line(tmp_path: Path, name: str) -> None:
    one = BROKEN[name]
    root, line = broken(tmp_path / "content", one)
    also = ALSO.get(name, ())
    issues = [issue for issue in all_issues(root) if not any(words in issue.what for words in also)]
    assert [(issue.file, issue.line) for issue in issues] == [(str(root / one.file), line)], issues
    assert one.what in issues[0].what
    assert issues[0].todo
    assert str(issues[0]).startswith(f"{root / one.file}:{line}:{issues[0].column}: ")


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_hides_no_other(tmp_path: Path, name: str) -> None:
    root, _ = broken(tmp_path / "content", BROKEN[name])
    before = all_issues(root)
    other = root / UNIT / "lessons" / "3-what-helps.md"
    other.write_text(other.read_text().replace("sources", "sauces"))
    more = set(all_issues(root)) - set(before)
    assert [issue.what for issue in more] == ["a page has no `sauces`"]


def test_a_grave_issue_closes_the_course_and_advice_does_not(tmp_path: Path) -> None:
    root, _ = broken(tmp_path / "grave", BROKEN["unknown lesson"])
    with pytest.raises(CourseBroken) as caught:
        load_course(root, environ={"TUTOR_CACHE": str(tmp_path / "cache")})
    assert caught.value.exit_code == 1
    assert "there is no lesson" in str(caught.value)
    assert read_course(root)[0] is None
    root, _ = broken(tmp_path / "advice", BROKEN["long page"])
    assert load_course(root, environ={"TUTOR_CACHE": str(tmp_path / "cache")}).id == "small"
    assert read_course(root)[0] is not None


def told_after(tmp_path: Path, file: str, old: str, new: str, *, everywhere: bool = False) -> list[str]:
    """The issues, without their files, of the small course with one text changed."""
    files = small_course_files()
    assert old in files[file]
    files[file] = files[file].replace(old, new, -1 if everywhere else 1)
    return [str(one).rpartition("/")[2] for one in all_issues(write_course(tmp_path / "content", files))]


def test_a_match_that_only_looks_like_another_is_told(tmp_path: Path) -> None:
    said = told_after(tmp_path, QUESTIONS, 'match = "2"', 'match = "1."', everywhere=True)
    assert len(said) == 1 and '"1." looks like "1" and is another match; write them alike' in said[0]


def test_a_match_question_with_one_answer_for_all_is_told(tmp_path: Path) -> None:
    said = told_after(tmp_path, QUESTIONS, 'match = "2"', 'match = "1"', everywhere=True)
    assert len(said) == 1 and "have the same match" in said[0]


def test_a_reason_that_no_sign_leads_to_is_told(tmp_path: Path) -> None:
    (said,) = told_after(tmp_path, "letters/signs.toml", 'to = "under-age"', 'to = "approved"')
    assert 'no sign leads to the reason "under-age"' in said


def test_a_page_may_say_why_it_is_hard(tmp_path: Path) -> None:
    hard = "Notwithstanding administrative difficulties, organisations continuously reconsider applications."
    said = told_after(tmp_path, LESSON, "A page with another idea.", hard)
    assert len(said) == 1 and "is hard to read: grade" in said[0]
    files = small_course_files()
    files[LESSON] = files[LESSON].replace("A page with another idea.", hard)
    files[LESSON] = files[LESSON].replace(
        'title = "Another"', 'title = "Another"\nhard_words_ok = "a real letter"'
    )
    assert all_issues(write_course(tmp_path / "allowed", files)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Brackets [/] and [b] and [red]x[/red] are words.",
        "2 * 3 * 4 and snake_case and a_b_c",
        "A \\* that is meant, and \\`so\\`.",
        "`**code**` and `<b>`",
        "[one](https://a.example/b_c), [mail](mailto:a@b.example) and https://a.example/x_y_z",
        "> Upwork closes 24 accounts, says the letter.",
        "Open your Upwork profile. Upwork jobs are many.",
        "*one* **two** ***three*** _four_",
        "|a|b|\n|-|-|\n|c|d|",
    ],
)
def test_what_is_no_accident_is_not_told(tmp_path: Path, words: str) -> None:
    assert told_after(tmp_path, LESSON, "A page with another idea.", words) == []
