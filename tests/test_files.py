"""Files and functions hold one job each: none is longer than can be read at once, or its reason is written there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = sorted(
    file for tree in ("src", "tests", "tools", "benchmarks") for file in (ROOT / tree).rglob("*.py")
)
MOST_IN_FILE, MOST_IN_FUNCTION = 300, 40
REASON = "Long because"
"In the first text of a file, or in the comment above a function."

_BEGINS = re.compile(r"( *)(?:def|async def|class|@)")


def functions_too_long(text: str) -> Iterator[str]:
    """Those without a reason in the comment above them; their decorators and comments are not counted."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if (node.end_lineno or 0) - node.lineno < MOST_IN_FUNCTION:
            continue
        above = min([node.lineno, *(one.lineno for one in node.decorator_list)]) - 2
        if not lines[above].strip().startswith(f"# {REASON}"):
            yield f"{node.name} at line {node.lineno}"


def may_have_one(text: str) -> bool:
    """False where each function is soon followed by what is not in it: such a file need not be parsed."""
    begun = [(n, len(m[1])) for n, line in enumerate(text.splitlines()) if (m := _BEGINS.match(line))]
    for at, (line, indent) in enumerate(begun):
        after = (n for n, deep in begun[at + 1 :] if deep <= indent)
        if next(after, text.count("\n")) - line > MOST_IN_FUNCTION:
            return True
    return False


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        first = text.split('"""')[1] if text.startswith('"""') else ""
        assert text.count("\n") <= MOST_IN_FILE or REASON in first, (
            f"{file.relative_to(ROOT)}: split it by job"
        )


def test_no_function_is_longer_than_can_be_read_at_once() -> None:
    long = {
        str(file.relative_to(ROOT)): [*functions_too_long(text)]
        for file in FILES
        if may_have_one(text := file.read_text(encoding="utf-8"))
    }
    assert not {file: names for file, names in long.items() if names}


def test_every_file_says_in_its_first_line_what_lives_there() -> None:
    silent = [file for file in FILES if file.stat().st_size and not file.read_text("utf-8").startswith('"""')]
    assert not silent
