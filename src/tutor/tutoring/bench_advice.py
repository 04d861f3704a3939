"""The one thing that would help a list of skills most: rules from the most to the least urgent."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tutor.course.course import Course
from tutor.ground.tongue import _
from tutor.tutoring.skills_bench import MOST_SKILLS, BenchEntry, SkillsBench
from tutor.tutoring.verifying import VERIFIED_AIM, hours_asked, tests_for

# Below this many a list says little; above it, more skills help less than proof does.
_FEW = 6


class _Advice(NamedTuple):
    text: str
    sources: tuple[str, ...] = ()


def advise(bench: SkillsBench, still_claimed: tuple[str, ...], course: Course) -> SkillsBench:
    """The bench with its advice. `still_claimed`: ids the save keeps although they were never done."""
    rules: tuple[Callable[[SkillsBench], _Advice | None], ...] = (
        lambda made: _never_done(made, still_claimed),
        _empty,
        _too_many,
        _not_asked,
        _twins,
        _few,
        _no_tools,
        lambda made: _verify(made, course),
        _prove,
        _only_crowded,
        _half_asked,
    )
    advice = next((found for rule in rules if (found := rule(bench))), None)
    text, sources = advice or _Advice(_("Your list is honest and has proof. Go on to the plan."))
    return bench._replace(advice=f"{text} ({', '.join(sources)})" if sources else text)


def _named(entries: Iterable[BenchEntry], most: int = 3) -> str:
    """“A, B and C” of the first few names."""
    names = [entry.name for entry in entries][:most]
    return (
        names[0]
        if len(names) == 1
        else _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
    )


def _never_done(bench: SkillsBench, still_claimed: tuple[str, ...]) -> _Advice | None:
    claimed = [entry for entry in bench.entries if entry.id in still_claimed]
    if not claimed:
        return None
    text = _("Take {named} off your list: you said you have never done it. Learn it first.").format(
        named=_named(claimed)
    )
    return _Advice(text, ("F60",))


def _empty(bench: SkillsBench) -> _Advice | None:
    if bench.listed:
        return None
    if bench.role is None:
        return _Advice(
            _("Say what kind of work you offer, or type your first skill. Then you get suggestions.")
        )
    return _Advice(
        _("Look at the suggestions for {name}. Keep only what you have really done.").format(
            name=bench.role.name
        )
    )


def _too_many(bench: SkillsBench) -> _Advice | None:
    over = bench.kept_count - MOST_SKILLS
    if over <= 0:
        return None
    weakest = sorted(bench.listed, key=lambda entry: -entry.place)
    return _Advice(
        _(
            "You have {kept_count} skills, and Upwork takes up to {most_skills}. "
            "Drop {over}, the last of the ranking first: for example {named}."
        ).format(
            kept_count=bench.kept_count, most_skills=MOST_SKILLS, over=over, named=_named(weakest[:over])
        ),
        ("F33",),
    )


def _not_asked(bench: SkillsBench) -> _Advice | None:
    waiting = [entry for entry in bench.listed if entry.state == "open"]
    if not waiting:
        return None
    return _Advice(
        _("For whom have you done {name}? Answer this for each skill, or drop it.").format(
            name=waiting[0].name
        )
    )


def _twins(bench: SkillsBench) -> _Advice | None:
    twin = next((entry for entry in bench.listed if entry.near_duplicate_of), None)
    if twin is None:
        return None
    other = next((entry for entry in bench.listed if entry.id == twin.near_duplicate_of), twin)
    text = _("{name} and {other} say nearly the same. Keep one, and add another true skill.").format(
        name=twin.name, other=other.name
    )
    return _Advice(text)


def _few(bench: SkillsBench) -> _Advice | None:
    if bench.kept_count >= _FEW:
        return None
    text = _(
        "You fill {kept_count} of {most_skills} places. Think of programs you use and earlier work."
    ).format(kept_count=bench.kept_count, most_skills=MOST_SKILLS)
    return _Advice(text, ("F33",))


def _no_tools(bench: SkillsBench) -> _Advice | None:
    if any(entry.ring == "tool" for entry in bench.listed):
        return None
    return _Advice(
        _("Add the programs and sites you have worked with. They make you differ from others."),
        ("F1",),
    )


def _verify(bench: SkillsBench, course: Course) -> _Advice | None:
    if bench.verified_count >= VERIFIED_AIM:
        return None
    open_to_test = [
        (hours_asked(test), place, entry, test)
        for place, entry in enumerate(bench.listed)
        if not entry.verified
        for test in tests_for(entry.id, course)[:1]
    ]
    if not open_to_test:
        return None
    entry, test = min(open_to_test, key=lambda one: one[:2])[2:]
    cost = _("free") if test.free else test.cost
    return _Advice(
        _(
            "You have {verified_count} of {enough_verified} verified skills. Next could be {name}: "
            "{test}, about {minutes} minutes, {cost}. {does_not_show}"
        ).format(
            verified_count=bench.verified_count,
            enough_verified=VERIFIED_AIM,
            name=entry.name,
            test=test.name,
            minutes=test.minutes,
            cost=cost,
            does_not_show=test.does_not_show,
        ),
        test.sources,
    )


def _prove(bench: SkillsBench) -> _Advice | None:
    bare = [entry for entry in bench.listed if not entry.proven]
    if not bare:
        return None
    text = _("Nothing shows {name} yet. Make a sample with invented names for your portfolio.").format(
        name=bare[0].name
    )
    return _Advice(text, ("F61",))


def _only_crowded(bench: SkillsBench) -> _Advice | None:
    core = [entry for entry in bench.listed if entry.ring == "core"]
    if not core or not all(entry.crowded for entry in core):
        return None
    note = core[0].crowded
    text = _("Many others offer each of your main skills. Add a true, rarer skill, or name a speciality.")
    return _Advice(text, note.sources if note else ())


def _half_asked(bench: SkillsBench) -> _Advice | None:
    half = [entry for entry in bench.listed if entry.open_questions]
    if not half:
        return None
    return _Advice(_("Say when you last used {name}, and what shows it.").format(name=half[0].name))
