"""`tutor --learner-from-env`: the tutor as OpenSSH's ForceCommand; sshd has proven the key, which is the identity."""

import argparse
import base64
import binascii
import os
from collections.abc import Mapping
from pathlib import Path

from tutor.ground.problem import UsageError
from tutor.ground.tongue import _
from tutor.host.confine import gain_nothing_more, limit
from tutor.host.identity import learner_of_key
from tutor.host.plain_commands import COMMANDS, PLAIN, help_text, read_command

_LARGEST = 64 * 1024


def open_for_key(options: argparse.Namespace) -> int:
    """Open the tutor, or run the plain command that was asked for, for whoever holds the key. Raises UsageError."""
    options.learner = learner_in(os.environ)
    asked = os.environ.get("SSH_ORIGINAL_COMMAND", "")
    limit()
    gain_nothing_more()
    words = read_command(asked)
    if not asked or words == [PLAIN]:
        from tutor.cli import opening

        options.plain = options.plain or bool(asked)
        return opening.open_tutor(options)
    if words is None:
        raise UsageError(
            _("This can't be asked for here."),
            _("Nothing was done."),
            _("Ask for: {commands}.").format(commands=", ".join(COMMANDS)),
        )
    if words[0] == "help":
        print(help_text())
        return 0
    from tutor.cli.plain_command import run_plain_command

    return run_plain_command(words, options)


def learner_in(environ: Mapping[str, str]) -> str:
    """The learner id of the key that sshd wrote down. Raises UsageError where it wrote none."""
    try:
        with Path(environ["SSH_USER_AUTH"]).open("rb") as file:
            lines = file.read(_LARGEST).decode("ascii", "replace").splitlines()
        _method, _kind, key = next(line.split(" ")[:3] for line in lines if line.startswith("publickey "))
        return learner_of_key(base64.b64decode(key, validate=True))
    except (KeyError, OSError, StopIteration, ValueError, binascii.Error):
        raise UsageError(
            _("It is not known who you are: no key was told."),
            _("Nothing was opened."),
            _("In sshd_config: ExposeAuthInfo yes, and AuthenticationMethods publickey."),
        ) from None
