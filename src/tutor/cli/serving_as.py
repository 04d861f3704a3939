"""Whom a room is served as: an ordinary user, never root, who can read the tutor and owns the room's folder."""

import argparse
import os
import pwd
from importlib.util import find_spec
from pathlib import Path

from tutor.ground.clean import clean_line
from tutor.ground.problem import UsageError
from tutor.ground.tongue import N_, _
from tutor.host.words import NOT_STARTED

_NEVER_ROOT = N_("A room is never served as root.")


def account_named(name: str) -> pwd.struct_passwd:
    """A user of this machine who is not root. Raises UsageError."""
    try:
        account = pwd.getpwnam(name)
    except (KeyError, ValueError):
        raise UsageError(
            _("There is no user {name!a} on this machine.").format(name=clean_line(name)), _(NOT_STARTED)
        ) from None
    if account.pw_uid == 0:
        raise UsageError(_(_NEVER_ROOT), _(NOT_STARTED), _("Give another --user."))
    return account


def account_to_be(options: argparse.Namespace, folder: Path) -> pwd.struct_passwd | None:
    """Whom to serve as; None to stay who we are. Raises UsageError: never as root, and only with one's own folder."""
    name = getattr(options, "user", None)
    if os.geteuid() != 0:
        if name and account_named(name).pw_uid != os.geteuid():
            raise UsageError(
                _("Only root can serve as another user."), _(NOT_STARTED), _("Leave --user away.")
            )
        return None
    if not name:
        raise UsageError(
            _(_NEVER_ROOT),
            _(NOT_STARTED),
            _("Start it as an ordinary user, or name one to become: --user NAME."),
        )
    account = account_named(name)
    if folder.stat().st_uid != account.pw_uid:
        shown = clean_line(str(folder))
        raise UsageError(
            _("The room's folder {folder} does not belong to {name}.").format(
                folder=shown, name=clean_line(name)
            ),
            _(NOT_STARTED),
            _("Run: {command}").format(command=f"chown -R {clean_line(name)} {shown}"),
        )
    if closed := closed_to(account):
        raise UsageError(
            _("{name} can't look into {folder}, where the tutor itself lies.").format(
                name=clean_line(name), folder=clean_line(str(closed))
            ),
            _(NOT_STARTED),
            _("Install the tutor where everybody can read it, for instance in /opt."),
        )
    return account


def closed_to(account: pwd.struct_passwd) -> Path | None:
    """The first folder on the way to the tutor's own code that this user can't enter; None if all is open."""
    for package in ("tutor", "textual"):
        found = find_spec(package)
        folder = Path(str(found and found.origin)).resolve().parent
        for one in (*reversed(folder.parents), folder):
            status = one.stat()
            owned = status.st_uid == account.pw_uid, status.st_gid == account.pw_gid
            if not status.st_mode & (0o100 if owned[0] else 0o010 if owned[1] else 0o001):
                return one
    return None


def become(account: pwd.struct_passwd | None) -> None:
    """Be that user from here on, in this process; nothing where it is None."""
    if account is None:
        return
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    os.environ |= {"HOME": "/nonexistent", "USER": account.pw_name, "LOGNAME": account.pw_name}
