"""The Skills bench in lines: three rings, and the honest questions one at a time."""

from collections.abc import Sequence

from tutor.course.catalogues import Ring
from tutor.ground.tongue import N_, _
from tutor.plain.asking import Talk, number_of
from tutor.plain.bench import Bench
from tutor.plain.skills_paste import paste_guide, paste_own, title_and_category
from tutor.sitting.desks import SkillsDesk
from tutor.tutoring.earning import way_to_earn
from tutor.tutoring.ranking import OPEN_TENSION, ranking_lines
from tutor.tutoring.readiness import raise_most
from tutor.tutoring.roles import ring_for
from tutor.tutoring.skill_list import MOST_SKILLS, RINGS, BenchEntry, SkillsBench, bench

_WORKS = N_(
    "Type: keep N, drop N, join N, find WORD, own NAME, questions (or questions N), paste (your profile), "
    "guide (another's list), rank, title, undo, show, or b = back. N is the number of a skill, for example: keep 2."
)
_RINGS = {
    "core": N_("Core: the work itself"),
    "tool": N_("Tools"),
    "beyond": N_("Beyond: what makes you different"),
}
_STATES = {
    "kept": N_("on your list"),
    "open": N_("on your list, questions open"),
    "dropped": N_("dropped"),
    "suggested": N_("suggested"),
    "never": N_("never done, so not on your list"),
}
_DONE_FOR = {
    "client": N_("a client"),
    "employer": N_("an employer"),
    "volunteer": N_("as a volunteer"),
    "self": N_("for myself or to learn"),
    "never": N_("never: take it off my list"),
}
_LAST_USED = {"now": N_("now"), "this-year": N_("this year"), "earlier": N_("earlier")}


def _now(talk: Talk) -> SkillsBench:
    return bench(talk.sitting.progress, talk.sitting.course)


def _rows(talk: Talk) -> list[BenchEntry]:
    """All skills in the order of their numbers."""
    made = _now(talk)
    return [entry for ring in RINGS for entry in made.ring(ring)]


def _show(talk: Talk) -> list[BenchEntry]:
    made = _now(talk)
    talk.say()
    talk.say(_("Skills bench: {n} of {most} on your list.").format(n=made.kept_count, most=MOST_SKILLS))
    shown: list[BenchEntry] = []
    for ring in RINGS:
        talk.say(_(_RINGS[ring]))
        for entry in made.ring(ring):
            shown.append(entry)
            talk.say(f"{len(shown)}. {_line(entry)}", indent="  ")
        if not made.ring(ring):
            talk.say(_("nothing yet"), indent="  ")
    talk.say(raise_most(talk.sitting.readiness()))
    if made.advice:
        talk.say(_("What helps most now: {advice}").format(advice=made.advice))
    talk.say(_(_WORKS))
    return shown


def _line(entry: BenchEntry) -> str:
    words = [entry.name, _(_STATES[entry.state])]
    words += [_("verified")] if entry.verified else []
    words += [_("with proof")] if entry.proven else []
    words += [_("crowded: {text}").format(text=entry.crowded.text)] if entry.crowded else []
    words += [_("in demand: {text}").format(text=entry.in_demand.text)] if entry.in_demand else []
    words += [_("nearly the same as another one, join N joins them")] if entry.near_duplicate_of else []
    return " · ".join(words)


def _keep(talk: Talk, entry: BenchEntry, more: str) -> None:
    desk = SkillsDesk(talk.sitting)
    if entry.state == "never":
        talk.say(way_to_earn(entry.id, entry.name, talk.sitting.course))
        _ask_done_for(talk, entry)
        return
    if entry.note:
        desk.keep(entry.note.id, entry.ring)
    else:
        desk.say(entry.id, kept=True)
    talk.say(_("{name} is on your list. Type questions to say more of it.").format(name=entry.name))


def _drop(talk: Talk, entry: BenchEntry, more: str) -> None:
    left = SkillsDesk(talk.sitting).drop(entry.id)
    talk.say(
        _("{name} is off your list. {left} Type undo to take this back.").format(name=entry.name, left=left)
    )


def _join(talk: Talk, entry: BenchEntry, more: str) -> None:
    joined = SkillsDesk(talk.sitting).join(entry.id)
    talk.say(joined or _("No other skill on your list says nearly the same."))


def _own(talk: Talk, name: str) -> None:
    SkillsDesk(talk.sitting).keep_own(name, _asked_ring(talk))
    talk.say(_("It is on your list. Type questions to say more of it."))


def _find(talk: Talk, typed: str) -> list[BenchEntry]:
    """Found skills get numbers of their own after those shown, so that `keep N` works for both."""
    shown = _rows(talk)
    found = SkillsDesk(talk.sitting).find(typed)
    if not found:
        talk.say(
            _("Nothing fits. Type own {typed} to add a skill in your own words.").format(
                typed=typed or _("NAME")
            )
        )
        return shown
    known = {entry.id: entry for entry in shown}
    entries = [*shown]
    for skill, why in found:
        entry = known.get(skill.id) or BenchEntry(
            skill.id, skill.name, _ring(talk, skill.id), "dropped", note=skill
        )
        entries.append(entry)
        talk.say(f"{len(entries)}. {skill.name} ({why})", indent="  ")
    talk.say(_("Type keep and the number."))
    return entries


def _rank(talk: Talk) -> None:
    talk.say(_("Your list, strongest first:"))
    for line in ranking_lines(talk.sitting.progress, talk.sitting.course):
        talk.say(line, indent="  ")
    talk.say(_(OPEN_TENSION))


def _ring(talk: Talk, skill_id: str) -> Ring:
    """The ring in which a role of the course has this skill, the learner's own role first; else core."""
    own = _now(talk).role
    for role in (*([own] if own else ()), *talk.sitting.course.roles):
        if skill_id in (*role.core, *role.tool, *role.beyond):
            return ring_for(skill_id, role, "core", talk.sitting.course)
    return ring_for(skill_id, None, "core", talk.sitting.course)


def _asked_ring(talk: Talk) -> Ring:
    return RINGS[talk.one_of(_("Which ring?"), [_(_RINGS[ring]) for ring in RINGS]) or 0]


def _questions(talk: Talk, typed: str) -> None:
    """All open questions; with a number those of one skill, answered or not."""
    rows = _rows(talk)
    if typed and (place := number_of(typed, len(rows))) is not None:
        _ask_of(talk, [rows[place]._replace(open_questions=("done_for", "last_used", "shown_by"))])
    elif typed:
        talk.say(
            _("Say which one, 1 to {n}, for example: questions 1. Or only: questions.").format(n=len(rows))
        )
    else:
        _ask_of(talk, [entry for entry in _now(talk).listed if entry.open_questions])


def _ask_of(talk: Talk, asked: Sequence[BenchEntry]) -> None:
    if not asked:
        talk.say(_("There is no open question."))
    for entry in asked:
        talk.say()
        talk.say(entry.name)
        desk = SkillsDesk(talk.sitting)
        if "done_for" in entry.open_questions and _ask_done_for(talk, entry) == "never":
            continue
        if "last_used" in entry.open_questions:
            used = _picked(
                talk,
                _("When did you use it last?"),
                tuple(_LAST_USED),
                [_(words) for words in _LAST_USED.values()],
            )
            if used:
                desk.say(entry.id, last_used=used)
        if "shown_by" in entry.open_questions:
            shown_by = talk.words(_("What shows it? A file, a link, a person. Enter to skip."))
            if shown_by:
                desk.say(entry.id, shown_by=shown_by)


def _ask_done_for(talk: Talk, entry: BenchEntry) -> str:
    done = _picked(
        talk,
        _("For whom have you done {name}?").format(name=entry.name),
        tuple(_DONE_FOR),
        [_(words) for words in _DONE_FOR.values()],
    )
    if done == "never":
        SkillsDesk(talk.sitting).say(entry.id, done_for=done)
        talk.say(way_to_earn(entry.id, entry.name, talk.sitting.course))
    elif done:
        SkillsDesk(talk.sitting).say(entry.id, done_for=done, kept=True)
    return done


def _picked(talk: Talk, prompt: str, values: Sequence[str], words: Sequence[str]) -> str:
    """The value chosen, or "" where Enter skips."""
    place = talk.one_of(_("{prompt} Enter to skip.").format(prompt=prompt), words, may_skip=True)
    return "" if place is None else values[place]


BENCH = Bench(
    N_("Skills bench:"),
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
