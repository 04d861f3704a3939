"""From a learner's rows to progress, or to words about why not."""

import hashlib
from typing import TypeAlias

from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves import problems
from tutor.saves.document import progress_in, seal_of
from tutor.saves.examining import Found, examined
from tutor.saves.postgres_rows import Kept
from tutor.saves.reading import FromNewerTutorError, NotASaveError

Texts: TypeAlias = tuple[str, tuple[str, ...]]
"A document, and its answers."


def is_altered(there: Kept) -> bool:
    """True if it is not what a tutor wrote."""
    return seal_of(there.document, there.answers) != there.seal


def is_damaged(place: str, there: Kept) -> bool:
    """True if it can't be read. Raises NewerSave."""
    try:
        progress_in(there.document, there.answers)
    except FromNewerTutorError as error:
        raise problems.NewerSave(place, error.version) from error
    except NotASaveError:
        return True
    return False


def read_backup(place: str, found: Texts | None) -> Progress:
    """What a backup holds. Raises NewerSave and DamagedSave."""
    if found is None:
        raise problems.DamagedSave(place, _("it is gone"), None)
    try:
        return progress_in(*found)
    except FromNewerTutorError as error:
        raise problems.NewerSave(place, error.version) from error
    except NotASaveError as error:
        raise problems.DamagedSave(place, str(error), None) from error


def looked_at(place: str, found: Texts | None, *, altered: bool = False) -> Found:
    """What was found, for people."""
    if found is None:
        return Found(place, "missing", _("it is not there"))
    size = sum(len(text.encode()) for text in (found[0], *found[1]))
    return examined(place, size, lambda: progress_in(*found), is_altered=altered)


def content_of(there: Kept) -> tuple[str, str]:
    """A damaged save's digest, and its whole content as one text."""
    content = "\n".join((there.document, *there.answers))
    return hashlib.sha256(content.encode()).hexdigest()[:16], content
