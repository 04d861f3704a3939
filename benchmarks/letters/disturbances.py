"""What happens to letters on their way: twelve disturbances, each deterministic."""

import random
import re
import textwrap
from collections.abc import Callable


def _chance(text: str) -> random.Random:
    return random.Random(len(text) * 7919 + sum(map(ord, text[:50])))


def typos(text: str) -> str:
    """One in twelve longer words loses, doubles or swaps a letter."""
    chance = _chance(text)

    def spoil(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() > 1 / 12:
            return word
        at = chance.randrange(1, len(word) - 1)
        kind = chance.randrange(3)
        if kind == 0:
            return word[:at] + word[at + 1 :]
        if kind == 1:
            return word[:at] + word[at] + word[at:]
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return re.sub(r"[a-zA-Z]{5,}", spoil, text)


def broken_words(text: str) -> str:
    """Lines of 30 characters, cut anywhere."""
    flat = " ".join(text.split())
    return "\n".join(flat[at : at + 30] for at in range(0, len(flat), 30))


def hyphenated(text: str) -> str:
    flat = " ".join(text.split())
    lines = []
    while len(flat) > 40:
        cut = 40
        inside = flat[cut - 1].isalpha() and flat[cut].isalpha() and flat[cut - 2].isalpha()
        lines.append(flat[:cut] + ("-" if inside else ""))
        flat = flat[cut:]
    return "\r\n".join([*lines, flat])


def quoted(text: str) -> str:
    return "\n".join("> > " + line for line in textwrap.wrap(text, 60))


def capitals(text: str) -> str:
    return text.upper()


def small(text: str) -> str:
    return text.lower()


def bare(text: str) -> str:
    """Read out: no punctuation, no capitals, no lines."""
    return " ".join(re.sub(r"[^\w\s'’]", " ", text).lower().split())


def first_part(text: str) -> str:
    """The last fifth is missing."""
    return text[: len(text) * 4 // 5]


def other_language(text: str) -> str:
    before = "Hola a todos, ayer me llegó este correo y no lo entiendo bien.\n\n"
    return before + text + "\n\n¿Alguien me puede ayudar con esto? Muchas gracias de antemano."


def mail(text: str) -> str:
    head = "From: someone <no-reply@mail.example>\nTo: me@example.org\nSubject: your message\n\n"
    return head + text + "\n\n-- \nSent from my phone. This e-mail and its attachments may be confidential."


def entities(text: str) -> str:
    spoilt = text.replace("&", "&amp;").replace("'", "&#39;").replace(". ", ".&nbsp;")
    return "<p>" + spoilt.replace("\n", "<br>\n") + "</p>"


def machine(text: str) -> str:
    """Machine-translation noise: articles gone, short forms long, a few words swapped for near ones."""
    near = {
        "can't": "can not", "won't": "will not", "weren't": "were not", "we're": "we are",
        "you're": "you are", "wasn't": "was not", "couldn't": "could not", "haven't": "have not",
        "currently": "presently", "many": "numerous", "because": "as", "unfortunately": "to our regret",
        "provide": "present", "additional": "further", "people": "persons", "another": "other",
    }  # fmt: skip
    words = [near.get(word.lower(), word) for word in text.split(" ")]
    return " ".join(word for word in words if word.lower() not in ("the", "a", "an"))


DISTURBANCES: dict[str, Callable[[str], str]] = {
    one.__name__: one
    for one in (
        typos, broken_words, hyphenated, quoted, capitals, small,
        bare, first_part, other_language, mail, entities, machine,
    )
}  # fmt: skip
