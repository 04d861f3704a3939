"""From the name a person gave to the id their file is called by: the name is only data, never a path."""

import hashlib
import re
import unicodedata

FIRST_LEARNER = "me"
LONGEST = 40

_SAFE = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST - 1}}}")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
_HASH_DIGITS = 10
# Names that Windows keeps for devices, whatever follows them after a dot.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def learner_id(name: str, nothing_left: str = "learner") -> str:
    """The file name (without ending) for a learner's name: always safe, and the same for the same name.

    A simple name stays itself in lower case; any other becomes its ASCII letters and a hash of the whole, so
    that two names never meet. Upper and lower case, and the ways to type one accent, agree. No name is `me`.
    `nothing_left` stands for a name without an ASCII letter.
    """
    folded = _folded(name)
    if not folded:
        return FIRST_LEARNER
    if is_learner_id(folded):
        return folded
    ascii_letters = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    slug = _NOT_IN_A_SLUG.sub("-", ascii_letters)[: LONGEST - 1 - _HASH_DIGITS].strip("-") or nothing_left
    # "replace" only for half characters, which no name typed or read from a file has.
    digest = hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()
    return f"{slug}-{digest[:_HASH_DIGITS]}"


def is_learner_id(text: str) -> bool:
    """True if `text` may be a file's name as it stands, on every system."""
    return _SAFE.fullmatch(text) is not None and text not in _RESERVED


def _folded(name: str) -> str:
    """One form for all the ways to type a name. Twice, since folding can undo the normal form."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return unicodedata.normalize("NFKC", folded.casefold()).strip()
