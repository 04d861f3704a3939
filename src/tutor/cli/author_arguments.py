"""What authors of a course can type: check, preview, schema, gift."""

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tutor.ground.tongue import _

SCHEMAS = ("save", "plan", "course", "letter")


def add_author_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    shared: argparse.ArgumentParser,
    day: Callable[[str], date],
) -> None:
    """Add the commands; `day` reads a date that was typed."""
    check = commands.add_parser("check", parents=[shared], help=_("all problems of a course"))
    _course_folder(check)
    check.add_argument(
        "--today", type=day, metavar="DATE", help=_("sources are old as of this day (YYYY-MM-DD)")
    )
    check.set_defaults(run=_check)

    preview = commands.add_parser("preview", parents=[shared], help=_("see a course while you write it"))
    _course_folder(preview)
    preview.add_argument(
        "lesson", nargs="?", metavar="LESSON", help=_("a lesson's or unit's id, to begin there")
    )
    preview.set_defaults(run=_preview)

    schema = commands.add_parser("schema", parents=[shared], help=_("JSON Schema of a file the tutor knows"))
    schema.add_argument("of", choices=SCHEMAS, metavar="|".join(SCHEMAS))
    schema.set_defaults(run=_schema)

    gift = commands.add_parser(
        "gift", parents=[shared], help=_("questions from and to GIFT, the text form of other learning sites")
    )
    acts = gift.add_subparsers(metavar="ACT", title=_("acts"), required=True)
    out = acts.add_parser("export", parents=[shared], help=_("the questions of a course as GIFT"))
    _course_folder(out)
    out.add_argument("-o", dest="output", metavar="FILE", help=_("write it there"))
    out.set_defaults(run=_gift_export)
    take = acts.add_parser("import", parents=[shared], help=_("GIFT questions as TOML for questions.toml"))
    take.add_argument("file", metavar="FILE", help=_("a GIFT file, or - for a pipe"))
    take.add_argument("--unit", default="unit", metavar="ID", help=_("the unit they are for (default: unit)"))
    take.add_argument("-o", dest="output", metavar="FILE", help=_("write it there"))
    take.set_defaults(run=_gift_import)


def _course_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("course", nargs="?", type=Path, metavar="CONTENT", help=_("the course's folder"))


# Each command imports what it needs when it runs.


def _check(options: argparse.Namespace) -> int:
    from tutor.cli import checking

    return checking.check(options)


def _preview(options: argparse.Namespace) -> int:
    from tutor.tui.surroundings import forget_orders

    forget_orders(os.environ)
    from tutor.cli import previewing

    return previewing.preview(options)


def _schema(options: argparse.Namespace) -> int:
    from tutor.cli import schemas

    return schemas.show(options)


def _gift_export(options: argparse.Namespace) -> int:
    from tutor.cli import gift

    return gift.hand_out(options)


def _gift_import(options: argparse.Namespace) -> int:
    from tutor.cli import gift

    return gift.take_in(options)
