"""The save file's model (contracts, section 3): what one learner did and said, and nothing derived from it.

Every part may be missing: a missing part is an empty part. Keys nobody knows are kept and written back.
Values that are known must have the right type; a wrong one makes the save unusable rather than half-read.
"""

from datetime import date
from typing import Annotated, Final, Literal

from tutor.ground.quick_checks import AsList, Becomes, Limits
from tutor.learner.answers import Answer as Answer
from tutor.learner.answers import Answers
from tutor.learner.kept import Kept as Kept
from tutor.learner.kept import Many, Moment

FORMAT: Final = "tutor.save"
VERSION: Final = 1

Family = Literal["declined", "act-now", "closed", "not-a-rejection", "unclear"]
Role = Literal["reason", "remedy", "padding"]
Ring = Literal["core", "tool", "beyond"]
DoneFor = Literal["client", "employer", "volunteer", "self", "never", ""]
LastUsed = Literal["now", "this-year", "earlier", ""]
CertificateStatus = Literal["planned", "taken", "passed", "failed"]
ProofKind = Literal["certificate", "sample", "screenshot", "blog", "link", "voice", "video"]
Outcome = Literal["waiting", "approved", "declined", "act-now", "closed"]


class Learner(Kept):
    id: str = "me"
    name: str = ""
    role: str = ""
    work: str = ""
    "What they offer in their own words, where no role of the course is meant."
    title: str = ""
    category: str = ""
    "Under which category of Upwork the profile stands, in the learner's words."
    hours_per_week: Annotated[int | float, Limits(ge=0, le=1_000_000)] = 0
    "As said; the plan asks again where a week has fewer hours."
    language: str = "en"
    started_on: date | None = None
    name_in_rooms: Literal["yes", "no", ""] = ""
    "In a workshop: may the facilitator see the name? Empty while nobody has asked."


class Here(Kept):
    """Where to go on. `question` is set while the learner is in a quiz.

    `page` counts from 0; `page_id` finds the same page again after an author has put others before it.
    """

    unit: str = ""
    lesson: str = ""
    page: Annotated[int, Limits(ge=0)] = 0
    page_id: str = ""
    question: str = ""
    screen: str = ""


class LetterMark(Kept):
    role: Role
    start: Annotated[int, Limits(ge=0)]
    end: Annotated[int, Limits(ge=0)]


class SavedLetter(Kept):
    id: str
    received_on: date | None = None
    text: str = ""
    family: Family | Literal[""] = ""
    reasons: Many[str] = ()
    marks: Many[LetterMark] = ()
    decided: bool = False
    "True where the learner, not the text alone, said what the letter means."


class SavedSkill(Kept):
    id: str
    name: str = ""
    ring: Ring = "core"
    kept: bool = False
    done_for: DoneFor = ""
    last_used: LastUsed = ""
    shown_by: str = ""


class SavedCertificate(Kept):
    id: str
    name: str = ""
    skills: Many[str] = ()
    status: CertificateStatus = "planned"
    score: str = ""
    on: date | None = None
    link: str = ""


class Proof(Kept):
    """`may_show` alone decides; `yes` and `no` are the show-check's questions answered so far, by their ids."""

    id: str
    kind: ProofKind = "sample"
    title: str = ""
    role: str = ""
    caption: str = ""
    skills: Many[str] = ()
    may_show: bool = False
    link: str = ""
    yes: Many[str] = ()
    no: Many[str] = ()


class SavedProfile(Kept):
    """What the learner says their profile has; skills, certificates and portfolio have their own parts.

    `has`: photo, overview, video, linked-account, other-experience.
    """

    has: Many[str] = ()
    employments: Annotated[int, Limits(ge=0, le=99)] = 0
    educations: Annotated[int, Limits(ge=0, le=99)] = 0
    overview: str = ""


class ProfileThen(Kept):
    """The profile as it stood on a day, in ids: what a later try is compared with."""

    on: date
    title: str = ""
    skills: Many[str] = ()
    verified: Many[str] = ()
    proofs: Many[str] = ()
    complete: int = 0
    overview: str = ""
    "A short mark of its text, to see whether it changed."


class Attempt(Kept):
    """One submission of the profile. `profile`: as it stood on the day the attempt was written down."""

    id: str
    submitted_on: date | None = None
    outcome: Outcome = "waiting"
    letter: str = ""
    profile: ProfileThen | None = None


class Flag(Kept):
    """“I think I was right”: the learner asks the course's author to look at a question."""

    question: str
    revision: int = 1
    at: Moment
    note: str = ""


class Begun(Kept):
    """An answer begun and not given when the tutor was left: it is gone on with, in whichever face."""

    question: str
    response: Many[str] = ()
    hints: Annotated[int, Limits(ge=0)] = 0


class Draft(Kept):
    """What was pasted or written and not kept yet when the tutor was left.

    `place`: letter, overview, profile, guide; form/… and questions/… hold what stands in a form, as JSON.
    """

    place: str
    text: str = ""


class PageRead(Kept):
    lesson: str
    page: str
    at: Moment


class StepNote(Kept):
    """What the learner says about a step of the plan."""

    id: str
    done_on: date | None = None
    note: str = ""
    due_on: date | None = None


class Settings(Kept):
    """How the learner likes the tutor to look; "" and False are as it comes. An unknown word counts as ""."""

    theme: str = ""
    "dark, light, high-contrast, terminal."
    motion: bool = False
    hide_keys: bool = False
    "The line of keys at the foot of the screen is not shown."
    quiet: str = ""
    "yes or no: fewer bytes for a slow line; empty follows the line."


class Progress(Kept):
    """One learner's save. Lists stand oldest first."""

    format: Literal["tutor.save"] = FORMAT
    version: Literal[1] = VERSION
    revision: Annotated[int, Limits(ge=0)] = 0
    saved_at: Moment | None = None
    learner: Learner = Learner()
    here: Here = Here()
    profile: SavedProfile = SavedProfile()
    settings: Settings | None = None
    "Missing until the learner sets something."
    letter: Many[SavedLetter] = ()
    skill: Many[SavedSkill] = ()
    certificate: Many[SavedCertificate] = ()
    proof: Many[Proof] = ()
    attempt: Many[Attempt] = ()
    answer: Annotated[tuple[Answer, ...], AsList(), Becomes(Answers.of)] = ()
    page: Many[PageRead] = ()
    step: Many[StepNote] = ()
    flag: Many[Flag] = ()
    begun: Many[Begun] = ()
    draft: Many[Draft] = ()

    @property
    def newest_letter(self) -> SavedLetter | None:
        return self.letter[-1] if self.letter else None

    @property
    def newest_attempt(self) -> Attempt | None:
        return self.attempt[-1] if self.attempt else None

    def draft_at(self, place: str) -> str:
        """The text begun there and not kept yet."""
        return next((row.text for row in self.draft if row.place == place), "")

    @property
    def kept_skills(self) -> tuple[SavedSkill, ...]:
        """Skills on the honest list: kept, and done at least once for somebody or oneself."""
        return tuple(skill for skill in self.skill if skill.kept and skill.done_for != "never")

    @property
    def has_started(self) -> bool:
        """False until the learner has said or done anything at all."""
        return self.learner.started_on is not None or bool(
            self.letter
            or self.skill
            or self.certificate
            or self.proof
            or self.attempt
            or self.profile != SavedProfile()
            or self.answer
            or self.page
        )
