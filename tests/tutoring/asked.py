"""One small question of each kind, for tests that need no course."""

from typing import Any

from tutor.course.models import Question

_HEAD = {
    "objective": "letter/read",
    "lesson": "letter/read-it-all",
    "page": "p1",
    "prompt": "What is it?",
    "because": "It says so.",
    "hints": ("Look again.", "Look at the end."),
}
_THREE = [{"id": name, "text": name.upper(), "feedback": f"About {name}."} for name in "abc"]
_BOXES = [{"id": name, "text": f"Box {name}", "feedback": f"In {name}."} for name in ("one", "two")]
_TYPED = {"otherwise": "Neither the right one nor a usual slip."}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": name.upper(), "feedback": f"About {name}.", **more}


_OF_KIND: dict[str, dict[str, Any]] = {
    "single": {"options": [option("a", right=True), option("b"), option("c")]},
    "sentence": {"options": [option("a"), option("b", right=True), option("c")]},
    "several": {"options": [option("a", right=True), option("b"), option("c", right=True), option("d")]},
    "match": {"options": [option(name, match=f"to {name}") for name in "abc"]},
    "order": {"options": _THREE},
    "sort": {
        "options": [option("a", box="one"), option("b", box="two"), option("c", box="one")],
        "boxes": _BOXES,
    },
    "text": {
        "options": [
            option("a", text="EF SET", also=["EFSET test"], right=True),
            option("b", text="TOEFL", also=["the TOEFL"]),
        ],
        **_TYPED,
    },
    "number": {
        "options": [
            option("a", text="1,500 hours", value=1500, within=10, right=True),
            option("b", text="15 hours", value=15),
        ],
        "units": ["hours", "hour", "h"],
        **_TYPED,
    },
    "rate": {"options": _THREE},
}
KINDS = tuple(_OF_KIND)


def question_of(kind: str, **changes: Any) -> Question:
    """A question of this kind; `changes` replace its keys."""
    shape = {"id": f"letter/{kind}", "kind": kind, **_HEAD, **_OF_KIND[kind], **changes}
    return Question.model_validate(shape)
