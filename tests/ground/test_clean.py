"""Text from people comes out with nothing a terminal would obey, and with all its words."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tutor.ground.clean import clean, clean_line


@given(st.text(st.characters(exclude_categories=())))
def test_no_control_character_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in cleaned)
    assert clean(cleaned) == cleaned
    assert "\n" not in clean_line(text)
    cleaned.encode()


def test_words_accents_families_and_markup_stay_as_they_are() -> None:
    for text in ("[/]", "[@click=app.quit]x[/]", "👩‍👩‍👧 Ana", "señor Ōé", "a\nb\tc"):
        assert clean(text) == text
    assert clean("\x1b[31mred\x9b") == "\ufffd[31mred\ufffd"
