"""A first look into a save for the one thing that is wanted before it is read: the learner's language."""

import os
import re
from pathlib import Path

_FIRST_BYTES = 4096
_LANGUAGE = re.compile(rb'^\[learner\]\n(?:(?!\[).*\n)*?language = "([A-Za-z0-9_-]{2,20})"\n', re.MULTILINE)
_SAFELY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def saved_language(folder: Path, learner_id: str) -> str:
    """The code that stands in the save file; "" where there is none. Never raises: nothing rests on it but words."""
    try:
        opened = os.open(folder / f"{learner_id}.toml", _SAFELY)
    except (OSError, ValueError):
        return ""
    try:
        found = _LANGUAGE.search(os.read(opened, _FIRST_BYTES).replace(b"\r\n", b"\n"))
    except OSError:
        return ""
    finally:
        os.close(opened)
    return found[1].decode() if found else ""
