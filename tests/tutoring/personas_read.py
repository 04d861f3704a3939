"""Reads the personas: their short form as a save, and what an adviser expects of its plan (personas/README.md)."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.tutoring.plan_learners import TODAY

from tutor.learner.progress import Progress

FOLDER = Path(__file__).with_name("personas")


def personas() -> list[dict[str, Any]]:
    files = sorted(FOLDER.glob("*.toml"))
    return [one for file in files for one in tomllib.loads(file.read_text(encoding="utf-8"))["persona"]]


def day_of(persona: dict[str, Any]) -> date:
    told: date = persona.get("today", TODAY)
    return told


def save_of(persona: dict[str, Any]) -> Progress:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    return Progress.model_validate(
        {
            "learner": persona.get("learner", {}),
            "letter": [_letter(n, told) for n, told in enumerate(persona.get("letters", ()), 1)],
            "skill": [_skill(told) for told in persona.get("skills", ())],
            "certificate": [_certificate(told) for told in persona.get("certificates", ())],
            "proof": [_proof(n, told) for n, told in enumerate(persona.get("proofs", ()), 1)],
            "profile": persona.get("profile", {}),
            "attempt": [_attempt(n, told) for n, told in enumerate(persona.get("attempts", ()), 1)],
            "answer": [{"question": name, "at": at} for name in persona.get("wrong", ())],
            "step": [
                {"id": told.split()[0], "done_on": date.fromisoformat(told.split()[1])}
                for told in persona.get("done", ())
            ],
        }
    )


def _letter(number: int, told: str) -> dict[str, Any]:
    facts, _, text = told.partition(" | ")
    family, reasons, day, *marked = facts.split()
    marks = [{"role": "reason", "start": 0, "end": 1}] if marked else []
    return {
        "id": f"letter-{number}",
        "received_on": date.fromisoformat(day),
        "text": text,
        "family": family,
        "reasons": reasons.split(","),
        "marks": marks,
    }


def _skill(told: str) -> dict[str, Any]:
    named, answered, done_for = told.partition("!")
    skill, _, ring = named.partition(":")
    saved = {"id": skill, "kept": True, "ring": ring or "core"}
    if answered and not done_for:
        return saved
    shown = {"last_used": "now", "shown_by": "three years at work"}
    return {**saved, **shown, "done_for": done_for or "employer"}


def _certificate(told: str) -> dict[str, Any]:
    name, status, *skills = told.split()
    own = name.startswith("own/")
    title = name.removeprefix("own/").replace("-", " ").title() if own else ""
    return {"id": name, "name": title, "status": status, "skills": skills}


def _proof(number: int, told: str) -> dict[str, Any]:
    skill, kind, shown, title = told.split(maxsplit=3)
    return {
        "id": f"proof-{number}",
        "kind": kind,
        "title": title,
        "skills": [skill],
        "may_show": shown == "shown",
    }


def _attempt(number: int, told: str) -> dict[str, Any]:
    outcome, day, *letter = told.split()
    answered = letter[0] if letter else ""
    return {
        "id": f"attempt-{number}",
        "submitted_on": date.fromisoformat(day),
        "outcome": outcome,
        "letter": answered,
    }
