"""The form of one portfolio item, and what was said in it."""

from collections.abc import Iterable
from typing import Any

from tutor.ground.tongue import N_, _
from tutor.learner.progress import Proof, SavedSkill
from tutor.tui.screens.form import Choice, Field, Filled, Line, Several
from tutor.tutoring.honest_list import shown_name
from tutor.tutoring.proof_texts import SAFE_CAPTION, SAFE_ROLE, SAFE_TITLE

KINDS = (
    ("certificate", N_("certificate"), N_("cert")),
    ("sample", N_("work sample"), N_("sample")),
    ("screenshot", N_("screenshot"), N_("shot")),
    ("blog", N_("blog post or article"), N_("blog")),
    ("link", N_("link to work online"), N_("link")),
    ("voice", N_("voice recording"), N_("voice")),
    ("video", N_("video"), N_("video")),
)
"Each kind with its words, and as short as a column's head: six letters at most."
_ALONE = {
    "certificate": N_("certificate"),
    "sample": N_("sample"),
    "screenshot": N_("screenshot"),
    "blog": N_("blog"),
    "link": N_("link"),
    "voice": N_("voice"),
    "video": N_("video"),
}
"Each kind in one word."


def kind_words(kind: str) -> str:
    return _(_ALONE[kind])


def proof_fields(proof: Proof, kept: Iterable[SavedSkill]) -> tuple[Field, ...]:
    skills = tuple((one.id, shown_name(one)) for one in kept)
    kinds = tuple((kind, _(words)) for kind, words, _short in KINDS)
    return (
        Line("title", _("Title"), proof.title, needed=True, safe_length=SAFE_TITLE),
        Choice("kind", _("Kind"), kinds, proof.kind),
        Several("skills", _("Which skills does it show? (Space marks)"), skills, proof.skills),
        Line("role", _("Your part in it"), proof.role, safe_length=SAFE_ROLE),
        Line("caption", _("Description"), proof.caption, safe_length=SAFE_CAPTION),
        Line("link", _("Link, if there is one"), proof.link),
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
