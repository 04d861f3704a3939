"""Claims: each rests on a source that says so, and that somebody looked at not too long ago."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tutor.course.checks.findings import Findings
from tutor.course.unit_reading import page_key

OLDEST_MONTHS = 18
"What was seen longer ago may no longer be true."
_HONEST_DOUBT = re.compile(
    r"not verified|\bf(?:ou|i)nds? (?:no|none)\b|\bno\b.{0,60}\bfound\b|not found", re.I
)
"Words that say a thing is not known, in the language in which every course is whole."
_QUOTE = re.compile(r"^>.*$", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_ACT = re.compile(
    r"\bUpwork (?:also |never |no longer |now |often |still )?(\w+(?:s|ed)|can|did|may|must|will)\b"
)
_NOUNS = frozenset(
    [
        *("accounts", "clients", "forums", "freelancers", "groups", "jobs", "letters", "mails", "members"),
        *("pages", "posts", "profiles", "projects", "skills", "tests", "users"),
    ]
)
"Words after the name that are no verb, though they end like one."


class Claim(NamedTuple):
    """An item that rests on sources: its kind, its id, the key that holds them, the sources, its words."""

    kind: str
    item_id: str
    path: tuple[str | int, ...]
    sources: tuple[str, ...]
    words: str


def check_claims(findings: Findings) -> None:
    """Tell claims without a source, weak and old sources, and sources of no claim."""
    claims = list(claims_of(findings))
    for claim in claims if findings.course.language == "en" else ():
        _weak(findings, claim)
        if claim.kind in ("page", "reason") and not claim.sources:
            _without_source(findings, claim)
    cited = Counter(source for claim in claims for source in set(claim.sources))
    _unused(findings, cited)
    if findings.today:
        _old(findings, findings.today, cited)


def claims_of(findings: Findings) -> Iterator[Claim]:
    """Everything in the course that can name sources."""
    course, path = findings.course, ("sources",)
    for unit in course.units:
        for lesson in unit.lessons:
            for page in lesson.pages:
                yield Claim("page", page_key(lesson.id, page.id), path, page.sources, page.text)
        for question in unit.questions:
            words = f"{question.prompt} {question.because}"
            yield Claim("question", question.id, path, question.sources, words)
    for reason in course.letters.reasons:
        yield Claim("reason", reason.id, path, reason.sources, f"{reason.meaning} {reason.again}")
    for certificate in course.certificates:
        words = (
            f"{certificate.cost} {certificate.minutes_from} {certificate.retry} {certificate.does_not_show}"
        )
        yield Claim("certificate", certificate.id, path, certificate.sources, words)
    for text in course.plan_texts:
        yield Claim("plan-text", text.id, path, text.sources, " ".join((text.why, *text.how)))
    for bench in course.bench_texts:
        yield Claim("bench-text", bench.id, path, bench.sources, " ".join(bench.lines))
    for skill in course.skills:
        for key, note in (("crowded", skill.crowded), ("in_demand", skill.in_demand)):
            if note:
                yield Claim("skill", skill.id, (key, "sources"), note.sources, note.text)


def says_what_upwork_does(text: str) -> str:
    """The first sentence that tells what Upwork does, or a figure about it; "" without one. Quotes do not count."""
    for found in _SENTENCE.finditer(_QUOTE.sub("", text)):
        sentence = " ".join(found[0].split())
        if "Upwork" not in sentence:
            continue
        acts = any(act[1] not in _NOUNS for act in _ACT.finditer(sentence))
        if acts or any(sign.isdigit() for sign in sentence):
            return sentence
    return ""


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier; the 28th where the month may be too short."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, min(day.day, 28))


def _weak(findings: Findings, claim: Claim) -> None:
    for index, source_id in enumerate(claim.sources):
        source = findings.course.source.get(source_id)
        if source and source.confidence == "low" and not _HONEST_DOUBT.search(claim.words):
            place = findings.anchors.place(claim.kind, claim.item_id, *claim.path, index)
            what = f'the source "{source_id}" has low confidence, and the text does not say so'
            findings.advise(place, what, "write that this is not verified, or find a better source")


def _without_source(findings: Findings, claim: Claim) -> None:
    sentence = says_what_upwork_does(claim.words)
    if sentence:
        shown = sentence if len(sentence) <= 60 else f"{sentence[:60].rstrip()}…"
        place = findings.anchors.place(claim.kind, claim.item_id, "text")
        name = claim.item_id.rpartition("#")[2]
        what = f'the {claim.kind} "{name}" says “{shown}” without a source'
        findings.advise(place, what, 'add `sources = ["…"]`, or take the claim out')


def _unused(findings: Findings, cited: Counter[str]) -> None:
    if findings.anchors.damaged:
        return
    for source in findings.course.sources:
        if source.id not in cited:
            place = findings.anchors.place("source", source.id)
            todo = "name it where its claim stands, or take it out"
            findings.advise(place, f'nothing rests on the source "{source.id}"', todo)


def _old(findings: Findings, today: date, cited: Counter[str]) -> None:
    oldest = months_before(today, OLDEST_MONTHS)
    for source in findings.course.sources:
        place = findings.anchors.place("source", source.id, "seen_on")
        if source.seen_on > today:
            findings.advise(place, f"{source.seen_on} is not over yet", "write the day on which it was seen")
        elif source.seen_on < oldest and cited[source.id]:
            what = f'the source "{source.id}" was seen on {source.seen_on}, over {OLDEST_MONTHS} months ago'
            many = f"{cited[source.id]} claims rest" if cited[source.id] > 1 else "1 claim rests"
            findings.advise(place, f"{what}; {many} on it", "look at it again, then write the new date")
    for certificate in findings.course.certificates:
        if certificate.as_of < oldest:
            place = findings.anchors.place("certificate", certificate.id, "as_of")
            what = f'the certificate "{certificate.id}" is as of {certificate.as_of}'
            findings.advise(place, f"{what}, over {OLDEST_MONTHS} months ago", "look at its page again")
