"""The Skills bench in lines: three rings, and the honest questions one at a time."""

from collections.abc import Sequence

from tutor.course.catalogues import Ring
from tutor.plain.asking import Talk, number_of
from tutor.plain.bench import Bench
from tutor.plain.skills_paste import paste_guide, paste_own, title_and_category
from tutor.sitting.desks import SkillsDesk
from tutor.tutoring.earning import way_to_earn
from tutor.tutoring.ranking import OPEN_TENSION, ranking_lines
from tutor.tutoring.readiness import raise_most
from tutor.tutoring.roles import ring_for
from tutor.tutoring.skill_list import MOST_SKILLS, RINGS, BenchEntry, SkillsBench, bench

_WORKS = (
    "Type: keep N, drop N, join N, find WORD, own NAME, questions (or questions N), paste (your profile), "
    "guide (another's list), rank, title, undo, show, or b = back. N is the number of a skill, for example: keep 2."
)
_RINGS = {"core": "Core: the work itself", "tool": "Tools", "beyond": "Beyond: what makes you different"}
_STATES = {
    "kept": "on your list",
    "open": "on your list, questions open",
    "dropped": "dropped",
    "suggested": "suggested",
    "never": "never done, so not on your list",
}
_DONE_FOR = {
    "client": "a client",
    "employer": "an employer",
    "volunteer": "as a volunteer",
    "self": "for myself or to learn",
    "never": "never: take it off my list",
}
_LAST_USED = {"now": "now", "this-year": "this year", "earlier": "earlier"}


def _now(talk: Talk) -> SkillsBench:
    return bench(talk.sitting.progress, talk.sitting.course)


def _rows(talk: Talk) -> list[BenchEntry]:
    """All skills in the order of their numbers."""
    made = _now(talk)
    return [entry for ring in RINGS for entry in made.ring(ring)]


def _show(talk: Talk) -> list[BenchEntry]:
    made = _now(talk)
    talk.say()
    talk.say(f"Skills bench: {made.kept_count} of {MOST_SKILLS} on your list.")
    shown: list[BenchEntry] = []
    for ring in RINGS:
        talk.say(_RINGS[ring])
        for entry in made.ring(ring):
            shown.append(entry)
            talk.say(f"{len(shown)}. {_line(entry)}", indent="  ")
        if not made.ring(ring):
            talk.say("nothing yet", indent="  ")
    talk.say(raise_most(talk.sitting.readiness()))
    if made.advice:
        talk.say(f"What helps most now: {made.advice}")
    talk.say(_WORKS)
    return shown


def _line(entry: BenchEntry) -> str:
    words = [entry.name, _STATES[entry.state]]
    words += ["verified"] if entry.verified else []
    words += ["with proof"] if entry.proven else []
    words += [f"crowded: {entry.crowded.text}"] if entry.crowded else []
    words += [f"in demand: {entry.in_demand.text}"] if entry.in_demand else []
    words += ["nearly the same as another one, join N joins them"] if entry.near_duplicate_of else []
    return " · ".join(words)


def _keep(talk: Talk, entry: BenchEntry, _: str) -> None:
    desk = SkillsDesk(talk.sitting)
    if entry.state == "never":
        talk.say(way_to_earn(entry.id, entry.name, talk.sitting.course))
        _ask_done_for(talk, entry)
        return
    if entry.note:
        desk.keep(entry.note.id, entry.ring)
    else:
        desk.say(entry.id, kept=True)
    talk.say(f"{entry.name} is on your list. Type questions to say more of it.")


def _drop(talk: Talk, entry: BenchEntry, _: str) -> None:
    left = SkillsDesk(talk.sitting).drop(entry.id)
    talk.say(f"{entry.name} is off your list. {left} Type undo to take this back.")


def _join(talk: Talk, entry: BenchEntry, _: str) -> None:
    joined = SkillsDesk(talk.sitting).join(entry.id)
    talk.say(joined or "No other skill on your list says nearly the same.")


def _own(talk: Talk, name: str) -> None:
    SkillsDesk(talk.sitting).keep_own(name, _asked_ring(talk))
    talk.say("It is on your list. Type questions to say more of it.")


def _find(talk: Talk, typed: str) -> list[BenchEntry]:
    """Found skills get numbers of their own after those shown, so that `keep N` works for both."""
    shown = _rows(talk)
    found = SkillsDesk(talk.sitting).find(typed)
    if not found:
        talk.say(f"Nothing fits. Type own {typed or 'NAME'} to add a skill in your own words.")
        return shown
    known = {entry.id: entry for entry in shown}
    entries = [*shown]
    for skill, why in found:
        entry = known.get(skill.id) or BenchEntry(
            skill.id, skill.name, _ring(talk, skill.id), "dropped", note=skill
        )
        entries.append(entry)
        talk.say(f"{len(entries)}. {skill.name} ({why})", indent="  ")
    talk.say("Type keep and the number.")
    return entries


def _rank(talk: Talk) -> None:
    talk.say("Your list, strongest first:")
    for line in ranking_lines(talk.sitting.progress, talk.sitting.course):
        talk.say(line, indent="  ")
    talk.say(OPEN_TENSION)


def _ring(talk: Talk, skill_id: str) -> Ring:
    """The ring in which a role of the course has this skill, the learner's own role first; else core."""
    own = _now(talk).role
    for role in (*([own] if own else ()), *talk.sitting.course.roles):
        if skill_id in (*role.core, *role.tool, *role.beyond):
            return ring_for(skill_id, role, "core", talk.sitting.course)
    return ring_for(skill_id, None, "core", talk.sitting.course)


def _asked_ring(talk: Talk) -> Ring:
    return RINGS[talk.one_of("Which ring?", [_RINGS[ring] for ring in RINGS]) or 0]


def _questions(talk: Talk, typed: str) -> None:
    """All open questions; with a number those of one skill, answered or not."""
    rows = _rows(talk)
    if typed and (place := number_of(typed, len(rows))) is not None:
        _ask_of(talk, [rows[place]._replace(open_questions=("done_for", "last_used", "shown_by"))])
    elif typed:
        talk.say(f"Say which one, 1 to {len(rows)}, for example: questions 1. Or only: questions.")
    else:
        _ask_of(talk, [entry for entry in _now(talk).listed if entry.open_questions])


def _ask_of(talk: Talk, asked: Sequence[BenchEntry]) -> None:
    if not asked:
        talk.say("There is no open question.")
    for entry in asked:
        talk.say()
        talk.say(entry.name)
        desk = SkillsDesk(talk.sitting)
        if "done_for" in entry.open_questions and _ask_done_for(talk, entry) == "never":
            continue
        if "last_used" in entry.open_questions:
            used = _picked(talk, "When did you use it last?", tuple(_LAST_USED), list(_LAST_USED.values()))
            if used:
                desk.say(entry.id, last_used=used)
        if "shown_by" in entry.open_questions:
            shown_by = talk.words("What shows it? A file, a link, a person. Enter to skip.")
            if shown_by:
                desk.say(entry.id, shown_by=shown_by)


def _ask_done_for(talk: Talk, entry: BenchEntry) -> str:
    done = _picked(talk, f"For whom have you done {entry.name}?", tuple(_DONE_FOR), list(_DONE_FOR.values()))
    if done == "never":
        SkillsDesk(talk.sitting).say(entry.id, done_for=done)
        talk.say(way_to_earn(entry.id, entry.name, talk.sitting.course))
    elif done:
        SkillsDesk(talk.sitting).say(entry.id, done_for=done, kept=True)
    return done


def _picked(talk: Talk, prompt: str, values: Sequence[str], words: Sequence[str]) -> str:
    """The value chosen, or "" where Enter skips."""
    place = talk.one_of(f"{prompt} Enter to skip.", words, may_skip=True)
    return "" if place is None else values[place]


BENCH = Bench(
    "Skills bench:",
    _WORKS,
    _show,
    {
        "find": _find,
        "own": _own,
        "questions": _questions,
        "paste": lambda talk, _: paste_own(talk),
        "guide": lambda talk, _: paste_guide(talk),
        "title": lambda talk, _: title_and_category(talk),
        "rank": lambda talk, _: _rank(talk),
    },
    {"keep": _keep, "drop": _drop, "join": _join},
    quiet=frozenset({"rank"}),
    undo=("skill", "title"),
)


def skills_bench(talk: Talk) -> None:
    """Until the learner goes back. The numbers are those shown last."""
    BENCH.run(talk)
