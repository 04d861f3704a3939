"""`tutor gift`: questions out to GIFT and in from it. Questions go to stdout, what is lost to stderr."""

import argparse
import re
import sys
from pathlib import Path

from tutor.cli import composition
from tutor.cli.output import write_file
from tutor.course.gift_reading import read_gift
from tutor.course.gift_writing import gift_of
from tutor.course.issues import CourseBroken
from tutor.course.loading import read_course
from tutor.ground.clean import clean
from tutor.ground.problem import UsageError
from tutor.ground.toml_writing import toml_text
from tutor.ground.tongue import _
from tutor.sitting.handing_out import handed_words
from tutor.sitting.letter_files import text_of_file, text_of_stream

_UNIT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def hand_out(options: argparse.Namespace) -> int:
    """All questions of a course as GIFT. Raises CourseBroken for one that can't be taught."""
    root = Path(options.course or composition.content_folder(options))
    course, issues = read_course(root, composition.language(options))
    if course is None:
        raise CourseBroken(tuple(issue for issue in issues if issue.grave))
    written = []
    losses: list[str] = []
    for unit in course.units:
        text, lost = gift_of(unit.questions)
        written.append(f"$CATEGORY: {course.id}/{unit.id}\n\n{text}")
        losses += [f"{unit.id}: {words}" for words in lost]
    return _give(options, "\n".join(written), losses)


def take_in(options: argparse.Namespace) -> int:
    """GIFT as TOML for a unit's `questions.toml`; its author adds objective, lesson, page and what is missing."""
    if not _UNIT.fullmatch(options.unit):
        raise UsageError(
            _("“{unit}” can't be the id of a unit.").format(unit=options.unit),
            "",
            _("Use small letters and hyphens."),
        )
    is_piped = options.file == "-"
    text = text_of_stream(sys.stdin.buffer, _("What came in")) if is_piped else text_of_file(options.file)
    questions, losses = read_gift(clean(text), options.unit)
    written = toml_text({"question": list(questions)}) if questions else ""
    todo = _("{n} questions. Write objective, lesson and page of each; `tutor check` tells the rest.").format(
        n=len(questions)
    )
    return _give(options, written, [*losses, todo])


def _give(options: argparse.Namespace, text: str, said: list[str]) -> int:
    if options.output in (None, "-"):
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        handed = write_file(Path(options.output), text, _("The file"))
        print(handed_words(_("Written to"), handed), file=sys.stderr)
    for words in said:
        print(clean(words), file=sys.stderr)
    return 0
