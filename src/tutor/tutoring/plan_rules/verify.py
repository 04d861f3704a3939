"""Tests that bear on kept skills: as few as it takes to come to three verified ones."""

from collections.abc import Iterator
from typing import NamedTuple

from tutor.ground.tongue import _
from tutor.learner.progress import SavedCertificate, SavedSkill
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, worth_order
from tutor.tutoring.verifying import VERIFIED_AIM, bears_on, hours_asked, tests_for
from tutor.tutoring.wording import listed, shortened

_AT_MOST = {"full": 3, "light": 1, "evidence": 2, "none": 0}
_RINGS = ("core", "tool", "beyond")
_OWN_MINUTES = 60
"An own certificate comes without an estimate: an hour, as for a short online test, and a price is likely."
_OWN_ASKS = 2 * _OWN_MINUTES
_TEXT_OF_STATUS = {"taken": "verify/enter-result", "failed": "verify/try-again", "planned": "verify/planned"}


class _Choice(NamedTuple):
    """One test for one skill."""

    skill: SavedSkill
    test: str
    name: str
    minutes: int
    by_the_way: bool
    "The catalogue says that it bears on the skill and does not test it: others are suggested first."
    asks: int
    "Minutes, a paid test's counted double."
    covers: frozenset[str]
    saved: SavedCertificate | None

    @property
    def is_taken(self) -> bool:
        """The test is taken and its result not noted yet."""
        return self.saved is not None and self.saved.status == "taken"


def steps(facts: Facts) -> Iterator[Proposal]:
    weight = next((part.weight for part in facts.course.readiness if part.id == "verified-skills"), 1)
    for number, choice in enumerate(_chosen(facts, _AT_MOST[facts.effort])):
        worth = 0 if choice.is_taken else worth_order(choice.minutes, weight, VERIFIED_AIM)
        yield _proposal(facts, choice, worth + number)


def _chosen(facts: Facts, most: int) -> list[_Choice]:
    """The tests that ask least for each skill they verify; none for what another one covers."""
    chosen: list[_Choice] = []
    reached = facts.verified
    left = list(_choices(facts))
    while len(chosen) < most:
        aim_reached = len(reached) >= VERIFIED_AIM
        left = [one for one in left if one.skill.id not in reached and (one.is_taken or not aim_reached)]
        if not left:
            break
        best = min(left, key=lambda one: _worth(one, reached))
        chosen.append(best)
        reached = reached | best.covers
    return chosen


def _worth(choice: _Choice, reached: frozenset[str]) -> tuple[int, bool, float, int]:
    """A result to note comes first, then what was planned, then what tests the skill, the least work first."""
    status = choice.saved.status if choice.saved else ""
    begun = {"taken": 0, "planned": 1}.get(status, 2)
    per_skill = choice.asks / len(choice.covers - reached)
    return begun, choice.by_the_way, per_skill, _RINGS.index(choice.skill.ring)


def _choices(facts: Facts) -> Iterator[_Choice]:
    kept = frozenset(skill.id for skill in facts.kept)
    for skill in facts.kept:
        if skill.id in facts.verified:
            continue
        mine = {c.id: c for c in facts.certificates if skill.id in bears_on(c, facts.course)}
        known = {kind.id: kind for kind in tests_for(skill.id, facts.course)}
        for test in [*known, *(own for own in mine if own not in known)]:
            kind, saved = known.get(test), mine.get(test)
            minutes = kind.minutes if kind else _OWN_MINUTES
            covers = frozenset(kind.skills) if kind else bears_on(mine[test], facts.course)
            yield _Choice(
                skill,
                test,
                kind.name if kind else shortened(mine[test].name) or shortened(test),
                minutes,
                kind is not None and saved is None and skill.id in kind.not_first_for,
                hours_asked(kind) if kind else _OWN_ASKS,
                covers & kept,
                saved,
            )


def _proposal(facts: Facts, choice: _Choice, place: int) -> Proposal:
    skill, saved = choice.skill, choice.saved
    kind = facts.course.certificate.get(choice.test)
    text = _TEXT_OF_STATUS.get(saved.status, "verify/skill") if saved else "verify/skill"
    if kind is None and text == "verify/planned":
        text = "verify/own-test"
    because = [f"skill:{skill.id}"] + ([f"certificate:{saved.id}"] if saved else [])
    return Proposal(
        f"verify/{skill.id}",
        text,
        Rank.PROVE,
        tuple(because),
        _fills(facts, choice),
        place=place,
        minutes=None if text == "verify/enter-result" else choice.minutes,
        after=("skills/keep-honest", *_first_answer(skill)),
        sources=kind.sources if kind else (),
        learn="" if text == "verify/enter-result" else choice.test,
    )


def _fills(facts: Facts, choice: _Choice) -> dict[str, str]:
    kind = facts.course.certificate.get(choice.test)
    beside = [name for name in sorted(choice.covers) if name != choice.skill.id]
    return {
        "skill": facts.name(choice.skill.id),
        "test": choice.name,
        "minutes": str(choice.minutes),
        "minutes_from": kind.minutes_from if kind else _("our estimate for a short test"),
        "cost": kind.cost if kind else _("as the provider says"),
        "where": kind.where if kind else _("where the provider offers it"),
        "address": kind.address if kind else "",
        "does_not_show": kind.does_not_show if kind else "",
        "retry": kind.retry if kind else "",
        "also": _("It also bears on {map}.").format(map=listed(map(facts.name, beside))) if beside else "",
        "verified": str(len(facts.verified)),
        "shown_by": shortened(choice.skill.shown_by),
    }


def _first_answer(skill: SavedSkill) -> tuple[str, ...]:
    """A test is worth its hours only for a skill the learner has said they used."""
    return () if skill.done_for else ("skills/answer-questions",)
