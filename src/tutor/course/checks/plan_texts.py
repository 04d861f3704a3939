"""Plan texts: one for each rule, and no text that no rule asks for."""

from difflib import get_close_matches

from tutor.course.checks.findings import Findings
from tutor.course.issues import Place

TEXTS_OF_RULES = frozenset(
    [
        "situation/none",
        "situation/unread",
        "situation/notice",
        "situation/declined",
        "situation/declined-unknown",
        "situation/act-now",
        "situation/closed",
        "situation/waiting",
        "situation/approved",
        "situation/newest-notice",
        "situation/newest-unread",
        "identity/verify",
        "identity/try-another-id",
        "identity/one-account",
        "identity/send-information",
        "identity/payment-name",
        "identity/answer-request",
        "patience/after-the-demand",
        "appeal/gather",
        "appeal/show-evidence",
        "appeal/answer-the-rule",
        "appeal/another-id",
        "appeal/real-location",
        "appeal/write",
        "patience/appeal-answer",
        "work/choose-three-jobs",
        "work/first-proposal",
        "work/few-and-fitting",
        "patience/wait-for-review",
        "patience/no-answer-yet",
        "patience/until-18",
        "patience/first-client-elsewhere",
        "profile/make-visible",
        "profile/check-login",
        "profile/another-testimonial",
        "letter/paste",
        "letter/whole",
        "letter/find-it",
        "letter/is-there-another",
        "letter/newest",
        "letter/understand",
        "letter/anything-new",
        "profile/basics",
        "skills/keep-honest",
        "skills/list",
        "skills/answer-questions",
        "skills/join-doubles",
        "skills/choose-fifteen",
        "skills/add-tools",
        "skills/sharpen-the-mix",
        "skills/name-your-field",
        "verify/learn",
        "verify/skill",
        "verify/planned",
        "verify/try-again",
        "verify/own-test",
        "verify/enter-result",
        "proof/replies",
        "proof/assist",
        "proof/books",
        "proof/site",
        "proof/clip",
        "proof/test",
        "proof/lesson",
        "proof/findings",
        "proof/language",
        "proof/work",
        "proof/tool",
        "proof/voice",
        "proof/translation",
        "proof/writing",
        "proof/design",
        "proof/table",
        "proof/typing",
        "proof/substitute",
        "review/lesson",
        "review/first-reading",
        "profile/required-parts",
        "profile/proof-read",
        "profile/missing-parts",
        "profile/next-points",
        "profile/title",
        "profile/overview",
        "support/write",
        "submit/profile",
        "submit/again",
        "submit/after-a-real-change",
        "done",
    ]
)
"The texts that the rules of the plan ask for by id; a step whose text is missing is left out of every plan."
TEXTS_OF_TICKS = frozenset(["done/verify", "done/proof", "done/review"])
"For steps that are ticked off and no rule asks for any more; where one is missing, `done` serves."


def check_plan_texts(findings: Findings) -> None:
    """Tell texts that no rule uses, and rules without text."""
    if "plan-text" in findings.anchors.damaged:
        return
    written = findings.course.plan_text
    known = TEXTS_OF_RULES | TEXTS_OF_TICKS
    missing = sorted(TEXTS_OF_RULES - written.keys())
    for text_id in written:
        if text_id not in known:
            near = get_close_matches(text_id, missing, n=1)
            todo = (
                f'did you mean "{near[0]}"?'
                if near
                else "take it out, or name it after a rule that lacks one"
            )
            place = findings.anchors.place("plan-text", text_id, "id")
            findings.advise(place, f'no rule of the plan uses the text "{text_id}"', todo)
    file = findings.anchors.place("plan-text", next(iter(written))).file
    for text_id in missing:
        what = f'the rule that asks for the text "{text_id}" finds none, so its step is left out'
        findings.advise(Place(file), what, f'add [[text]] with id = "{text_id}"')
