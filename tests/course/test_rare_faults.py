"""Faults an author makes seldom are told too, each in words that say what to do."""

import os
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError
from tests.course.small_course import UNIT, small_course_files, write_course

from tutor.course.gift_reading import read_gift
from tutor.course.languages import canonical, own_name
from tutor.course.letter_learnt import LearntSigns
from tutor.course.loading import all_issues, find_content
from tutor.course.models import Question, QuestionKind
from tutor.course.question_faults import _KIND_FAULTS
from tutor.course.wording import in_words
from tutor.ground.problem import UnreadableInput
from tutor.tui.widgets.kinds.by_kind import ASK

QUESTIONS = f"{UNIT}/questions.toml"
LESSON = f"{UNIT}/lessons/1-read-it-all.md"
UNIT_FILE = f"{UNIT}/unit.toml"
SIGNS = "letters/signs.toml"
SKILLS = "en/skills/skills.toml"
SAMPLE = "en/letters/samples/crowded.md"
CERTIFICATES = "en/certificates.toml"


def said_of(tmp_path: Path, files: dict[str, str], today: date | None = None) -> str:
    return "\n".join(map(str, all_issues(write_course(tmp_path / "content", files), today=today)))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (QUESTIONS, 'because = "It says so."', 'because = "It says so."\nchanged = "Why"', "raise `revision` to 2"),
        (QUESTIONS, 'sources = ["F1"]', 'sources = ["F1"]\nunits = ["h"]', "only a number question has `units`"),
        (QUESTIONS, 'sources = ["F1"]', 'sources = ["F1"]\notherwise = "No."', "has `otherwise`; take it out"),
        (QUESTIONS, 'sources = ["F1"]', 'sources = ["F1"]\nboxes = [{id = "l", text = "L", feedback = "F"}, '
         '{id = "r", text = "R", feedback = "F"}]', "only a sort question has boxes"),
        (QUESTIONS, 'feedback = "Yes."}', 'feedback = "Yes.", value = 3}', "which only a number question reads"),
        (QUESTIONS, 'feedback = "Yes."', 'feedback = "Yes.", bogus_key = 1', "take it out; known keys are"),
        (QUESTIONS, "options = [", "revision = 0\noptions = [", "use 1 or more"),
        (CERTIFICATES, "minutes = 300", "minutes = 0", "use"),
        (CERTIFICATES, "as_of = 2026-11-22", "as_of = 2020-01-01", "is as of 2020-01-01"),
        ("sources.toml", "seen_on = 2026-11-22", "seen_on = 2020-01-01", "was seen on 2020-01-01"),
        ("sources.toml", "seen_on = 2026-11-22", "seen_on = 2030-01-01", "is not over yet"),
        (SIGNS, "[words.en]", '[words.en]\nempty = " , "', "holds no words"),
        (SIGNS, "many & skills", "many & unheard", "no words are given for: unheard"),
        (SIGNS, "[words.en]", '[[effects]]\nfinding = "nowhere"\non = {declined = 1.0}\n\n[words.en]', "nowhere"),
        (SAMPLE, 'id = "crowded"', 'id = "crowded"\ntext = "No"', "a sample letter has no `text` here"),
        (LESSON, 'goal = "read"', 'goal = "read"\npages = []', "a lesson has no `pages` here"),
        (LESSON, 'title = "Another"', 'title = "Another"\ntext = "No"', "a page has no `text` here"),
        (UNIT_FILE, 'id = "letter"', 'id = "other"', "is not that of the folder"),
        (UNIT_FILE, "number = 1", "number = 2", "is not that of the folder"),
        (UNIT_FILE, 'can_do = ["read your letter"]', 'can_do = []', "has too few entries"),
        (LESSON, "It says **so**.", "See e.g. this, i.e", ""),
        ("en/glossary.toml", "[[term]]", "x = 1\n[[term]]", "no `x`"),
        (SIGNS, "points = 3.0", "points = 3.0\nwithin = 300", "use 250 or less"),
        (QUESTIONS, 'id = "letter/q-1"', f'id = "letter/{"q" * 80}"', "use at most 80 characters"),
        (QUESTIONS, 'boxes = [', 'boxes = [' + 4 * '{id = "x", text = "X", feedback = "F"}, ', "give at most 5"),
    ],
)  # fmt: skip
def test_it_is_told(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    files = small_course_files()
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)
    assert said in said_of(tmp_path, files, today=date(2026, 11, 23))


def test_a_mistake_nobody_foresaw_is_told_in_the_words_of_the_checker() -> None:
    found = {"type": "of_tomorrow", "loc": ("options", 1), "msg": "Input is odd", "input": 1}
    told = in_words(found, Question, "a question")  # type: ignore[arg-type]
    assert told == ("entry 2 of `options`: Input is odd", "mend the value")


@pytest.mark.parametrize("path", [("prompt", "colour"), ("gone", 0, "colour")])
def test_a_key_below_what_has_no_keys_is_to_be_taken_out(path: tuple[str | int, ...]) -> None:
    found = {"type": "extra_forbidden", "loc": path, "msg": "", "input": 1}
    what, todo = in_words(found, Question, "a question")  # type: ignore[arg-type]
    assert (what.endswith("has no `colour`"), todo) == (True, "take it out")


def test_a_unit_of_three_lessons_is_advised_to_have_more(tmp_path: Path) -> None:
    files = {path: text for path, text in small_course_files().items() if "4-next-move" not in path}
    assert 'the unit "letter" has 3 lessons; give it at least 4' in said_of(tmp_path, files)


def test_folders_and_files_of_a_unit_are_named_by_number_and_id(tmp_path: Path) -> None:
    files = small_course_files()
    files["en/units/letter/unit.toml"] = files[UNIT_FILE]
    files[f"{UNIT}/lessons/notes.md"] = files[LESSON]
    said = said_of(tmp_path, files)
    assert "this is not the name of a unit folder" in said
    assert "this is not the name of a lesson file" in said


def test_a_unit_without_lessons_and_a_lesson_without_a_page_are_told(tmp_path: Path) -> None:
    files = small_course_files()
    files[LESSON] = files[LESSON].partition("+++ page")[0]
    assert "a lesson without a page" in said_of(tmp_path / "page", files)
    files = {path: text for path, text in small_course_files().items() if "/lessons/" not in path}
    assert "this unit has no lessons" in said_of(tmp_path / "lessons", files)


def test_two_units_of_one_number_are_told(tmp_path: Path) -> None:
    files = small_course_files()
    second = {
        path.replace("1-letter", "1-other"): text.replace("letter/", "other/")
        .replace('id = "letter"', 'id = "other"')
        .replace('"lessons', '"lessons')
        for path, text in files.items()
        if path.startswith(UNIT)
    }
    assert 'the unit "letter" has the number 1 already' in said_of(tmp_path, files | second)


def test_a_practice_question_that_no_page_tries_is_told(tmp_path: Path) -> None:
    files = small_course_files()
    for path in files:
        if path.endswith(".md"):
            files[path] = files[path].replace('try_it = "letter/try-1"\n', "")
    assert 'no page has "letter/try-1" as its try_it' in said_of(tmp_path, files)


def test_a_file_that_is_no_text_is_told_where_it_stops_to_be_one(tmp_path: Path) -> None:
    root = write_course(tmp_path / "content", small_course_files())
    (root / SKILLS).write_bytes(b'[[skill]]\nid = "x"\nname = "\xff"\n')
    (told,) = [one for one in all_issues(root) if "not UTF-8" in str(one)]
    assert (told.line, told.column) == (3, 9)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_can_t_be_read_is_told(tmp_path: Path) -> None:
    root = write_course(tmp_path / "content", small_course_files())
    (root / "letters").chmod(0)
    assert "this folder can't be read" in "\n".join(map(str, all_issues(root)))


def test_a_course_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="There is no course folder"):
        find_content(tmp_path / "gone", {})


def test_a_language_nobody_named_goes_by_its_code() -> None:
    assert own_name("xx") == "xx"
    assert own_name("fr-CA") == own_name("fr") != "fr"


@pytest.mark.parametrize(
    ("code", "folder"),
    [("en", "en"), ("FIL", "fil"), ("fil_PH", "fil"), (" tl ", "fil"), ("en-GB", "en"), ("PT_BR", "pt-BR")],
)
def test_a_language_goes_by_the_code_of_its_folder(code: str, folder: str) -> None:
    assert canonical(code) == folder


@pytest.mark.parametrize("code", ["", "x", "../en", "en/fil", "filipino"])
def test_what_is_no_language_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is no language code"):
        canonical(code)


@pytest.mark.parametrize(
    ("inside", "lost"),
    [
        ("{#}", "is no number"),
        ("{#nan}", "is no number"),
        ("{=~}", "empty"),
        ("{#1e999}", "no number to compare"),
    ],
)
def test_a_gift_question_that_can_t_be_asked_is_left_out_with_the_reason(inside: str, lost: str) -> None:
    questions, losses = read_gift(f"::One::How many? {inside}\n", "letter")
    assert questions == ()
    assert lost in " ".join(losses)


def test_the_star_of_gift_says_what_any_other_answer_hears() -> None:
    (asked,) = read_gift("::One::Which? {=yes#Right. =*#Something else.}\n", "letter")[0]
    assert asked["otherwise"] == "Something else."
    (asked,) = read_gift("::One::How many? {#=5:1#Right. =*#Something else.}\n", "letter")[0]
    assert asked["otherwise"] == "Something else."


@pytest.mark.parametrize(
    ("change", "told"),
    [({"bias": (0.0,)}, "numbers in `bias`"), ({"weights": "word ~"}, "not one sign for each label"),
     ({"pieces": "_de ~"}, "not one sign for each family"), ({"piece_bias": (0.0,)}, "`piece_bias` needs")],
)  # fmt: skip
def test_learnt_weights_are_whole(change: dict[str, object], told: str) -> None:
    whole = {"labels": "hold talk", "bias": (0.0, 0.0), "step": 0.1, "weights": "word ~~", "outcome": {}}
    with pytest.raises((ValidationError, ValueError), match=told):
        LearntSigns.model_validate(whole | change)


def test_two_wrong_answers_make_no_question_of_several(tmp_path: Path) -> None:
    files = small_course_files()
    head, kind, rest = files[QUESTIONS].partition('kind = "several"')
    files[QUESTIONS] = head + kind + rest.replace(", right = true", "", 1)
    assert "needs at least one right and one wrong option" in said_of(tmp_path, files)


def test_a_match_without_its_other_half_is_told(tmp_path: Path) -> None:
    files = small_course_files()
    head, kind, rest = files[QUESTIONS].partition('kind = "match"')
    files[QUESTIONS] = head + kind + rest.replace('match = "1", ', "", 1)
    assert "every option of a match question needs a `match`" in said_of(tmp_path, files)


def test_a_gift_question_has_as_many_options_as_there_are_letters() -> None:
    many = " ".join(f"~No {n}" for n in range(30))
    questions, losses = read_gift(f"::One::Which? {{=Yes {many}}}\n", "letter")
    assert questions == () and "it has 31 options" in " ".join(losses)


def test_no_place_forgets_a_kind_of_question() -> None:
    kinds = set(get_args(QuestionKind))
    assert (set(_KIND_FAULTS), set(ASK)) == (kinds, kinds)
