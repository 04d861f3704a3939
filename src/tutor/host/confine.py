"""What a learner's process may do: its limits, and walls that the kernel keeps, as far as this kernel has them."""

import ctypes
import errno
import os
import platform
import resource
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

MEMORY = 768 * 1024 * 1024
"Bytes of addresses; a learner's process takes 10 to 25 MB of its own (docs/workshops.md)."
CPU_SECONDS = 1800
"A day of learning takes two minutes; a run-away is ended after half an hour."
OPEN_FILES = 64
LARGEST_FILE = 8 * 1024 * 1024
_LIMITS = (
    (resource.RLIMIT_AS, MEMORY),
    (resource.RLIMIT_CPU, CPU_SECONDS),
    (resource.RLIMIT_NOFILE, OPEN_FILES),
    (resource.RLIMIT_FSIZE, LARGEST_FILE),
    (resource.RLIMIT_CORE, 0),
)
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _FILTER = 22, 38, 2
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | errno.EPERM
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_UNIX = 1
_REFUSED = {
    # Programs, other processes' memory, and kernel doors that no tutor needs.
    "x86_64": (0xC000003E, 41, (59, 322, 101, 310, 311, 165, 272, 308, 425, 321, 298, 248, 250)),
    "aarch64": (0xC00000B7, 198, (221, 281, 117, 270, 271, 40, 97, 268, 425, 280, 241, 217, 219)),
}
"Machine → its audit number, the number of `socket`, and of execve, execveat, ptrace, process_vm_*, mount, unshare, …"

# Landlock's rights over files (linux/landlock.h); what is not named there can't be refused.
_READ = (1 << 2) | (1 << 3)
_WRITE = (1 << 1) | (1 << 4) | (1 << 5) | (1 << 7) | (1 << 8)
_EVERYTHING = (1 << 13) - 1
_CUT_SHORT = 1 << 14
_CREATE_RULES, _ADD_RULE, _RESTRICT = 444, 445, 446


def limit() -> None:
    """Memory, CPU, open files and file sizes, once and for good; no core file may hold a learner's words."""
    for what, most in _LIMITS:
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))
    os.umask(0o077)


def gain_nothing_more() -> None:
    """No new privileges, no program started, no network; on a kernel or machine without these, what it has."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "prctl"):
        return
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    known = _REFUSED.get(platform.machine())
    if known is None:
        return
    rules = _filter(*known)
    code = ctypes.create_string_buffer(b"".join(rules))
    program = struct.pack("HL", len(rules), ctypes.addressof(code))
    libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.create_string_buffer(program), 0, 0)


def _filter(machine: int, socket: int, refused: tuple[int, ...]) -> list[bytes]:
    """The program that the kernel runs at each call: refuse some, and sockets other than local ones."""

    def rule(code: int, yes: int, no: int, value: int) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    rules = [rule(_LOAD, 0, 0, 4), rule(_EQUAL, 1, 0, machine), rule(_RETURN, 0, 0, _DENY)]
    rules.append(rule(_LOAD, 0, 0, 0))
    for number in refused:
        rules += [rule(_EQUAL, 0, 1, number), rule(_RETURN, 0, 0, _DENY)]
    rules += [rule(_EQUAL, 0, 3, socket), rule(_LOAD, 0, 0, 16), rule(_EQUAL, 1, 0, _UNIX)]
    return [*rules, rule(_RETURN, 0, 0, _DENY), rule(_RETURN, 0, 0, _ALLOW)]


def keep_within(own: Path, readable: Iterable[Path]) -> bool:
    """Let this process read below `readable` and write below `own` only. False where the kernel can't do that."""
    libc = ctypes.CDLL(None, use_errno=True)
    if platform.machine() not in _REFUSED:
        return False
    known = libc.syscall(_CREATE_RULES, None, 0, 1)
    if known < 1:
        return False
    handled = _EVERYTHING | (_CUT_SHORT if known >= 3 else 0)
    asked = ctypes.create_string_buffer(struct.pack("Q", handled))
    rules = libc.syscall(_CREATE_RULES, asked, ctypes.c_size_t(8), 0)
    if rules < 0:
        return False
    writes = _READ | _WRITE | (_CUT_SHORT if known >= 3 else 0)
    for path, rights in ((own, writes), *((path, _READ) for path in readable)):
        with suppress(OSError):
            _allow(libc, rules, path, rights)
    done = int(libc.syscall(_RESTRICT, rules, 0))
    os.close(rules)
    return done == 0


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """Raises OSError for a path that is not there."""
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not path.is_dir():
            rights &= (1 << 1) | (1 << 2) | _CUT_SHORT
        rule = ctypes.create_string_buffer(struct.pack("<Qi", rights, opened))
        libc.syscall(_ADD_RULE, rules, 1, rule, 0)
    finally:
        os.close(opened)
