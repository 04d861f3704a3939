"""The shapes of a course's files as JSON Schema, for the editors in which authors write them."""

from typing import Annotated, Any

from pydantic.json_schema import models_json_schema

from tutor.course.assembling import CourseHead
from tutor.course.catalogues import (
    BenchText,
    CertificateKind,
    LetterReason,
    LetterRemedy,
    PlanText,
    ReadinessPart,
    Role,
    SampleLetter,
    Skill,
    Term,
)
from tutor.course.letter_learnt import LearntSigns
from tutor.course.letter_signs import LetterSigns
from tutor.course.models import Lesson, Objective, Page, Question, Source, Taught, Unit
from tutor.ground.quick_checks import Limits
from tutor.ground.strictly import model_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SourcesFile(Taught):
    """`sources.toml`"""

    source: Annotated[tuple[Source, ...], Limits(min_length=1)]


class ReasonsFile(Taught):
    """`letters/reasons.toml`"""

    reason: Annotated[tuple[LetterReason, ...], Limits(min_length=1)]
    remedy: Annotated[tuple[LetterRemedy, ...], Limits(min_length=1)]


class LearntWeightsFile(Taught):
    """`letters/learnt/…toml`: a part of the weights"""

    weights: str


class LearntPiecesFile(Taught):
    """`letters/learnt/…toml`: the pieces of words"""

    pieces: str


class SkillsFile(Taught):
    """`skills/skills.toml`"""

    skill: Annotated[tuple[Skill, ...], Limits(min_length=1)]


class RolesFile(Taught):
    """`skills/roles.toml`"""

    role: Annotated[tuple[Role, ...], Limits(min_length=1)]


class CertificatesFile(Taught):
    """`certificates.toml`"""

    certificate: Annotated[tuple[CertificateKind, ...], Limits(min_length=1)]


class StepsFile(Taught):
    """`plan/steps.toml`"""

    text: Annotated[tuple[PlanText, ...], Limits(min_length=1)]


class ReadinessFile(Taught):
    """`plan/readiness.toml`"""

    part: Annotated[tuple[ReadinessPart, ...], Limits(min_length=1)]


class BenchesFile(Taught):
    """`benches.toml`"""

    text: Annotated[tuple[BenchText, ...], Limits(min_length=1)]


class GlossaryFile(Taught):
    """`glossary.toml`"""

    term: Annotated[tuple[Term, ...], Limits(min_length=1)]


class QuestionsFile(Taught):
    """`units/…/questions.toml`"""

    question: Annotated[tuple[Question, ...], Limits(min_length=1)]


_WHOLE: tuple[type[Taught], ...] = (
    CourseHead,
    SourcesFile,
    LetterSigns,
    LearntWeightsFile,
    LearntPiecesFile,
    ReasonsFile,
    SkillsFile,
    RolesFile,
    CertificatesFile,
    StepsFile,
    ReadinessFile,
    BenchesFile,
    GlossaryFile,
    QuestionsFile,
)
_IN_PARTS: dict[str, tuple[type[Taught], tuple[str, ...], str]] = {
    "UnitFile": (Unit, ("lessons", "questions", "objectives"), "`units/…/unit.toml`"),
    "LessonHead": (Lesson, ("pages",), "the first block of a lesson file"),
    "PageHead": (Page, ("text",), "the block after `+++ page` in a lesson file"),
    "LearntHead": (LearntSigns, ("weights", "pieces"), "`letters/learnt/learnt.toml`"),
    "SampleHead": (SampleLetter, ("text",), "the first block of a sample letter"),
}
"Shapes that stand in several files or blocks: the model, the keys that stand elsewhere, where it stands."


def course_schema() -> dict[str, Any]:
    """One schema that fits each TOML file of a course, and each TOML block of its Markdown files."""
    models: list[type[Taught]] = [*_WHOLE, Objective, *(model for model, _, _ in _IN_PARTS.values())]
    _, schema = models_json_schema([(model_of(model), "validation") for model in models], by_alias=True)
    shapes: dict[str, Any] = schema["$defs"]
    for name, (model, elsewhere, where) in _IN_PARTS.items():
        shapes[name] = _without(shapes[model.__name__], elsewhere) | {"title": name, "description": where}
    unit = shapes["UnitFile"]
    unit["properties"]["objective"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Objective"}}
    unit["required"].append("objective")
    names = [*(model.__name__ for model in _WHOLE), *_IN_PARTS]
    return {
        "$schema": DIALECT,
        "title": "A file of a course for the tutor",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in names],
        "$defs": shapes,
    }


def _without(shape: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    properties = {key: value for key, value in shape["properties"].items() if key not in keys}
    required = [key for key in shape.get("required", ()) if key not in keys]
    return {**shape, "properties": properties, "required": required}
