"""What the rules of the plan read: the learner's facts, looked up and cleaned once."""

from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from tutor.course.catalogues import Role
from tutor.course.course import Course
from tutor.course.models import Question
from tutor.learner.progress import Answer, Attempt, Progress, Proof, SavedCertificate, SavedLetter, SavedSkill
from tutor.tutoring.honest_list import honest_skills, marked_never, shown_name
from tutor.tutoring.newest_answers import newest_answers, newest_names
from tutor.tutoring.plan_situation import Stage, Standing, standing
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.review import missed
from tutor.tutoring.roles import role_of
from tutor.tutoring.verifying import verified_skills
from tutor.tutoring.wording import day_words, shortened

Effort = Literal["full", "light", "evidence", "none"]

PROVEN_AIM = 5
"As many skills with proof as a client sees at first glance; our choice."
_VERIFY_WITHIN_DAYS = 7
"F13: identity not verified within 7 days puts the account on hold."


class Facts:
    """One learner's facts on one day. Skills are the honest ones, one per id."""

    def __init__(self, progress: Progress, course: Course, today: date) -> None:
        self.progress = progress
        self.course = course
        self.today = today

    @cached_property
    def standing(self) -> Standing:
        return standing(self.progress)

    @property
    def stage(self) -> Stage:
        return self.standing.stage

    @property
    def letter(self) -> SavedLetter | None:
        return self.standing.letter

    @property
    def attempt(self) -> Attempt | None:
        return self.standing.attempt

    @property
    def deciding(self) -> SavedLetter | None:
        """The letter that says what the stage is; None where an attempt says it."""
        return self.letter if self.letter and self.letter.family == self.stage else None

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Reasons of the deciding letter, each once; none if the stage comes from elsewhere."""
        return tuple(dict.fromkeys(self.deciding.reasons)) if self.deciding else ()

    @cached_property
    def kept(self) -> tuple[SavedSkill, ...]:
        return honest_skills(self.progress)

    @cached_property
    def never(self) -> frozenset[str]:
        return marked_never(self.progress)

    @cached_property
    def false(self) -> tuple[SavedSkill, ...]:
        """Skills on the list that the learner says they never did."""
        kept = {skill.id: skill for skill in self.progress.skill if skill.kept and skill.id in self.never}
        return tuple(kept.values())

    @cached_property
    def verified(self) -> frozenset[str]:
        return verified_skills(self.progress, self.course)

    @cached_property
    def proven(self) -> frozenset[str]:
        return proven_skills(self.progress)

    @cached_property
    def certificates(self) -> tuple[SavedCertificate, ...]:
        """One entry per id: a passed one, else the newest."""
        newest: dict[str, SavedCertificate] = {}
        for saved in self.progress.certificate:
            if saved.id not in newest or newest[saved.id].status != "passed":
                newest[saved.id] = saved
        return tuple(newest.values())

    @cached_property
    def newest(self) -> dict[str, Answer]:
        """The newest answer that counts, by the question's present id."""
        return newest_answers(self.progress, self.course)

    @cached_property
    def missed(self) -> tuple[tuple[Question, str], ...]:
        """Questions answered wrong, each with the id under which the save holds its newest answer."""
        questions = missed(self.progress, self.course)
        names = newest_names(self.progress, self.course)
        return tuple((question, names[question.id]) for question in questions)

    @cached_property
    def declines(self) -> int:
        """How often the profile was declined, as far as is known; a letter and its attempt count once."""
        letters = [letter for letter in self.progress.letter if letter.family == "declined"]
        attempts = [attempt for attempt in self.progress.attempt if attempt.outcome == "declined"]
        again = any("resubmission-declined" in letter.reasons for letter in letters)
        return max(len(letters), len(attempts), 2 if again else 0)

    @cached_property
    def effort(self) -> Effort:
        """How much work on the profile fits the stage: all, a little, papers for an appeal, or none."""
        if self.stage == "closed":
            return "evidence" if "many-proposals-no-earnings" in self.reasons else "none"
        if self.stage in ("waiting", "act-now", "approved") or self.under_age:
            return "light"
        return "full"

    @property
    def under_age(self) -> bool:
        return self.stage == "declined" and "under-age" in self.reasons

    @cached_property
    def deadline(self) -> date | None:
        """The deciding letter's own deadline, or Upwork's week for an identity check (F13)."""
        letter = self.deciding
        if letter is None:
            return None
        received = letter.received_on or self._received_about(letter)
        found = _deadline_in(letter.text, received)
        if found is None and self.stage == "act-now" and "verify-identity" in self.reasons:
            found = _days_after(received, _VERIFY_WITHIN_DAYS)
        return found

    def _received_about(self, letter: SavedLetter) -> date:
        """For a letter without a date: a day it can't have come much later than."""
        answered = [one.submitted_on for one in self.progress.attempt if one.letter == letter.id]
        days = [day for day in (*answered, self.progress.learner.started_on) if day is not None]
        return min([*days[:1], self.today])

    def hidden_proof(self, skill_id: str) -> Proof | None:
        """A proof of the skill that may not be shown."""
        return next((p for p in self.progress.proof if skill_id in p.skills and not p.may_show), None)

    def name(self, skill_id: str) -> str:
        """A skill's name for one line: as the learner wrote it, else as the course has it."""
        saved = next((skill for skill in reversed(self.progress.skill) if skill.id == skill_id), None)
        if saved and saved.name.strip():
            return shortened(shown_name(saved))
        known = self.course.skill.get(skill_id)
        return shortened(known.name if known else shown_name(SavedSkill(id=skill_id)))

    def day(self, day: date | None, otherwise: str = "") -> str:
        return day_words(day, self.today) if day else otherwise

    @property
    def role_name(self) -> str:
        learner = self.progress.learner
        role = self.course.role.get(learner.role)
        return role.name if role else shortened(learner.work or learner.role)

    @cached_property
    def role(self) -> Role | None:
        """The learner's own role, or the one nearest to what they said."""
        return role_of(self.progress, self.course)

    @property
    def title(self) -> str:
        return shortened(self.progress.learner.title)

    def because_of_letter(self, otherwise: str = "") -> tuple[str, ...]:
        """The deciding letter's reasons as facts; else the newest attempt; else what `otherwise` says."""
        if self.deciding and self.reasons:
            return tuple(f"letter:{self.deciding.id}:{reason}" for reason in self.reasons[:3])
        if self.attempt and self.stage in ("waiting", "declined", "act-now", "closed", "approved"):
            return (f"attempt:{self.attempt.id}",)
        return (otherwise,) if otherwise else ()


def _deadline_in(text: str, received: date) -> date | None:
    if not text.strip():
        return None
    from tutor.tutoring.deadlines import (
        find_deadline,
    )  # Only a letter with a text asks for the text matching.

    found = find_deadline(text, received)
    return found.on if found else None


def _days_after(day: date, days: int) -> date:
    """`day` plus `days`, staying inside the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))
