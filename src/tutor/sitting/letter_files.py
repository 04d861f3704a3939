"""A letter from a file: the one place where a path that a person typed is opened."""

from pathlib import Path

from tutor.ground.clean import clean
from tutor.ground.problem import UnreadableInput

LARGEST = 1_000_000
"Bytes; a letter is a few thousand."
_SAFE = "Nothing was changed."


def text_of_file(path: str) -> str:
    """The cleaned text of a UTF-8 file.

    Raises UnreadableInput for a file that is missing, closed to you, not text, empty or over `LARGEST` bytes.
    """
    named = path.strip().strip("\"'")
    if not named:
        raise UnreadableInput("No file is named yet.", _SAFE, "Type where the file is.")
    raw = _bytes_of(named)
    if len(raw) > LARGEST:
        raise UnreadableInput("This file is too large for a letter.", _SAFE, "Paste only the letter itself.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_utf8()
    if b"\0" in raw:
        raise UnreadableInput(
            "This file is not text.", _SAFE, "Open it in its own program, copy the letter and paste it here."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_utf8() from None
    if not text.strip():
        raise UnreadableInput("This file is empty.", _SAFE, "Choose the file with the letter.")
    return clean(text)


def _not_utf8() -> UnreadableInput:
    return UnreadableInput(
        "This file is not UTF-8 text.", _SAFE, "Save it as “UTF-8” text, or copy the letter and paste it here."
    )


def _bytes_of(named: str) -> bytes:
    try:
        place = Path(named).expanduser()
        # Devices and pipes can go on for ever, so only plain files are opened.
        if not place.is_file():
            raise UnreadableInput("There is no such file.", _SAFE, "Check the name and the folder.")
        with place.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, RuntimeError, ValueError):
        raise UnreadableInput(
            "This file can't be opened.", _SAFE, "Check its name and that you may read it."
        ) from None
