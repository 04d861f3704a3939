"""A letter's reading (contracts, section 2): family, reasons with the words that say so, what helps."""

from typing import Annotated, Any, Literal

from tutor.ground.quick_checks import Limits
from tutor.ground.shapes import Shape

Family = Literal["declined", "act-now", "closed", "not-a-rejection", "unclear"]
Certainty = Literal["sure", "likely", "unsure"]
MayResubmit = Literal["yes", "after-change", "later", "appeal", "no", "not-applicable", "unknown"]


class _Read(Shape):
    """Base of a reading's parts."""


class Evidence(_Read):
    """Words of the letter: `text == letter[start:end]`, on the text exactly as given."""

    role: Literal["reason", "remedy"]
    start: Annotated[int, Limits(ge=0)]
    end: Annotated[int, Limits(ge=0)]
    text: str

    @property
    def words(self) -> str:
        """The same for a person's eyes: of a mail saved with its markup only what it says."""
        from tutor.tutoring.letter_text import without_markup

        return without_markup(self.text)


class ReasonFound(_Read):
    id: str
    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()


class RemedyFound(_Read):
    id: str
    evidence: tuple[Evidence, ...] = ()


class Reading(_Read):
    """What a letter says, never more. Reasons stand strongest first; there is always at least one."""

    format: Literal["tutor.letter-reading"] = "tutor.letter-reading"
    version: Literal[1] = 1
    family: Family
    certainty: Certainty
    may_resubmit: MayResubmit
    reasons: Annotated[tuple[ReasonFound, ...], Limits(min_length=1)]
    remedies: tuple[RemedyFound, ...] = ()

    def as_document(self) -> dict[str, Any]:
        """The JSON of contracts 2 as plain values, keys in its order."""
        document: dict[str, Any] = self.model_dump(mode="json")
        return document
