"""What can be typed about the tutor itself: feedback, completion, uninstall."""

import argparse

from tutor.ground.tongue import _

SHELLS = ("bash", "zsh", "fish")


def add_own_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    shared: argparse.ArgumentParser,
    whole: argparse.ArgumentParser,
) -> None:
    """Add the commands; `whole` is what completion completes."""
    feedback = commands.add_parser("feedback", parents=[shared], help=_("a text you may send to the authors"))
    feedback.add_argument("-o", dest="output", metavar="FILE", help=_("write it there, after showing it"))
    feedback.set_defaults(run=_feedback, mend=False)

    completion = commands.add_parser(
        "completion", help=_("a script that completes what you type after tutor")
    )
    completion.add_argument("shell", choices=SHELLS, metavar="|".join(SHELLS))
    completion.set_defaults(run=_completion, whole=whole)

    uninstall = commands.add_parser("uninstall", parents=[shared], help=_("what there is to remove, and how"))
    uninstall.set_defaults(run=_uninstall)


# Each command imports what it needs when it runs.


def _feedback(options: argparse.Namespace) -> int:
    from tutor.cli import feedback

    return feedback.write(options)


def _completion(options: argparse.Namespace) -> int:
    from tutor.cli import completion

    return completion.show(options)


def _uninstall(options: argparse.Namespace) -> int:
    from tutor.cli import uninstall

    return uninstall.tell(options)
