"""Where a letter leaves the tutor unsure: two questions that only its reader can decide, and what follows."""

from tutor.course.catalogues import LetterReason
from tutor.course.course import LetterGuide
from tutor.ground.tongue import N_
from tutor.learner.progress import SavedLetter
from tutor.tutoring.reading import Family, Reading, ReasonFound

FAMILIES: tuple[Family, ...] = ("declined", "closed", "act-now", "not-a-rejection")
"What the first question lets one choose, in this order; anything else stays unclear."
FAMILY_WORDS: dict[Family, str] = {
    "declined": N_("My application or my profile: it was not accepted"),
    "closed": N_("An account that I already have: it is closed or limited"),
    "act-now": N_("Something that I must do now: prove who I am, answer, pay details"),
    "not-a-rejection": N_("None of these: I wait, it tells me something, or I am approved"),
}


def needs_deciding(reading: Reading) -> bool:
    """True where the text alone does not say enough: an honest question is better than a guess."""
    return reading.family == "unclear" or reading.certainty == "unsure"


def torn_between(reading: Reading, guide: LetterGuide) -> tuple[LetterReason, ...]:
    """The reasons that the tutor thinks of and is not sure of, the likeliest first."""
    found = [one.id for one in reading.reasons if one.certainty == "unsure"]
    return tuple(guide.reason[name] for name in found if guide.reason[name].family != "unclear")


def reasons_to_choose(family: Family, reading: Reading, guide: LetterGuide) -> tuple[LetterReason, ...]:
    """What the second question offers: all reasons of the family, those the tutor thinks of first."""
    thought_of = [one.id for one in reading.reasons]
    own = [reason for reason in guide.reasons if reason.family == family]
    return tuple(sorted(own, key=lambda r: thought_of.index(r.id) if r.id in thought_of else len(thought_of)))


def decided(reading: Reading, family: Family, reason: str, guide: LetterGuide) -> Reading:
    """The reading as its reader decided it: *likely*, for nobody proved it; evidence found before is kept."""
    evidence = next((one.evidence for one in reading.reasons if one.id == reason), ())
    return reading.model_copy(
        update={
            "family": family,
            "certainty": "likely",
            "may_resubmit": guide.reason[reason].may_resubmit,
            "reasons": (ReasonFound(id=reason, certainty="likely", evidence=evidence),),
        }
    )


def as_decided(reading: Reading, letter: SavedLetter | None, guide: LetterGuide) -> Reading:
    """The reading of a saved letter, as its reader decided it if they did."""
    said = letter.reasons[0] if letter and letter.decided and letter.reasons else ""
    if said not in guide.reason:
        return reading
    return decided(reading, guide.reason[said].family, said, guide)
