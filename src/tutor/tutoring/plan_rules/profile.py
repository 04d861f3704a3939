"""The rest of the profile: who the learner is for clients, and the parts Upwork asks for."""

from collections.abc import Iterator

from tutor.ground.tongue import N_, _
from tutor.learner.progress import SavedProfile
from tutor.tutoring.completeness import own_completeness
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.title_check import wide_fault
from tutor.tutoring.wording import listed

_FEWEST_TITLE_WORDS = 3
"A title of one or two words names no field: “Designer”, “Virtual Assistant” (F71)."
_PARTS = {
    "photo": N_("a photo of you"),
    "overview": N_("an overview"),
    "employment": N_("one job in your work history"),
}
# Portfolio and certificates have steps of their own, of kinds that say more.
_FURTHER = {
    "more-skills": N_("a second skill"),
    "linked-account": N_("a linked account"),
    "other-experience": N_("one entry of other experience"),
    "education": N_("a school or a course of study"),
    "more-work": N_("a further job in your work history"),
    "video": N_("an introduction video"),
}
_HOURS_OF_A_WEEK = 168
_COMPLETE_REASONS = ("incomplete-profile", "no-reason-given")


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.effort in ("full", "light") and facts.stage != "approved":
        yield from _basics(facts)
    if facts.effort != "full":
        return
    yield from _complete(facts)
    yield from _title(facts)
    yield from _completeness(facts)
    if facts.stage == "declined":
        fills = {"title": facts.title or facts.role_name or _("your work"), "skills": _skills(facts)}
        because = ("learner:title",) if facts.title else facts.because_of_letter("learner:title")
        yield Proposal(
            "profile/overview",
            "profile/overview",
            Rank.PROFILE,
            because[:1],
            fills,
            2,
            after=("profile/title",),
        )


def _basics(facts: Facts) -> Iterator[Proposal]:
    learner = facts.progress.learner
    missing = [
        fact
        for fact, there in (
            ("missing:role", learner.role.strip() or learner.work.strip()),
            ("missing:title", learner.title.strip()),
            ("missing:hours", learner.hours_per_week),
            ("learner:hours_per_week", learner.hours_per_week <= _HOURS_OF_A_WEEK),
        )
        if not there
    ]
    if missing:
        words = {
            "missing:role": _("what you offer"),
            "missing:title": _("your title"),
            "missing:hours": _("your hours a week"),
            "learner:hours_per_week": _("your real hours, as a week has {hours_of_a_week}").format(
                hours_of_a_week=_HOURS_OF_A_WEEK
            ),
        }
        fills = {"parts": listed(words[fact] for fact in missing)}
        yield Proposal(
            "profile/basics", "profile/basics", Rank.BASICS, tuple(missing), fills, minutes=5 * len(missing)
        )


def _because_of_parts(facts: Facts) -> tuple[str, ...]:
    """The letter's reasons that point to the parts of the profile."""
    letter = facts.deciding
    return tuple(f"letter:{letter.id}:{r}" for r in _COMPLETE_REASONS if r in facts.reasons) if letter else ()


def _complete(facts: Facts) -> Iterator[Proposal]:
    """A part may be missing, or nobody knows what is: look at Upwork's own list before anything else."""
    because = _because_of_parts(facts)
    if not because:
        return
    rank = Rank.REPAIR if "incomplete-profile" in facts.reasons else Rank.PROFILE
    yield Proposal("profile/required-parts", "profile/required-parts", rank, because)
    if "incomplete-profile" in facts.reasons:
        yield Proposal(
            "profile/proof-read",
            "profile/proof-read",
            rank,
            because,
            place=1,
            after=("profile/required-parts",),
        )


def _completeness(facts: Facts) -> Iterator[Proposal]:
    """Holes in Upwork's own table, once the learner said what their profile has; skills have steps of their own."""
    if facts.progress.profile == SavedProfile() or _because_of_parts(facts):
        return
    table = own_completeness(facts.progress, facts.course)
    missing = [part for part in table.missing if part in _PARTS]
    if missing:
        fills = {"parts": listed(_(_PARTS[part]) for part in missing)}
        because = tuple(f"missing:{part}" for part in missing)
        yield Proposal(
            "profile/required-parts",
            "profile/missing-parts",
            Rank.PROFILE,
            because,
            fills,
            minutes=10 * len(missing),
        )
    further = [line for line in table.cheapest if line.part in _FURTHER and not line.have]
    if further:
        line = further[0]
        fills = {"score": str(table.score), "part": _FURTHER[line.part], "points": str(line.each)}
        yield Proposal(
            "profile/next-points",
            "profile/next-points",
            Rank.PROFILE,
            (f"missing:{line.part}",),
            fills,
            3,
            after=("profile/required-parts",),
        )


def _title(facts: Facts) -> Iterator[Proposal]:
    fault = wide_fault(facts.progress.learner.title)
    if not facts.title or (len(facts.title.split()) >= _FEWEST_TITLE_WORDS and not fault):
        return
    role = facts.role
    short = _("“{title}” is short: a client can't see for whom you work, and with what.").format(
        title=facts.title
    )
    fills = {
        "title": facts.title,
        "fault": fault.words if fault else short,
        "example": _("An example for your field: “{title}”.").format(title=role.title) if role else "",
        "skills": _skills(facts),
    }
    yield Proposal("profile/title", "profile/title", Rank.PROFILE, ("learner:title",), fills, 1)


def _skills(facts: Facts) -> str:
    shown = [s for s in facts.kept if s.id in facts.verified or s.id in facts.proven]
    return listed((facts.name(s.id) for s in (shown or facts.kept)[:3]), most=3) or _("your two main skills")
