"""The list of English words behind the spelling check, read from its library when first asked for."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.tutoring.spelling import misspelt_in

if TYPE_CHECKING:
    from spellchecker import SpellChecker


@lru_cache(maxsize=1)
def _words() -> "SpellChecker":
    from spellchecker import SpellChecker

    return SpellChecker(language="en")


def misspelt(words: Iterable[str]) -> Mapping[str, str]:
    """Small-letter words that are misspelt English, each with what may be meant."""
    asked = tuple(words)
    if not asked:
        return {}
    known = _words().word_frequency
    return misspelt_in(asked, lambda word: int(known[word]), known.words)
