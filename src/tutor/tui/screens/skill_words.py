"""One skill of the bench in words: its row in a ring, and all about it below."""

from textual.content import Content

from tutor.course.catalogues import SkillNote
from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.learner.progress import SavedSkill
from tutor.tui.show import shown, shown_line
from tutor.tutoring.earning import way_to_earn
from tutor.tutoring.skill_list import BenchEntry
from tutor.tutoring.verifying import tests_for

_STATES = {
    "kept": ("○", "kept", ""),
    "open": ("?", "questions open", "$warning"),
    "dropped": ("✕", "dropped", "$text-muted"),
    "never": ("✕", "never done", "$text-muted"),
    "suggested": ("+", "suggested", "$accent"),
}
_DONE_FOR = {
    "client": "a client",
    "employer": "an employer",
    "volunteer": "volunteer work",
    "self": "yourself",
    "never": "nobody yet",
    "": "not said",
}
_LAST_USED = {"now": "now", "this-year": "this year", "earlier": "earlier", "": "not said"}
BENCH_HELP = (
    "← → change the ring, ↑ ↓ the skill. + or k keeps a skill, - or d drops it.\n"
    "Enter asks three honest questions: done for whom, when last, what shows it.\n"
    "f finds or types a skill. v finds skills in your profile or CV, l in another freelancer's: you tick which to "
    "keep. j joins two names of one skill. z takes the last change back.\n"
    "r ranks your list and says why. t checks your title and category.\n"
    "crowded: many apply for each job. In demand: many jobs. A skill can be both; see the dates below the rings.\n"
    "✔ verified by a test you passed · ○ kept · ? questions open · ✕ dropped or never done · + suggested."
)
_MOST_TESTS = 3
_BEYOND = (
    "keep it only if it is true and helps the same clients. The article of 2017 said: add such skills. "
    "Upwork's help page now says: stress your main talents (F33)."
)


def _state(entry: BenchEntry) -> tuple[str, str, str]:
    return ("✔", "verified", "$success") if entry.verified and entry.listed else _STATES[entry.state]


def part_of(entry: BenchEntry) -> str:
    """The part of its ring in which a skill stands; the list itself needs no heading."""
    return "" if entry.listed else "suggested" if entry.state == "suggested" else "off your list"


def skill_row(entry: BenchEntry, room: int) -> Content:
    """Glyph, name, and the words that matter most: on the right of `room` cells, else on a line of their own."""
    glyph, state, style = _state(entry)
    words = [state] if entry.verified or entry.state in ("dropped", "never") else []
    if entry.state == "open":
        count = len(entry.open_questions)
        words = [f"{count} question" + ("" if count == 1 else "s")]
    if entry.proven:
        words.append("proof")
    if entry.crowded and entry.listed:
        words.append("crowded")
    row = shown(f"{glyph} ", style) + shown_line(entry.name, 60)
    if not words:
        return row
    said = shown(" · ".join(words), style or "$text-muted")
    gap = room - row.cell_length - said.cell_length
    return row + " " * gap + said if gap > 1 else row + "\n  " + said


def skill_detail(entry: BenchEntry, saved: SavedSkill | None, course: Course) -> Content:
    """What was said of it, what the market says, the tests that bear on it, and its proof."""
    _, state, style = _state(entry)
    words = shown_line(entry.name).stylize("bold $primary") + shown(f"  {state}", style)
    if saved:
        words += _fact("Done for", _DONE_FOR[saved.done_for])
        words += shown(" · last: ", "$text-muted") + shown(_LAST_USED[saved.last_used])
        words += shown(" · shown by: ", "$text-muted") + shown_line(saved.shown_by or "not said", 120)
    if entry.state == "never":
        words += shown("\n") + shown(way_to_earn(entry.id, entry.name, course))
    if entry.place:
        words += _fact(f"Place {entry.place} of your list", " · ".join(entry.place_reasons))
    if entry.near_duplicate_of:
        twin = course.skill.get(entry.near_duplicate_of)
        name = twin.name if twin else entry.near_duplicate_of.removeprefix("own/").replace("-", " ")
        words += (
            shown("\n! Says nearly the same as ", "$warning") + shown_line(name) + shown(". j joins them.")
        )
    if entry.ring == "beyond" and entry.state in ("kept", "open", "suggested"):
        words += _fact("Beyond your title", _BEYOND)
    tests = [f"{kind.name} ({kind.cost})" for kind in tests_for(entry.id, course)[:_MOST_TESTS]]
    words += _fact("Tests that bear on it", clean_line("; ".join(tests))[:300] or "none known; use a proof")
    words += _fact("Proof", "yes, one you may show" if entry.proven else "none yet")
    return words + _market("Crowded", entry.crowded, course) + _market("In demand", entry.in_demand, course)


def _market(label: str, note: SkillNote | None, course: Course) -> Content:
    if note is None:
        return Content("")
    seen = [course.source[one].seen_on for one in note.sources if one in course.source]
    dated = f" (as of {max(seen):%Y-%m-%d})" if seen else ""
    return _fact(label, f"{note.text}{dated}")


def _fact(label: str, words: str) -> Content:
    return shown(f"\n{label}: ", "$text-muted") + shown(words)
