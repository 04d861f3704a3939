"""Text from people, made safe: the one `clean()` used on the way in and on the way to a screen."""

import re

# Bidirectional controls, byte-order mark and tag characters change how *other* text is shown; they carry no words.
_INVISIBLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
# C0 but tab and newline, DEL, C1 (0x9b starts an escape sequence), and lone surrogates, which no file can hold.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` without anything a terminal would obey; words, accents, emoji and line breaks stay.

    A control character becomes U+FFFD, so that nobody wonders where it went. `clean(clean(x)) == clean(x)`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("\ufffd", _INVISIBLE.sub("", text))


def clean_line(text: str) -> str:
    """`clean`, on one line: for names, titles and everything else shown in a row."""
    return _SPACES.sub(" ", clean(text)).strip()
