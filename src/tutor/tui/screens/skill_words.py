"""One skill of the bench in words: its row in a ring, and all about it below."""

from textual.content import Content

from tutor.course.catalogues import SkillNote
from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _, many
from tutor.learner.progress import SavedSkill
from tutor.tui.show import shown, shown_line
from tutor.tutoring.earning import way_to_earn
from tutor.tutoring.skill_list import MOST_SKILLS, BenchEntry, SkillsBench
from tutor.tutoring.verifying import tests_for

_STATES = {
    "kept": ("○", N_("kept"), ""),
    "open": ("?", N_("questions open"), "$warning"),
    "dropped": ("✕", N_("dropped"), "$text-muted"),
    "never": ("✕", N_("never done"), "$text-muted"),
    "suggested": ("+", N_("suggested"), "$accent"),
}
_DONE_FOR = {
    "client": N_("a client"),
    "employer": N_("an employer"),
    "volunteer": N_("volunteer work"),
    "self": N_("yourself"),
    "never": N_("nobody yet"),
    "": N_("not said"),
}
_LAST_USED = {"now": N_("now"), "this-year": N_("this year"), "earlier": N_("earlier"), "": N_("not said")}
BUTTONS = {
    "drop": N_("Drop"),
    "questions": N_("Questions"),
    "join": N_("Join (j)"),
    "guide": N_("Guide (l)"),
    "rank": N_("Rank (r)"),
    "title": N_("Title (t)"),
    "undo": N_("Undo (z)"),
}
"The bench's buttons by their ids, but for Keep."
TITLES = {"core": N_("CORE"), "tool": N_("TOOLS AND SOFTWARE"), "beyond": N_("BEYOND THE TITLE")}
BENCH_HELP = N_(
    "← → change the ring, ↑ ↓ the skill. + or k keeps a skill, - or d drops it.\n"
    "Enter asks three honest questions: done for whom, when last, what shows it.\n"
    "f finds or types a skill. v finds skills in your profile or CV, l in another freelancer's: you tick which to "
    "keep. j joins two names of one skill. z takes the last change back.\n"
    "r ranks your list and says why. t checks your title and category.\n"
    "crowded: many apply for each job. In demand: many jobs. A skill can be both; see the dates below the rings.\n"
    "✔ verified by a test you passed · ○ kept · ? questions open · ✕ dropped or never done · + suggested."
)
_MOST_TESTS = 3
_BEYOND = N_(
    "keep it only if it is true and helps the same clients. The article of 2017 said: add such skills. "
    "Upwork's help page now says: stress your main talents (F33)."
)


def bench_counts(bench: SkillsBench, slim: bool = False) -> str:
    words = _("{kept} kept of at most {most} · {verified} verified · {proven} with proof")
    if slim:
        # Translators: the same in at most 40 letters: skills kept of the most there may be.
        words = _("{kept} of {most} · {verified} verified · {proven} with proof")
    return words.format(
        kept=bench.kept_count, most=MOST_SKILLS, verified=bench.verified_count, proven=bench.proven_count
    )


def bench_begin() -> Content:
    """What stands for a skill where there is none yet: three ways to begin."""
    ways = (
        ("f", _("type a skill you have used: it goes on your list (Enter does it too)")),
        ("v", _("paste your profile, your CV or a list of skills")),
        ("g h a", _("say what work you offer: then skills are suggested here")),
    )
    lines = (shown(f"\n{key:<6}", "bold $primary") + shown(words) for key, words in ways)
    return Content("").join((shown(_("How to begin"), "bold $primary"), *lines))


def _state(entry: BenchEntry) -> tuple[str, str, str]:
    if entry.verified and entry.listed:
        return "✔", _("verified"), "$success"
    glyph, state, style = _STATES[entry.state]
    return glyph, _(state), style


def part_of(entry: BenchEntry) -> str:
    """The part of its ring in which a skill stands, "" for the list itself, which needs no heading."""
    return "" if entry.listed else "suggested" if entry.state == "suggested" else "off"


def skill_row(entry: BenchEntry, room: int) -> Content:
    """Glyph, name, and the words that matter most: on the right of `room` cells, else on a line of their own."""
    glyph, state, style = _state(entry)
    words = [state] if entry.verified or entry.state in ("dropped", "never") else []
    if entry.state == "open":
        count = len(entry.open_questions)
        words = [many("{n} question", "{n} questions", count).format(n=count)]
    if entry.proven:
        words.append(_("proof"))
    if entry.crowded and entry.listed:
        words.append(_("crowded"))
    row = shown(f"{glyph} ", style) + shown_line(entry.name, 60)
    if not words:
        return row
    said = shown(" · ".join(words), style or "$text-muted")
    gap = room - row.cell_length - said.cell_length
    return row + " " * gap + said if gap > 1 else row + "\n  " + said


def skill_detail(entry: BenchEntry, saved: SavedSkill | None, course: Course) -> Content:
    """What was said of it, what the market says, the tests that bear on it, and its proof."""
    _glyph, state, style = _state(entry)
    words = shown_line(entry.name).stylize("bold $primary") + shown(f"  {state}", style)
    if saved:
        words += _fact(_("Done for"), _(_DONE_FOR[saved.done_for]))
        words += shown(" · " + _("last:") + " ", "$text-muted") + shown(_(_LAST_USED[saved.last_used]))
        words += shown(" · " + _("shown by:") + " ", "$text-muted") + shown_line(
            saved.shown_by or _("not said"), 120
        )
    if entry.state == "never":
        words += shown("\n") + shown(way_to_earn(entry.id, entry.name, course))
    if entry.place:
        words += _fact(
            _("Place {place} of your list").format(place=entry.place), " · ".join(entry.place_reasons)
        )
    if entry.near_duplicate_of:
        twin = course.skill.get(entry.near_duplicate_of)
        name = twin.name if twin else entry.near_duplicate_of.removeprefix("own/").replace("-", " ")
        before, _blank, after = _("Says nearly the same as {name}. j joins them.").partition("{name}")
        words += shown(f"\n! {before}", "$warning") + shown_line(name) + shown(after)
    if entry.ring == "beyond" and entry.state in ("kept", "open", "suggested"):
        words += _fact(_("Beyond your title"), _(_BEYOND))
    tests = [f"{kind.name} ({kind.cost})" for kind in tests_for(entry.id, course)[:_MOST_TESTS]]
    words += _fact(
        _("Tests that bear on it"), clean_line("; ".join(tests))[:300] or _("none known; use a proof")
    )
    words += _fact(_("Proof"), _("yes, one you may show") if entry.proven else _("none yet"))
    return (
        words
        + _market(_("Crowded"), entry.crowded, course)
        + _market(_("In demand"), entry.in_demand, course)
    )


def _market(label: str, note: SkillNote | None, course: Course) -> Content:
    if note is None:
        return Content("")
    seen = [course.source[one].seen_on for one in note.sources if one in course.source]
    dated = " " + _("(as of {day:%Y-%m-%d})").format(day=max(seen)) if seen else ""
    return _fact(label, f"{note.text}{dated}")


def _fact(label: str, words: str) -> Content:
    return shown(f"\n{label}: ", "$text-muted") + shown(words)
