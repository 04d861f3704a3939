"""Contact details in a text: they may not stand in a profile before a contract (F38, F66)."""

import re

_E_MAIL = re.compile(
    r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|\sat\s(?=\w{1,63}\s(?:dot|\[dot\]|\(dot\))\s))\s?[\w-]{1,63}"
    r"(?:(?:\.|\s?[\[(]dot[\])]\s?|\sdot\s)[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,200}|\b(?:t\.me|wa\.me|linkedin\.com|facebook\.com|instagram\.com)/[^\s<>\"]{1,100}"
    r"|\b[\w-]{1,63}(?:\sdot\s|\s?[\[(]dot[\])]\s?)(?:com|net|org|io|co|me)\b",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"\b(?:skype|whats ?app|telegram|viber|we ?chat|messenger|discord|signal|zoom)\b"
    r"(?: (?:me|id|name|number|at|is|on|user))*\s?[:@=+]\s?[\w.@+:-]{2,60}(?:[ -]\d{2,})*",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,40}")
# Digits with the marks of a telephone number between them; years and amounts have other shapes.
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d[\d ()/.-]{6,22}\d(?![\w%])")
_FEWEST_DIGITS = 8
_NO_PHONE = re.compile(
    r"(?:19|20)\d\d ?[-–/.] ?(?:19|20)\d\d|\d{1,3}(?:[., ]\d{3})+|\d{4}-\d\d-\d\d|\d\d[./]\d\d[./]\d{4}"
)


def contact_details(text: str, *, links: bool = True) -> tuple[str, ...]:
    """The places that look like contact details, each once, in the order of the text.

    Without `links` an address of a page counts for nothing: an item's own link is allowed.
    """
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_E_MAIL, _SITE, _CHAT, _HANDLE, _PHONE):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            if (pattern is _PHONE and not _is_phone(match[0])) or (pattern is _SITE and not links):
                continue
            found.append((start, match[0].strip(" .,;")))
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


def _is_phone(written: str) -> bool:
    digits = sum(char.isdigit() for char in written)
    return digits >= _FEWEST_DIGITS and not _NO_PHONE.fullmatch(written.strip())
