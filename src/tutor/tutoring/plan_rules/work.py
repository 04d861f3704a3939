"""After an approval: the first proposals, few and fitting."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.wording import listed, shortened

ORDER = ("work/choose-three-jobs", "work/first-proposal", "work/few-and-fitting")


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.stage != "approved":
        return
    because = _because(facts)
    strong = [skill for skill in facts.kept if skill.id in facts.verified or skill.id in facts.proven]
    names = listed((facts.name(skill.id) for skill in strong or facts.kept), most=3)
    shown = [proof for proof in facts.progress.proof if proof.may_show and proof.title.strip()]
    fills = {
        "skills": names or _("your main skills"),
        "title": facts.title or facts.role_name or _("what you offer"),
        "proof": f"“{shortened(shown[0].title)}”" if shown else _("one sample of your own work"),
    }
    for place, step_id in enumerate(ORDER):
        before = ORDER[place - 1 : place] if place else ()
        yield Proposal(step_id, step_id, Rank.WORK, because, fills, place=place, after=before)


def _because(facts: Facts) -> tuple[str, ...]:
    if facts.attempt and facts.attempt.outcome == "approved":
        return (f"attempt:{facts.attempt.id}",)
    assert facts.letter is not None  # The stage is `approved` by an attempt or by a letter.
    return (f"letter:{facts.letter.id}:approved",)
