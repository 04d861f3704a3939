"""The terms of the glossary that occur in a text."""

import re
from functools import lru_cache

from tutor.course.catalogues import Term
from tutor.course.course import Course

_ENDINGS = ("", "s", "es")
_ENDING = r"(?:s|es)?"
_WORD = re.compile(r"\w+")


def terms_in(text: str, course: Course) -> tuple[Term, ...]:
    """In the order of the glossary. A term of capitals only (“IT”) is found only as it is written."""
    glossary = course.glossary
    known = _by_first_word(tuple([term.term for term in glossary]))
    # Looking for every term would take longer than laying out the page: only what begins with a word that is there.
    places = {place for word in _WORD.findall(text.casefold()) for place in known.get(word, ())}
    found = (glossary[place] for place in sorted(places))
    return tuple(term for term in found if _pattern(term.term).search(text))


@lru_cache(maxsize=8)
def _by_first_word(terms: tuple[str, ...]) -> dict[str, list[int]]:
    """Each word with which a term may begin in a text, and the terms' places. An ending may be part of it."""
    known: dict[str, list[int]] = {}
    for place, term in enumerate(terms):
        first = _WORD.search(term.casefold())
        for ending in _ENDINGS if first else ():
            known.setdefault(f"{first[0]}{ending}", []).append(place)  # type: ignore[index]
    return known


@lru_cache(maxsize=2048)
def _pattern(term: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", term.strip())))
    return re.compile(rf"(?<!\w){words}{_ENDING}(?!\w)", 0 if term.isupper() else re.IGNORECASE)
