"""The letters of the evaluation are well-formed, and the halves share no wording; disturbances are steady."""

from collections import Counter

import pytest
from benchmarks.letters.disturbances import DISTURBANCES, disturbed
from benchmarks.letters.lessons import doubled, whole_letters
from benchmarks.letters.scores import Score, letter_guide
from benchmarks.letters.written import FRESH, HALVES, WrittenLetter, written_letters
from rapidfuzz import fuzz, process

from tutor.tutoring.letter_reading import read_letter

GUIDE = letter_guide()
FAMILY = {reason.id: reason.family for reason in GUIDE.reasons}
REMEDIES = {remedy.id for remedy in GUIDE.remedies}
LETTERS = [letter for half in HALVES for letter in written_letters(half)]
each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)


def test_every_letter_has_its_own_name_and_text() -> None:
    for counted in (Counter(letter.id for letter in LETTERS), Counter(letter.text for letter in LETTERS)):
        assert [name for name, times in counted.items() if times > 1] == []


def test_no_wording_stands_in_both_halves() -> None:
    groups = [{letter.group for letter in written_letters(half)} for half in HALVES]
    assert not groups[0] & groups[1]


def test_fresh_letters_are_known_kinds_and_none_that_was_learnt() -> None:
    fresh = written_letters(FRESH)
    assert {reason for letter in fresh for reason in letter.reasons} <= set(FAMILY)
    assert {remedy for letter in fresh for remedy in letter.remedies} <= REMEDIES
    learnt = {letter.text for half in HALVES for letter in written_letters(half)}
    learnt |= {text for text, _ in whole_letters()}
    assert [letter.id for letter in fresh if letter.text in learnt] == []


def test_a_double_gives_the_reasons_of_two_letters_of_one_family() -> None:
    letters = whole_letters()
    made = doubled(GUIDE, letters, 200)
    assert made == doubled(GUIDE, letters, 200)
    for text, said in made:
        first, second = said[:2]
        assert first != second and FAMILY[first] == FAMILY[second]
        assert any(text.endswith(half) and second in reasons for half, reasons in letters)


def test_no_letter_of_one_half_is_nearly_a_letter_of_the_other() -> None:
    halves = [[letter for letter in written_letters(half) if len(letter.text) >= 40] for half in HALVES]
    other = {letter.id: letter.text.lower() for letter in halves[1]}
    pairs = [
        (letter.id, near[2])
        for letter in halves[0]
        if (near := process.extractOne(letter.text.lower(), other, scorer=fuzz.ratio, score_cutoff=75))
    ]
    assert pairs == []


@each_letter
def test_a_letter_names_known_reasons_and_remedies_only(letter: WrittenLetter) -> None:
    assert letter.id.rsplit("-", 1)[1].isdigit()
    assert set(letter.reasons) <= set(FAMILY)
    assert set(letter.remedies) <= REMEDIES


@each_letter
def test_the_telling_words_stand_in_the_letter(letter: WrittenLetter) -> None:
    assert letter.text.strip()
    assert all(words and words in letter.text for _, words in letter.evidence)
    wanted = set() if FAMILY[letter.reasons[0]] == "unclear" else set(letter.reasons)
    assert {reason for reason, _ in letter.evidence} == wanted


def test_there_are_letters_enough_of_every_kind() -> None:
    counts = Counter(reason for letter in LETTERS for reason in letter.reasons)
    assert {reason: counts[reason] for reason in FAMILY if counts[reason] < 12} == {}
    unclear = sum(FAMILY[letter.reasons[0]] == "unclear" for letter in LETTERS)
    assert unclear >= 150
    assert len(LETTERS) - unclear >= 300


def test_the_halves_are_about_of_one_size() -> None:
    sizes = [len(written_letters(half)) for half in HALVES]
    assert min(sizes) >= 0.4 * sum(sizes)


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_disturbance_changes_letters_the_same_way_each_time(name: str) -> None:
    assert [disturbed(name, one) for one in LETTERS] == [disturbed(name, one) for one in LETTERS]
    assert sum(disturbed(name, one) != one.text for one in LETTERS) > len(LETTERS) / 2


@each_letter
def test_half_a_letter_keeps_the_telling_words(letter: WrittenLetter) -> None:
    assert all(words in disturbed("half_missing", letter) for _, words in letter.evidence)


def test_a_score_counts_a_wrong_family_and_a_missing_reason() -> None:
    score = Score(GUIDE)
    text = "There are already many freelancers with a similar skillset to yours, so we cannot accept your registration."
    for reasons in (("crowded-skills",), ("crowded-skills", "under-age"), ("approved",)):
        score.add(WrittenLetter("made-1", "tune", reasons, (), (), text), read_letter(text, GUIDE))
    assert (score.family.right, score.whole.right, score.family.of) == (2, 1, 3)
    assert score.reasons.missed == {"under-age": 1, "approved": 1}
    assert score.reasons.wrong == {"crowded-skills": 1}


def test_a_letter_on_which_the_reader_raised_counts_as_misread() -> None:
    score = Score(GUIDE)
    score.add_raised(WrittenLetter("made-1", "tune", ("under-age",), (), (), "You are 17."))
    assert (score.family.part, score.reasons.recall(), score.raised) == (0.0, 0.0, ["made-1"])
