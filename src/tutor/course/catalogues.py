"""The shapes of the catalogues: letters and their signs, skills and roles, certificates, plan texts."""

from datetime import date
from typing import Annotated, Literal

from tutor.course.models import Id, Taught, Words
from tutor.ground.quick_checks import Limits

Family = Literal["declined", "act-now", "closed", "not-a-rejection", "unclear"]
MayResubmit = Literal["yes", "after-change", "later", "appeal", "no", "not-applicable", "unknown"]
Ring = Literal["core", "tool", "beyond"]


class LetterReason(Taught):
    """One reason of contracts 2: what it means in plain words, and what to do about it."""

    id: Id
    family: Family
    label: Words
    meaning: Words
    helps: tuple[Words, ...]
    helps_not: tuple[Words, ...]
    may_resubmit: MayResubmit
    again: Words
    "May one try again, and when: one sentence."
    lesson: str = ""
    "The lesson to read first with such a letter."
    sources: tuple[str, ...] = ()


class LetterRemedy(Taught):
    """A way out that a letter itself can name."""

    id: Id
    label: Words
    meaning: Words


class SampleLetter(Taught):
    """A letter written by us, for those who have none at hand."""

    id: Id
    title: Words
    text: Words


class SkillNote(Taught):
    """Something true of the market on a date, never a forecast."""

    text: Words
    sources: tuple[str, ...]


class Skill(Taught):
    """A skill as Upwork and its clients name it. `same_as` groups near-duplicates under one id."""

    id: Id
    was: tuple[str, ...] = ()
    name: Words
    also: tuple[str, ...] = ()
    "Other spellings and names under which people look for it."
    same_as: str = ""
    tool: bool = False
    "A program, site or device, where no role's tools say so already."
    crowded: SkillNote | None = None
    in_demand: SkillNote | None = None


class Role(Taught):
    """A kind of freelancer, with the skills to think of in three rings."""

    id: Id
    was: tuple[str, ...] = ()
    name: Words
    title: Words
    "A title sharp enough to serve as an example."
    core: tuple[str, ...]
    tool: tuple[str, ...]
    beyond: tuple[str, ...]


class CertificateKind(Taught):
    """A test or certificate open to anyone today, and what it bears on."""

    id: Id
    was: tuple[str, ...] = ()
    name: Words
    skills: tuple[str, ...]
    not_first_for: tuple[str, ...] = ()
    "Some of `skills` that it bears on without testing them: other tests are suggested before it."
    minutes: Annotated[int, Limits(gt=0)]
    "Of work for it, tests included."
    minutes_from: Words
    "Where the estimate comes from."
    cost: Words
    free: bool
    where: Words
    address: str
    does_not_show: Words
    retry: str = ""
    as_of: date
    sources: Annotated[tuple[str, ...], Limits(min_length=1)]


class PlanText(Taught):
    """Words for one rule of the plan. `{names}` are filled in with the learner's own facts."""

    id: Id
    title: Words
    why: Words
    how: Annotated[tuple[Words, ...], Limits(min_length=1)]
    minutes: Annotated[int, Limits(gt=0)]
    sources: tuple[str, ...] = ()


class BenchText(Taught):
    """Words for a workbench. A line with a `{blank}` that nobody can fill is left out."""

    id: Id
    title: Words
    lines: Annotated[tuple[Words, ...], Limits(min_length=1)]
    sources: tuple[str, ...] = ()


class ReadinessPart(Taught):
    """One line of the checklist; the weights of all parts sum to 100."""

    id: Id
    label: Words
    weight: Annotated[int, Limits(gt=0)]
    raise_it: Words
    "What to do to raise it, as an order."


class Term(Taught):
    """A word a newcomer may not know."""

    term: Words
    meaning: Words
