"""Which languages a learner can choose, each by its own name."""

from tutor.course.languages import own_name
from tutor.ground.tongue import ENGLISH, _, catalogues, spoken
from tutor.sitting.sitting import Sitting


def languages(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    """Code and own name of each language of which the course or the interface has words."""
    saved = sitting.progress.learner.language
    codes = {ENGLISH, saved, *sitting.course.languages, *catalogues()}
    return tuple(sorted(((code, own_name(code)) for code in codes), key=lambda one: one[1].casefold()))


def language_news(sitting: Sitting) -> str:
    """When a language that was chosen comes into force; "" while it is the one in force."""
    if sitting.progress.learner.language == spoken():
        return ""
    return _("from the next start on")
