"""What happens to letters on their way: twelve disturbances, each a pure function of the letter and a seed."""

import html
import random
import re
import textwrap
from collections.abc import Callable

from benchmarks.letters.written import WrittenLetter

Disturbance = Callable[[WrittenLetter, random.Random], str]
AROUND = (
    (
        "Hola a todos, ayer me llegó este correo y no lo entiendo.\n\n",
        "\n\n¿Alguien me puede ayudar? Gracias.",
    ),
    ("Magandang umaga po, pakibasa naman po nito:\n\n", "\n\nAno po kaya ang dapat kong gawin? Salamat po."),
    ("Bhaiyo, ye mail aaya hai mujhe aaj subah:\n\n", "\n\nKoi samjha do please, kya karna chahiye ab?"),
    ("Bonjour, voici le texte que j'ai reçu hier soir :\n\n", "\n\nQu'en pensez-vous ? Merci d'avance !"),
    ("Привет всем, вот что мне написали:\n\n", "\n\nЧто это значит? Заранее спасибо."),
    ("مرحبا، وصلتني هذه الرسالة اليوم:\n\n", "\n\nماذا أفعل الآن؟ شكرا لكم."),
)
NEAR = {
    "can't": "can not", "won't": "will not", "weren't": "were not", "we're": "we are", "you're": "you are",
    "couldn't": "could not", "haven't": "have not", "don't": "do not", "isn't": "is not", "didn't": "did not",
    "i'm": "i am", "it's": "it is", "currently": "presently", "many": "numerous", "because": "as",
    "unfortunately": "to regret", "sorry": "regretting", "provide": "present", "additional": "further",
    "people": "persons", "another": "other", "please": "kindly", "send": "dispatch", "today": "this day",
    "again": "anew", "now": "presently", "show": "demonstrate", "need": "require", "look": "regard",
    "thanks": "gratitude", "update": "actualise", "choose": "elect", "find": "encounter", "enough": "sufficient",
    "place": "site", "help": "aid", "change": "modify", "get": "obtain", "start": "commence", "work": "labour",
    "jobs": "works", "number": "quantity", "way": "manner", "write": "compose", "read": "lecture",
}  # fmt: skip
LOOKS_LIKE = {
    "'": "ʼ",
    "’": "ʼ",
    '"': "＂",
    "-": "‐",
    "–": "—",
    "a": "а",
    "e": "е",
    "o": "о",
    "c": "с",
    "i": "і",
}
QUOTES = set("'’\"-–")


def typos(letter: WrittenLetter, chance: random.Random) -> str:
    """One in twelve longer words loses, doubles or swaps a letter."""

    def spoil(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() > 1 / 12:
            return word
        at = chance.randrange(1, len(word) - 1)
        changed = ("", word[at] * 2, word[at + 1] + word[at])
        kind = chance.randrange(3)
        return word[:at] + changed[kind] + word[at + (2 if kind == 2 else 1) :]

    return re.sub(r"[a-zA-Z]{5,}", spoil, letter.text)


def line_breaks(letter: WrittenLetter, chance: random.Random) -> str:
    """Narrow lines between words, as a mail window makes them, some with an empty line after."""
    lines = textwrap.wrap(letter.text, chance.randrange(18, 40), break_on_hyphens=False)
    return "".join(line + ("\n\n" if chance.random() < 0.1 else "\n") for line in lines)


def broken_words(letter: WrittenLetter, chance: random.Random) -> str:
    """Lines of one length, a word at the end cut with a hyphen."""
    width, flat, lines = chance.randrange(34, 60), " ".join(letter.text.split()), []
    while len(flat) > width:
        inside = flat[width - 2 : width + 1].isalpha()
        lines.append(flat[:width] + ("-" if inside else ""))
        flat = flat[width:]
    return "\r\n".join([*lines, flat])


def quoting(letter: WrittenLetter, chance: random.Random) -> str:
    """Forwarded: wrapped, `>` once or more before each line, a line saying who wrote."""
    mark = "> " * chance.randrange(1, 4)
    lines = [line for part in letter.text.split("\n") for line in textwrap.wrap(part, 60) or [""]]
    return "On Tue, 17 Nov 2026 at 09:12, Someone wrote:\n" + "\n".join(mark + line for line in lines)


def case(letter: WrittenLetter, chance: random.Random) -> str:
    """All capitals, all small, or every word with a capital."""
    headline = re.sub(r"(?<!['’])\b[a-z]", lambda first: first.group().upper(), letter.text)
    return chance.choice((letter.text.upper(), letter.text.lower(), headline))


def other_language(letter: WrittenLetter, chance: random.Random) -> str:
    """A question in the learner's own language around the letter."""
    before, after = chance.choice(AROUND)
    return before + letter.text + after


def half_missing(letter: WrittenLetter, chance: random.Random) -> str:
    """The half without the telling words is lost; those words and at least 120 characters stay."""
    text = letter.text
    places = [(text.find(words), text.find(words) + len(words)) for _, words in letter.evidence]
    first, last = min((a for a, _ in places), default=0), max((b for _, b in places), default=0)
    kept = max(len(text) // 2, 120)
    if first + last <= len(text):
        return text[: max(kept, last)]
    return text[max(min(len(text) - kept, first), 0) :]


def no_punctuation(letter: WrittenLetter, chance: random.Random) -> str:
    """Read out: no punctuation, no capitals, no lines; sometimes no apostrophes."""
    text = letter.text if chance.random() < 0.5 else re.sub("['’]", "", letter.text)
    return " ".join(re.sub(r"[^\w\s'’]", " ", text).lower().split())


def machine_translation(letter: WrittenLetter, chance: random.Random) -> str:
    """Articles lost, words swapped for near ones, one in ten pairs of neighbours in the other order."""
    words = []
    for word in letter.text.split(" "):
        if word.lower() not in ("the", "a", "an") or chance.random() < 0.3:
            words.append(NEAR.get(word.lower(), word))
    at = 0
    while at + 1 < len(words):
        if words[at].isalpha() and words[at + 1].isalpha() and chance.random() < 0.1:
            words[at], words[at + 1] = words[at + 1], words[at]
            at += 1
        at += 1
    return " ".join(words)


def entities(letter: WrittenLetter, chance: random.Random) -> str:
    """Copied from a page's source: tags, named and numbered entities."""
    spoilt = html.escape(letter.text).replace("’", "&rsquo;").replace(". ", ".&nbsp;")
    return "<p>" + spoilt.replace("\n", "<br />\n").replace("-", "&#45;") + "</p>"


def spaces(letter: WrittenLetter, chance: random.Random) -> str:
    """Runs of spaces, tabs and hard spaces between words."""
    return re.sub(
        r" ", lambda _: chance.choice((" ", "  ", "\u00a0", " \u00a0", "\u2009", "\t")), letter.text
    )


def unicode_doubles(letter: WrittenLetter, chance: random.Random) -> str:
    """Odd quotes and hyphens, zero-width signs, and one letter in forty from another alphabet."""
    spoilt = []
    for sign in letter.text:
        doubled = sign in LOOKS_LIKE and (sign in QUOTES or chance.random() < 1 / 40)
        spoilt.append(LOOKS_LIKE[sign] if doubled else sign)
        if chance.random() < 1 / 30:
            spoilt.append(chance.choice("\u200b\u200d\u2060\ufeff\u00ad"))
    return "".join(spoilt)


DISTURBANCES: dict[str, Disturbance] = {
    one.__name__: one
    for one in (
        typos, line_breaks, broken_words, quoting, case, other_language,
        half_missing, no_punctuation, machine_translation, entities, spaces, unicode_doubles,
    )
}  # fmt: skip


def disturbed(name: str, letter: WrittenLetter, seed: int = 0) -> str:
    """The letter's text after the disturbance `name`; the same for the same letter and seed."""
    return DISTURBANCES[name](letter, random.Random(f"{name} {letter.id} {seed}"))
