"""The terms of the glossary that occur in a text."""

import re
from functools import lru_cache

from tutor.course.catalogues import Term
from tutor.course.course import Course

_ENDING = r"(?:s|es)?"


def terms_in(text: str, course: Course) -> tuple[Term, ...]:
    """In the order of the glossary. A term of capitals only (“IT”) is found only as it is written."""
    folded = text.casefold()
    return tuple(
        term for term in course.glossary if _first(term.term) in folded and _pattern(term.term).search(text)
    )


@lru_cache(maxsize=2048)
def _first(term: str) -> str:
    """What has to stand in a text for the term to be there: looking for it is much faster than for the term."""
    return re.split(r"[\s-]+", term.strip())[0].casefold()


@lru_cache(maxsize=2048)
def _pattern(term: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", term.strip())))
    return re.compile(rf"(?<!\w){words}{_ENDING}(?!\w)", 0 if term.isupper() else re.IGNORECASE)
