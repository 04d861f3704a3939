"""The plan that was printed last, for asking again: same save, course, day and program give the same text.

A script that asks every minute then costs no more than reading two files. What is kept lies in the cache folder, mixed
with the bytes of the save: whoever has no save, or another one, can't read it.
"""

import argparse
import hashlib
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from tutor import __version__
from tutor.cli.places import content_folder, language, learner_name, saves_folder
from tutor.course.scanning import scan_content
from tutor.ground.problem import TutorError
from tutor.saves.disk import NotPlainError, read_plain_file, write_new_file
from tutor.saves.naming import learner_id

_DIGEST = 32


def print_plan(text: str) -> None:
    """Bytes, so that neither the platform's encoding nor its line ends change what the contract fixes."""
    sys.stdout.buffer.write(text.encode("utf-8"))


def fingerprint(options: argparse.Namespace) -> bytes:
    """All that a plan is made of, in 32 bytes; empty where there is no save, or something is in the way."""
    if set(vars(options)) - _KNOWN_OPTIONS:
        return b""
    try:
        save = read_plain_file(_save(options))
        root = content_folder(options)
        scan = scan_content(root)
    except (OSError, NotPlainError, TutorError):
        return b""
    if save is None or scan.issues:
        return b""
    day = getattr(options, "today", None) or date.today()
    made_of = (__version__, _program(), str(root.absolute()), scan.stamps, language(options), str(day))
    told = repr((made_of, options.format, hashlib.sha256(save).digest()))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).digest()


_KNOWN_OPTIONS = frozenset(
    {"learner", "saves", "content", "lang", "debug", "version", "plain", "format", "output", "today", "run"}
)
"Another option may change the plan in a way that the fingerprint does not know."


def known_plan(options: argparse.Namespace) -> str | None:
    """The text printed last, if it would be the same; None to make it anew."""
    if options.output not in (None, "-"):
        return None
    print_of_now = fingerprint(options)
    try:
        kept = read_plain_file(_kept_at(options)) if print_of_now else None
        save = read_plain_file(_save(options)) if kept else None
    except (OSError, NotPlainError, TutorError):
        return None
    if not kept or not save or kept[:_DIGEST] != print_of_now:
        return None
    text = _mixed(kept[2 * _DIGEST :], save, print_of_now)
    return text.decode("utf-8") if hashlib.sha256(text).digest() == kept[_DIGEST : 2 * _DIGEST] else None


def keep_plan(options: argparse.Namespace, print_of_then: bytes, text: str) -> None:
    """Keep it for the next time. A disk that refuses is not the learner's problem."""
    plain = text.encode("utf-8")
    with suppress(OSError, NotPlainError, TutorError):
        target, save = _kept_at(options), read_plain_file(_save(options))
        if save is None:
            return
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}.part")
        mixed = _mixed(plain, save, print_of_then)
        write_new_file(unfinished, print_of_then + hashlib.sha256(plain).digest() + mixed)
        unfinished.replace(target)


def _mixed(text: bytes, save: bytes, print_of_then: bytes) -> bytes:
    """The text and a stream of bytes made of the save, one upon the other; the same again gives the text back."""
    stream = hashlib.shake_256(print_of_then + save).digest(len(text))
    mixed = int.from_bytes(text, "little") ^ int.from_bytes(stream, "little")
    return mixed.to_bytes(len(text), "little")


def _save(options: argparse.Namespace) -> Path:
    return saves_folder(options) / f"{learner_id(learner_name(options))}.toml"


def _kept_at(options: argparse.Namespace) -> Path:
    """One file for each save, so that plans of many days do not pile up."""
    name = hashlib.sha256(str(_save(options).absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if os.environ.get("TUTOR_CACHE"):
        return Path(os.environ["TUTOR_CACHE"]) / f"plan-{name}"
    from platformdirs import user_cache_path

    return user_cache_path("profile-tutor") / f"plan-{name}"


def _program() -> tuple[tuple[str, int, int], ...]:
    """Each module's time and size: in a checkout at work the program changes without a new version."""
    found: list[tuple[str, int, int]] = []
    for folder, _, _ in os.walk(Path(__file__).parents[1]):
        with os.scandir(folder) as entries:
            stats = [(one.path, one.stat()) for one in entries if one.name.endswith(".py")]
        found += [(path, status.st_mtime_ns, status.st_size) for path, status in stats]
    return tuple(sorted(found))
