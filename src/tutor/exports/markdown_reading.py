"""A plan in Markdown, read back after a person edited it: boxes, days after “Due:”, words after “Note:”."""

import re
from dataclasses import dataclass, field
from datetime import date

from tutor.exports.words import FACTS
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.tutoring.edited_values import as_day, as_done, as_note
from tutor.tutoring.plan import VERSION
from tutor.tutoring.plan_edits import EditedPlan, EditedStep, NotTaken

# A box as Markdown has it. With the backslashes that some editors add, or drawn as one sign, it is one only before
# a bold title: words of people are never bold, so no skill's name can look like a box. The same goes for a box
# without the sign of a list, or with one that only writing programs have.
_BOX = re.compile(
    r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]*\[([^\]\\]{0,8})\]|"
    r"(?:[-*+–—•▪·][ \t\u00a0]*)?(?:\\?\[([^\]\\]{0,8})\\?\]|([☐☑✅✓✔□⬜])\ufe0f?)(?=[ \t\u00a0]*\*\*))"
    r"[ \t\u00a0]*(.*)"
)
_FACT = re.compile(
    r"[ \t]*(?:[-*+–—•▪·][ \t\u00a0]*)?[*_]{0,2}(step|due|note)s?[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*(.*)",
    re.IGNORECASE,
)
_OURS = re.compile(r"[ \t]*(?:#|\[//\]:|[-*+][ \t]+([^:\n]{1,40}):|\d+[.)][ \t])")
# An editor may have broken this line of ours too.
_MARKS = re.compile(
    r"\[//\]:\s+#\s+\(fingerprint\s+tutor-\w+\s+version\s+(\d{1,6})\s+made\s+(\S+)\s+course\s+(\S+)\s+learner\s+(\S+)"
    r"\s+steps\s?([0-9a-f\s]*)\)"
)
_DAY_AND = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[ \t]*([^\d\s].*)")
_WIDEST_BROKEN = 100
_STRUCK = re.compile(r"~~.*?~~|.*(?:->|→|=>)")
"A day that somebody crossed out, or drew an arrow from."
_TITLE = re.compile(r"\*\*(.*?)(?<!\\)\*\*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass
class _Reading:
    """What was read so far; `here` is the step that the next lines are about, `in_note` its last line a note."""

    steps: list[EditedStep] = field(default_factory=list)
    not_taken: list[NotTaken] = field(default_factory=list)
    here: EditedStep | None = None
    in_note: bool = False
    width: int = 0
    "Of the lines, if an editor broke them all; 0 if none did."
    before: str = ""

    def close(self) -> None:
        if self.here and self.here.id:
            self.steps.append(self.here)
        elif self.here:
            self.not_taken.append(
                NotTaken(self.here.line, _("this box belongs to no step of the plan: it has no “Step:”"))
            )
        self.here, self.in_note = None, False


def read_markdown(text: str) -> EditedPlan:
    """All that stands in a clear place; the rest is listed with its line. Nothing here raises."""
    lines = text.split("\n")
    reading, body = _Reading(width=_width(lines)), False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#"):
            reading.close()
            body = line.startswith("## ") and line.strip() not in ("## Sources", f"## {_('Sources')}")
        elif box := _BOX.fullmatch(line):
            reading.close()
            reading.here = _box(box, number, reading.not_taken)
            body = True
        elif reading.here and (fact := _FACT.fullmatch(line)):
            _take(reading, fact[1].casefold(), fact[2], number)
        elif line.strip() and body:
            _other_line(reading, line, number)
        reading.before = line
    reading.close()
    return _plan(reading, text)


def _box(box: re.Match[str], number: int, not_taken: list[NotTaken]) -> EditedStep:
    inside, words = next(one for one in box.groups() if one is not None), box[4]
    if inside == "" and words[:2].casefold() in ("x ", "x*"):
        inside = "x"  # “[]x” for a box that is too narrow to type in
    done = as_done(inside)
    if done is None:
        not_taken.append(
            NotTaken(
                number,
                _("is this box ticked? Write [x] or [ ], not [{inside}]").format(inside=clean_line(inside)),
            )
        )
    title = _TITLE.search(words)
    return EditedStep(
        id="", line=number, title=clean_line(_plain(title[1]))[:120] if title else "", done=done
    )


def _take(reading: _Reading, what: str, said: str, number: int) -> None:
    step = reading.here
    assert step is not None
    reading.in_note = what == "note"
    if what == "step":
        reading.here = step._replace(id=clean_line(_plain(said)).strip("`* "))
    elif what == "note":
        note = as_note(_plain(said))
        if note is None:
            reading.not_taken.append(NotTaken(number, _("this note is far too long")))
        reading.here = step._replace(note=note)
    else:
        said = _STRUCK.sub("", said).strip("* \t")
        day, more = _day_and_more(said)
        if more:
            reading.not_taken.append(
                NotTaken(number, _("“{more}” after the day; write it after “Note:”").format(more=more[:50]))
            )
        if day is None and said.strip():
            reading.not_taken.append(
                NotTaken(number, _("“{said}” is no day like 2026-12-01").format(said=clean_line(said)[:40]))
            )
        else:
            reading.here = step._replace(due_on=day if day else None)


def _day_and_more(said: str) -> tuple[date | None, str]:
    """The day, and words that somebody wrote behind it."""
    if (day := as_day(said)) or not (found := _DAY_AND.fullmatch(said)):
        return day, ""
    day = as_day(found[1])
    return day, clean_line(found[2]) if day else ""


def _width(lines: list[str]) -> int:
    """How wide the lines are that an editor broke: our own have no limit, so one that is long tells of none."""
    widest = max((len(line) for line in lines if not line.startswith("[//]:")), default=0)
    return widest if widest <= _WIDEST_BROKEN else 0


def _is_broken_off(reading: _Reading, line: str) -> bool:
    """Whether this is the end of the line before, which had no room for its first word."""
    return 0 < reading.width < len(reading.before) + 1 + len(line.split()[0])


def _other_line(reading: _Reading, line: str, number: int) -> None:
    """A further line of a note; a line of ours; else words in a place where nobody looks for them."""
    if (ours := _OURS.match(line)) and (ours[1] is None or ours[1] in _words_of_ours()):
        reading.in_note = False
    elif reading.in_note and reading.here and (line[:1] in " \t" or reading.before.strip()):
        note = as_note(f"{reading.here.note or ''}\n{_plain(line.strip())}")
        reading.here = reading.here._replace(note=note)
    elif not _is_broken_off(reading, line):
        reading.in_note = False
        reading.not_taken.append(
            NotTaken(
                number,
                _("“{line}” stands in no clear place; write it after “Note:”").format(
                    line=clean_line(line)[:50]
                ),
            )
        )


def _words_of_ours() -> frozenset[str]:
    """What stands before the lines of a step that nobody edits: in English, and as the plan says it now."""
    return frozenset(word for said in FACTS for word in (said, _(said)))


def _plain(text: str) -> str:
    """The words a reader of Markdown sees."""
    return _ESCAPED.sub(r"\1", text).replace("&lt;", "<").replace("&amp;", "&")


def _plan(reading: _Reading, text: str) -> EditedPlan:
    *_, found = (None, *_MARKS.finditer(text))
    if found is None:
        return EditedPlan(tuple(reading.steps), tuple(reading.not_taken))
    return EditedPlan(
        steps=tuple(reading.steps),
        not_taken=tuple(reading.not_taken),
        made_on=as_day(found[2]),
        course="" if found[3] == "-" else found[3],
        learner="" if found[4] == "-" else found[4],
        newer=int(found[1]) > VERSION,
        marks=frozenset(found[5].split()),
    )
