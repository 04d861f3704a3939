"""A course ten times ours: each unit nine more times under other ids, and nine more catalogues of skills."""

import re
import shutil
from pathlib import Path

TIMES = 10


def write_large_course(ours: Path, target: Path) -> Path:
    """Copies our content folder and enlarges it; `tutor check` finds nothing grave in it."""
    shutil.copytree(ours, target)
    units = sorted((target / "en" / "units").iterdir())
    names = [unit.name.partition("-")[2] for unit in units]
    its_own = re.compile(rf'"({"|".join(names)})((?:/[a-z0-9/-]+)?)"')
    for copy in range(1, TIMES):
        for unit in units:
            into = unit.with_name(f"{copy}{unit.name}-{copy}")
            shutil.copytree(unit, into)
            for file in into.rglob("*.*"):
                text = its_own.sub(rf'"\1-{copy}\2"', file.read_text(encoding="utf-8"))
                text = re.sub(r"^number = (\d+)$", rf"number = {copy}\1", text, flags=re.MULTILINE)
                file.write_text(text, encoding="utf-8")
    skills = target / "en" / "skills" / "skills.toml"
    rows = skills.read_text(encoding="utf-8")
    for copy in range(1, TIMES):
        renamed = re.sub(r'^(id|same_as) = "([^"]+)"', rf'\1 = "\2-{copy}"', rows, flags=re.MULTILINE)
        renamed = re.sub(r'^name = "([^"]+)"', rf'name = "\1 {copy}"', renamed, flags=re.MULTILINE)
        renamed = re.sub(r"^also = .*\n", "", renamed, flags=re.MULTILINE)
        with skills.open("a", encoding="utf-8") as more:
            more.write(renamed)
    return target
