"""How fast skills are found: among 5,000 while somebody types, in a CV of twenty pages, and the bench of 500 skills.

Run: .venv/bin/python benchmarks/skills.py. Aims: 10 ms a key press, 1 s a CV; it ends with 1 if missed.
Names and pages are made by counting, nothing is drawn by chance: each run searches the same things.
"""

import sys
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from time import perf_counter

from tutor.course.catalogues import Skill
from tutor.course.course import Course
from tutor.course.loading import load_course
from tutor.learner.progress import Progress, SavedSkill
from tutor.tutoring.skill_list import bench, find_skills, skills_in_text

KEY_MS, CV_MS = 10.0, 1000.0
SKILLS, PAGE = 5000, 3000
"Skills to search among; characters of a full page."
TYPED = (
    "customer support for shops",
    "custmer suport",
    "zoho administration",
    "grafic desing",
    "e-mail handeling",
    "transltion spanish",
    "qqqq zzzz",
)
_DID = (
    "Email",
    "Chat",
    "Phone",
    "Logo",
    "Video",
    "Spanish",
    "Medical",
    "Legal",
    "Invoice",
    "Payroll",
    "Garden",
)
_WORK = (
    "Support",
    "Design",
    "Translation",
    "Editing",
    "Management",
    "Entry",
    "Research",
    "Analysis",
    "Writing",
)
_WITH = ("Zoho", "Excel", "Shopify", "Sage", "Figma", "Jira", "Maya", "Odoo", "Canva", "Notion", "Asana")
_FOR = ("Shops", "Clinics", "Schools", "Banks", "Farms")


def many_skills() -> tuple[Skill, ...]:
    """5,000 skills with names as long and as alike as those of a real list, and two other names each."""
    names = [" ".join(words) for words in product(_DID, _WORK, _WITH, _FOR)][:SKILLS]
    return tuple(
        Skill(id=f"s-{number}", name=name, also=(f"{name.lower()} work", f"{name.split()[2]} {number}"))
        for number, name in enumerate(names)
    )


def key_presses(course: Course) -> list[float]:
    """Milliseconds of each search, for each beginning of each word typed; the slowest last."""
    find_skills("warm up", course)
    begun = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
    return sorted(least(partial(find_skills, typed, course)) for typed in begun)


def cv(course: Course, pages: int = 20) -> str:
    """Running text, lists with bullets and misspelt items, until the pages are full."""
    names = [skill.name for skill in course.skills]
    parts: list[str] = []
    for number in range(10_000):
        one, other = names[number * 7 % len(names)], names[number * 13 % len(names)]
        parts += [
            f"From 20{number % 20:02} I worked for a shop with forty people and did {one} each day of the week.",
            f"• {other}\n• {one[:-2]}{one[-1:]}{one[-2:-1]}\n• Craft number {number}",
            f"Skills: {one}, {other}, own craft {number}, keeping bees",
        ]
        if sum(map(len, parts)) > pages * PAGE:
            break
    return "\n".join(parts)[: pages * PAGE]


def least(act: Callable[[], object], times: int = 3) -> float:
    """Milliseconds of the fastest of some runs: the others were disturbed."""
    took = []
    for _ in range(times):
        start = perf_counter()
        act()
        took.append((perf_counter() - start) * 1000)
    return min(took)


def main() -> int:
    course = load_course(Path(__file__).parents[1] / "content", cached=False)
    many = course.model_copy(update={"skills": many_skills()})
    keys = key_presses(many)
    print(
        f"a key press among {SKILLS} skills: median {keys[len(keys) // 2]:.1f} ms, slowest {keys[-1]:.1f} ms"
    )
    failed = keys[-1] > KEY_MS
    for label, one in (("the course's", course), (f"{SKILLS}", many)):
        text = cv(one)
        took = least(partial(skills_in_text, text, one))
        print(f"a CV of 20 pages, {label} skills: {took:.0f} ms")
        failed = failed or took > CV_MS
    said = tuple(SavedSkill(id=f"own/{n}", name=f"Craft {n}", kept=True, done_for="self") for n in range(500))
    print(f"the bench of 500 skills: {least(lambda: bench(Progress(skill=said), course)):.0f} ms")
    text = "Zoho, " * 850_000
    print(f"a paste of 5 MB: {least(lambda: skills_in_text(text, course)):.0f} ms")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
