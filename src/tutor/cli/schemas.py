"""`tutor schema`: JSON Schema of the files the tutor reads and writes, made from its own models."""

import argparse
import json
from collections.abc import Callable
from typing import Any

from tutor.ground.shapes import Shape


def show(options: argparse.Namespace) -> int:
    print(json.dumps(schema_of(options.of), ensure_ascii=True, indent=2))
    return 0


def schema_of(name: str) -> dict[str, Any]:
    """The schema by its name on the command line: save, plan, course, letter."""
    return _SCHEMAS[name]()


def _save() -> dict[str, Any]:
    from tutor.learner.progress import Progress

    return _titled(Progress, "A learner's save of the tutor: saves/<learner>.toml")


def _plan() -> dict[str, Any]:
    from tutor.tutoring.plan import ActionPlan

    return _titled(ActionPlan, "An action plan of the tutor: tutor plan")


def _letter() -> dict[str, Any]:
    from tutor.tutoring.reading import Reading

    return _titled(Reading, "A letter's reading of the tutor: tutor letter --json")


def _course() -> dict[str, Any]:
    from tutor.course.schema import course_schema

    return course_schema()


def _titled(model: type[Shape], title: str) -> dict[str, Any]:
    from tutor.course.schema import DIALECT
    from tutor.ground.strictly import model_of

    return {"$schema": DIALECT, **model_of(model).model_json_schema(), "title": title}


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "save": _save,
    "plan": _plan,
    "course": _course,
    "letter": _letter,
}
