"""A pasted profile in lines: one's own or another's as a guide; each skill is kept one by one, by its number."""

from tutor.ground.tongue import _
from tutor.plain.asking import Talk, numbers_in
from tutor.sitting.desks import SkillsDesk
from tutor.tutoring.honest_list import shown_name
from tutor.tutoring.place_in_text import LinesOf
from tutor.tutoring.roles import ring_for, role_of
from tutor.tutoring.skill_text import LONGEST_TEXT, SkillInText, skills_in_text
from tutor.tutoring.title_check import check_title, title_lines
from tutor.tutoring.whose_list import compared
from tutor.tutoring.wording import listed

_END = "."
_ROWS_AT_ONCE = 60


def paste_own(talk: Talk) -> None:
    """Skills in the learner's own profile, with where they stand."""
    text = _pasted(talk, _("Paste your profile, your CV or your list"))
    read = skills_in_text(text, talk.sitting.course)
    kept = {skill.id for skill in talk.sitting.progress.kept_skills}
    new = [hit for hit in read.found if hit.skill.id not in kept]
    _keep_some(talk, text, new, [(item.text, item.start, item.end) for item in read.unknown], read.cut)


def paste_guide(talk: Talk) -> None:
    """Another freelancer's skills beside the learner's list."""
    text = _pasted(talk, _("Paste the skills of someone with your kind of work"))
    seen = compared(text, talk.sitting.progress, talk.sitting.course)
    if seen.both:
        talk.say(
            _("You both list: {listed}.").format(
                listed=listed((hit.skill.name for hit in seen.both), most=12)
            )
        )
    if seen.yours:
        talk.say(
            _("Only you: {listed}. That sets you apart.").format(
                listed=listed((shown_name(one) for one in seen.yours), most=12)
            )
        )
    if seen.never:
        talk.say(
            _("You never did: {listed}. It stays off your list.").format(
                listed=listed(hit.skill.name for hit in seen.never)
            )
        )
    talk.say(_("Only they list what follows. It is true for them; keep only what you have done too."))
    unknown = [(item.text, item.start, item.end) for item in seen.theirs_unknown]
    _keep_some(talk, text, list(seen.theirs), unknown, seen.cut)


def title_and_category(talk: Talk) -> None:
    """The check of both, sharper titles by number, and new ones typed in."""
    sitting = talk.sitting
    check = check_title(sitting.progress, sitting.course)
    talk.say(
        _("Your title: {title}. Your category: {category}.").format(
            title=check.title or _("none yet"), category=check.category or _("none yet")
        )
    )
    for line in title_lines(check, sharper=False):
        talk.say(line)
    for number, title in enumerate(check.sharper, 1):
        talk.say(f"{number}. {title}", indent="  ")
    if check.sharper:
        talk.say(_("These come from the skills you kept. Take one only if each word is true."))
    typed = talk.words(_("A new title, or the number of one above, or Enter to leave it:"))
    picked = numbers_in(typed, len(check.sharper)) if typed else None
    if typed:
        sitting.introduce(title=check.sharper[picked[0]] if picked else typed)
    category = talk.words(_("A new category, or Enter to leave it:"))
    if category:
        sitting.introduce(category=category)
    if typed or category:
        for line in title_lines(check_title(sitting.progress, sitting.course), sharper=False):
            talk.say(line)


def _pasted(talk: Talk, invitation: str) -> str:
    """Lines up to one with only a dot; of a giant paste as much as is read."""
    talk.say(_("{invitation}. End with a line that holds only a dot.").format(invitation=invitation))
    lines: list[str] = []
    room = LONGEST_TEXT
    while (line := talk.raw("")).strip() != _END:
        if room > 0:
            lines.append(line[:room])
        room -= len(line) + 1
    return "\n".join(lines)


def _keep_some(
    talk: Talk, text: str, found: list[SkillInText], unknown: list[tuple[str, int, int]], cut: bool
) -> None:
    lines = LinesOf(text)
    choices = [("skill", hit.skill.id) for hit in found] + [("own", name) for name, *place in unknown]
    places = [lines.place(hit.start, hit.end) for hit in found]
    places += [lines.place(start, end) for _name, start, end in unknown]
    names = [hit.skill.name for hit in found] + [
        _("your own: {name}").format(name=name) for name, *place in unknown
    ]
    for number, (name, place) in enumerate(zip(names, places, strict=True), 1):
        talk.say(f"{number}. {name} · {place.quoted}", indent="  ")
        if number == _ROWS_AT_ONCE < len(names):
            talk.say(_("and {n} more. Paste the rest again after these.").format(n=len(names) - number))
            break
    if cut:
        talk.say(_("The text is very long: its end was not read."))
    if not names:
        talk.say(_("No new skill was found in it."))
        return
    typed = talk.words(
        _("Numbers of those you have really done, with spaces between them, or Enter for none:")
    )
    picked = numbers_in(typed, min(len(choices), _ROWS_AT_ONCE)) if typed else ()
    if picked is None:
        talk.say(
            _("These are not numbers of the list, so nothing was kept. Type paste or guide to try again.")
        )
    _keep(talk, [choices[place] for place in picked or ()])


def _keep(talk: Talk, choices: list[tuple[str, str]]) -> None:
    """One act, so that one undo takes it back; what was marked never stays off."""
    desk, sitting = SkillsDesk(talk.sitting), talk.sitting
    with sitting.one_act():
        for choice in choices:
            skill_id, name = desk.meant(*choice)
            saved = next((skill for skill in sitting.progress.skill if skill.id == skill_id), None)
            if saved and saved.done_for == "never":
                talk.say(
                    _("{name}: you said you never did this, so it stays off your list.").format(name=name)
                )
                continue
            ring = (
                saved.ring
                if saved
                else ring_for(skill_id, role_of(sitting.progress, sitting.course), "core", sitting.course)
            )
            desk.say(skill_id, name=name, ring=ring, kept=True)
            talk.say(_("{name} is on your list. Type questions to say more of it.").format(name=name))
