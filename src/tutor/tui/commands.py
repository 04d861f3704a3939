"""All that Search and Ctrl+P can be asked for by name: places, units and acts of the tutor's own, nothing else."""

from tutor.course.models import Unit
from tutor.tutoring.search_index import Entry
from tutor.tutoring.settings_words import THEME_WORDS

PLACES: tuple[Entry, ...] = (
    Entry("place", "Home", "place:home", "g h"),
    Entry("place", "Letter lab", "place:letter-lab", "g l", "read mark paste a rejection letter sample"),
    Entry("place", "Skills bench", "place:skills-bench", "g s", "list of skills rings find keep drop"),
    Entry("place", "Test planner", "place:test-planner", "g t", "tests certificates exam passed failed"),
    Entry("place", "Portfolio", "place:portfolio-builder", "g f", "proofs samples matrix may you show this"),
    Entry("place", "Profile check", "place:profile-check", "", "complete percent overview photo"),
    Entry(
        "place",
        "Texts to copy",
        "place:texts-to-copy",
        "",
        "introduce yourself voice community support appeal",
    ),
    Entry("place", "Attempts", "place:attempts-log", "g a", "submissions outcome approved declined"),
    Entry("place", "Your plan", "place:plan", "g p", "steps dates export calendar print"),
    Entry(
        "place",
        "Settings",
        "place:settings",
        "g e",
        "colours theme dark light motion keys language my data delete",
    ),
    Entry("place", "Review", "place:review", "g r", "repeat questions again due"),
)
ACTS: tuple[Entry, ...] = (
    *(
        Entry("act", f"Colours: {words}", f"act:colours {theme}", "", "theme settings")
        for theme, words in THEME_WORDS
    ),
    Entry("act", "About you", "act:about-you", "", "name work title hours a week"),
    Entry("act", "Take a copy of your progress", "act:copy", "", "export save data backup"),
    Entry("act", "Help for this screen", "act:help", "?", "keys how"),
    Entry("act", "Leave the tutor", "act:leave", "Ctrl+C", "quit exit close"),
)


def commands(units: tuple[Unit, ...]) -> tuple[Entry, ...]:
    """All that can be asked for by name: places, units and acts of the tutor's own, and nothing else."""
    stations = (Entry("unit", one.title, f"unit:{one.id}", f"g {one.number}") for one in units)
    return (*PLACES, *stations, *ACTS)
