"""A plan file that a person edited, read back as far as it can be: TOML, JSON or Markdown."""

import json
import re
from typing import Any

from tutor.exports.markdown_reading import read_markdown
from tutor.exports.toml_blocks import Block, blocks_of
from tutor.ground.clean import clean_line
from tutor.ground.problem import UnreadableInput
from tutor.ground.tongue import _
from tutor.tutoring.edited_values import as_day, as_done, as_note
from tutor.tutoring.plan import FORMAT, VERSION, Step
from tutor.tutoring.plan_edits import UNSAID, Due, EditedPlan, EditedStep, NotTaken, learner_mark

_TOML = re.compile(
    r"^[ \t]*(?:\[\[?[ \t]*step[ \t]*\]|format[ \t]*=|(?:id|done|due_on)[ \t]*=)", re.MULTILINE
)
_MARKDOWN = re.compile(r"^[ \t]*[-*+][ \t]*\[[^\]\n]{0,3}\]|^# ", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
"Before each line of a plan that came back in a mail."
_JSON_LINE = re.compile(r'\s*"(\w+)"\s*:\s*(".*"|[^\s\[{][^\[{]*?)\s*,?\s*')
_KNOWN = frozenset(Step.model_fields)


def read_plan_file(text: str) -> EditedPlan:
    """What the file says of each step, and what in it was not understood. Raises UnreadableInput for no plan."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = text.lstrip()[:200].casefold()
    if start.startswith(("begin:vcalendar", "<!doctype", "<html")):
        raise UnreadableInput(
            _("A calendar or a web page can't be taken back."),
            _("Nothing was changed."),
            _("Edit the TOML or the Markdown form: tutor plan --format markdown -o plan.md"),
        )
    if start.startswith("{"):
        return _of_document(*_json_blocks(text))
    if _TOML.search(text):
        return _of_document(*blocks_of(text))
    text = _QUOTED.sub("", text)
    if _MARKDOWN.search(text):
        return read_markdown(text)
    raise UnreadableInput(
        _("This is no plan of the tutor: it has no steps."),
        _("Nothing was changed."),
        _("Give a file of `tutor plan`."),
    )


def _json_blocks(text: str) -> tuple[list[Block], list[NotTaken]]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as fault:
        return _salvaged(text), [
            NotTaken(fault.lineno, _("the JSON is damaged here: {msg}").format(msg=fault.msg))
        ]
    except (ValueError, RecursionError):
        return [], [NotTaken(1, _("this JSON can't be read"))]
    blocks = [
        Block("", 1, {key: value for key, value in document.items() if not isinstance(value, dict | list)})
    ]
    for name, value in document.items():
        rows = value if isinstance(value, list) else [value]
        blocks += [Block(name, _line_of(text, row), row) for row in rows if isinstance(row, dict)]
    return blocks, []


def _salvaged(text: str) -> list[Block]:
    """What single lines of a damaged JSON plan say: each `"id"` with a slash begins a step."""
    blocks = [Block("", 1, {}), Block("learner", 1, {}), Block("written", 1, {})]
    top, learner, written = (block.table for block in blocks)
    for number, line in enumerate(text.split("\n"), 1):
        found = _JSON_LINE.fullmatch(line)
        if found is None:
            continue
        key, value = found[1], _scalar(found[2])
        if key == "id" and isinstance(value, str) and "/" in value:
            blocks.append(Block("step", number, {"id": value}))
        elif key in ("done", "due_on", "note", "title") and blocks[-1].name == "step":
            blocks[-1].table.setdefault(key, value)
            blocks[-1].lines.setdefault(key, number)
        elif key == "steps":
            written.setdefault(key, value)
        elif blocks[-1].name != "step":
            (learner if key == "name" else top).setdefault(key, value)
    return blocks


def _scalar(written: str) -> Any:
    """A value of one line; as it stands where it is no JSON: `tru` is told as no tick."""
    try:
        return json.loads(written)
    except ValueError:
        return written.strip('"')


def _line_of(text: str, row: dict[str, Any]) -> int:
    """The line of the row's id; 0 where it has none."""
    if not isinstance(row.get("id"), str):
        return 0
    at = text.find(f'"id": {json.dumps(row["id"], ensure_ascii=False)}')
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _of_document(blocks: list[Block], faults: list[NotTaken]) -> EditedPlan:
    top = _first(blocks, "")
    if top.get("format", FORMAT) != FORMAT:
        raise UnreadableInput(
            _("This is “{format}”, not a plan of the tutor.").format(
                format=clean_line(str(top["format"]))[:60]
            ),
            _("Nothing was changed."),
        )
    version = top.get("version")
    newer = isinstance(version, int) and version > VERSION
    not_taken = list(faults)
    steps = [_step(block, not_taken, newer) for block in blocks if block.name == "step"]
    name = _first(blocks, "learner").get("name")
    marks = _first(blocks, "written").get("steps")
    course = top.get("course")
    return EditedPlan(
        steps=tuple(step for step in steps if step),
        not_taken=tuple(not_taken),
        made_on=as_day(top.get("made_on")),
        course=course if isinstance(course, str) else "",
        learner=learner_mark(name) if isinstance(name, str) else "",
        name=clean_line(name)[:60] if isinstance(name, str) else "",
        newer=newer,
        marks=frozenset(marks.split()) if isinstance(marks, str) else frozenset(),
    )


def _first(blocks: list[Block], name: str) -> dict[str, Any]:
    return next((block.table for block in blocks if block.name == name), {})


def _step(block: Block, not_taken: list[NotTaken], newer: bool) -> EditedStep | None:
    table: dict[str, Any] = {}
    for key, value in block.table.items():
        # “Done” is what a phone's keyboard makes of `done`.
        table.setdefault(key.casefold() if key.casefold() in _KNOWN else key, value)
    said = table.get("id")
    if not isinstance(said, str) or not said.strip():
        not_taken.append(NotTaken(block.line, _("this step has no id, so nobody knows which one it is")))
        return None
    done = as_done(table["done"]) if "done" in table else None
    due: Due = as_day(table["due_on"]) if "due_on" in table else UNSAID
    note = as_note(table["note"]) if "note" in table else None
    if "done" in table and done is None:
        not_taken.append(NotTaken(block.line_of("done"), _("`done` is neither true nor false")))
    if due is None and table.get("due_on") != "":
        not_taken.append(NotTaken(block.line_of("due_on"), _("`due_on` is no day like 2026-12-01")))
        due = UNSAID
    if "note" in table and note is None:
        not_taken.append(NotTaken(block.line_of("note"), _("this note is no text, or far too long")))
    if not newer:
        strange = [key for key in table if key not in _KNOWN]
        not_taken += [
            NotTaken(block.line_of(key), _("“{key}” means nothing here").format(key=clean_line(key)[:40]))
            for key in strange
        ]
    title = table.get("title")
    return EditedStep(
        id=said.strip(),
        line=block.line,
        title=clean_line(title)[:120] if isinstance(title, str) else "",
        done=done,
        note=note,
        due_on=due,
    )
