"""Texts made from the learner's own facts, for them to copy and finish: introduction, question, request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tutor.course.course import Course
from tutor.ground.tongue import ENGLISH, _, speaking
from tutor.learner.progress import Progress
from tutor.tutoring.attempt_changes import changed_since_last
from tutor.tutoring.bench_words import bench_words
from tutor.tutoring.honest_list import shown_name
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.verifying import VERIFIED_AIM
from tutor.tutoring.wording import counted, listed, shortened

TextId = Literal["voice", "community", "support", "appeal", "ask-client"]
TEXTS: tuple[TextId, ...] = get_args(TextId)
SPOKEN_SECONDS = 45
MOST_SPOKEN = 100
"Words in 45 seconds, spoken calmly: 90 to 100."
_STORY_WORDS = 40
_DONE_FOR = {
    "client": "for clients",
    "employer": "for an employer",
    "volunteer": "as a volunteer",
    "self": "in own projects",
}


@dataclass(frozen=True, slots=True)
class OwnText:
    """`text` with [brackets] where only the learner knows; `not_yet` says why it is too early, else empty."""

    id: TextId
    title: str
    text: str
    note: str
    not_yet: str = ""
    sources: tuple[str, ...] = ()


def texts_to_copy(progress: Progress, course: Course, today: date) -> tuple[OwnText, ...]:
    """All texts that fit where the learner stands, the introduction first."""
    facts = Facts(progress, course, today)
    return tuple(text for name in TEXTS if (text := _MADE[name](facts)))


def spoken_seconds(text: str) -> int:
    """How long a text takes aloud; what stands in [brackets] counts as the story it stands for."""
    before, bracket, rest = text.partition("[")
    words = len(before.split()) + (_STORY_WORDS + len(rest.partition("]")[2].split()) if bracket else 0)
    return round(words * SPOKEN_SECONDS / MOST_SPOKEN)


def _voice(facts: Facts) -> OwnText | None:
    """Lines that only add to it are left out until it fits into 45 seconds."""
    fills = _fills(facts)
    with speaking(ENGLISH):
        fills["skills"] = listed(_main_skills(facts)[:2])
    for spare in ("", "verified", "tools", "shown_by"):
        if spare:
            fills[spare] = ""
        made = _made(facts, "voice", fills)
        if made is None or spoken_seconds(made.text) <= SPOKEN_SECONDS:
            break
    if made is None:
        return None
    seconds = spoken_seconds(made.text)
    note = _(
        "About {seconds} seconds with your story. Read it aloud with a clock. No e-mail, no phone, no second name."
    ).format(seconds=seconds)
    not_yet = (
        "" if facts.kept else _("Keep some skills on the Skills bench first; then the text speaks of them.")
    )
    return OwnText(made.id, made.title, made.text, note, not_yet, made.sources)


def _community(facts: Facts) -> OwnText | None:
    note = _("Say the reason in your own words. Do not paste mails: users warn that such posts are deleted.")
    return _made(facts, "community", _fills(facts), note) if facts.declines else None


def _support(facts: Facts) -> OwnText | None:
    if facts.stage != "declined" or facts.under_age:
        return None
    missing = max(VERIFIED_AIM - len(facts.verified), 0)
    not_yet = ""
    if facts.declines < 2:
        not_yet = _("Not yet: after one decline, change something and try once more first.")
    elif missing:
        not_yet = _("Not yet: verify {skills} first. Then you have something new to say.").format(
            skills=counted(missing, "more skill")
        )
    note = _("Write once, kindly, and wait for the answer. Nobody can promise you another look.")
    return _made(facts, "support", _fills(facts), note, not_yet)


def _appeal(facts: Facts) -> OwnText | None:
    note = _("Only true sentences. Send it once, where the letter says, and add the papers.")
    return _made(facts, "appeal", _fills(facts), note) if facts.stage == "closed" else None


def _ask_client(facts: Facts) -> OwnText | None:
    held = next((proof for proof in facts.progress.proof if "agreed" in proof.no), None)
    fills = _fills(facts)
    fills["item"] = f"“{shortened(held.title)}”" if held and held.title.strip() else "[the work]"
    note = _("Keep the answer. No answer means no: then make a sample of your own.")
    return _made(facts, "ask-client", fills, note) if held else None


def _made(
    facts: Facts, name: TextId, fills: dict[str, str], note: str = "", not_yet: str = ""
) -> OwnText | None:
    words = bench_words(facts.course, f"text/{name}", fills)
    if words is None:
        return None
    return OwnText(name, words.title, "\n".join(words.lines), note, not_yet, words.sources)


def _fills(facts: Facts) -> dict[str, str]:
    """What the texts leave open, in English as they are: whoever reads them knows no other language of the learner."""
    with speaking(ENGLISH):
        return _english_fills(facts)


def _english_fills(facts: Facts) -> dict[str, str]:
    main = _main_skills(facts)
    # The labels of another language are no words for an English text, and in the learner's own it asks for theirs.
    reasons = facts.course.language == ENGLISH and [
        facts.course.letters.reason[r].label.rstrip(".")
        for r in facts.reasons
        if r in facts.course.letters.reason
    ]
    first = facts.kept[0] if facts.kept else None
    best = next((one for one in facts.kept if facts.name(one.id) == (main[0] if main else "")), first)
    changes = changed_since_last(facts.progress, facts.course, facts.today)
    attempts = [one for one in facts.progress.attempt if one.outcome == "declined" and one.submitted_on]
    shown = [
        proof
        for proof in facts.progress.proof
        if proof.may_show and any(s in proof.skills for s in _ids(facts))
    ]
    return {
        "name": _first_name(facts) or "[your first name]",
        "offer": facts.title or facts.role_name or "[what you offer]",
        "skills": listed(main[:4]) or "[your two main skills]",
        "main": main[0] if main else "[your main skill]",
        "for_whom": _DONE_FOR.get(best.done_for if best else "", "[for whom]"),
        "shown_by": shortened(best.shown_by).rstrip(".") if best else "",
        "tools": listed([shortened(shown_name(one), 30) for one in facts.kept if one.ring == "tool"][:3]),
        "verified": listed(_passed(facts)),
        "proofs": listed(dict.fromkeys(f"“{shortened(p.title)}”" for p in shown if p.title.strip())),
        "changes": "; ".join(changes.lines()[:5]) if changes else "",
        "declines": counted(facts.declines, "time"),
        "last_on": facts.day(attempts[-1].submitted_on if attempts else None, "[date]"),
        "reason": listed(reasons or ()) or "[one sentence]",
    }


def _main_skills(facts: Facts) -> list[str]:
    """Core skills first, and of those the ones that something shows."""
    rings = ("core", "beyond", "tool")
    shown = facts.verified | facts.proven
    ordered = sorted(facts.kept, key=lambda one: (rings.index(one.ring), one.id not in shown))
    return [facts.name(one.id) for one in ordered]


def _ids(facts: Facts) -> frozenset[str]:
    return frozenset(one.id for one in facts.kept)


def _first_name(facts: Facts) -> str:
    """Only the first: a full name helps people to find somebody elsewhere (F66)."""
    return (
        shortened(facts.progress.learner.name.split()[0], 30) if facts.progress.learner.name.split() else ""
    )


def _passed(facts: Facts) -> list[str]:
    """Passed tests that bear on the profile, with their score."""
    from tutor.tutoring.verifying import unrelated

    passed = (one for one in facts.certificates if one.status == "passed")
    return [
        f"{shortened(one.name or one.id)}{f' ({shortened(one.score, 20)})' if one.score.strip() else ''}"
        for one in passed
        if not unrelated(one, facts.progress, facts.course)
    ]


_MADE: dict[TextId, Callable[[Facts], OwnText | None]] = {
    "voice": _voice,
    "community": _community,
    "support": _support,
    "appeal": _appeal,
    "ask-client": _ask_client,
}
