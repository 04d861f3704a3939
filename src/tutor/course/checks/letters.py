"""Letters: every reason that programs know (contracts, section 2), each in its family."""

from difflib import get_close_matches

from tutor.course.checks.findings import Findings
from tutor.course.issues import Place

FAMILY_OF_REASON = {
    reason: family
    for family, reasons in {
        "declined": (
            "crowded-skills",
            "no-matching-work",
            "resubmission-declined",
            "no-reason-given",
            "incomplete-profile",
            "under-age",
        ),
        "act-now": (
            "verify-identity",
            "identity-check-failed",
            "linked-accounts",
            "information-requested",
            "payment-details",
        ),
        "closed": (
            "many-proposals-no-earnings",
            "policy-violation",
            "not-same-person",
            "location-not-served",
        ),
        "not-a-rejection": (
            "application-pending",
            "profile-private",
            "login-notice",
            "testimonial-refused",
            "approved",
        ),
        "unclear": ("too-little-text", "not-a-letter"),
    }.items()
    for reason in reasons
}


def check_letters(findings: Findings) -> None:
    _reasons(findings)
    if not findings.anchors.damaged & {"signs", "reason", "remedy"}:
        _signs(findings)


def _signs(findings: Findings) -> None:
    """Signs name reasons by id and remedies after `remedy/`; all else with a slash is the reading's own."""
    letters = findings.course.letters
    place_of = findings.anchors.place
    known = {*letters.reason, *(f"remedy/{remedy}" for remedy in letters.remedy)}
    signed = {sign.to for sign in letters.signs.signs}
    named: list[tuple[str, Place]] = [
        (sign.to, place_of("signs", "", "signs", number, "to"))
        for number, sign in enumerate(letters.signs.signs)
    ]
    for act, reason in letters.signs.defaults.items():
        named.append((reason, place_of("signs", "", "defaults", act)))
    for number, effect in enumerate(letters.signs.effects):
        place = place_of("signs", "", "effects", number)
        named += [(name, place) for name in effect.on if not name.endswith("*")]
        if effect.finding not in signed:
            findings.advise(place, f'no sign leads to "{effect.finding}"', "name a finding of a sign")
    for name, place in named:
        is_own = "/" in name and not name.startswith("remedy/")
        if not is_own and name not in known:
            near = get_close_matches(name, known, n=1)
            todo = f'did you mean "{near[0]}"?' if near else "name a reason or remedy of reasons.toml"
            findings.wrong(place, f'there is no reason or remedy "{name}"', todo)


def _reasons(findings: Findings) -> None:
    letters = findings.course.letters
    place_of = findings.anchors.place
    for reason in letters.reasons:
        family = FAMILY_OF_REASON.get(reason.id)
        if family is None:
            what = f'"{reason.id}" is not one of the reasons that a reading can name'
            findings.wrong(place_of("reason", reason.id, "id"), what, "use an id of the published format")
        elif family != reason.family:
            what = f'the reason "{reason.id}" is in the family "{reason.family}"'
            findings.wrong(place_of("reason", reason.id, "family"), what, f'write "{family}"')
    if not letters.reasons:
        return
    file = place_of("reason", letters.reasons[0].id).file
    for missing in FAMILY_OF_REASON:
        if missing not in letters.reason and not findings.anchors.may_exist("reason", missing):
            todo = f'add [[reason]] with id = "{missing}"'
            findings.wrong(Place(file), f'the reason "{missing}" is missing', todo)
