"""The action plan as a value, exactly as contracts 4 writes it."""

from datetime import date
from typing import Annotated, Any, Final, Literal

from tutor.ground.quick_checks import Limits
from tutor.ground.shapes import Shape

FORMAT: Final = "tutor.action-plan"
VERSION: Final = 1

Family = Literal["declined", "act-now", "closed", "not-a-rejection", "unclear", "none"]
When = Literal["now", "next", "later", "done"]
KINDS = (
    "letter",
    "skills",
    "verify",
    "proof",
    "profile",
    "review",
    "submit",
    "appeal",
    "identity",
    "support",
    "patience",
    "work",
)
"Every step id begins with one of these and a slash."


class _Planned(Shape):
    """Base of the plan's parts."""


class PlanLearner(_Planned):
    """Who the plan is for. `hours_per_week` is as the learner gave it; 0 is planned as 5."""

    name: str
    role: str
    title: str
    hours_per_week: int | float


class Situation(_Planned):
    """What the newest letter says, and one or two sentences on where the learner stands."""

    family: Family
    reasons: tuple[str, ...]
    summary: str


class PlanPart(_Planned):
    """One line of the readiness checklist."""

    id: str
    label: str
    have: Annotated[int, Limits(ge=0)]
    of: Annotated[int, Limits(gt=0)]
    weight: Annotated[int, Limits(gt=0)]


class PlanReadiness(_Planned):
    """A checklist out of 100. It is no forecast of Upwork's answer."""

    score: Annotated[int, Limits(ge=0, le=100)]
    parts: tuple[PlanPart, ...]


class Step(_Planned):
    """One thing to do. One longer than a week's minutes runs over the weeks from `start_on` to `due_on`."""

    id: str
    when: When
    title: str
    why: str
    because: Annotated[tuple[str, ...], Limits(min_length=1)]
    how: tuple[str, ...]
    minutes: Annotated[int, Limits(gt=0)]
    start_on: date
    due_on: date
    needs: tuple[str, ...]
    done: bool
    note: str
    sources: tuple[str, ...]


class PlanSource(_Planned):
    """Where a step's claim comes from."""

    id: str
    title: str
    address: str
    seen_on: date
    confidence: Literal["high", "medium", "low"]


class Written(_Planned):
    """Only in a file: by these the tutor knows later what a person edited in it."""

    fingerprint: str
    steps: str


class ActionPlan(_Planned):
    """Steps stand in the order in which to do them, those ticked off last."""

    format: Literal["tutor.action-plan"] = FORMAT
    version: Literal[1] = VERSION
    made_on: date
    course: str
    learner: PlanLearner
    situation: Situation
    readiness: PlanReadiness
    step: tuple[Step, ...]
    source: tuple[PlanSource, ...]
    written: Written | None = None

    def as_document(self) -> dict[str, Any]:
        """Plain values (dates stay dates, lists are lists), keys in the order of contracts 4."""
        return {key: _listed(value) for key, value in self.model_dump().items() if value is not None}


def _listed(value: Any) -> Any:
    """Tuples as lists, all the way down, as TOML and JSON writers want them."""
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_listed(inner) for inner in value]
    return value
