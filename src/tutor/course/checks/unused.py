"""Entries of the catalogues that nothing leads to. Skills are found by searching, so none of them is unused."""

import re

from tutor.course.checks.findings import Findings
from tutor.course.models import Taught

_ASIDE = re.compile(r"[(][^()]*[)]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def check_unused(findings: Findings) -> None:
    if findings.anchors.damaged:
        return
    _certificates(findings)
    _remedies_and_reasons(findings)
    _terms(findings)


def _certificates(findings: Findings) -> None:
    for certificate in findings.course.certificates:
        if not certificate.skills:
            place = findings.anchors.place("certificate", certificate.id, "skills")
            what = f'the certificate "{certificate.id}" bears on no skill, so no plan names it'
            findings.advise(place, what, "name a skill of the catalogue, or take it out")


def _remedies_and_reasons(findings: Findings) -> None:
    letters = findings.course.letters
    reached = {sign.to for sign in letters.signs.signs} | set(letters.signs.defaults.values())
    known = {*letters.reason, *(f"remedy/{remedy}" for remedy in letters.remedy)}
    if any(one not in known and ("/" not in one or one.startswith("remedy/")) for one in reached):
        return  # a misspelt sign is told as such, and leads here once it is mended
    for remedy in letters.remedies:
        if f"remedy/{remedy.id}" not in reached:
            place = findings.anchors.place("remedy", remedy.id)
            what = f'no sign leads to the remedy "{remedy.id}"'
            findings.advise(place, what, f'write [[signs]] with to = "remedy/{remedy.id}", or take it out')
    for reason in letters.reasons:
        # "unclear" is what a reading says when no sign speaks.
        if reason.family != "unclear" and reason.id not in reached:
            place = findings.anchors.place("reason", reason.id)
            what = f'no sign leads to the reason "{reason.id}"'
            findings.advise(place, what, f'write [[signs]] with to = "{reason.id}"')


def _terms(findings: Findings) -> None:
    course = findings.course
    parts: tuple[object, ...] = (
        course.units,
        course.letters.reasons,
        course.letters.remedies,
        course.letters.samples,
        course.roles,
        course.skills,
        course.certificates,
        course.plan_texts,
        course.readiness,
        tuple(term.meaning for term in course.glossary),
    )
    used = _plain(" ".join(_words_of(parts)))
    for term in course.glossary:
        if not all(f" {word}" in used for word in _plain(_ASIDE.sub("", term.term)).split()):
            place = findings.anchors.place("term", term.term, "term")
            what = f'no text of the course uses the term "{term.term}"'
            findings.advise(place, what, "use it where learners read, or take it out")


def _words_of(value: object) -> list[str]:
    """All texts in a value of the course."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for inner in value for text in _words_of(inner)]
    if isinstance(value, Taught):
        return [text for name in type(value).model_fields for text in _words_of(getattr(value, name))]
    return []


def _plain(text: str) -> str:
    """Words only, small, each behind a blank, so that "Letters, act-now" holds all of "act-now letter"."""
    return f" {_NOT_A_WORD.sub(' ', text.casefold())}"
