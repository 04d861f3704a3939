"""What can be typed after `tutor saves`, and `tutor doctor`."""

import argparse
from collections.abc import Callable

from tutor.ground.tongue import _


def add_saves_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    saves = commands.add_parser(
        "saves", parents=[shared], help=_("look after progress: backups, moving, deleting")
    )
    acts = saves.add_subparsers(metavar="ACT", title=_("acts"), required=True)

    def act(name: str, words: str, *, of_whom: bool = False) -> argparse.ArgumentParser:
        parser = acts.add_parser(name, parents=[shared], help=words, description=words)
        parser.set_defaults(run=_saves, act=name)
        if of_whom:
            parser.add_argument(
                "whose", nargs="?", metavar="NAME", help=_("whose save, in place of --learner")
            )
        return parser

    act("list", _("every learner's save: when, how large, whole or damaged"), of_whom=True).add_argument(
        "--json", action="store_true", help=_("the same as JSON")
    )
    act("show", _("what is in a save, in words; never the text of a letter"), of_whom=True)
    act("check", _("read and check every save and backup; exit 1 if anything is wrong"), of_whom=True)
    act("backups", _("the backups of a learner, newest first"), of_whom=True)
    act("restore", _("bring a backup back; what is there now stays as a backup")).add_argument(
        "backup", nargs="?", metavar="BACKUP", help=_("its number or name (default: the newest good one)")
    )
    act("export", _("a copy of the save, to take elsewhere"), of_whom=True).add_argument(
        "-o", dest="output", metavar="FILE", help=_("write it there, never over another file")
    )
    _acts_with_a_file(act)
    act("delete", _("delete a learner's save, its backups and damaged copies"), of_whom=True).add_argument(
        "--yes", action="store_true", help=_("do not ask")
    )
    act("prepare", _("make or bring up the tables of a database; its owner does it")).add_argument(
        "--admit", metavar="ROLE", help=_("let this role, which is there already, use the address's room")
    )


def _acts_with_a_file(act: Callable[[str, str], argparse.ArgumentParser]) -> None:
    for name, words in (
        ("import", _("take in a save from elsewhere as this learner")),
        ("merge", _("join a save of the same person into this one; nothing is lost")),
    ):
        act(name, words).add_argument(
            "file", metavar="FILE", help=_("a save that was exported, or - for a pipe")
        )


def add_doctor(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    words = _("find what is wrong on this machine; hides personal text")
    doctor = commands.add_parser("doctor", parents=[shared], help=words, description=words)
    doctor.add_argument("--mend", action="store_true", help=_("mend what can be mended safely"))
    doctor.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    from tutor.cli import doctor

    return doctor.examine(options)


def _saves(options: argparse.Namespace) -> int:
    from tutor.cli import saves

    return saves.ACTS[options.act](options)
