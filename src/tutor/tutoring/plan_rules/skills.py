"""The skill list: take off what is not true, then add, answer, join and sharpen what is."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.learner.progress import SavedSkill
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.ranking import ranking
from tutor.tutoring.wording import counted, listed

_MOST_SKILLS = 15
"F33: a profile holds up to 15 skills."
_MIX_REASONS = ("crowded-skills", "no-matching-work", "resubmission-declined", "no-reason-given")


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.false:
        names = listed(facts.name(skill.id) for skill in facts.false)
        fills = {"skills": names, "it": "it" if len(facts.false) == 1 else "them"}
        because = _each(facts.false)
        yield Proposal("skills/keep-honest", "skills/keep-honest", Rank.HONEST, because, fills, minutes=5)
    if facts.effort != "full":
        return
    if not facts.kept:
        yield _list(facts)
        return
    for place, rule in enumerate((_answer, _join, _limit, _tools, _mix)):
        yield from rule(facts, place)


def _each(skills: tuple[SavedSkill, ...], most: int = 5) -> tuple[str, ...]:
    return tuple(f"skill:{skill.id}" for skill in skills[:most])


def _list(facts: Facts) -> Proposal:
    unsure = tuple(s for s in facts.progress.skill if s.id not in facts.never)
    because = _each(unsure or facts.progress.skill, 3) or ("missing:skills",)
    role = facts.role
    ideas = [skill for skill in role.core if skill not in facts.never] if role else []
    fills = {
        "role": facts.role_name or _("your work"),
        "ideas": listed(map(facts.name, ideas[:5]), most=5) or _("your daily tasks, one by one"),
    }
    return Proposal("skills/list", "skills/list", Rank.LIST, because, fills, after=("skills/keep-honest",))


def open_questions(facts: Facts) -> tuple[SavedSkill, ...]:
    """Kept skills with one of the three honest questions not answered yet."""
    return tuple(s for s in facts.kept if not (s.done_for and s.last_used and s.shown_by.strip()))


def _answer(facts: Facts, place: int) -> Iterator[Proposal]:
    unanswered = open_questions(facts)
    if unanswered:
        fills = {
            "skills": listed(facts.name(skill.id) for skill in unanswered),
            "count": counted(len(unanswered), "skill"),
        }
        # About two minutes for the three questions on one skill; a profile can hold fifteen.
        minutes = 5 + 2 * min(len(unanswered), _MOST_SKILLS)
        yield Proposal(
            "skills/answer-questions",
            "skills/answer-questions",
            Rank.LIST,
            _each(unanswered),
            fills,
            place,
            minutes,
        )


def _join(facts: Facts, place: int) -> Iterator[Proposal]:
    """Near-duplicates take two of fifteen places and say one thing."""
    groups: dict[str, list[SavedSkill]] = {}
    for saved in facts.kept:
        known = facts.course.skill.get(saved.id)
        if known:
            groups.setdefault(known.same_as or known.id, []).append(saved)
    doubles = tuple(skill for group in groups.values() if len(group) > 1 for skill in group)
    if doubles and len(facts.kept) > 3:
        pair = next(group for group in groups.values() if len(group) > 1)
        fills = {
            "first": facts.name(pair[0].id),
            "second": facts.name(pair[1].id),
            "skills": listed(facts.name(skill.id) for skill in doubles),
        }
        yield Proposal("skills/join-doubles", "skills/join-doubles", Rank.LIST, _each(doubles), fills, place)


def _limit(facts: Facts, place: int) -> Iterator[Proposal]:
    over = len(facts.kept) - _MOST_SKILLS
    if over > 0:
        # The same ranking as on the bench: what stands behind place 15 there is named here.
        saved = {skill.id: skill for skill in facts.kept}
        last = tuple(saved[one.id] for one in ranking(facts.progress, facts.course)[-over:])
        fills = {
            "count": str(len(facts.kept)),
            "over": counted(over, "skill"),
            "skills": listed(facts.name(skill.id) for skill in last),
        }
        yield Proposal("skills/choose-fifteen", "skills/choose-fifteen", Rank.LIST, _each(last), fills, place)


def _tools(facts: Facts, place: int) -> Iterator[Proposal]:
    if any(skill.ring == "tool" for skill in facts.kept):
        return
    role = facts.role
    seen = {skill.id for skill in facts.progress.skill}
    ideas = [tool for tool in role.tool if tool not in seen] if role else []
    fills = {
        "skills": listed(facts.name(skill.id) for skill in facts.kept[:3]),
        "ideas": listed(map(facts.name, ideas[:6]), most=6) or _("programs for mail, calls, tables or tasks"),
    }
    yield Proposal("skills/add-tools", "skills/add-tools", Rank.MIX, _each(facts.kept, 3), fills, place)


def _mix(facts: Facts, place: int) -> Iterator[Proposal]:
    letter = facts.deciding
    reasons = [reason for reason in _MIX_REASONS if reason in facts.reasons]
    if letter is None or not reasons:
        return
    notes = {s.id: s for s in facts.course.skills if s.crowded}
    crowded = tuple(skill for skill in facts.kept if skill.id in notes)
    rarer = tuple(skill for skill in facts.kept if skill.id not in notes)
    because = tuple(f"letter:{letter.id}:{reason}" for reason in reasons) + _each(crowded, 3)
    fills = {
        "crowded": listed(facts.name(skill.id) for skill in crowded),
        "rarer": listed(facts.name(skill.id) for skill in rarer) or _("the tools and subjects you know well"),
        "skills": listed(facts.name(skill.id) for skill in facts.kept),
    }
    text = "skills/sharpen-the-mix" if crowded else "skills/name-your-field"
    sources = tuple(source for skill in crowded[:1] for source in _crowded_sources(facts, skill.id))
    yield Proposal(
        "skills/sharpen-the-mix", text, Rank.MIX, because, fills, place, after=_FIRST, sources=sources
    )


_FIRST = ("letter/understand", "skills/answer-questions")


def _crowded_sources(facts: Facts, skill_id: str) -> tuple[str, ...]:
    note = facts.course.skill[skill_id].crowded
    return note.sources if note else ()
