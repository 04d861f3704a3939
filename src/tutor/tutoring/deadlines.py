"""The date by which a letter asks the learner to act."""

import re
from datetime import date
from typing import NamedTuple

from tutor.tutoring.dates_in_words import DateSaid, dates_said
from tutor.tutoring.sentences import whole_sentences

_LONGEST_READ = 100_000
_HARM = (
    r"(?:clos|suspen|limit|restrict|hold|place|put\s+on|paus|block|deactivat|cancel|terminat|los[et]|remov|lock|freez|frozen|disabl|"
    r"end|stop|not\s+be\s+able|won['’]?t\s+be\s+able|can['’]?t|cannot|can\s+no\s+longer)"
)
_HARMED = re.compile(rf"\b{_HARM}", re.IGNORECASE)
# Words that speak of what the sender will do, of a duration in the past, or of how long something stays.
_SENDER = (
    r"\b(?:we|our team|upwork|they|support|someone|a specialist|the team|a colleague|an agent)"
    r"(?:\s+will|['’]ll|\s+usually|\s+normally|\s+aim|\s+try|\s+typically|\s+expect|\s+should)\b"
    rf"(?!\s+(?:\w+\s+){{0,3}}{_HARM})"
    r"|\byou(?:['’]ll|\s+will|\s+should|\s+can\s+expect\s+to)?\s+(?:receive|hear|get\s+(?:a|an|our|your)|be\s+notified|be\s+paid)\b"
    r"|\b(?:funds?|money|payments?|payouts?|withdrawals?|profiles?|answers?|repl(?:y|ies)|results?|decisions?|changes?|data|documents?)"
    r"\s+(?:\w+\s+){0,2}(?:will|should|can|may|is|are|was|were)\s+(?:be\s+)?(?:paid|sent|released|returned|reviewed|checked|processed|restored|"
    r"reopened|published|visible|deleted|available|refunded|made|taken|given)\b"
    r"|\b(?:reviews?\s+(?:usually\s+|normally\s+)?takes?|expires?|valid|refund(?:ed)?|available\s+for|code"
    r"|processed|arrives?|deleted\s+after|answer\s+from\s+us|response\s+time)\b"
)
_LEARNER = (
    r"\b(?:please|you|your|must|need|needs|required?|verif\w+|upload|submit|send|reply|respond|appeal|answer|provide|complete"
    r"|confirm|update|add|action|deadline|due|otherwise|or\s+(?:else|your|we|the)|me|my|i|finish|act|show|prove|present|hand|hear\s+from"
    r"|let\s+us|tell\s+us|write|contact|fill|scan|react|contest|kindly|identity|unless|failure|failing|todos?|to\s+do|gives?|gave|left|remaining)\b"
    # and in other languages the words that ask for the same
    r"|\b(?:verifi|vérifi|verifiz|envi|envoy|responda|répond|antwort|send|sube|suba|ipasa|i-?submit|i-?verify|mag-?\w+|kailangan|kirim|"
    r"подтверд|отправ|ответ|karo|debe|deve|devez|müssen|cuenta|conta|compte|konto)"
)
_CONDITION = re.compile(
    r"\b(?:unless|otherwise|or\s+else|if\s+(?:you|we|your)\b[^.;]{0,30}(?:n['’]?t|not|no)\b|until\s+you|without)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:joined|declined|rejected|approved|refused|answered|replied|came|was|were|did|took|wrote|again|worked|used|resubmit\w*)\b"
    r"[^,.;]{0,20}$",
    re.IGNORECASE,
)
_EARLIEST = re.compile(
    r"\b(?:re-?apply|resubmit|(?:submit|apply|try|send)(?:\s+\w+){0,2}\s+again|come\s+back)\b[^,.;]{0,12}$",
    re.IGNORECASE,
)
"What one may do no sooner than in so many days."
_ASKED_FIRST = re.compile(r"\b(?:if|unless|until|not|please|must|need|have\s+to)\b|n['’]t\b", re.IGNORECASE)


class Deadline(NamedTuple):
    """`on` is the last day; `start` and `end` are where the letter says so: `letter[start:end]`."""

    on: date
    start: int
    end: int


def find_deadline(text: str, received_on: date) -> Deadline | None:
    """The earliest date by which the learner should act, from the day the letter came; None without one.

    "We will reply within 24 hours" is no deadline. A day from which the account is limited is one where the letter
    names what averts it ("on 1 December, unless you verify").
    """
    found: list[Deadline] = []
    for sentence in whole_sentences(text[:_LONGEST_READ]):
        words = text[sentence.start : sentence.end]
        for said in dates_said(words, received_on):
            if re.search(_LEARNER, words, re.IGNORECASE) and not _speaks_of_others(words, said):
                found.append(Deadline(said.on, sentence.start + said.start, sentence.start + said.end))
    return min(found, key=lambda one: (one.on, one.start), default=None)


def _speaks_of_others(words: str, said: DateSaid) -> bool:
    """The clause around the date tells what others will do, what once happened, or how long something lasts."""
    if said.from_then and not (_HARMED.search(words) and _CONDITION.search(words)):
        return True
    start = max(
        (words.rfind(joint, 0, said.start) for joint in (",", ";", " but ", " and please ", " otherwise ")),
        default=-1,
    )
    before = words[max(start, 0) : said.start]
    if _EARLIEST.search(before) and words[said.start : said.start + 3].lower() == "in ":
        return True
    if _TOLD.search(before) and not _ASKED_FIRST.search(before):
        return True
    return re.search(_SENDER, words[max(start, 0) : said.start + 60], re.IGNORECASE) is not None
