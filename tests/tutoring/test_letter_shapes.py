"""A letter in the signs of other scripts, in a scan's mistakes, with signs that nobody sees, says what it says."""

from collections.abc import Callable

import pytest
from tests.tutoring.letter_guide import guide

from tutor.tutoring.letter_reading import read_letter

GUIDE = guide()
LETTER = (
    "Hi Karen, thank you for applying to Upwork. There are already many freelancers with similar skills, "
    "so we cannot accept your application. You can update your profile and submit it again."
)


def after_each(sign: str) -> Callable[[str], str]:
    return lambda text: "".join(char + sign for char in text)


def moved(first: int) -> Callable[[str], str]:
    """Small letters as those of another alphabet of Unicode, which begins at `first`."""
    return lambda text: "".join(chr(first + ord(char) - 97) if "a" <= char <= "z" else char for char in text)


@pytest.mark.parametrize(
    "shaped",
    [
        str.upper,
        lambda text: text.translate(str.maketrans("aeopcxi", "аеорсхі")),
        lambda text: text.translate(str.maketrans("ol", "01")),
        lambda text: text.replace("m", "rn"),
        lambda text: text.replace(" ", "\u3164"),
        lambda text: text.replace(" ", "\u2800"),
        after_each("\x00"),
        after_each("\u200d"),
        after_each("\u0640"),
        after_each("\u0336"),
        after_each("\U000e0041"),
        after_each("\ufe0f"),
        moved(0x24D0),
        moved(0x1D41A),
        moved(0xFF41),
    ],
)
def test_a_letter_in_odd_signs_is_read_as_what_it_says(shaped: Callable[[str], str]) -> None:
    letter = shaped(LETTER)
    reading = read_letter(letter, GUIDE)
    assert [reason.id for reason in reading.reasons] == ["crowded-skills"]
    found = [one for reason in reading.reasons for one in reason.evidence]
    found += [one for remedy in reading.remedies for one in remedy.evidence]
    assert found and all(one.text == letter[one.start : one.end] for one in found)


def test_words_of_another_alphabet_are_left_alone() -> None:
    reading = read_letter("Мне отказали, а почему — не пишут. " * 5, GUIDE)
    assert all(one.text for reason in reading.reasons for one in reason.evidence)
