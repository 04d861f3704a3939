"""The floors of the house are kept: imports go down only, and the lower floors touch no files, clock or screen."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "tutor"
MAY_USE = {
    "ground": set(),
    "course": {"ground"},
    "learner": {"ground"},
    "tutoring": {"ground", "course", "learner"},
    "saves": {"ground", "learner"},
    "exports": {"ground", "course", "learner", "tutoring"},
    "sitting": {"ground", "course", "learner", "tutoring", "saves", "exports"},
    "tui": {"ground", "course", "learner", "tutoring", "sitting"},
    "plain": {"ground", "course", "learner", "tutoring", "sitting"},
    "host": {"ground", "course", "learner", "tutoring", "saves", "sitting"},
    "cli": {
        "ground", "course", "learner", "tutoring", "saves", "exports", "sitting", "tui", "plain", "host",
    },
}  # fmt: skip
READS_DISK = {"course/loading.py", "course/cache.py", "course/file_reading.py", "course/unit_reading.py"}
PURE = ("course", "learner", "tutoring")
FILES_AND_CLOCK = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "now", "utcnow", "today"}
FOREIGN = {"os", "pathlib", "time", "random", "socket", "subprocess", "textual", "io", "shutil", "tempfile"}
FILES = sorted(SRC.rglob("*.py"))


def _imports(file: Path) -> list[tuple[int, str]]:
    """Every import wherever it stands: in functions and under TYPE_CHECKING too."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(node.lineno, node.module)]
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def _floor(file: Path) -> str:
    parts = file.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SRC)))
def test_imports_go_down_only(file: Path) -> None:
    floor = _floor(file)
    if not floor:
        return
    broken = [
        f"{file.name}:{line} imports {name}"
        for line, name in _imports(file)
        if name.startswith("tutor.") and name.split(".")[1] not in MAY_USE[floor] | {floor, "__version__"}
    ]
    assert not broken


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SRC)))
def test_pure_floors_touch_no_file_no_clock_no_screen(file: Path) -> None:
    where = file.relative_to(SRC).as_posix()
    if _floor(file) not in PURE or where in READS_DISK:
        return
    foreign = [f"{where}:{line} imports {n}" for line, n in _imports(file) if n.split(".")[0] in FOREIGN]
    calls = [
        f"{where}:{node.lineno} calls {name}"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in FILES_AND_CLOCK
    ]
    assert not foreign + calls


def test_no_module_depends_on_itself_by_a_detour() -> None:
    names = {
        ".".join(["tutor", *f.relative_to(SRC).with_suffix("").parts]).removesuffix(".__init__"): f
        for f in FILES
    }
    needs = {
        name: {n for _, n in _imports(file) if n in names and n != name} - {"tutor"}
        for name, file in names.items()
    }
    left = dict(needs)
    while free := [name for name, wants in left.items() if not wants & left.keys()]:
        for name in free:
            del left[name]
    assert not left, f"modules that import each other in a ring, or stand above one: {sorted(left)}"
