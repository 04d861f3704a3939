"""A mistake of ours: a number for the person, and for a programmer where it happened, without anybody's words."""

import os
import secrets
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

FOLDER = "incidents"
_MOST_KEPT = 20
_NAME = "incident-*.txt"


def folder(environ: Mapping[str, str]) -> Path:
    """Beside the cache: nothing of a learner belongs there."""
    from tutor.course.cache import cache_folder

    return cache_folder(environ) / FOLDER


def reported(bug: BaseException) -> str:
    """The incident's id; what happened is written down under it if the disk lets us."""
    incident = secrets.token_hex(4)
    with suppress(OSError):
        place = folder(os.environ)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = place / f"incident-{incident}.txt"
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as report:
            report.write(_report(incident, bug))
        for old in sorted(place.glob(_NAME), key=lambda one: one.lstat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
    return incident


def known(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of incidents written down."""
    try:
        return tuple(sorted(path.stem.removeprefix("incident-") for path in folder(environ).glob(_NAME)))
    except OSError:
        return ()


def _report(incident: str, bug: BaseException) -> str:
    """Kinds and places only: the words of an exception may be the learner's."""
    from tutor import __version__

    lines = [f"tutor {__version__}, incident {incident}, {datetime.now(UTC):%Y-%m-%d %H:%M}Z"]
    seen: BaseException | None = bug
    while seen is not None and len(lines) < 200:
        lines.append(type(seen).__name__)
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"
