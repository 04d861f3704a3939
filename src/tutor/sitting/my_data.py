"""What belongs to the learner and is in their hands: where it lies, a letter without names, and deleting all of it."""

from tutor.ground.problem import UsageError
from tutor.ground.tongue import _
from tutor.sitting.rescuing import copies
from tutor.sitting.sitting import Sitting

DELETE_WORD = "delete"
"What must be typed before anything is deleted."
_PATIENCE = 5.0


def where_words(sitting: Sitting) -> str:
    """Where the save lies, and that it lies nowhere else."""
    if "://" in sitting.location:
        return _(
            "{location}\n\nIt holds all you did and wrote, and backups of it lie beside it. Whoever runs this "
            "database can read it. The tutor sends nothing anywhere else."
        ).format(location=sitting.location)
    return _(
        "{location}\n\nThis one file holds all you did and wrote, and backups of it lie beside it. "
        "The tutor sends nothing anywhere. You can open the file with any editor."
    ).format(location=sitting.location)


def letter_without_names(sitting: Sitting) -> str:
    """The newest letter, fit to be shown to others after a look; "" without a letter."""
    from tutor.tutoring.anonymising import anonymised

    letter = sitting.progress.newest_letter
    return anonymised(letter.text) if letter else ""


def delete_everything(sitting: Sitting, typed: str) -> int:
    """Delete the save and its backups for good; returns how many files. Nothing is kept afterwards.

    Raises UsageError unless `typed` is the word that says it is meant, and what the disk says.
    """
    if typed.strip().casefold() != DELETE_WORD:
        raise UsageError(
            _("Nothing was deleted."),
            _("Your progress is as it was."),
            _("Type the word {delete_word} if you mean it.").format(delete_word=DELETE_WORD),
        )
    if sitting.saving.looks_only:
        raise UsageError(_("This window only looks, so it can't delete."), _("Nothing was changed."))
    # What still waits would be written after the deletion.
    sitting.try_saving(_PATIENCE)
    rescued = copies(sitting.progress.learner.id, sitting.location)
    deleted = sitting.delete()
    for path in rescued:
        path.unlink(missing_ok=True)
    return deleted + len(rescued)
