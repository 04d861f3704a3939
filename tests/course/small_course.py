"""A small course without a fault, as files: what tests break on purpose, or simply teach from."""

import tomllib
from pathlib import Path

from tutor.course.checks.letters import FAMILY_OF_REASON
from tutor.course.checks.plan_texts import TEXTS_OF_RULES
from tutor.course.loading import find_content

UNIT = "en/units/1-letter"
LESSONS = ("read-it-all", "four-families", "what-helps", "next-move")

COURSE = """\
id = "small"
title = "A small course"
version = "1"
language = "en"
"""

SOURCES = """\
[[source]]
id = "F1"
title = "A page"
address = "https://example.org/page"
published = "undated"
seen_on = 2026-11-22
confidence = "high"

[[source]]
id = "F2"
title = "A rumour"
address = "https://example.org/rumour"
published = "2019"
seen_on = 2026-11-22
confidence = "low"
"""

SIGNS = """\
telling = "many no"

[thresholds]
{thresholds}

[words.en]
many = "many, lots of"
skills = "skill, skills"

{signs}
[defaults]
declined = "no-reason-given"
"""

SAMPLE = """\
+++
id = "crowded"
title = "Too many alike"
+++
Dear freelancer,

many people offer the same skills.
"""

SKILLS = """\
[[skill]]
id = "email-handling"
name = "Email Handling"
also = ["mail"]
crowded = {text = "Many offer it.", sources = ["F1"]}

[[skill]]
id = "zoho"
name = "Zoho"

[[skill]]
id = "xlite"
name = "X-Lite"
"""

ROLES = """\
[[role]]
id = "customer-support"
name = "Customer support"
title = "Support agent for small shops"
core = ["email-handling"]
tool = ["zoho"]
beyond = []
"""

CERTIFICATES = """\
[[certificate]]
id = "zoho-desk"
name = "Zoho Desk"
skills = ["zoho"]
minutes = 300
minutes_from = "the provider's own figure"
cost = "free"
free = true
where = "online"
address = "https://example.org/zoho"
does_not_show = "Not verified: that you have worked with customers"
as_of = 2026-11-22
sources = ["F1", "F2"]
"""

STEP = """\
[[text]]
id = "{text}"
title = "Read the letter"
why = "It holds the reason."
how = [
    "Read it to the end.",
    "Mark the reason.",
]
minutes = 15

"""

READINESS = """\
[[part]]
id = "verified-skills"
label = "Verified skills"
weight = 60
raise_it = "Pass a test."

[[part]]
id = "proof"
label = "Proof"
weight = 40
raise_it = "Add a sample."
"""

GLOSSARY = """\
[[term]]
term = "Connects"
meaning = "What a proposal costs."
"""

UNIT_TOML = """\
id = "letter"
number = 1
title = "The letter"
can_do = ["read your letter"]
workbench = "letter-lab"
workbench_title = "Letter lab"
workbench_invitation = "Now your own letter."

[[objective]]
id = "letter/read"
text = "read a letter"
"""

KINDS = ("single", "several", "match", "order", "sentence", "single", "sort", "text", "number", "rate")
OWN_KEYS = {
    "sort": (', box = "left"', ', box = "right"'),
    "text": (', also = ["1", "First"]', ', also = ["2"]'),
    "number": (", value = 1, within = 0.5", ", value = 2"),
}
"What the two options of a kind have that those of other kinds have not."
BESIDES = {
    "sort": """\
boxes = [
    {id = "left", text = "Left", feedback = "Here belongs one."},
    {id = "right", text = "Right", feedback = "Here belongs two."},
]
""",
    "text": 'otherwise = "Neither of both."\n',
    "number": 'otherwise = "Neither of both."\nunits = ["hours", "hour"]\n',
}


def question(number: int, kind: str, practice: bool = False) -> str:
    """One question as TOML; the older kinds are content with the same options."""
    first, second = OWN_KEYS.get(kind, ("", ""))
    right = "" if kind == "rate" else ", right = true"
    return f"""\
[[question]]
id = "letter/{"try" if practice else "q"}-{number}"
kind = "{kind}"
practice = {str(practice).lower()}
objective = "letter/read"
lesson = "letter/read-it-all"
page = "p1"
prompt = "What is it?"
because = "It says so."
sources = ["F1"]
options = [
    {{id = "a", text = "One", match = "1"{right}, feedback = "Yes."{first}}},
    {{id = "b", text = "Two", match = "2", feedback = "No."{second}}},
]
{BESIDES.get(kind, "")}
"""


def lesson(name: str) -> str:
    """One lesson file of three pages."""
    return f"""\
+++
id = "letter/{name}"
title = "Lesson {name}"
goal = "read"
+++

+++ page
id = "p1"
title = "One idea"
sources = ["F1"]
try_it = "letter/try-1"
+++
A page with *one* idea.

It says **so**.

+++ page
id = "p2"
title = "Another"
+++
A page with another idea.

+++ page
id = "p3"
title = "The last"
+++
A page to end with, and Connects.
"""


def reasons() -> str:
    """All reasons that a reading can name, and one remedy."""
    listed = "".join(
        f"""\
[[reason]]
id = "{reason}"
family = "{family}"
label = "A reason"
meaning = "What it means."
helps = ["This."]
helps_not = ["That."]
may_resubmit = "unknown"
again = "Perhaps."
sources = ["F1"]

"""
        for reason, family in FAMILY_OF_REASON.items()
    )
    return (
        f'{listed}[[remedy]]\nid = "add-relevant-skills"\nlabel = "Add skills"\nmeaning = "What it means."\n'
    )


def signs() -> str:
    """Two ideas and a sign of each reason, weighed by the thresholds of the course that ships with the tutor."""
    shipped = tomllib.loads((find_content(None, {}) / "letters/signs.toml").read_text(encoding="utf-8"))
    weights = (f"{name} = {value}" for name, value in shipped["thresholds"].items())
    led_to = [*FAMILY_OF_REASON, "remedy/add-relevant-skills"]
    signed = "".join(f'[[signs]]\nto = "{one}"\nall = "many & skills"\npoints = 3.0\n\n' for one in led_to)
    return SIGNS.replace("{thresholds}", "\n".join(weights)).replace("{signs}", signed)


def small_course_files() -> dict[str, str]:
    """The texts of all files by their path in the course folder."""
    files = {
        "course.toml": COURSE,
        "sources.toml": SOURCES,
        "letters/signs.toml": signs(),
        "en/letters/reasons.toml": reasons(),
        "en/letters/samples/crowded.md": SAMPLE,
        "en/skills/skills.toml": SKILLS,
        "en/skills/roles.toml": ROLES,
        "en/certificates.toml": CERTIFICATES,
        "en/plan/steps.toml": "".join(STEP.replace("{text}", text) for text in sorted(TEXTS_OF_RULES)),
        "en/plan/readiness.toml": READINESS,
        "en/glossary.toml": GLOSSARY,
        f"{UNIT}/unit.toml": UNIT_TOML,
        f"{UNIT}/questions.toml": question(1, "single", practice=True)
        + "".join(question(number, kind) for number, kind in enumerate(KINDS, 1)),
    }
    files |= {f"{UNIT}/lessons/{n}-{name}.md": lesson(name) for n, name in enumerate(LESSONS, 1)}
    return files


def write_course(root: Path, files: dict[str, str]) -> Path:
    """Write the files of a course into a folder, which need not exist, and return it."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    return root


def write_small_course(root: Path) -> Path:
    """Write the whole small course and return its folder."""
    return write_course(root, small_course_files())
