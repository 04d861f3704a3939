"""A copy of a letter without names, addresses, links and numbers, so that it can be shown to others.

No program finds every name: whoever sends the copy reads it through first.
"""

import re

_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[mail address]", re.compile(r"(?<![^\s<>()\"',;:])[^\s<>()\"',;:@]+@[^\s<>()\"',;:@]+\.\w+")),
    ("[link]", re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+")),
    (
        "[link]",
        re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ph|co|in|uk)\b\S*", re.IGNORECASE),
    ),
    ("[account]", re.compile(r"(?<!\w)@\w[\w.-]*|~[0-9a-zA-Z]{6,}")),
    ("[number]", re.compile(r"(?<!\w)[+(]?\w*\d[\w./:()+-]*(?: \d[\d./:()+-]*)*")),
)
"What is taken out by its shape. Each begins where a word begins, so that no text makes a search slow."
_GREETING = (
    r"hi|hello|hey|dear|greetings|good (?:morning|day|afternoon|evening)|hola|kumusta|magandang \w+|namaste"
)
_GREETED = re.compile(
    rf"^[ \t>*]*(?:{_GREETING})[ \t]+(?P<name>[^\n,!:.;–—-]{{1,60}}?)[ \t]*(?:[,!:.;–—-]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(
    r"^(?P<label>[ \t>]*(?:from|to|cc|bcc|reply-to|sender|sent by|name)[ \t]*:)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"^[ \t>]*(?:(?:kind|best|warm|many)?[ \t]*(?:regards|wishes|thanks)|thank you|sincerely|yours(?: \w+)?|cheers|"
    r"respectfully|salamat)[ \t]*[,.!]*[ \t]*\n(?P<block>(?:[^\n]*(?:\n|$)){1,3})",
    re.IGNORECASE | re.MULTILINE,
)
_SENDER = re.compile(r"\b(?:upwork|team|support|trust|safety|customer|service|elance|odesk)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:there|all|team|freelancers?|user|member|customer|sir|madam|ma'am|everyone|applicant|"
    r"mrs?|ms|miss|dr|and|the|to|you)",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w'-]+"
_INTRODUCED = re.compile(
    rf"\b(?i:my name is|i am called|i'm called|this is|ako si)[ \t]+(?P<name>{_NAME}(?:[ \t]+{_NAME})?)"
)


def anonymised(letter: str, own_name: str = "") -> str:
    """The letter with [name], [mail address], [link], [account] and [number] in their places.

    Whoever is greeted, signs, says their name or stands in a mail's head is taken out everywhere. The words of
    the letter itself stay as they are.
    """
    text = _HEADER.sub(lambda head: f"{head['label']} [name]", letter)
    text = _CLOSING.sub(_without_signer, text)
    found = {one["name"] for pattern in (_GREETED, _INTRODUCED) for one in pattern.finditer(text)}
    text, before = _without_places(text), text
    while text != before:  # what was taken out may show that what stood beside it is one too
        text, before = _without_places(text), text
    for name in sorted(_parts(found | {own_name}), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name]", text, flags=re.IGNORECASE)
    return re.sub(r"\[name\](?:[ \t]+\[name\])+", "[name]", text)


def _without_places(text: str) -> str:
    for placeholder, pattern in _PLACES:
        text = pattern.sub(placeholder, text)
    return text


def _parts(names: set[str]) -> set[str]:
    """Whole names and their parts, as a letter goes on with the first name alone."""
    parts = {part.strip(" \t,.!") for name in names for part in (name, *name.split())}
    people = {part for part in parts if len(part) > 1 and not _SENDER.search(part)}
    return {part for part in people if not _NOBODY.fullmatch(part.split()[0])}


def _without_signer(closing: re.Match[str]) -> str:
    """The lines below “Regards”, as far as they name a person and not the sender's team."""
    lines = closing["block"].split("\n")
    kept = ["[name]" if line.strip(" \t>") and not _SENDER.search(line) else line for line in lines]
    return closing[0][: closing.start("block") - closing.start()] + "\n".join(kept)
