"""A plan for the tests of this folder, with any text in every place that can hold a learner's words."""

from datetime import date
from typing import Any

from tutor.tutoring.plan import ActionPlan

HOSTILE = (
    "</title><script>alert(1)</script>",
    '<img src=x onerror="x">',
    "**bold** _it_ `code` ~~gone~~",
    "[link](javascript:alert(1)) ![picture](http://elsewhere.example/x.png)",
    "# heading",
    "- item",
    "12. item",
    "> quote",
    "&lt;b&gt; &#35;",
    "http://elsewhere.example www.elsewhere.example a@elsewhere.example",
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }} {% include 'x' %}",
    "\x1b]52;c;eA==\x07 \x9b31m \u202eabc",
    "line one\r\nline two\n\n# three",
    "END:VEVENT\r\nBEGIN:VEVENT",
    'quote " and \\ and """',
    "[/] [@click=app.quit]x[/]",
    "Ünï çødé 👩‍👩‍👧 漢字" * 20,
)


def step(number: int, text: str = "", **changes: Any) -> dict[str, Any]:
    words = text or f"Step {number}"
    return {
        "id": f"verify/skill-{number}",
        "when": "now",
        "title": words,
        "why": text or "You kept it, and nothing verifies it yet.",
        "because": [f"skill:skill-{number}"],
        "how": [text or "Open the free course.", "Take the test."],
        "minutes": 75,
        "start_on": date(2026, 11, 23),
        "due_on": date(2026, 11, 25),
        "needs": [],
        "done": False,
        "note": text,
        "sources": ["F43"],
    } | changes


# Long because it is one table: a plan, field by field.
def plan(text: str = "", **changes: Any) -> ActionPlan:
    """Four steps, one in each section. `text` stands wherever words of people can stand."""
    document: dict[str, Any] = {
        "made_on": date(2026, 11, 22),
        "course": "upwork-profile",
        "learner": {
            "name": text or "Ana",
            "role": "customer-support",
            "title": text or "Customer Support Specialist",
            "hours_per_week": 6,
        },
        "situation": {
            "family": "declined",
            "reasons": ["crowded-skills"],
            "summary": text or "Your letter says that many offer the same.",
        },
        "readiness": {
            "score": 62,
            "parts": [
                {
                    "id": "verified-skills",
                    "label": text or "Verified skills",
                    "have": 2,
                    "of": 3,
                    "weight": 20,
                }
            ],
        },
        "step": [
            step(1, text),
            step(
                2,
                text,
                when="next",
                needs=["verify/skill-1"],
                start_on=date(2026, 11, 30),
                due_on=date(2026, 12, 2),
            ),
            step(3, text, when="later", minutes=120, start_on=date(2026, 12, 28), due_on=date(2027, 1, 3)),
            step(4, text, when="done", done=True),
        ],
        "source": [
            {
                "id": "F43",
                "title": text or "A free course",
                "address": text or "https://academy.example.org/email?a=1&b=2",
                "seen_on": date(2026, 11, 22),
                "confidence": "high",
            }
        ],
    }
    return ActionPlan.model_validate(document | changes)
