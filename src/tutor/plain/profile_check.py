"""The profile check and the texts to copy in lines."""

from collections.abc import Sequence

from tutor.ground.tongue import N_, _
from tutor.plain.asking import Talk, number_of
from tutor.plain.bench import Bench
from tutor.sitting.desks import ProfileDesk
from tutor.tutoring.bench_words import bench_words
from tutor.tutoring.completeness import FurtherPart, RequiredPart, own_completeness
from tutor.tutoring.texts_to_copy import texts_to_copy

_WORKS = N_("Type: have (tick and count), overview, undo, texts, show, or b = back.")
_END = "."
_TICKS = (
    ("photo", N_("Is a clear photo of you on it?")),
    ("video", N_("Is an introduction video on it?")),
    ("linked-account", N_("Is an account elsewhere linked to it?")),
    ("other-experience", N_("Does it name other experience?")),
)
_NAMES: dict[RequiredPart | FurtherPart, str] = {
    "photo": N_("photo of you"),
    "overview": N_("overview"),
    "employment": N_("one job in your work history"),
    "skill": N_("one skill"),
    "more-skills": N_("more skills"),
    "linked-account": N_("linked account"),
    "other-experience": N_("other experience"),
    "portfolio": N_("portfolio items"),
    "certificates": N_("certificates"),
    "education": N_("schools and courses"),
    "more-work": N_("further jobs"),
    "video": N_("introduction video"),
}


def _show(talk: Talk) -> Sequence[None]:
    table = own_completeness(talk.sitting.progress, talk.sitting.course)
    talk.say()
    talk.say(
        _("Profile check: {score}% complete by Upwork's help page, which carries no date (F30, F31).").format(
            score=table.score
        )
    )
    if table.missing:
        talk.say(
            _("Still required, 50% together: {parts}.").format(
                parts=", ".join(_(_NAMES[part]) for part in table.missing)
            )
        )
    cheapest = table.cheapest
    if cheapest:
        talk.say(_("What can still add points, the least work first:"))
    for line in cheapest:
        talk.say(
            _("- {part}: {have} of {most}%, next +{each}%").format(
                part=_(_NAMES[line.part]), have=line.have, most=line.most, each=line.each
            )
        )
    if not table.missing and not cheapest:
        talk.say(_("The table is full. 100% is no duty, and promises no yes."))
    talk.say(_(_WORKS))
    return ()


def _have(talk: Talk) -> None:
    desk = ProfileDesk(talk.sitting)
    for part, asked in _TICKS:
        desk.tick(part, talk.yes(_(asked)))
    if not talk.sitting.progress.profile.overview:
        desk.tick("overview", talk.yes(_("Is an overview on it?")))
    desk.count(employments=_number(talk, _("How many jobs stand in its work history?")))
    desk.count(educations=_number(talk, _("How many schools or courses of study?")))
    talk.say(_("Skills, proofs and tests are counted from their own places."))


def _number(talk: Talk, prompt: str) -> int:
    while True:
        typed = talk.words(_("{prompt} (0 to 99)").format(prompt=prompt), _("Type a number, for example 2."))
        if typed.isascii() and typed.isdigit() and len(typed) < 3:
            return int(typed)
        talk.say(_("Type a number from 0 to 99. b = back."))


def _overview(talk: Talk) -> None:
    """A dot on a line of its own ends it; an empty text changes nothing."""
    desk = ProfileDesk(talk.sitting)
    talk.say(
        _(
            "Paste or write your overview. A line with only a dot ends it. Only a dot: look at the present one."
        )
    )
    lines: list[str] = []
    while (line := talk.raw(">")).strip() != _END:
        lines.append(line)
    if "\n".join(lines).strip():
        desk.write("\n".join(lines))
    check = desk.check()
    if not check.length:
        talk.say(_("No overview is here yet."))
        return
    talk.say(_("{length} of 5000 characters. Clients see about this much first:").format(length=check.length))
    talk.say(check.seen_first, indent="  ")
    for finding in check.findings:
        talk.say(f"- {finding.words}")
    if not check.findings:
        talk.say(_("Nothing found. Let one other person read it too."))
    words = bench_words(talk.sitting.course, "profile/overview")
    if words and words.sources:
        talk.say(_("Source: {sources}").format(sources=", ".join(words.sources)))


def say_texts(talk: Talk) -> None:
    """Choose a text made from the learner's own facts; it is said whole, to be copied."""
    texts = texts_to_copy(talk.sitting.progress, talk.sitting.course, talk.sitting.today)
    if not texts:
        talk.say(_("This course has no texts to copy."))
        return
    for number, one in enumerate(texts, 1):
        title = _("{title} (not yet)").format(title=one.title) if one.not_yet else one.title
        talk.say(f"{number}. {title}", indent="  ")
    typed = talk.words(_("Which one? Enter to skip."))
    place = number_of(typed, len(texts))
    if place is None:
        return
    one = texts[place]
    talk.say()
    talk.say(one.not_yet or one.title)
    talk.say(one.text, indent="  ")
    talk.say(one.note)
    if one.sources:
        talk.say(_("Source: {sources}").format(sources=", ".join(one.sources)))


BENCH = Bench(
    N_("Profile check:"),
    _WORKS,
    _show,
    {
        "have": lambda talk, _: _have(talk),
        "overview": lambda talk, _: _overview(talk),
        "texts": lambda talk, _: say_texts(talk),
    },
    quiet=frozenset({"overview", "texts"}),
    together=frozenset({"have"}),
    undo=("profile",),
)


def profile_check(talk: Talk) -> None:
    """Until the learner goes back."""
    BENCH.run(talk)
