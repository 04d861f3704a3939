"""A letter, or a plan, out of a file or a pipe: UTF-8 text of a sensible size, or one clear sentence why not."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from tutor.ground.clean import clean_line
from tutor.ground.problem import UnreadableInput
from tutor.ground.tongue import N_, _

LARGEST = 2 * 1024 * 1024
"Bytes. Far more than any letter, far less than what would make a computer sweat."

_PASTE = N_("Open the letter in your mail program, copy its text, and paste that.")
_SAFE = N_("Nothing was changed.")


def text_of_file(path: str | Path, what: str = "letter") -> str:
    """The text of a file, line ends as they are; `what` names it in words. Raises UnreadableInput, exit 3."""
    name = f"“{clean_line(str(path))[-120:]}”"
    try:
        # Without O_NONBLOCK a named pipe nobody writes to would hold us for ever.
        handle = os.open(Path(path).expanduser(), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or _("this is no file name")
        raise UnreadableInput(
            _("{name} can't be opened: {reason}.").format(name=name, reason=reason), _(_SAFE)
        ) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableInput(
            _("{name} is not a file with text.").format(name=name),
            _(_SAFE),
            _(_PASTE) if what == "letter" else "",
        )
    with os.fdopen(handle, "rb") as stream:
        return text_of_stream(stream, name, what)


def text_of_stream(stream: BinaryIO, name: str, what: str = "letter") -> str:
    """The same for an open stream, which may be a pipe."""
    todo = _(_PASTE) if what == "letter" else _("Give it as the tutor wrote it, or edited as text.")
    try:
        raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableInput(
            _("{name} can't be read: {strerror}.").format(name=name, strerror=error.strerror), _(_SAFE)
        ) from error
    if len(raw) > LARGEST:
        raise UnreadableInput(_("{name} is too large (over 2 MB).").format(name=name), _(_SAFE), todo)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        # What Notepad calls “Unicode”.
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"\0" in raw:
        raise UnreadableInput(
            _("{name} is not text: it looks like a binary file.").format(name=name), _(_SAFE), todo
        )
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if what != "letter":
            todo = _("Save it once more in your editor, with the encoding UTF-8.")
        raise UnreadableInput(_("{name} is not UTF-8 text.").format(name=name), _(_SAFE), todo) from error
    if not text.strip():
        raise UnreadableInput(_("{name} is empty.").format(name=name), _(_SAFE), todo)
    odd = sum(char < " " and char not in "\n\r\t\f\x1b" for char in text)
    if odd * 20 > len(text):
        raise UnreadableInput(
            _("{name} is not text: it looks like a binary file.").format(name=name), _(_SAFE), todo
        )
    return text
