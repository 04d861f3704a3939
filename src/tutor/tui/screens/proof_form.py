"""The form of one portfolio item, and what was said in it."""

from collections.abc import Iterable
from typing import Any

from tutor.learner.progress import Proof, SavedSkill
from tutor.tui.screens.form import Choice, Field, Filled, Line, Several
from tutor.tutoring.honest_list import shown_name
from tutor.tutoring.proof_texts import SAFE_CAPTION, SAFE_ROLE, SAFE_TITLE

KINDS = (
    ("certificate", "certificate", "cert"),
    ("sample", "work sample", "sample"),
    ("screenshot", "screenshot", "shot"),
    ("blog", "blog post or article", "blog"),
    ("link", "link to work online", "link"),
    ("voice", "voice recording", "voice"),
    ("video", "video", "video"),
)
"Each kind with its words, and as short as a column's head."


def proof_fields(proof: Proof, kept: Iterable[SavedSkill]) -> tuple[Field, ...]:
    skills = tuple((one.id, shown_name(one)) for one in kept)
    kinds = tuple((kind, words) for kind, words, _ in KINDS)
    return (
        Line("title", "Title", proof.title, needed=True, safe_length=SAFE_TITLE),
        Choice("kind", "Kind", kinds, proof.kind),
        Several("skills", "Which skills does it show? (Space marks)", skills, proof.skills),
        Line("role", "Your part in it", proof.role, safe_length=SAFE_ROLE),
        Line("caption", "Description", proof.caption, safe_length=SAFE_CAPTION),
        Line("link", "Link, if there is one", proof.link),
    )


def proof_said(filled: Filled, before: Proof | None, kept: Iterable[SavedSkill]) -> dict[str, Any]:
    """What to save. Skills that are off the list for now are not in the form: they stay with the proof."""
    listed = {one.id for one in kept}
    unseen = tuple(one for one in before.skills if one not in listed) if before else ()
    lines = {key: filled.lines[key] for key in ("title", "role", "caption", "link")}
    return {
        **lines,
        "kind": filled.one("kind") or "sample",
        "skills": (*filled.choices["skills"], *unseen),
    }
