"""The addresses that stand in a letter: the reading list it gives. They are shown as text and never opened."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”|\\^`{}]{1,500}"
    r"|(?<![\w.@-])(?:[a-z0-9-]{1,40}\.){0,3}upwork\.com(?![\w@-]|\.\w)(?:/[^\s<>\"'“”|\\^`{}]{0,400})?",
    re.IGNORECASE,
)
_UPWORK = "upwork.com"
MOST = 20
"Links of one letter; more than these is no reading list."


@dataclass(frozen=True, slots=True)
class LetterLink:
    """`of_upwork` is False for an address that lies elsewhere, however it looks."""

    address: str
    of_upwork: bool


def letter_links(text: str) -> tuple[LetterLink, ...]:
    """Each address once, in the order of the letter. Never raises."""
    found: dict[str, LetterLink] = {}
    for match in _ADDRESS.finditer(text):
        address = _without_tail(match[0])
        found.setdefault(address.rstrip("/").casefold(), LetterLink(address, _is_upworks(address)))
    return tuple(found.values())[:MOST]


def _without_tail(written: str) -> str:
    """Without the full stop or bracket of the sentence around it."""
    address = written.rstrip(".,;:!?…*_")
    while address.endswith((")", "]")) and address.count(address[-1]) > address.count(
        "(" if address[-1] == ")" else "["
    ):
        address = address[:-1].rstrip(".,;:!?")
    return address


def _is_upworks(address: str) -> bool:
    """By the host alone: “upwork.com@elsewhere.example” and “upwork.com.example” lie elsewhere."""
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname or ""
    except ValueError:
        return False
    return host == _UPWORK or host.endswith(f".{_UPWORK}")
