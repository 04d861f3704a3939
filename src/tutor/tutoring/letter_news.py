"""What a later letter says that the one before did not, and the other way round."""

from collections.abc import Sequence

from tutor.course.course import LetterGuide
from tutor.ground.tongue import _
from tutor.learner.progress import SavedLetter


def letter_news(
    letters: Sequence[SavedLetter], letter: SavedLetter | None, guide: LetterGuide
) -> tuple[str, ...]:
    """Sentences for the learner; none for the first letter and for one that is not kept."""
    at = letters.index(letter) if letter in letters else 0
    if letter is None or at == 0:
        return ()
    new, gone = what_is_new(letter.reasons, letters[at - 1].reasons)
    told = [_("New since your last letter: {label}.").format(label=_label(one, guide)) for one in new]
    told += [_("No longer said: {label}.").format(label=_label(one, guide)) for one in gone]
    return tuple(told or [_("It says the same as your last letter.")])


def what_is_new(newer: Sequence[str], older: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Reasons that only the newer letter gives, and those that only the older one gave, each in its order."""
    return (
        tuple(one for one in newer if one not in older),
        tuple(one for one in older if one not in newer),
    )


def _label(reason: str, guide: LetterGuide) -> str:
    """A reason of another course has no words here; its id is better than silence."""
    return guide.reason[reason].label if reason in guide.reason else reason
