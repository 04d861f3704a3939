"""Whom a process is started for, and the words between the door, the forker and a learner's process."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

LARGEST = 8192
"Bytes of one such message."
UNSAVED = "unsaved"
"In a learner's own folder: what a database has not taken yet."

Kind = Literal["learner", "board", "command"]
Depth = Literal["truecolor", "256", "16", "none"]


@dataclass(frozen=True, slots=True)
class Guest:
    """One coming. `seat` is the host's number for it; `learner` an id that is safe as a file's name.

    `command` are the words of a plain command, for kind "command" only. `in_lines` asks for the
    tutor without a screen. `resume_code` is known only to those who
    came with one. Names and codes are data: nothing here is ever made into a path but `learner`.
    """

    seat: int
    learner: str
    kind: Kind = "learner"
    name: str = ""
    resume_code: str = ""
    term: str = "xterm-256color"
    depth: Depth = "256"
    command: tuple[str, ...] = ()
    in_lines: bool = False

    @property
    def has_screen(self) -> bool:
        """Whether a child on which the screens are mounted already is for this guest."""
        return self.kind != "command" and not self.in_lines

    def to_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def from_json(message: bytes) -> "Guest":
        said = json.loads(message)
        return Guest(**{**said, "command": tuple(said["command"])})


_TRUE = ("direct", "kitty", "alacritty", "ghostty", "foot", "wezterm", "truecolor", "contour")
_SIXTEEN = {"xterm", "screen", "tmux", "linux", "rxvt", "xterm-color", "cygwin", "ansi", "putty"}
OF_LINES_ONLY = frozenset(("", "dumb", "unknown", "network", "dialup", "emacs"))
"Names of terminals on which nothing can be drawn, only said."
_NONE = {"vt100", "vt102", "vt220", "vt320", "xterm-mono"}
_NAMES = (
    "xterm xterm-color xterm-mono xterm-256color xterm-direct xterm-truecolor xterm-kitty xterm-ghostty "
    "alacritty alacritty-direct foot foot-direct wezterm contour screen screen-256color screen.xterm-256color "
    "tmux tmux-256color tmux-direct linux cygwin ansi putty putty-256color vt100 vt102 vt220 vt320 "
    "rxvt rxvt-256color rxvt-unicode rxvt-unicode-256color konsole konsole-256color gnome gnome-256color "
    "st-256color iterm2 ms-terminal"
)
TERMS = frozenset(_NAMES.split())
"Names of terminals that a learner's process may be told; any other counts as an `xterm-256color`."


def depth_of(term: str) -> Depth:
    """How many colours a terminal of this name surely shows; over a line nothing else is known of it."""
    if any(part in term for part in _TRUE):
        return "truecolor"
    if term in _SIXTEEN:
        return "16"
    return "none" if term in _NONE else "256"
