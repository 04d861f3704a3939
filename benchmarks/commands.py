"""Speed of `tutor letter FILE` and `tutor plan` as commands, beside the imports they are measured by, in one run.

Run: .venv/bin/python -m benchmarks.commands [rounds]. Prints medians, wall and CPU; goals: the letter at most 1.3 times
`python -c "import pydantic, rapidfuzz"`, the plan at most 2 times `python -c "import pydantic"`.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LETTER = """Hello Ana,

Thank you for your interest in Upwork. We have looked at your application, and unfortunately we are not able to accept
it at this time. There are already many freelancers on our site with a similar set of skills, and there are not enough
jobs for all of them. You are welcome to make your profile more complete and to hand it in again.

The Upwork team
"""
SAVE = """format = "tutor.save"
version = 1

[learner]
id = "me"
name = "Ana"
role = "customer-support"
title = "Email support for online shops"
hours_per_week = 6
started_on = 2026-11-20

[[letter]]
id = "letter-1"
text = "There are already many freelancers with a similar set of skills."
family = "declined"
reasons = ["crowded-skills"]

[[skill]]
id = "email-support"
kept = true
done_for = "employer"
last_used = "now"

[[answer]]
question = "letter/q1"
at = 2026-11-20T10:00:00Z
response = ["a"]
correct = true
"""


def ended(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds of wall and of CPU until the command has ended."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000


def main(rounds: int) -> None:
    python = sys.executable
    tutor = str(Path(python).with_name("tutor"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mail.txt").write_text(LETTER, encoding="utf-8")
        (folder / "me.toml").write_text(SAVE, encoding="utf-8")
        environment = {**os.environ, "TUTOR_SAVES": name, "TUTOR_CACHE": f"{name}/cache"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {
            "letter": [tutor, "letter", f"{name}/mail.txt"],
            "its imports": [python, "-c", "import pydantic, rapidfuzz"],
            "plan": [tutor, "plan"],
            "its import": [python, "-c", "import pydantic"],
        }
        for command in commands.values():
            ended(command, environment)
        rows: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for what, command in commands.items():
                rows[what].append(ended(command, environment))
    middle = {
        what: [statistics.median(column) for column in zip(*some, strict=True)] for what, some in rows.items()
    }
    for what, peer, goal in (("letter", "its imports", 1.3), ("plan", "its import", 2)):
        (wall, cpu), (peer_wall, peer_cpu) = middle[what], middle[peer]
        print(
            f"tutor {what}: {wall:.0f} ms, {cpu:.0f} of CPU; {' '.join(commands[peer][1:])}: {peer_wall:.0f}, "
            f"{peer_cpu:.0f}; {wall / peer_wall:.2f} and {cpu / peer_cpu:.2f} times (goal {goal})"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
