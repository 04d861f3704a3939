"""Who somebody is to the host: a key or a resume code. A name alone never opens anybody's work."""

import hashlib
import hmac
import re
import secrets

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"No letters that are mistaken for each other when read out or written down."
_CODE_LENGTH = 16
"16 of 31 letters: 79 bits, more than anybody can guess over a network."
_LEARNER = re.compile("(?:key|code)-[0-9a-f]{24}")


def learner_of_key(public_key: bytes) -> str:
    """The learner id of whoever proved to hold this key (its SSH wire form)."""
    return "key-" + hashlib.sha256(public_key).hexdigest()[:24]


def new_resume_code() -> str:
    """A new code in groups of four, to be shown and written down."""
    return _in_groups("".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH)))


def read_resume_code(typed: str) -> str:
    """The code as it is shown, however it was typed; empty if it is no such code."""
    letters = "".join(letter for letter in typed[:200].upper() if letter.isalnum())
    return _in_groups(letters) if len(letters) == _CODE_LENGTH and set(letters) <= set(_LETTERS) else ""


def learner_of_code(code: str) -> str:
    """The learner id that belongs to a code from `read_resume_code`. The code can't be found from the id."""
    return "code-" + hashlib.sha256(code.encode()).hexdigest()[:24]


def is_learner(text: str) -> bool:
    """True for the ids made here: the only ones that are ever part of a path."""
    return _LEARNER.fullmatch(text) is not None


def is_room_code(typed: str, code: str) -> bool:
    """Compared without telling by its speed how much was right; an empty code lets nobody in."""
    return hmac.compare_digest(_plain(typed), _plain(code)) and bool(_plain(code))


def new_room_code() -> str:
    """Short enough to be written on a board (39 bits); it only opens the room, never anybody's work."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _in_groups(letters: str) -> str:
    return "-".join(letters[place : place + 4] for place in range(0, _CODE_LENGTH, 4))


def _plain(code: str) -> bytes:
    return "".join(letter for letter in code[:200].casefold() if letter.isalnum()).encode("utf-8", "replace")
