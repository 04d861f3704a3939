"""Proof for the portfolio: a sample for each of the first skills that nothing shows yet."""

from collections.abc import Collection, Iterator, Mapping

from tutor.ground.tongue import _
from tutor.learner.progress import SavedSkill
from tutor.tutoring.plan_facts import PROVEN_AIM, Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, worth_order
from tutor.tutoring.similar import near_duplicates
from tutor.tutoring.wording import shortened

_AT_MOST = {"full": PROVEN_AIM, "light": 2, "evidence": 3, "none": 0}
_MINUTES = 45
"For the order only: what a sample takes about, whatever its kind."
_RINGS = ("core", "tool", "beyond")
# What a sample of the work looks like, told by a part of the skill's id; the first that fits counts,
# so that the editing of photos is not taken for the editing of texts.
_SAMPLES = (
    ("proof/typing", ("typing",)),
    (
        "proof/voice",
        ("phone", "call", "voice", "telemarket", "speaking", "pronunciation", "narration", "dubbing"),
    ),
    ("proof/translation", ("translat", "locali", "interpret", "subtitl", "caption", "transcreat")),
    ("proof/lesson", ("tutor", "lesson", "teach", "curriculum", "course-creation")),
    ("proof/test", ("testing", "test-", "bug-report")),
    (
        "proof/books",
        ("bookkeep", "accounting", "accounts-", "invoic", "payroll", "reconcil", "budget", "month-end"),
    ),
    (
        "proof/assist",
        ("assistan", "administrative", "executive", "calendar", "schedul", "inbox", "travel", "meeting"),
    ),
    ("proof/replies", ("customer", "support", "complaint", "ticket", "refund", "email-handling", "chat-")),
    ("proof/table", ("data", "excel", "spreadsheet", "sheets", "copy-paste", "listing")),
    ("proof/clip", ("video", "animation", "motion", "audio", "podcast")),
    (
        "proof/site",
        ("web-develop", "wordpress", "html", "css", "javascript", "front-end", "full-stack", "landing-page"),
    ),
    (
        "proof/design",
        ("design", "logo", "paint", "illustrat", "photo", "drawing", "canva", "graphics", "-art"),
    ),
    ("proof/writing", ("writing", "blog", "copy", "content", "editing", "proofread", "email", "newsletter")),
    ("proof/findings", ("research", "lead-gen", "list-building", "outreach")),
    ("proof/language", ("english", "filipino", "tagalog", "cebuano", "ilocano", "hiligaynon", "spanish")),
    ("proof/language", ("french", "german", "italian", "portuguese", "romanian", "dutch", "swedish")),
    ("proof/language", ("polish", "russian", "ukrainian", "greek", "turkish", "arabic", "hebrew")),
    ("proof/language", ("hindi", "urdu", "bengali", "punjabi", "nepali", "tamil", "chinese")),
    ("proof/language", ("japanese", "korean", "thai", "malay", "indonesian", "vietnamese", "swahili")),
)

_SHARED = frozenset(text for text, _ in _SAMPLES) | {"proof/work"}
"Samples of work: one piece can show several skills; a tool or a substitute is always its own."


def steps(facts: Facts) -> Iterator[Proposal]:
    most = min(_AT_MOST[facts.effort], max(PROVEN_AIM - len(facts.proven), 0))
    # A near-duplicate says nothing that its twin does not say; joining them is a step of its own.
    twins = near_duplicates(facts.kept, facts.course)
    unproven = [skill for skill in facts.kept if skill.id not in facts.proven and skill.id not in twins]
    unproven.sort(key=lambda skill: (facts.hidden_proof(skill.id) is None, _RINGS.index(skill.ring)))
    weight = next((part.weight for part in facts.course.readiness if part.id == "skills-with-proof"), 1)
    first_of_kind: dict[str, str] = {}
    for number, skill in enumerate(unproven[:most]):
        place = worth_order(_MINUTES, weight, PROVEN_AIM) + number
        made = _proposal(facts, skill, place, first_of_kind)
        first_of_kind.setdefault(made.text, facts.name(skill.id))
        yield made


def _proposal(facts: Facts, skill: SavedSkill, place: int, first_of_kind: Mapping[str, str]) -> Proposal:
    hidden = facts.hidden_proof(skill.id)
    because = [f"skill:{skill.id}"] + ([f"proof:{hidden.id}"] if hidden else [])
    text = "proof/substitute" if hidden else _sample(skill, facts.course.plan_text)
    fills = {
        "skill": facts.name(skill.id),
        "shared": _shared(first_of_kind.get(text, ""), facts.name(skill.id)) if text in _SHARED else "",
        "item": shortened(hidden.title) if hidden and hidden.title.strip() else _("what you have"),
        "shown_by": _known_from(skill),
    }
    return Proposal(
        f"proof/{skill.id}",
        text,
        Rank.PROVE,
        tuple(because),
        fills,
        place=place,
        after=("skills/keep-honest", *(() if skill.done_for else ("skills/answer-questions",))),
    )


def _shared(other: str, name: str) -> str:
    """Two skills that one sample could show need no second one."""
    if not other:
        return ""
    asked = _("Does your sample for {other} show {name} too?").format(other=other, name=name)
    return _("{asked} Then tie it to both in the Portfolio builder, and tick this off.").format(asked=asked)


def _sample(skill: SavedSkill, known_texts: Collection[str]) -> str:
    """The id of the text that fits; a course without words for that kind of sample has those of any work."""
    if skill.ring == "tool":
        return "proof/tool"
    written = skill.id.lower()
    fitting = (text for text, parts in _SAMPLES if any(part in written for part in parts))
    return next((text for text in fitting if text in known_texts), "proof/work")


def _known_from(skill: SavedSkill) -> str:
    told = shortened(skill.shown_by)
    return _("You say “{told}” shows it; clients can't see that yet.").format(told=told) if told else ""
