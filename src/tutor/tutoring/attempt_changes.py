"""What changed between two submissions, taken from progress: the learner never types it again."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.learner.progress import Attempt, ProfileThen, Progress, SavedSkill
from tutor.tutoring.completeness import own_completeness
from tutor.tutoring.honest_list import honest_ids, honest_skills, shown_name
from tutor.tutoring.verifying import unrelated, verified_skills
from tutor.tutoring.wording import listed, shortened

_WORKED_ON = ("skills/", "verify/", "proof/", "profile/")
"Steps of the plan that change the profile itself."


class Changes(NamedTuple):
    """What is new, in names. `exact` is False where the profile before is only known in part.

    `steps` and `tests` come from dates in the save, for an attempt without a picture of its day.
    """

    exact: bool
    title: str = ""
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    verified: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    steps: int = 0
    overview: bool = False
    complete: tuple[int, int] = (0, 0)

    @property
    def of_the_mix(self) -> bool:
        """Something that changes what the profile offers, and not only how it looks."""
        return bool(self.title or self.added or self.dropped or self.verified or self.proofs or self.tests)

    @property
    def any(self) -> bool:
        return self.of_the_mix or self.overview or bool(self.steps) or self.complete[1] > self.complete[0]

    def lines(self) -> tuple[str, ...]:
        """In words, one line for each kind of change; empty where nothing changed."""
        before, now = self.complete
        told = (
            (self.title, _("title: {title}").format(title=self.title)),
            (self.added, _("skills added: {added}").format(added=listed(self.added, 6))),
            (self.dropped, _("skills taken off: {dropped}").format(dropped=listed(self.dropped, 6))),
            (self.verified, _("verified: {skills}").format(skills=listed(self.verified, 6))),
            (self.tests, _("passed: {tests}").format(tests=listed(self.tests, 6))),
            (self.proofs, _("new proof: {proofs}").format(proofs=listed(self.proofs, 6))),
            (self.overview, _("the overview was written anew")),
            (now > before, _("complete: {before}% → {now}%").format(before=before, now=now)),
            (self.steps, _("steps of your plan done: {steps}").format(steps=self.steps)),
        )
        return tuple(words for there, words in told if there)


def profile_now(progress: Progress, course: Course, today: date) -> ProfileThen:
    """The profile as progress has it: what an attempt keeps of its day."""
    shown = [
        proof.id
        for proof in progress.proof
        if proof.may_show and not honest_ids(progress).isdisjoint(proof.skills)
    ]
    return ProfileThen(
        on=today,
        title=clean_line(progress.learner.title),
        skills=tuple(skill.id for skill in honest_skills(progress)),
        verified=tuple(sorted(verified_skills(progress, course))),
        proofs=tuple(dict.fromkeys(shown)),
        complete=own_completeness(progress, course).score,
        overview=_mark(progress.profile.overview),
    )


def changes_before(progress: Progress, course: Course, attempt_id: str) -> Changes | None:
    """What changed from the attempt before this one to this one; None for the first and for an unknown one."""
    ids = [attempt.id for attempt in progress.attempt]
    if attempt_id not in ids[1:]:
        return None
    here = ids.index(attempt_id)
    before, this = progress.attempt[here - 1], progress.attempt[here]
    return _between(before, this.profile, this.submitted_on, progress, course)


def changed_since_last(progress: Progress, course: Course, today: date) -> Changes | None:
    """What changed since the newest attempt was written down; None without one."""
    newest = progress.newest_attempt
    return _between(newest, profile_now(progress, course, today), today, progress, course) if newest else None


def _between(
    before: Attempt, after: ProfileThen | None, until: date | None, progress: Progress, course: Course
) -> Changes:
    then = before.profile
    dated_from = then.on if then and before.submitted_on is None else before.submitted_on
    # A picture taken on a later day than the submission shows what was done in between as old.
    exact = bool(then and after and (before.submitted_on is None or then.on <= before.submitted_on))
    tests, steps = ((), 0) if exact else _by_dates(dated_from, until, progress, course)
    if then is None or after is None:
        return Changes(exact, tests=tests, steps=steps)
    return Changes(
        exact,
        title=shortened(after.title) if after.title != then.title else "",
        added=_names(after.skills, then.skills, progress, course),
        dropped=_names(then.skills, after.skills, progress, course),
        verified=_names(after.verified, then.verified, progress, course),
        proofs=_titles(after.proofs, then.proofs, progress),
        tests=tests,
        steps=steps,
        overview=bool(after.overview) and after.overview != then.overview,
        complete=(then.complete, after.complete),
    )


def _by_dates(
    start: date | None, until: date | None, progress: Progress, course: Course
) -> tuple[tuple[str, ...], int]:
    """Tests passed and steps done after `start`, up to `until`."""
    if start is None:
        return (), 0

    def within(day: date | None) -> bool:
        return day is not None and day > start and (until is None or day <= until)

    tests = [
        shortened(one.name or one.id)
        for one in progress.certificate
        if one.status == "passed" and within(one.on) and not unrelated(one, progress, course)
    ]
    steps = sum(within(step.done_on) and step.id.startswith(_WORKED_ON) for step in progress.step)
    return tuple(dict.fromkeys(tests)), steps


def _names(
    here: Iterable[str], not_there: Iterable[str], progress: Progress, course: Course
) -> tuple[str, ...]:
    saved = {skill.id: skill for skill in progress.skill}
    old = set(not_there)
    names = []
    for skill_id in here:
        if skill_id not in old:
            known = course.skill.get(skill_id)
            row = saved.get(skill_id) or SavedSkill(id=skill_id)
            if known and not row.name.strip():
                row = SavedSkill(id=skill_id, name=known.name)
            names.append(shortened(shown_name(row)))
    return tuple(names)


def _titles(here: Iterable[str], not_there: Iterable[str], progress: Progress) -> tuple[str, ...]:
    titles = {proof.id: shortened(proof.title) or proof.kind for proof in progress.proof}
    old = set(not_there)
    return tuple(titles.get(one, _("a proof since deleted")) for one in here if one not in old)


def _mark(text: str) -> str:
    """Short, and the same for the same words, however their lines were broken."""
    words = " ".join(text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12] if words else ""
