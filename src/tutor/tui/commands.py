"""All that Search and Ctrl+P can be asked for by name: places, units and acts of the tutor's own, nothing else."""

from dataclasses import replace

from tutor.course.models import Unit
from tutor.ground.tongue import N_, _
from tutor.tutoring.search_index import Entry
from tutor.tutoring.settings_words import THEME_WORDS

# Translators: the words after each name are what a learner may type to find the place; add those of your language.
PLACES: tuple[Entry, ...] = (
    Entry("place", N_("Home"), "place:home", "g h"),
    Entry(
        "place", N_("Letter lab"), "place:letter-lab", "g l", N_("read mark paste a rejection letter sample")
    ),
    Entry(
        "place", N_("Skills bench"), "place:skills-bench", "g s", N_("list of skills rings find keep drop")
    ),
    Entry(
        "place", N_("Test planner"), "place:test-planner", "g t", N_("tests certificates exam passed failed")
    ),
    Entry(
        "place",
        N_("Portfolio"),
        "place:portfolio-builder",
        "g f",
        N_("proofs samples matrix may you show this"),
    ),
    Entry("place", N_("Profile check"), "place:profile-check", "", N_("complete percent overview photo")),
    Entry(
        "place",
        N_("Texts to copy"),
        "place:texts-to-copy",
        "",
        N_("introduce yourself voice community support appeal"),
    ),
    Entry("place", N_("Attempts"), "place:attempts-log", "g a", N_("submissions outcome approved declined")),
    Entry("place", N_("Your plan"), "place:plan", "g p", N_("steps dates export calendar print")),
    Entry(
        "place",
        N_("Settings"),
        "place:settings",
        "g e",
        N_("colours theme dark light motion keys language my data delete"),
    ),
    Entry("place", N_("Review"), "place:review", "g r", N_("repeat questions again due")),
)
ACTS: tuple[Entry, ...] = (
    Entry("act", N_("About you"), "act:about-you", "", N_("name work title hours a week")),
    Entry("act", N_("Take a copy of your progress"), "act:copy", "", N_("export save data backup")),
    Entry("act", N_("Help for this screen"), "act:help", "?", N_("keys how")),
    Entry("act", N_("Leave the tutor"), "act:leave", "Ctrl+C", N_("quit exit close")),
)


def commands(units: tuple[Unit, ...]) -> tuple[Entry, ...]:
    """All that can be asked for by name: places, units and acts of the tutor's own, and nothing else."""
    stations = (Entry("unit", one.title, f"unit:{one.id}", f"g {one.number}") for one in units)
    colours = (_colours(theme, words) for theme, words in THEME_WORDS)
    return (*map(_told, PLACES), *stations, *colours, *map(_told, ACTS))


def _colours(theme: str, words: str) -> Entry:
    title = _("Colours: {words}").format(words=_(words))
    return Entry("act", title, f"act:colours {theme}", "", _searched(N_("theme settings")))


def _told(entry: Entry) -> Entry:
    return replace(entry, title=_(entry.title), text=_searched(entry.text, entry.title))


def _searched(words: str, title: str = "") -> str:
    """In another language the English words find it too: they stand in what others wrote about the tutor."""
    said = _(words)
    return words if said == words else f"{said} {words} {title}"
