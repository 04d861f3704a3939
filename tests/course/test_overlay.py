"""Words of another language are laid over the English course, each by itself; what is wrong with them is told."""

import os
from pathlib import Path

import pytest
from tests.course.small_course import UNIT, write_course, write_small_course

from tutor.course.course import Course
from tutor.course.issues import CourseBroken
from tutor.course.loading import load_course, load_letter_guide, read_course

WHERE = UNIT.replace("en/", "fil/")
LESSON = f"{WHERE}/lessons/1-read-it-all.md"
QUESTIONS = f"{WHERE}/questions.toml"
ENGLISH_ONLY = {"fil/glossary.toml": '[[term]]\nterm = "Connects"\n'}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "content")


def read(root: Path, files: dict[str, str]) -> tuple[Course, list[tuple[str, int, str]]]:
    """The course in Filipino, and what is told of it: file, line and words; not what is missing."""
    course, issues = read_course(write_course(root, files), "fil")
    assert course is not None and not any(one.grave for one in issues)
    return course, [
        (Path(one.file).relative_to(root).as_posix(), one.line, one.what)
        for one in issues
        if "are read in English" not in one.what
    ]


def test_each_text_is_laid_over_its_own_and_the_others_stay_english(root: Path) -> None:
    course, told = read(
        root,
        {
            "fil/course.toml": 'title = "Maliit na kurso"\n',
            "fil/glossary.toml": '[[term]]\nterm = "Connects"\nmeaning = "Ang halaga."\n',
            f"{WHERE}/unit.toml": 'id = "letter"\ntitle = "Ang sulat"\ncan_do = ["basahin"]\n'
            '[[objective]]\nid = "letter/read"\ntext = "basahin ang sulat"\n',
            "fil/skills/skills.toml": '[[skill]]\nid = "email-handling"\ncrowded = {text = "Marami."}\n',
            LESSON: '+++\nid = "letter/read-it-all"\ngoal = "bumasa"\n+++\n'
            '+++ page\nid = "p3"\n+++\n\nWakas. Connects.\n',
            "fil/letters/samples/crowded.md": '+++\nid = "crowded"\ntitle = "Masikip"\n+++\n',
        },
    )
    unit = course.units[0]
    assert (course.language, course.languages, course.title) == ("fil", ("en", "fil"), "Maliit na kurso")
    assert (course.glossary[0].term, course.glossary[0].meaning) == ("Connects", "Ang halaga.")
    assert (unit.title, unit.can_do, unit.workbench_title) == ("Ang sulat", ("basahin",), "Letter lab")
    assert unit.objectives[0].text == "basahin ang sulat"
    note = course.skill["email-handling"].crowded
    assert note is not None and (note.text, note.sources) == ("Marami.", ("F1",))
    lesson = course.lesson["letter/read-it-all"]
    assert (lesson.title, lesson.goal) == ("Lesson read-it-all", "bumasa")
    assert [page.text for page in lesson.pages][1:] == ["A page with another idea.", "Wakas. Connects."]
    assert (course.letters.samples[0].title, course.letters.samples[0].text[:4]) == ("Masikip", "Dear")
    assert told == []


def question(kind: str, words: str) -> dict[str, str]:
    number = {"match": 3, "text": 8, "number": 9}.get(kind, 1)
    return {QUESTIONS: f'[[question]]\nid = "letter/q-{number}"\n{words}'}


def test_english_answers_are_still_taken_and_english_units_too(root: Path) -> None:
    words = '[[question.options]]\nid = "a"\ntext = "Isa"\nalso = ["Una"]\nfeedback = "Oo."\n'
    course, told = read(root, question("text", words))
    option = course.question["letter/q-8"].options[0]
    assert (option.text, option.also, option.right) == ("Isa", ("Una", "1", "First", "One"), True)
    numbers, more = read(root, question("number", 'units = ["oras", "hours"]\n'))
    assert numbers.question["letter/q-9"].units == ("oras", "hours", "hour")
    assert told == more == []


def test_answers_with_one_match_keep_one_match(root: Path) -> None:
    both = '[[question.options]]\nid = "{}"\nmatch = "{}"\n'
    right, told = read(root, question("match", both.format("a", "una") + both.format("b", "ikalawa")))
    assert [one.match for one in right.question["letter/q-3"].options] == ["una", "ikalawa"]
    assert told == []
    wrong, told = read(root, question("match", both.format("a", "una") + both.format("b", "una")))
    assert [one.match for one in wrong.question["letter/q-3"].options] == ["1", "2"]
    assert [(line, what[:20]) for _, line, what in told] == [(3, "the `match` of these")]


@pytest.mark.parametrize(
    ("file", "text", "line", "what"),
    [
        ("fil/glossary.toml", '[[term]]\nterm = "None"\nmeaning = "x"\n', 2, 'has no term "None" for'),
        ("fil/glossary.toml", '[[term]]\nmeaning = "x"\n', 1, "have no `term`"),
        ("fil/glossary.toml", '[[word]]\nterm = "x"\n', 1, "this file has no `word`"),
        ("fil/glossary.toml", "[[term]\n", 1, ""),
        ("fil/glossary.toml", " ", 1, "this file is empty"),
        ("fil/glosary.toml", "", 1, "no part of the course is read from this file"),
        (
            "fil/glossary.toml",
            '[[term]]\nterm = "Connects"\n[[term]]\nterm = "Connects"\n',
            4,
            '"Connects" stands here twice',
        ),
        ("fil/glossary.toml", '[[term]]\nterm = "Connects"\nmeaning = 3\n', 3, "not of the same form"),
        (
            "fil/glossary.toml",
            '[[term]]\nterm = "Connects"\nmeaning = "\\u202e"\n',
            3,
            "a terminal would obey",
        ),
        ("fil/skills/skills.toml", '[[skill]]\nid = "zoho"\nname = "Zo"\n', 3, "`name` is not translated"),
        (
            "fil/skills/skills.toml",
            '[[skill]]\nid = "zoho"\ncrowded = {text = "x"}\n',
            3,
            "no `crowded` here",
        ),
        (f"{WHERE}/unit.toml", 'id = "letter"\ncan_do = ["a", "b"]\n', 2, "has 2 texts, the English one 1"),
        (
            f"{WHERE}/unit.toml",
            'id = "letter"\n[[objective]]\nid = "letter/red"\ntext = "x"\n',
            3,
            "no other 'letter/red' here",
        ),
        (
            "fil/plan/steps.toml",
            '[[text]]\nid = "situation/none"\nhow = ["Read it to the end.", "Markahan ang {skill}."]\n',
            3,
            "nothing fills in {skill} here",
        ),
        (LESSON, "Wala\n", 1, "the file does not begin with `+++`"),
        (LESSON, "+++\nid = \n+++\n", 2, ""),
        (
            LESSON,
            '+++\nid = "letter/read-it-all"\n+++\n+++ page\nid = "p9"\n+++\nx\n',
            5,
            'no page "letter/read',
        ),
        (
            LESSON,
            '+++\nid = "letter/read-it-all"\n+++\n+++ page\nid = "p1"\n+++\n\nIsa\n\nna **ideya.\n',
            10,
            "a sign of emphasis without its partner",
        ),
        (
            "fil/letters/samples/crowded.md",
            '+++\nid = "crowded"\n+++\nMahal na freelancer\n',
            4,
            "a sample letter stays in English",
        ),
        ("fil/letters/samples/crowded.md", "Mahal\n", 1, "the file does not begin with `+++`"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line_and_the_english_stays(
    root: Path, file: str, text: str, line: int, what: str
) -> None:
    english, _ = read_course(root)
    course, told = read(root, {file: text})
    assert [(where, at) for where, at, words in told if what in words] == [(file, line)], told
    assert english is not None
    if "sign of emphasis" not in what:
        assert course == english.model_copy(update={"language": "fil", "languages": ("en", "fil")})


def test_a_lost_blank_is_told(root: Path) -> None:
    steps = root / "en/plan/steps.toml"
    steps.write_text(steps.read_text().replace("It holds the reason.", "{skill} holds it."))
    first = steps.read_text().split('id = "')[1].split('"')[0]
    words = {"fil/plan/steps.toml": f'[[text]]\nid = "{first}"\nwhy = "Naroon."\n'}
    course, told = read(root, words)
    assert ("fil/plan/steps.toml", 3, "this text lacks {skill}") in told
    assert course.plan_text[first].why == "{skill} holds it."


def test_words_that_fit_no_checked_item_are_told_and_not_used(root: Path) -> None:
    same = '[[question.options]]\nid = "b"\ntext = "first"\n'
    course, told = read(root, question("text", same))
    assert course.question["letter/q-8"].options[1].text == "Two"
    assert [(line, "is also an answer of the option" in what) for _, line, what in told] == [(5, True)]


def test_the_texts_that_are_missing_are_counted_file_by_file_and_harm_nothing(root: Path) -> None:
    course, issues = read_course(write_course(root, ENGLISH_ONLY), "fil")
    assert course is not None and not any(one.grave for one in issues)
    missing = {Path(one.file).relative_to(root).as_posix(): one.what for one in issues}
    assert missing["fil/glossary.toml"] == "1 of 1 texts have no words here, and are read in English"
    assert missing[LESSON].startswith("8 of 8 texts")
    assert "fil/skills/roles.toml" not in missing, "names may stay as they are"


def test_an_english_start_does_not_look_into_other_languages(root: Path, tmp_path: Path) -> None:
    write_course(root, {"fil/glossary.toml": "[[broken"})
    (root / "fil/loop").symlink_to(root)
    assert load_course(root, "en", {}, cached=False).languages == ("en", "fil")


def test_the_cache_of_a_language_knows_the_english_files_and_its_own(root: Path, tmp_path: Path) -> None:
    environ = {"TUTOR_CACHE": str(tmp_path / "cache")}
    write_course(root, ENGLISH_ONLY)
    assert load_course(root, "fil", environ).glossary[0].meaning == "What a proposal costs."
    write_course(root, {"fil/glossary.toml": '[[term]]\nterm = "Connects"\nmeaning = "Ang halaga."\n'})
    assert load_course(root, "fil", environ).glossary[0].meaning == "Ang halaga."
    assert load_course(root, "en", environ).glossary[0].meaning == "What a proposal costs."
    english = root / "en/letters/reasons.toml"
    english.write_text(english.read_text().replace("A reason", "A cause"))
    assert load_course(root, "fil", environ).letters.reasons[0].label == "A cause"
    assert load_letter_guide(root, "fil", environ).reasons[0].label == "A cause"
    (root / "de").mkdir()
    assert load_course(root, "fil", environ).languages == ("de", "en", "fil")


def test_a_letter_is_explained_in_the_language_without_the_rest_of_the_course(root: Path) -> None:
    words = '[[reason]]\nid = "crowded-skills"\nlabel = "Masikip"\nhelps = ["Ito.", "Iyan."]\n'
    write_course(root, {"fil/letters/reasons.toml": words, "fil/glossary.toml": "[[broken"})
    guide = load_letter_guide(root, "fil", {}, cached=False)
    assert (guide.reason["crowded-skills"].label, guide.reason["crowded-skills"].helps) == (
        "Masikip",
        ("This.",),
    )


def test_a_broken_english_item_is_told_once_and_not_by_its_words(root: Path) -> None:
    write_course(root, {"en/glossary.toml": '[[term]]\nterm = "Connects"\nmeaning = ["x"]\n'})
    write_course(root, {"fil/glossary.toml": '[[term]]\nterm = "Connects"\nmeaning = "Ang halaga."\n'})
    with pytest.raises(CourseBroken, match="glossary"):
        load_course(root, "en", {}, cached=False)
    os.utime(root)


def test_a_text_to_send_keeps_its_english_words(root: Path) -> None:
    bench = '[[text]]\nid = "text/voice"\ntitle = "Introduce yourself"\nlines = ["Hello."]\n'
    words = '[[text]]\nid = "text/voice"\ntitle = "Magpakilala"\n'
    course, told = read(root, {"en/benches.toml": bench, "fil/benches.toml": words})
    assert (course.bench_texts[0].title, course.bench_texts[0].lines, told) == (
        "Magpakilala",
        ("Hello.",),
        [],
    )
    _, issues = read_course(root, "fil")
    assert not [one for one in issues if one.file.endswith("fil/benches.toml")], "nothing is missing there"
    _, told = read(root, {"fil/benches.toml": words + 'lines = ["Kumusta."]\n'})
    assert told == [("fil/benches.toml", 4, "`lines` is not translated")]


def test_more_answers_may_be_taken_than_the_english_ones(root: Path) -> None:
    english = root / UNIT / "questions.toml"
    english.write_text(english.read_text().replace(', also = ["2"]', ""))
    course, told = read(root, question("text", '[[question.options]]\nid = "b"\nalso = ["dalawa"]\n'))
    assert (course.question["letter/q-8"].options[1].also, told) == (("dalawa",), [])
