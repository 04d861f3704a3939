"""How complete a profile is by Upwork's own table: an undated help page, from after 2019 (F30, F31)."""

from typing import Literal, NamedTuple

from tutor.course.course import Course
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.verifying import unrelated

SOURCES = ("F30", "F31")
REQUIRED_HALF = 50
"Percent for photo, overview, one employment and one skill together; how they share it is not published."

RequiredPart = Literal["photo", "overview", "employment", "skill"]
FurtherPart = Literal[
    "more-skills",
    "linked-account",
    "other-experience",
    "portfolio",
    "certificates",
    "education",
    "more-work",
    "video",
]


class ProfileParts(NamedTuple):
    """What a profile has. Counts may be larger than what earns points."""

    photo: bool = False
    overview: bool = False
    employments: int = 0
    skills: int = 0
    portfolio_items: int = 0
    educations: int = 0
    certificates: int = 0
    video: bool = False
    linked_account: bool = False
    other_experience: bool = False


class PartPoints(NamedTuple):
    """One line of the table's second half, in percent. `each` is what the next item adds."""

    part: FurtherPart
    have: int
    each: int
    most: int


class Completeness(NamedTuple):
    """`missing` are required parts not there yet; `further` stand in the order of least work first."""

    missing: tuple[RequiredPart, ...]
    further: tuple[PartPoints, ...]

    @property
    def score(self) -> int:
        """0 to 100: the required half once all four are there, and of the other half any mix, at most 50."""
        further = min(100 - REQUIRED_HALF, sum(line.have for line in self.further))
        return further + (0 if self.missing else REQUIRED_HALF)

    @property
    def cheapest(self) -> tuple[PartPoints, ...]:
        """What can still add points, least work first; empty at 50 percent of the other half."""
        if sum(line.have for line in self.further) >= 100 - REQUIRED_HALF:
            return ()
        return tuple(line for line in self.further if line.have < line.most)


def completeness(parts: ProfileParts) -> Completeness:
    """The table, applied."""
    required: tuple[tuple[RequiredPart, bool], ...] = (
        ("photo", parts.photo),
        ("overview", parts.overview),
        ("employment", parts.employments > 0),
        ("skill", parts.skills > 0),
    )
    return Completeness(
        missing=tuple(part for part, there in required if not there),
        further=(
            _points("more-skills", parts.skills > 1, 10, 10),
            _points("linked-account", parts.linked_account, 10, 10),
            _points("other-experience", parts.other_experience, 5, 5),
            _points("portfolio", parts.portfolio_items, 5, 20),
            _points("certificates", parts.certificates, 5, 10),
            _points("education", parts.educations, 10, 20),
            _points("more-work", parts.employments - 1, 10, 20),
            _points("video", parts.video, 10, 10),
        ),
    )


def said_parts(progress: Progress) -> ProfileParts:
    """What the learner ticked and filled in. A written overview is there without a tick."""
    said = progress.profile
    return ProfileParts(
        photo="photo" in said.has,
        overview="overview" in said.has or bool(said.overview.strip()),
        employments=said.employments,
        educations=said.educations,
        video="video" in said.has,
        linked_account="linked-account" in said.has,
        other_experience="other-experience" in said.has,
    )


def own_completeness(progress: Progress, course: Course) -> Completeness:
    """The table for this learner's profile, as far as the tutor was told."""
    return completeness(with_progress(said_parts(progress), progress, course))


def with_progress(parts: ProfileParts, progress: Progress, course: Course) -> ProfileParts:
    """The same parts, with at least what the learner's progress already holds for the profile."""
    kept = honest_ids(progress)
    shown = {
        proof.id: proof for proof in progress.proof if proof.may_show and not kept.isdisjoint(proof.skills)
    }
    certificates = {
        saved.id
        for saved in progress.certificate
        if saved.status == "passed" and not unrelated(saved, progress, course)
    }
    return parts._replace(
        skills=max(parts.skills, len(kept)),
        portfolio_items=max(parts.portfolio_items, len(shown)),
        certificates=max(parts.certificates, len(certificates)),
        video=parts.video or any(proof.kind == "video" for proof in shown.values()),
    )


def _points(part: FurtherPart, items: int, each: int, most: int) -> PartPoints:
    return PartPoints(part, have=max(0, min(items * each, most)), each=each, most=most)


def part_of_profile(parts: ProfileParts, part: str) -> str:
    """What the learner has of one line of the table, in a word or a number; empty for an unknown line."""
    counts = {
        "skill": parts.skills,
        "more-skills": parts.skills,
        "employment": parts.employments,
        "more-work": parts.employments,
        "portfolio": parts.portfolio_items,
        "certificates": parts.certificates,
        "education": parts.educations,
    }
    there = {
        "photo": parts.photo,
        "overview": parts.overview,
        "video": parts.video,
        "linked-account": parts.linked_account,
        "other-experience": parts.other_experience,
    }
    if part in counts:
        return str(counts[part])
    if part not in there:
        return ""
    return _("yes") if there[part] else _("no")
