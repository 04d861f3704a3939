"""Proof for the portfolio: a sample for each of the first skills that nothing shows yet."""

from collections.abc import Iterator

from tutor.learner.progress import SavedSkill
from tutor.tutoring.plan_facts import PROVEN_AIM, Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, worth_order
from tutor.tutoring.wording import shortened

_AT_MOST = {"full": PROVEN_AIM, "light": 2, "evidence": 3, "none": 0}
_MINUTES = 45
"For the order only: what a sample takes about, whatever its kind."
_RINGS = ("core", "tool", "beyond")
# What a sample of the work looks like, told by a part of the skill's id; the first that fits counts.
_SAMPLES = (
    ("proof/voice", ("phone", "call", "voice", "telemarket", "speaking", "pronunciation")),
    ("proof/translation", ("translat", "locali", "interpret", "subtitl")),
    ("proof/writing", ("writing", "blog", "copy", "content", "editing", "proofread", "email", "chat")),
    ("proof/design", ("design", "logo", "paint", "illustrat", "photo", "video", "drawing", "canva")),
    ("proof/table", ("data", "excel", "spreadsheet", "bookkeep", "account", "sheets", "research")),
)


def steps(facts: Facts) -> Iterator[Proposal]:
    most = min(_AT_MOST[facts.effort], max(PROVEN_AIM - len(facts.proven), 0))
    unproven = [skill for skill in facts.kept if skill.id not in facts.proven]
    unproven.sort(key=lambda skill: (facts.hidden_proof(skill.id) is None, _RINGS.index(skill.ring)))
    weight = next((part.weight for part in facts.course.readiness if part.id == "skills-with-proof"), 1)
    for number, skill in enumerate(unproven[:most]):
        yield _proposal(facts, skill, worth_order(_MINUTES, weight, PROVEN_AIM) + number)


def _proposal(facts: Facts, skill: SavedSkill, place: int) -> Proposal:
    hidden = facts.hidden_proof(skill.id)
    because = [f"skill:{skill.id}"] + ([f"proof:{hidden.id}"] if hidden else [])
    fills = {
        "skill": facts.name(skill.id),
        "item": shortened(hidden.title) if hidden and hidden.title.strip() else "what you have",
        "shown_by": _known_from(skill),
    }
    return Proposal(
        f"proof/{skill.id}",
        "proof/substitute" if hidden else _sample(skill),
        Rank.PROVE,
        tuple(because),
        fills,
        place=place,
        after=("skills/keep-honest", *(() if skill.done_for else ("skills/answer-questions",))),
    )


def _sample(skill: SavedSkill) -> str:
    known = skill.id.lower()
    if skill.ring == "tool":
        return "proof/tool"
    return next((text for text, parts in _SAMPLES if any(part in known for part in parts)), "proof/work")


def _known_from(skill: SavedSkill) -> str:
    told = shortened(skill.shown_by)
    return f"You say “{told}” shows it; clients can't see that yet." if told else ""
