"""The mark by which an exported file tells later whether a person has edited it since."""

import hashlib
import re

BLANK = "tutor-" + "0" * 16
"What a form writes on the line of its mark, until `sealed` fills it in."

# Each form's own line. No text of a person can begin a line like this outside a TOML text of several lines,
# and there ours is the last one.
_LINE = re.compile(
    r"^(?:X-TUTOR-FINGERPRINT:|fingerprint = \"| +\"fingerprint\": \"|<!-- fingerprint |\[//\]: # \(fingerprint )"
    r"(tutor-[0-9a-f]{16})[^\n]*",
    re.MULTILINE,
)


def sealed(text: str) -> str:
    """`text` with its mark filled in. Raises ValueError if it has no line for one."""
    found = _found(text)
    if found is None:
        raise ValueError("the text has no line for its fingerprint")
    return text[: found.start(1)] + _digest(text, found) + text[found.end(1) :]


def is_unedited(content: bytes) -> bool:
    """True only for a file exactly as the tutor wrote it; other line ends alone are no edit."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    found = _found(text)
    return found is not None and found[1] == _digest(text, found)


def _found(text: str) -> re.Match[str] | None:
    *_, last = (None, *_LINE.finditer(text))
    return last


def _digest(text: str, mark: re.Match[str]) -> str:
    """Of all but the mark itself."""
    rest = (text[: mark.start(1)] + text[mark.end(1) :]).replace("\r\n", "\n").rstrip()
    return "tutor-" + hashlib.sha256(rest.encode("utf-8", "replace")).hexdigest()[:16]
