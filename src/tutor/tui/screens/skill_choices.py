"""What a pasted text offers to keep, as rows in words: of one's own profile, and of another's as a guide."""

from typing import NamedTuple

from tutor.course.course import Course
from tutor.ground.tongue import N_, _, many
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_ids, shown_name
from tutor.tutoring.list_items import Item
from tutor.tutoring.place_in_text import LinesOf
from tutor.tutoring.skill_text import SkillInText, skills_in_text
from tutor.tutoring.whose_list import compared
from tutor.tutoring.wording import listed

Choice = tuple[str, str]
"""("skill", id of the catalogue) or ("own", name)."""

OWN_INVITATION = N_("Paste your profile, your CV or your list of skills.")
GUIDE_INVITATION = N_(
    "Paste the skills or the profile of someone with your kind of work. It is a guide: you will see what you both "
    "list, what only they list, and what only you have."
)
_CUT = N_("The text is very long: its end was not read.")
_TICK = N_("Tick with Space only what you have really done. Nothing is added by itself.")


class FoundRow(NamedTuple):
    """One skill to tick; `place` says where it stands in the text."""

    choice: Choice
    words: str
    place: str


class Findings(NamedTuple):
    """All rows, and what to say above them."""

    rows: tuple[FoundRow, ...]
    words: str


def of_own_profile(text: str, progress: Progress, course: Course) -> Findings:
    """Skills in the learner's own text that are not on their list yet."""
    read, listed_now = skills_in_text(text, course), honest_ids(progress)
    new = [one for one in read.found if one.skill.id not in listed_now]
    rows = _rows(text, new, read.unknown, progress)
    cut = " " + _(_CUT) if read.cut else ""
    if not rows:
        known = (
            _("All skills in it are on your list already.") if read.found else _("No skill was found in it.")
        )
        return Findings(
            (),
            _("! {known} Change the text, or press f on the bench to type one.{cut}").format(
                known=known, cut=cut
            ),
        )
    there = len(read.found) - len(new)
    already = many(
        "{n} skill in it is on your list already.", "{n} skills in it are on your list already.", there
    )
    return Findings(rows, _(_TICK) + (" " + already.format(n=there) if there else "") + cut)


def of_a_guide(text: str, progress: Progress, course: Course) -> Findings:
    """What another freelancer lists and the learner does not; above it, what both have and only the learner has."""
    seen = compared(text, progress, course)
    rows = _rows(text, seen.theirs, seen.theirs_unknown, progress)
    parts = [
        _("You both list: {listed}.").format(listed=listed((hit.skill.name for hit in seen.both), most=5))
        if seen.both
        else "",
        _("Only you: {listed}. That sets you apart.").format(
            listed=listed((shown_name(skill) for skill in seen.yours), most=5)
        )
        if seen.yours
        else "",
        _("You never did: {listed}. It stays off.").format(
            listed=listed(hit.skill.name for hit in seen.never)
        )
        if seen.never
        else "",
        _("Below: what only they list. Their list is true for them; tick only what you have done too.")
        if rows
        else _("! They list nothing that you could add."),
        _(_CUT) if seen.cut else "",
    ]
    return Findings(rows, " ".join(part for part in parts if part))


def _rows(
    text: str,
    found: "list[SkillInText] | tuple[SkillInText, ...]",
    unknown: tuple[Item, ...],
    progress: Progress,
) -> tuple[FoundRow, ...]:
    lines = LinesOf(text)
    never = {skill.id for skill in progress.skill if skill.done_for == "never"}
    rows = []
    for one in found:
        place = lines.place(one.start, one.end)
        words = _("{name} · line {line}").format(name=one.skill.name, line=place.line)
        words += "" if one.sure else " · " + _("you wrote “{text}”?").format(text=one.text)
        words += " · " + _("you said: never done") if one.skill.id in never else ""
        rows.append(FoundRow(("skill", one.skill.id), words, place.quoted))
    kept_names = {skill.name.casefold() for skill in progress.skill if skill.kept}
    for item in unknown:
        if item.text.casefold() not in kept_names:
            place = lines.place(item.start, item.end)
            rows.append(
                FoundRow(
                    ("own", item.text),
                    _("my own: {text} · line {line}").format(text=item.text, line=place.line),
                    place.quoted,
                )
            )
    return tuple(rows)
