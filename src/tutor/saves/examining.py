"""Looking at a save or a backup without changing anything: is it whole, and what does it hold?"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves.checksum import state_of
from tutor.saves.disk import NotPlainError, read_plain_file
from tutor.saves.reading import FromNewerTutorError, NotASaveError, progress_from

Condition = Literal["ok", "altered", "damaged", "newer", "unsafe", "unreachable", "missing"]


class Found(NamedTuple):
    """What stands at `path`. `words` say what is wrong, empty if nothing is; `size` in bytes."""

    path: Path | str
    condition: Condition
    words: str = ""
    size: int = 0
    progress: Progress | None = None

    @property
    def place(self) -> str:
        """Where it stands, in full, for people and programs."""
        return str(self.path.absolute()) if isinstance(self.path, Path) else self.path


def examine(path: Path) -> Found:
    """Read and check one file. Never raises for what stands there."""
    try:
        content = read_plain_file(path)
    except NotPlainError as error:
        return Found(path, "unsafe", _("it is {error}").format(error=error))
    except OSError as error:
        return Found(
            path,
            "unreachable",
            _("it can't be opened: {strerror}").format(strerror=error.strerror or type(error).__name__),
        )
    if content is None:
        return Found(path, "missing", _("it is not there"))
    return examined(
        path, len(content), lambda: progress_from(content), is_altered=state_of(content) == "altered"
    )


def examined(path: Path | str, size: int, read: Callable[[], Progress], *, is_altered: bool) -> Found:
    """What was found at `path`: `read` gives its progress, or raises what `progress_from` does."""
    try:
        progress = read()
    except FromNewerTutorError as error:
        return Found(path, "newer", _("a newer tutor wrote it ({error})").format(error=error), size)
    except NotASaveError as error:
        return Found(path, "damaged", str(error), size)
    if is_altered:
        words = _("it was changed outside the tutor, or damaged: its checksum does not fit")
        return Found(path, "altered", words, size, progress)
    return Found(path, "ok", "", size, progress)
