"""Small mistakes put into `tutoring/` one at a time: how many of them its own tests notice.

Run: make mutation, or `.venv/bin/python -m tools.mutation grading review` for some modules. `mutmut` works in a copy of
the tree in build/mutation; the mistakes nobody noticed stand there, module by module, in `survivors.diff`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "mutation"
TESTS = {
    "grading": ("grading",),
    "verifying": ("verifying",),
    "proving": ("proving",),
    "skill_list": ("skill_list", "whose_list"),
    "deadlines": ("letter_deadlines",),
    "deciding": ("deciding",),
    "readiness": ("readiness",),
    "completeness": ("completeness",),
    "scheduling": ("scheduling",),
    "review": ("review",),
    "next_step": ("next_step",),
    "letter_outcome": ("letter_reading",),
    "letter_reading": ("letter_reading", "letter_sentences"),
    "plan_taking": ("plan_taking",),
    "plan_since": ("plan_since",),
    "attempt_changes": ("attempt_changes",),
    "what_if": ("what_if",),
    "skill_search": ("skill_search", "skill_search_order"),
    "planning": ("plan_families", "plan_own_work", "plan_samples"),
    "plan_rules/verify": ("plan_tests", "plan_own_work", "plan_families"),
    "plan_rules/submit": ("plan_submit", "plan_families"),
    "plan_rules/support": ("plan_own_work", "plan_families", "plan_personas"),
    "plan_rules/skills": ("plan_own_work", "plan_families", "plan_personas"),
    "plan_rules/letter": ("plan_families", "plan_own_work", "plan_personas"),
}
"For each module the files of tests/tutoring that say what it must do."
_SETTINGS = """
[tool.mutmut]
source_paths = ["src/tutor/tutoring"]
only_mutate = ["src/tutor/tutoring/{module}.py"]
pytest_add_cli_args_test_selection = [{tests}]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
also_copy = ["content", "src", "tests", "benchmarks"]
"""


def score(module: str) -> tuple[int, int]:
    """How many mistakes were noticed, of how many. Raises RuntimeError if the tests don't run in the copy."""
    shutil.rmtree(PLACE / "mutants", ignore_errors=True)
    tests = ", ".join(f'"tests/tutoring/test_{name}.py"' for name in TESTS[module])
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (PLACE / "pyproject.toml").write_text(project + _SETTINGS.format(module=module, tests=tests), "utf-8")
    ran = _mutmut("run", "--max-children", str(len(os.sched_getaffinity(0))))
    kept = PLACE / "mutants" / "src" / "tutor" / "tutoring" / f"{module}.py.meta"
    if not kept.exists():
        raise RuntimeError(f"{module}: {ran[-2000:]}")
    ends: dict[str, int | None] = json.loads(kept.read_text(encoding="utf-8"))["exit_code_by_key"]
    if not any(ends.values()):
        raise RuntimeError(f"{module}: its tests do not run in the copy: {ran[-2000:]}")
    # 0: every test passed all the same; 5 and 33: no test came by.
    missed = [name for name, code in ends.items() if code in (0, 5, 33, None)]
    with (PLACE / "survivors.diff").open("a", encoding="utf-8") as told:
        told.writelines(_mutmut("show", name) + "\n" for name in missed)
    return len(ends) - len(missed), len(ends)


def _mutmut(*words: str) -> str:
    # Without PYTHONPATH the copy itself is what is imported.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "mutmut", *words]
    return subprocess.run(command, cwd=PLACE, env=env, capture_output=True, text=True).stdout


def main(modules: Iterable[str]) -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    for folder in ("src", "tests", "content", "benchmarks"):
        shutil.copytree(ROOT / folder, PLACE / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for module in modules:
        noticed, tried = score(module)
        print(f"| `{module}` | {tried} | {noticed} | {noticed / max(tried, 1):.0%} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[[], *TESTS], default=[])
    main(parser.parse_args().modules or TESTS)
