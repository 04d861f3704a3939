"""`tutor saves`: look after progress. What was asked for goes to stdout, words about it to stderr."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tutor.cli import composition
from tutor.cli.save_words import contents
from tutor.ground.clean import clean, clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable, UsageError
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves.examining import Found
from tutor.saves.moving import (
    ProgressIsThere,
    chosen_backup,
    foreign_in,
    merge_in,
    newest_good,
    read_foreign,
    restore,
    take_in,
)
from tutor.saves.naming import learner_id
from tutor.saves.store import Store
from tutor.sitting.copies import save_text
from tutor.sitting.file_in_place import write_whole
from tutor.sitting.rescuing import copies
from tutor.tutoring.wording import counted


def _id(options: argparse.Namespace) -> str:
    return learner_id(composition.learner_name(options))


def _learners(options: argparse.Namespace, kept: Store) -> tuple[str, ...]:
    """Whoever was asked for, else all there are."""
    return (_id(options),) if getattr(options, "learner", None) else kept.saved_learners()


def _told(words: str) -> None:
    print(clean(words), file=sys.stderr)


def _when(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}" if moment else _("never saved")


def _no_save(learner: str) -> SaveUnusable:
    return SaveUnusable(
        _("There is no save of {learner}.").format(learner=learner),
        "",
        _("`tutor saves list` shows whose saves there are."),
    )


def list_saves(options: argparse.Namespace) -> int:
    kept = composition.store(options)
    found = {learner: kept.look(learner) for learner in _learners(options, kept)}
    if options.json:
        rows = [_row(learner, one, len(kept.backups(learner))) for learner, one in found.items()]
        print(json.dumps({"format": "tutor.saves", "version": 1, "saves": rows}, ensure_ascii=True, indent=1))
        return 0
    for learner, one in found.items():
        row = _row(learner, one, len(kept.backups(learner)))
        when = _when(one.progress.saved_at if one.progress else None)
        words = f"{row['state']}: {one.words}" if one.words else row["state"]
        print(
            clean_line(
                _("{learner}  revision {revision}, {when}, {size} bytes, {backups}, {words}").format(
                    learner=learner,
                    revision="?" if row["revision"] is None else row["revision"],
                    when=when,
                    size=one.size,
                    backups=counted(int(str(row["backups"])), "backup"),
                    words=words,
                )
            )
        )
    if not found:
        _told(
            _("There is no save in {saves_place} yet.").format(saves_place=composition.saves_place(options))
        )
    return 0


def _row(learner: str, found: Found, backups: int) -> dict[str, object]:
    progress = found.progress
    return {
        "learner": learner,
        "file": found.place,
        "state": found.condition,
        "words": found.words,
        "bytes": found.size,
        "revision": progress.revision if progress else None,
        "saved_at": progress.saved_at.isoformat() if progress and progress.saved_at else None,
        "backups": backups,
    }


def show(options: argparse.Namespace) -> int:
    kept = composition.store(options)
    found = kept.look(_id(options))
    if found.condition == "missing":
        raise _no_save(_id(options))
    if found.progress is None:
        kept.load(_id(options))  # says in full what is wrong
        return 4
    print(clean_line(_("{place}, {size} bytes").format(place=found.place, size=found.size)))
    for line in contents(found.progress):
        print(clean_line(line))
    if found.words:
        _told(_("Attention: {words}.").format(words=found.words))
    return 0


def check(options: argparse.Namespace) -> int:
    """Each problem on a line of its own; what can be done about all of them at the end."""
    kept = composition.store(options)
    bad = good = 0
    for learner in _learners(options, kept):
        backups = [kept.look_at_backup(learner, stamp) for stamp in kept.backups(learner)]
        for found in (kept.look(learner), *backups):
            if found.words and not (found.condition == "missing" and found in backups):
                bad += 1
                print(clean_line(f"{found.path}: {found.condition}: {found.words}"))
            else:
                good += 1
    _told(f"{counted(good, 'good file')}, {counted(bad, 'problem')}.")
    if bad:
        _told(_("`tutor saves restore --learner NAME` brings back the newest good backup."))
    return 1 if bad else 0


def backups(options: argparse.Namespace) -> int:
    kept, learner = composition.store(options), _id(options)
    stamps = kept.backups(learner)
    for number, stamp in enumerate(stamps, 1):
        found = kept.look_at_backup(learner, stamp)
        words = f"{found.condition}: {found.words}" if found.words else "ok"
        if found.progress:
            words += f", {counted(len(found.progress.answer), 'answer')}"
        print(
            clean_line(
                _("{number}  {name}  {when}, {size} bytes, {words}").format(
                    number=number, name=stamp.name, when=_when(stamp.at), size=found.size, words=words
                )
            )
        )
    if not stamps:
        _told(_("There is no backup of {learner} yet. Each save leaves one.").format(learner=learner))
    return 0


def bring_back(options: argparse.Namespace) -> int:
    kept, learner = composition.store(options), _id(options)
    stamp = chosen_backup(kept, learner, options.backup) if options.backup else None
    done = restore(kept, learner, composition.now, stamp)
    _told(
        _("Restored: the progress of {learner} of {when} (backup {name}).").format(
            learner=learner, when=_when(done.stamp.at), name=done.stamp.name
        )
    )
    if done.aside:
        _told(_("The damaged file is kept as {aside}.").format(aside=done.aside))
    if done.before:
        _told(_("To undo: tutor saves restore {name}").format(name=done.before.name))
    return 0


def export(options: argparse.Namespace) -> int:
    kept, learner = composition.store(options), _id(options)
    progress = kept.load(learner)
    if progress is None:
        raise _no_save(learner)
    content = save_text(progress).encode("utf-8")
    if options.output in (None, "-"):
        sys.stdout.buffer.write(content)
        return 0
    path = composition.at_home(options.output)
    path = path / f"{learner}.toml" if path.is_dir() else path
    try:
        write_whole(path, content)
    except FileExistsError as error:
        raise CouldNotWrite(
            _("{path} is there already.").format(path=path),
            _("It was not touched."),
            _("Choose another name."),
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or _("not a file name")
        words = _("The copy could not be written to {path}: {why}.").format(path=path, why=why)
        raise CouldNotWrite(words, _("Your progress is safe."), _("Choose another place with -o.")) from error
    _told(_("Written to {absolute}").format(absolute=path.absolute()))
    return 0


def bring_in(options: argparse.Namespace) -> int:
    kept, learner = composition.store(options), _id(options)
    other = _from_elsewhere(options, learner)
    try:
        new = take_in(kept, learner, other)
    except ProgressIsThere as problem:
        if not sys.stdin.isatty() or not _yes(
            _("{happened} Join both? Nothing is lost.").format(happened=problem.happened)
        ):
            raise
        return _merge(kept, learner, other)
    _told(
        _("{learner} now has this progress.").format(learner=learner)
        if new
        else _("{learner} has just this progress already.").format(learner=learner)
    )
    return 0


def merge(options: argparse.Namespace) -> int:
    learner = _id(options)
    return _merge(composition.store(options), learner, _from_elsewhere(options, learner))


def _from_elsewhere(options: argparse.Namespace, learner: str) -> Progress:
    """The save that was given, as this learner's; `-` is a pipe. Raises UnreadableInput and SaveUnusable."""
    if options.file != "-":
        return read_foreign(Path(options.file), learner)
    return foreign_in(sys.stdin.buffer, _("What came in"), learner)


def _merge(kept: Store, learner: str, other: Progress) -> int:
    before, after = merge_in(kept, learner, other, composition.now)
    if after is before:
        _told(_("That file holds nothing that {learner} does not have already.").format(learner=learner))
        return 0
    _told(
        _("Joined: {learner} now has {contents}.").format(
            learner=learner, contents=", ".join(contents(after, lists_only=True))
        )
    )
    if stamp := newest_good(kept, learner, unlike=after):
        _told(_("To undo: tutor saves restore {name}").format(name=stamp.name))
    return 0


def delete(options: argparse.Namespace) -> int:
    kept, learner = composition.store(options), _id(options)
    rescued = copies(learner, kept.location(learner))
    going = (*kept.all_of(learner), *rescued)
    if not going:
        raise _no_save(learner)
    _told(_("This deletes all progress of {learner}, for good:").format(learner=learner))
    for path in going:
        _told(f"  {path}")
    if not options.yes:
        if not sys.stdin.isatty():
            raise UsageError(_("Nothing was deleted."), "", _("Add --yes if you mean it."))
        if not _yes(_("Delete all of it?")):
            _told(_("Nothing was deleted."))
            return 0
    kept.delete(learner)
    for path in rescued:
        path.unlink(missing_ok=True)
    _told(_("Deleted. Copies that you exported yourself are where you put them."))
    return 0


def prepare(options: argparse.Namespace) -> int:
    from tutor.cli import database

    return database.prepare(options)


def _yes(question: str) -> bool:
    print(clean(f"{question} (y/n) "), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "oo", "opo")


ACTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": list_saves,
    "show": show,
    "check": check,
    "backups": backups,
    "restore": bring_back,
    "export": export,
    "import": bring_in,
    "merge": merge,
    "delete": delete,
    "prepare": prepare,
}
