"""The title and the category of a profile: what is vague, too wide or not true in them, and sharper titles."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_ids, marked_never
from tutor.tutoring.roles import is_tool
from tutor.tutoring.similar import group_of
from tutor.tutoring.skill_names import plain
from tutor.tutoring.title_words import BOASTS, EMPTY, JOBS, MOST_APPLIED, WIDE_CATEGORIES
from tutor.tutoring.wording import listed, shortened

if TYPE_CHECKING:
    from tutor.tutoring.skill_text import SkillInText

Fault = Literal["missing", "vague", "broad", "list", "boast", "untrue", "unlisted", "contact"]
_PARTS = re.compile(r"[|,/;•·&+]|\s[-–—]\s|\band\b", re.IGNORECASE)
_MOST_PARTS = 3
_FOR_WHOM = re.compile(r"\b(for|in|with|using|to)\b|:", re.IGNORECASE)
_CONTACT = re.compile(r"\S@\S|https?:|www\.|\+?\d[\d ()-]{7,}\d")


class TitleFault(NamedTuple):
    """One thing to mend, in words for the learner, with its sources."""

    fault: Fault
    words: str
    sources: tuple[str, ...] = ()


class TitleCheck(NamedTuple):
    """What was found in title and category. `sharper` are titles made only from the honest list."""

    title: str
    faults: tuple[TitleFault, ...]
    sharper: tuple[str, ...]
    category: str = ""
    category_faults: tuple[TitleFault, ...] = ()


def check_title(progress: Progress, course: Course) -> TitleCheck:
    """The learner's title and category read by simple rules. A title in another script is judged less, not worse."""
    from tutor.tutoring.sharper_titles import sharper_titles

    learner = progress.learner
    title, category = clean_line(learner.title), clean_line(learner.category)
    return TitleCheck(
        title,
        tuple(_faults(title, progress, course)),
        sharper_titles(progress, course),
        category,
        tuple(_category_faults(category)),
    )


def wide_fault(title: str) -> TitleFault | None:
    """What the title's words alone tell: boasts, a list, or a job that thousands name. Reads no catalogue."""
    title = clean_line(title)
    said = [word for word in plain(title).split() if word not in EMPTY]
    form = f" {plain(title)} "
    boasts = sorted(boast for boast in BOASTS if f" {boast} " in form)
    if boasts:
        return _boast(boasts)
    return _too_wide(title, said) if said else None


def _boast(boasts: list[str]) -> TitleFault:
    return TitleFault(
        "boast",
        _("Nobody can check “{boasts}”. Leave it out; a tool or a field says more.").format(
            boasts=listed(boasts)
        ),
    )


def _faults(title: str, progress: Progress, course: Course) -> Iterator[TitleFault]:
    if not title:
        told = _("There is no title here yet. It says in one line what you do, with what, and for whom.")
        yield TitleFault("missing", told, ("F33",))
        return
    # Reading skills out of a text needs many patterns; a plan only asks whether a title is wide.
    from tutor.tutoring.skill_text import skills_in_text

    named = skills_in_text(title, course, title=True).found
    yield from _claims(named, progress, course)
    form = f" {plain(title)} "
    boasts = [boast for boast in sorted(BOASTS) if f" {boast} " in form]
    for boast in boasts:
        form = form.replace(f" {boast} ", "  ")
    if boasts:
        yield _boast(boasts)
    if _CONTACT.search(title):
        yield TitleFault("contact", _("Contact details may not stand in a profile. Take them out."), ("F66",))
    yield from _width(title, form.split(), has_tool=_has_tool(named, progress, course))


def _width(title: str, words: list[str], *, has_tool: bool) -> Iterator[TitleFault]:
    """A list of everything, a job that thousands name, or one still without a tool or a field."""
    said = [word for word in words if word not in EMPTY]
    if fault := _too_wide(title, said):
        yield fault
    elif title.isascii() and len(said) < 4 and not _FOR_WHOM.search(title) and not has_tool:
        told = _("“{title}” is still wide. Add the tool you use, or the clients you work for.").format(
            title=shortened(title)
        )
        yield TitleFault("broad", told, ("F70", "F72"))


def _too_wide(title: str, said: list[str]) -> TitleFault | None:
    parts = [part for part in _PARTS.split(title.partition(":")[0]) if part.strip()]
    jobs = [part for part in parts if not JOBS.isdisjoint(plain(part).split())]
    if len(parts) > _MOST_PARTS or len(jobs) == _MOST_PARTS:
        told = _("“{title}” lists {n} things. Stress your main talents; skills hold the rest.").format(
            title=shortened(title), n=len(parts)
        )
        return TitleFault("list", told, ("F33",))
    if all(word in JOBS for word in said):
        told = _("“{title}” is vague: many profiles say just this. Say with what, or for whom.").format(
            title=shortened(title)
        )
        return TitleFault("vague", told, ("F70", "F71"))
    return None


def _claims(named: "tuple[SkillInText, ...]", progress: Progress, course: Course) -> Iterator[TitleFault]:
    """What the title names must be true, and stand on the list as well."""
    never, kept = marked_never(progress), honest_ids(progress)
    mine = {group_of(skill.id, course, skill.name) for skill in progress.skill if skill.id in kept}
    false = [hit.skill.name for hit in named if hit.skill.id in never]
    if false:
        told = _("It names {false}, and you said you have never done that. Take it out.").format(
            false=listed(false)
        )
        yield TitleFault("untrue", told, ("F60",))
    missing = [
        hit.skill.name
        for hit in named
        if hit.skill.id not in never and mine and group_of(hit.skill.id, course) not in mine
    ]
    if missing:
        told = _(
            "It names {missing}: not on your skills list. Add what is true there, or take it out here."
        ).format(missing=listed(missing))
        yield TitleFault("unlisted", told)


def _has_tool(named: "tuple[SkillInText, ...]", progress: Progress, course: Course) -> bool:
    tools = {skill.id for skill in progress.skill if skill.ring == "tool"}
    return any(hit.skill.id in tools or is_tool(hit.skill.id, course) for hit in named)


def _category_faults(category: str) -> Iterator[TitleFault]:
    if not category:
        told = _(
            "No category is noted here. Choose that of your most specialised service, where your proof is."
        )
        yield TitleFault("missing", told, ("F33",))
        return
    form = plain(category)
    if form in MOST_APPLIED:
        told = _(
            "In 2025 jobs in Admin Support and Customer Service had the most applications each. "
            "If it is true for you, look for a category nearer to your tools or your field."
        )
        yield TitleFault("broad", told, ("F85", "F33"))
    elif form in WIDE_CATEGORIES:
        told = _(
            "“{category}” is a wide category. Look for the exact one inside it that your proof fits."
        ).format(category=shortened(category))
        yield TitleFault("broad", told, ("F33",))


def title_lines(check: TitleCheck, *, sharper: bool = True) -> tuple[str, ...]:
    """The check in lines for a learner, each claim with its sources; with or without the sharper titles."""
    lines = [_("Title: {told}").format(told=_told(fault)) for fault in check.faults]
    if check.title and not check.faults:
        lines.append(_("Title: nothing to mend was found."))
    lines += [_("Category: {told}").format(told=_told(fault)) for fault in check.category_faults]
    if sharper and check.sharper:
        lines.append(_("Sharper, from the skills you kept. Take one only if each word is true:"))
        lines += [f"  - {title}" for title in check.sharper]
    return tuple(lines)


def _told(fault: TitleFault) -> str:
    return f"{fault.words} ({', '.join(fault.sources)})" if fault.sources else fault.words
