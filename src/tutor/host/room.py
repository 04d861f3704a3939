"""A room: its code, hours, course, facilitators and limits. One folder, and in it one TOML file for people."""

import ipaddress
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, UnreadableInput, UsageError
from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.ground.toml_writing import toml_text
from tutor.ground.tongue import N_, _
from tutor.host.identity import new_room_code
from tutor.host.limits import HalfOpen
from tutor.host.words import NOT_STARTED
from tutor.saves.naming import learner_id

FILE = "room.toml"
_LARGEST = 64 * 1024
_SHORTEST_CODE = 6
Sight = Literal["places", "stuck", "hands", "questions", "reasons", "names"]
ALL_SIGHTS: tuple[Sight, ...] = ("places", "stuck", "hands", "questions", "reasons", "names")
_BEHIND: dict[Sight, tuple[str, ...]] = {
    "names": ("name",),
    "places": ("place", "unit_id", "done", "ready"),
    "hands": ("hand_up_since",),
    "stuck": ("wrong_in_row",),
    "questions": ("tried",),
    "reasons": ("reasons",),
}
"What a facilitator may see → the keys of a presence that tell it."


def _is_half_open(written: str) -> str:
    HalfOpen.read(written)
    return written


def _is_network(written: str) -> str:
    return str(ipaddress.ip_network(written, strict=False))


def _is_key(written: str) -> str:
    """An OpenSSH public key: what stands in `~/.ssh/id_ed25519.pub`."""
    kind, _gap, rest = written.strip().partition(" ")
    if not kind.startswith(("ssh-", "ecdsa-", "sk-")) or not rest.strip():
        raise ValueError(_("a facilitator is a public key like “ssh-ed25519 AAAA… name”"))
    return written.strip()


def _is_code(written: str) -> str:
    """Only letters and digits count when it is typed."""
    if sum(letter.isalnum() for letter in written) < _SHORTEST_CODE:
        raise ValueError(_("a code has at least {n} letters or digits").format(n=_SHORTEST_CODE))
    return written


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


_List = BeforeValidator(_as_tuple)


_FOR_EDITORS = (
    N_("A room of the tutor. Change it with any editor, then start `tutor serve` again."),
    N_("opens_at, closes_at: moments like 2026-11-24T09:00:00+01:00; without them the room is always open."),
    N_("facilitators: their public keys, each as in ~/.ssh/id_ed25519.pub. Only these keys open the board."),
    N_(
        "may_see: what the board shows, of places, stuck, hands, questions, reasons, names (names only of those\n"
        "who agree). Letters and answers are never shown."
    ),
    N_(
        "limits.exempt: networks of your own, such as 192.168.1.0/24: a wrong code there never shuts anyone out."
    ),
)


_FAULTS = {
    "missing": N_("it is missing"),
    "extra_forbidden": N_("a room's file has no such key"),
    "timezone_aware": N_("its offset is missing; for instance 2026-11-24T09:00:00+01:00"),
}
"Pydantic's kind of fault → what it means here; other kinds are said in its own words."


class Limits(BaseModel):
    """`half_open`: begin:rate:full as in OpenSSH's MaxStartups. `exempt`: networks that are never punished."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    learners: Annotated[int, Field(ge=1, le=2000)] = 60
    idle_minutes: Annotated[float, Field(gt=0, le=1440)] = 30.0
    half_open: Annotated[str, AfterValidator(_is_half_open)] = "10:30:100"
    exempt: Annotated[tuple[Annotated[str, AfterValidator(_is_network)], ...], _List] = ()


class Room(BaseModel):
    """`opens_at` and `closes_at` are moments with an offset, or missing for a room that is always open."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal["tutor.room"] = "tutor.room"
    version: Literal[1] = 1
    name: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(clean_line)]
    code: Annotated[str, Field(max_length=40), AfterValidator(clean_line), AfterValidator(_is_code)]
    opens_at: AwareDatetime | None = None
    closes_at: AwareDatetime | None = None
    course: str = ""
    "Folder of a course; empty for the tutor's own. Counts from the room's folder."
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    facilitators: Annotated[tuple[Annotated[str, AfterValidator(_is_key)], ...], _List] = ()
    may_see: Annotated[tuple[Sight, ...], _List] = ALL_SIGHTS
    limits: Limits = Limits()

    @property
    def hidden(self) -> frozenset[str]:
        """Keys of a presence that no board of this room is told."""
        return frozenset(key for sight, keys in _BEHIND.items() if sight not in self.may_see for key in keys)

    def is_open(self, now: datetime) -> bool:
        begun = self.opens_at is None or self.opens_at <= now
        return begun and (self.closes_at is None or now < self.closes_at)


def room_text(room: Room) -> str:
    """The room's file, with words for whoever changes it."""
    said = room.model_dump(exclude_none=True)
    said = {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}
    limits = room.limits.model_dump()
    said["limits"] = {
        key: list(value) if isinstance(value, tuple) else value for key, value in limits.items()
    }
    told = "".join(f"# {line}\n" for words in _FOR_EDITORS for line in _(words).splitlines())
    return f"{told}\n{toml_text(said)}"


def make_room(parent: Path, name: str, language: str = "") -> Path:
    """Write a new room's folder below `parent`; its path. The name is only data: the folder's name is made from it.

    `language` is a code that `canonical` gave; "" means English.

    Raises UsageError for a room that is there already or has no name, CouldNotWrite if the disk refuses.
    """
    shown = clean_line(name)[:80]
    if not shown:
        raise UsageError(_("A room needs a name."), todo=_("For instance: tutor room new Tuesday"))
    folder = parent / learner_id(shown, nothing_left="room")
    try:
        folder.mkdir(mode=0o700, parents=True)
        opened = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            file.write(room_text(Room(name=shown, code=new_room_code(), language=language or "en")))
    except FileExistsError:
        raise UsageError(
            _("There is a folder {folder} already.").format(folder=clean_line(str(folder))),
            _("Nothing was changed."),
            _("Give the room another name."),
        ) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CouldNotWrite(
            _("The room could not be written to {asked}: {why}.").format(
                asked=clean_line(str(folder)), why=why
            ),
            todo=_("Choose another folder with --in."),
        ) from error
    return folder


def read_room(folder: Path) -> Room:
    """The room in a folder. Raises UnreadableInput, with the place and what to do."""
    path = folder / FILE if folder.is_dir() else folder
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(opened, "rb") as file:
            status = os.fstat(opened)
            if not stat.S_ISREG(status.st_mode):
                raise ValueError(_("it is not a plain file"))
            if status.st_mode & stat.S_IWOTH:
                raise ValueError(_("everybody on this machine can change it; run `chmod o-w` on it"))
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ValueError(_("it is too large for a room's file"))
        return Room.model_validate(parse_toml(content.decode("utf-8-sig")))
    except OSError as error:
        why = error.strerror or type(error).__name__
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        ours = first.get("ctx", {}).get("error")
        said = _(_FAULTS[first["type"]]) if first["type"] in _FAULTS else str(ours or first["msg"])
        why = f"{'.'.join(map(str, first['loc']))}: {said}"
    except UnicodeDecodeError:
        why = _("it is not text in UTF-8")
    except (TomlFault, ValueError) as error:
        why = str(error)
    raise UnreadableInput(
        _("The room in {file} can't be read: {why}.").format(file=clean_line(str(path)), why=clean_line(why)),
        _(NOT_STARTED),
        _("Mend the file, or make a room with `tutor room new NAME`."),
    )
