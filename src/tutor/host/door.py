"""The SSH door: who may come in, by key or by code, and nothing but a terminal or a few plain commands."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncssh

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, UnreadableInput
from tutor.ground.tongue import N_, _
from tutor.host import identity, limits
from tutor.host.arrival import Arrival
from tutor.host.comers import Comer, name_of
from tutor.host.known import CantTellError
from tutor.host.session import LearnerSession
from tutor.host.words import CANT_TELL, NOT_STARTED, TOO_MANY

if TYPE_CHECKING:
    from tutor.host.hall import Hall

USER = "room"
"The user name in the line to type. Any other counts as the learner's own name where a password is given."
AS_LEARNER = "learn"
"The user name with which a facilitator's key opens the tutor and not the board."
AS_FACILITATOR = "board"
"The user name that no other key comes in by: `ssh` offers all its keys in turn, and any key makes a learner."
_KEX = "^curve25519-sha256"
"""First here, though clients choose by their own order: Dropbear guesses it, and holds its guess for wrong where it
is not our first (RFC 4253, 7); asyncssh goes by what was chosen in the end, and would not understand its next try."""
_SIGNATURES = "-ssh-rsa,ssh-dss"
"All but those by SHA-1. RSA keys sign with SHA-2."
_ASK_CODE = N_("Room code, or your own code to come back:")
_ASK_NAME = N_("Your name (any name will do):")
_NOTHING_ASKED = N_("Nothing was asked for.")


class Door(asyncssh.SSHServer):
    """One connection. Keys are proven by asyncssh before we are asked for a session; codes are counted here."""

    def __init__(self, hall: "Hall") -> None:
        self._hall = hall
        self._comer = Comer()
        self._had_session = False
        self._is_for_board = False
        self._name: str | None = None

    # The connection

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._conn = conn
        peer = conn.get_extra_info("peername")
        self._arrival = Arrival(self._hall, str(peer[0]) if peer else "")
        if not self._arrival.is_let_on():
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._arrival.was_lost()

    def begin_auth(self, username: str) -> bool:
        if not self._arrival.is_at_code():
            raise asyncssh.PermissionDenied(self._hall.closed_words())
        self._is_for_board = username == AS_FACILITATOR
        return True

    def auth_completed(self) -> None:
        self._arrival.came_in(self._comer.learner)
        asyncio.get_running_loop().call_later(limits.LOGIN_SECONDS, self._wants_nothing)

    def _wants_nothing(self) -> None:
        """Whoever comes in and asks for nothing holds a place at the door no longer than who does not come in."""
        if not self._had_session:
            self._conn.disconnect(asyncssh.DISC_BY_APPLICATION, _(_NOTHING_ASKED))

    # By key. Each way in says anew who has come, so that a key that was only shown leaves nothing behind.

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        wire = key.public_data
        is_listed = wire in self._hall.facilitators
        if self._is_for_board and not is_listed:
            return False
        self._comer = Comer(
            learner=identity.learner_of_key(wire), is_facilitator=is_listed and username != AS_LEARNER
        )
        return True

    # By code

    def password_auth_supported(self) -> bool:
        return not self._is_for_board

    async def validate_password(self, username: str, password: str) -> bool:
        """The room's code or one's own as the password; a name as the user name is shown to nobody but the learner."""
        comer = await self._comer_of(password, "" if username == USER else username)
        if comer is None:
            return self._failed()
        self._comer = comer
        return True

    async def _comer_of(self, code: str, name: str) -> Comer | None:
        try:
            return await self._arrival.codes.comer_of(code, name)
        except CantTellError:
            self._arrival.cannot_be_told()
            raise asyncssh.PermissionDenied(_(CANT_TELL)) from None

    def _failed(self) -> bool:
        """Always False; at the last try the connection ends."""
        if self._arrival.codes.was_wrong():
            raise asyncssh.PermissionDenied(_(TOO_MANY))
        return False

    def kbdint_auth_supported(self) -> bool:
        return not self._is_for_board

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Any:
        self._name = None
        told = _("{room}. Nobody sees your letter but you.").format(room=self._hall.room.name)
        return "", told, "", [(_(_ASK_CODE) + " ", True)]

    async def validate_kbdint_response(self, username: str, responses: Sequence[str]) -> Any:
        typed = responses[0] if len(responses) == 1 else ""
        if self._name is not None:
            self._comer = replace(self._comer, name=name_of(typed))
            return True
        comer = await self._comer_of(typed, "")
        if comer is None:
            return self._failed()
        self._comer = comer
        if not comer.is_new:
            return True
        self._name = ""
        return "", _("You are new here."), "", [(_(_ASK_NAME) + " ", True)]

    # What may be asked for: one session. Forwarding of every kind is refused by asyncssh's own defaults.

    def session_requested(self) -> Any:
        if self._had_session or not self._comer.learner:
            return False
        self._had_session = True
        channel = self._conn.create_server_channel(encoding=None)
        # asyncssh keeps each variable that a client sends; we want none (it has no switch for that).
        setattr(channel, "_process_env_request", lambda packet: False)  # noqa: B010
        return channel, LearnerSession(self._hall, self._arrival.codes, self._comer, self._conn)


def key_wires(keys: tuple[str, ...]) -> frozenset[bytes]:
    """The facilitators' keys as they come over the line. Raises UnreadableInput for what is no public key."""
    wires = set()
    for key in keys:
        try:
            wires.add(asyncssh.import_public_key(key).public_data)
        except (asyncssh.KeyImportError, ValueError) as error:
            raise UnreadableInput(
                _("A facilitator's key in the room's file can't be read: {why}.").format(
                    why=clean_line(str(error))
                ),
                _(NOT_STARTED),
                _("Copy the whole line of their ~/.ssh/id_ed25519.pub."),
            ) from error
    return frozenset(wires)


def host_key(path: Path) -> asyncssh.SSHKey:
    """The host's key: made once, 0600, and the same ever after, or clients would rightly be alarmed.

    Raises UnreadableInput and CouldNotWrite.
    """
    try:
        if path.exists():
            if path.stat().st_mode & 0o077:
                raise UnreadableInput(
                    _("Others can read the host's key {file}.").format(file=clean_line(str(path))),
                    _(NOT_STARTED),
                    _("Run `chmod 600` on it; if others may have read it, delete it, and a new one is made."),
                )
            return asyncssh.read_private_key(path)
        key = asyncssh.generate_private_key("ssh-ed25519")
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(key.export_private_key())
            file.flush()
            os.fsync(file.fileno())
        return key
    except asyncssh.KeyImportError as error:
        raise UnreadableInput(
            _("The host's key {file} can't be read: {why}.").format(
                file=clean_line(str(path)), why=clean_line(str(error))
            ),
            _(NOT_STARTED),
            _(
                "Bring it back from a copy, or delete it: then a new one is made, and everybody is warned once."
            ),
        ) from error
    except OSError as error:
        raise CouldNotWrite(
            _("The host's key {file} can't be made or read: {why}.").format(
                file=clean_line(str(path)), why=error.strerror
            ),
            todo=_("The room's folder must belong to the user who serves it."),
        ) from error


async def open_door(hall: "Hall", address: str, port: int, key: asyncssh.SSHKey) -> asyncssh.SSHAcceptor:
    """Listen. Raises OSError if the port is taken."""
    return await asyncssh.create_server(
        lambda: Door(hall),
        address,
        port,
        server_host_keys=[key],
        encoding=None,
        line_editor=False,
        login_timeout=limits.LOGIN_SECONDS,
        keepalive_interval=15,
        keepalive_count_max=3,
        kex_algs=_KEX,
        compression_algs=None,
        signature_algs=_SIGNATURES,
        agent_forwarding=False,
        x11_forwarding=False,
        gss_host=None,
        allow_scp=False,
        max_pktsize=32768,
        server_version="tutor",
    )
