"""Speed of the plan: in process from a large save, and `tutor plan` beside `python -c "import pydantic"`, in one run.

Run: .venv/bin/python benchmarks/plan.py [pairs]. Prints medians; goals: at most 50 ms in process for 2,000 answers,
60 skills and 40 proofs; the command at most 2 times the import.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tutor.course.course import Course
from tutor.course.loading import load_course
from tutor.learner.progress import Progress
from tutor.tutoring.planning import make_plan

TODAY = date(2026, 11, 23)
ANSWERS, SKILLS, PROOFS = 2000, 60, 40
RUNS = 30


def large_save(course: Course) -> Progress:
    """Somebody who has used the tutor for a year: every list of the save is long."""
    begun = datetime(2025, 11, 23, 18, tzinfo=UTC)
    questions = [question.id for unit in course.units for question in unit.quiz]
    skills = [skill.id for skill in course.skills[:SKILLS]]
    told = {"kept": True, "done_for": "employer", "last_used": "now", "shown_by": "two years at work"}
    return Progress.model_validate(
        {
            "learner": {"name": "Ana", "role": "customer-support", "title": "Support", "hours_per_week": 6},
            "letter": [
                {
                    "id": "letter-1",
                    "received_on": date(2026, 11, 19),
                    "text": "There are already many freelancers with a similar skill set. " * 40,
                    "family": "declined",
                    "reasons": ["crowded-skills"],
                }
            ],
            "skill": [{"id": name, **told} for name in skills],
            "proof": [
                {"id": f"proof-{n}", "title": f"Sample {n}", "skills": [skills[n % 4]], "may_show": n % 3 > 0}
                for n in range(PROOFS)
            ],
            "answer": [
                {
                    "question": questions[n % len(questions)],
                    "at": begun + timedelta(hours=4 * n),
                    "response": ["b"],
                    "correct": n % 3 > 0,
                }
                for n in range(ANSWERS)
            ],
            "page": [
                {"lesson": lesson.id, "page": page.id, "at": begun}
                for unit in course.units
                for lesson in unit.lessons
                for page in lesson.pages
            ],
        }
    )


def in_process(progress: Progress, course: Course) -> float:
    """Milliseconds for one plan: the median of many."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        make_plan(progress, course, TODAY)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def ended(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def commands(progress: Progress, pairs: int) -> dict[str, float]:
    """Medians in milliseconds of the import, of the command for a beginner's save, and for the large one."""
    from tutor.saves.files import FileStore

    rows: dict[str, list[float]] = {"import": [], "plan": [], "large": []}
    with tempfile.TemporaryDirectory() as folder:
        saves = Path(folder) / "saves"
        store = FileStore(saves, lambda: datetime.now(UTC))
        small = progress.model_copy(
            update={"skill": progress.skill[:6], "proof": (), "answer": (), "page": ()}
        )
        for name, save in (("small", small), ("large", progress)):
            learner = save.learner.model_copy(update={"id": name})
            with store.sit_down(name):
                store.save(save.model_copy(update={"learner": learner}))
        environment = {**os.environ, "TUTOR_SAVES": str(saves), "TUTOR_CACHE": f"{folder}/cache"}
        plan = [sys.executable, "-m", "tutor", "plan", "--learner"]
        ended([*plan, "small"], environment)  # once, so that the course is cached as on any second start
        for _ in range(pairs):
            rows["import"].append(ended([sys.executable, "-c", "import pydantic"], environment))
            rows["plan"].append(ended([*plan, "small"], environment))
            rows["large"].append(ended([*plan, "large"], environment))
    return {name: statistics.median(times) for name, times in rows.items()}


def main(pairs: int) -> None:
    course = load_course(Path(__file__).parents[1] / "content")
    progress = large_save(course)
    print(f"in process: {in_process(progress, course):.1f} ms (goal 50)")
    middle = commands(progress, pairs)
    print(f"medians of {pairs} pairs, ms: " + ", ".join(f"{name} {ms:.0f}" for name, ms in middle.items()))
    print(f"tutor plan / import pydantic: {middle['plan'] / middle['import']:.2f} (goal 2)")
    print(f"the same with the large save: {middle['large'] / middle['import']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
