"""The desks: one per unit, for the learner's own letter, skills, tests, proofs and attempts."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from tutor.course.catalogues import CertificateKind
from tutor.ground.clean import clean, clean_line
from tutor.ground.problem import UnreadableInput
from tutor.ground.tongue import _
from tutor.learner import changes
from tutor.learner.progress import Family, LetterMark, Ring, SavedLetter
from tutor.sitting.sitting import LONGEST_DRAFT, Sitting
from tutor.tutoring.earning import left_behind
from tutor.tutoring.honest_list import shown_name
from tutor.tutoring.joining import twins
from tutor.tutoring.reading import Reading
from tutor.tutoring.roles import role_of

if TYPE_CHECKING:
    from tutor.tutoring.overview import OverviewCheck
    from tutor.tutoring.skill_search import SkillFound

LONGEST_OVERVIEW = 20_000
"Characters that are kept, so that a text over Upwork's 5,000 can be shortened here."
LONGEST_LETTER = LONGEST_DRAFT
"Characters; a save holds many letters in 4 MiB, and no letter of Upwork's is near this."


def _tidied(said: dict[str, Any]) -> dict[str, Any]:
    return {key: clean_line(value) if isinstance(value, str) else value for key, value in said.items()}


class LetterDesk:
    """Unit 1: keep a letter, mark it, and lay the tutor's reading beside the marks."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def read(self, text: str) -> Reading:
        from tutor.tutoring.letter_reading import read_letter

        return read_letter(text, self._sitting.course.letters)

    def keep(self, text: str, received_on: date | None = None) -> SavedLetter:
        """Keep a pasted letter with its reading. Raises UnreadableInput for an empty or giant one."""
        text = clean(text).strip("\n")
        if not text.strip():
            raise UnreadableInput(
                _("There is no text yet."), _("Nothing was changed."), _("Paste the letter, then try again.")
            )
        if len(text) > LONGEST_LETTER:
            raise UnreadableInput(
                _("This is too long for a letter."),
                _("Nothing was changed."),
                _("Paste only the letter itself."),
            )
        reading = self.read(text)
        reasons = tuple(reason.id for reason in reading.reasons)
        progress = self._sitting.without_draft("letter", text)
        self._sitting.change(changes.letter_kept(progress, text, received_on, reading.family, reasons))
        return next(letter for letter in reversed(self._sitting.progress.letter) if letter.text == text)

    def reading_of(self, letter: SavedLetter) -> Reading:
        """The reading of a kept letter, as the learner decided it where they did."""
        from tutor.tutoring.deciding import as_decided

        return as_decided(self.read(letter.text), letter, self._sitting.course.letters)

    def decide(self, letter_id: str, family: Family, reason: str) -> None:
        """The learner's answer where the text alone did not say enough; the plan follows it."""
        self._sitting.change(changes.letter_decided(self._sitting.progress, letter_id, family, reason))

    def mark(self, letter_id: str, marks: Iterable[LetterMark]) -> None:
        self._sitting.change(changes.letter_marked(self._sitting.progress, letter_id, tuple(marks)))


class SkillsDesk:
    """Unit 2: the honest list in three rings."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def keep(self, skill_id: str, ring: Ring) -> None:
        """Put a skill of the catalogue on the list."""
        name = self._sitting.course.skill[skill_id].name
        self.say(skill_id, name=name, ring=ring, kept=True)

    def keep_own(self, name: str, ring: Ring) -> str:
        """Put a typed-in skill on the list; the catalogue's own name means that one. Returns its id."""
        skill_id, name = self.meant("own", name)
        if not name:
            raise UnreadableInput(
                _("There is no name yet."), _("Nothing was changed."), _("Type the skill's name.")
            )
        self.say(skill_id, name=name, ring=ring, kept=True)
        return skill_id

    def meant(self, kind: str, value: str) -> tuple[str, str]:
        """Id and name of a skill of the catalogue ("skill", its id), or of one typed in ("own", its name)."""
        from tutor.tutoring.skill_list import own_skill_id

        course = self._sitting.course
        if kind == "skill":
            return value, course.skill[value].name
        name = clean_line(value)[:80]
        known = next((s for s in course.skills if s.name.casefold() == name.casefold()), None)
        return (known.id, known.name) if known else (own_skill_id(name), name)

    def say(self, skill_id: str, **said: Any) -> None:
        """done_for, last_used, shown_by, ring, kept: the honest questions. *never* takes it off the list."""
        self._sitting.change(changes.skill_said(self._sitting.progress, skill_id, **_tidied(said)))

    def drop(self, skill_id: str) -> str:
        """Take it off the list. Tests and proofs for it stay; returns words about them, empty for none."""
        self.say(skill_id, kept=False)
        return left_behind(skill_id, self._sitting.progress, self._sitting.course)

    def join(self, skill_id: str) -> str:
        """Join a near-duplicate with its twin: one stays, with the answers and proofs of both.

        Returns words for the learner; empty where the skill has no twin on the list.
        """
        progress, course = self._sitting.progress, self._sitting.course
        pair = twins(skill_id, progress, course)
        if pair is None:
            return ""
        keep, drop = pair
        self._sitting.change(changes.skills_joined(progress, keep, drop))
        names = {skill.id: shown_name(skill) for skill in progress.skill}
        return _("{skill} is joined with {other}: one place, with the answers and proofs of both.").format(
            skill=names[drop], other=names[keep]
        )

    def find(self, typed: str) -> "tuple[SkillFound, ...]":
        """Skills for what was typed, best first, each with why it was found."""
        from tutor.tutoring.skill_list import find_skills

        course = self._sitting.course
        return find_skills(typed, course, role=role_of(self._sitting.progress, course))


class TestDesk:
    """Unit 3: tests planned, taken, passed or failed."""

    __test__ = False

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def record(self, kind: CertificateKind, **said: Any) -> None:
        """status, score, on, link of a test of the catalogue."""
        told = {"name": kind.name, "skills": kind.skills, **_tidied(said)}
        self._sitting.change(changes.certificate_said(self._sitting.progress, kind.id, **told))

    def record_own(self, name: str, skills: tuple[str, ...], **said: Any) -> str:
        """A certificate that the catalogue does not have. Returns its id."""
        from tutor.tutoring.skill_list import own_skill_id

        name = clean_line(name)[:120]
        if not name:
            raise UnreadableInput(
                _("There is no name yet."), _("Nothing was changed."), _("Type the test's name.")
            )
        certificate_id = own_skill_id(name)
        told = {"name": name, "skills": skills, **_tidied(said)}
        self._sitting.change(changes.certificate_said(self._sitting.progress, certificate_id, **told))
        return certificate_id

    def change(self, certificate_id: str, **said: Any) -> None:
        self._sitting.change(
            changes.certificate_said(self._sitting.progress, certificate_id, **_tidied(said))
        )

    def drop(self, certificate_id: str) -> None:
        self._sitting.change(changes.certificate_dropped(self._sitting.progress, certificate_id))


class PortfolioDesk:
    """Unit 4: proof for each skill."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def say(self, proof_id: str = "", **said: Any) -> str:
        """kind, title, skills, may_show, link; without an id a new proof. Returns its id."""
        self._sitting.change(changes.proof_said(self._sitting.progress, proof_id, **_tidied(said)))
        return proof_id or self._sitting.progress.proof[-1].id

    def drop(self, proof_id: str) -> None:
        self._sitting.change(changes.proof_dropped(self._sitting.progress, proof_id))


class ProfileDesk:
    """Unit 4: what the profile has, by Upwork's own table, and the overview."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def tick(self, part: str, there: bool) -> None:
        """photo, overview, video, linked-account, other-experience: there or not."""
        has = tuple(one for one in self._sitting.progress.profile.has if one != part)
        self._say(has=(*has, part) if there else has)

    def count(self, *, employments: int | None = None, educations: int | None = None) -> None:
        """How many there are; below 0 and above 99 is taken as these."""
        said = {"employments": employments, "educations": educations}
        self._say(**{key: min(max(number, 0), 99) for key, number in said.items() if number is not None})

    def write(self, overview: str) -> None:
        """Keep the overview. Raises UnreadableInput for one that no profile can hold."""
        overview = clean(overview).strip()
        if len(overview) > LONGEST_OVERVIEW:
            raise UnreadableInput(
                _("This is too long for an overview."),
                _("Nothing was changed."),
                _("Paste only your overview: 5,000 characters are the limit."),
            )
        progress = self._sitting.without_draft("overview", overview)
        self._sitting.change(changes.profile_said(progress, overview=overview))

    def check(self) -> "OverviewCheck":
        """The overview looked through, spelling too."""
        from tutor.sitting.spelling import misspelt
        from tutor.tutoring.overview import check_overview

        progress = self._sitting.progress
        return check_overview(progress.profile.overview, progress, self._sitting.course, misspelt)

    def _say(self, **said: Any) -> None:
        self._sitting.change(changes.profile_said(self._sitting.progress, **said))


class AttemptsDesk:
    """Unit 5: each submission of the profile, and how it ended."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def say(self, attempt_id: str = "", **said: Any) -> str:
        """submitted_on, outcome, letter; without an id a new attempt, with the profile of today. Returns its id."""
        if not attempt_id:
            from tutor.tutoring.attempt_changes import profile_now

            now = profile_now(self._sitting.progress, self._sitting.course, self._sitting.today)
            said = {"profile": now, **said}
        self._sitting.change(changes.attempt_said(self._sitting.progress, attempt_id, **_tidied(said)))
        return attempt_id or self._sitting.progress.attempt[-1].id

    def drop(self, attempt_id: str) -> None:
        """Take a wrong entry off the log; its letter stays."""
        self._sitting.change(changes.attempt_dropped(self._sitting.progress, attempt_id))
