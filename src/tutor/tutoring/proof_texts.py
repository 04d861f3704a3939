"""How long an item's texts may be, and the safe sample that stands in for one that may not be shown."""

from tutor.learner.progress import Proof

SAFE_TITLE, SAFE_ROLE, SAFE_CAPTION = 40, 100, 300
"Characters. Two Upwork documents name other limits for title and description: these fit both (F35)."
SAMPLE_LABEL = "Sample made for my portfolio. The firm and all data are invented."


def safe_sample(proof: Proof) -> Proof:
    """The same kind of work with invented data, for the same skills; not asked about yet."""
    return Proof(id="new", kind="sample", skills=proof.skills, caption=SAMPLE_LABEL, role="All by me")
