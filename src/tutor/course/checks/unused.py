"""Entries of the catalogues that nothing leads to. Skills and terms are found by searching: none is unused."""

from tutor.course.checks.findings import Findings


def check_unused(findings: Findings) -> None:
    if findings.anchors.damaged:
        return
    _certificates(findings)
    _remedies_and_reasons(findings)


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
