"""`tutor progress`, `tutor where`: what is so, for people and for programs."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tutor import __version__
from tutor.cli import composition
from tutor.ground.clean import clean, clean_line
from tutor.ground.tongue import _
from tutor.tutoring.review import due_words, why_words


def progress(options: argparse.Namespace) -> int:
    """What is done, what is next, what is due."""
    sitting = composition.looking(options)
    ready, step, due = sitting.readiness(), sitting.next_step(), sitting.reviews_due()
    if options.json:
        document = {
            "format": "tutor.progress",
            "version": 1,
            "learner": sitting.progress.learner.id,
            "revision": sitting.progress.revision,
            "units": [standing._asdict() for standing in sitting.standings()],
            "readiness": {
                "score": ready.score,
                "parts": [part._asdict() for part in ready.parts],
                "gains": [gain._asdict() for gain in ready.gains],
            },
            "next": step._asdict(),
            "answers": {
                "given": len(sitting.progress.answer),
                "to_removed_questions": sitting.recap().removed,
            },
            "flags": [asdict(flagged) for flagged in sitting.recap().flagged],
            "due": [one.question.id for one in due],
            "why_due": {one.question.id: why_words(one, sitting.today) for one in due},
        }
        print(json.dumps(document, ensure_ascii=True, indent=1, default=str))
        return 0
    for standing in sitting.standings():
        unit = sitting.course.unit[standing.unit]
        pages = _("{read}/{pages} pages").format(read=standing.pages_read, pages=standing.pages)
        print(clean_line(f"{unit.number} {unit.title}: {pages}. {standing.words}"))
    print(_("Ready to resubmit: {score} of 100 (a checklist, no forecast)").format(score=ready.score))
    for gain in ready.gains[:3]:
        print(clean_line(f"  +{gain.points} {gain.words}"))
    print(clean_line(_("Next: {title}. {why}").format(title=step.title, why=step.why)))
    if due:
        print(due_words(len(due)))
    if words := sitting.clock_words():
        print(words, file=sys.stderr)
    return 0


def where(options: argparse.Namespace) -> int:
    """Which content, which saves, with sizes and versions. What is set stands in each learner's save."""
    root = composition.content_folder(options)
    saves = composition.saves_place(options)
    course = composition.course(options)
    kept = composition.store(options)
    if isinstance(saves, Path):
        place, size, is_there = str(saves.resolve()), _size(saves), saves.is_dir()
    else:
        place, size, is_there = str(saves), composition.database(saves).size(), True
    rows = {
        "tutor": __version__,
        "python": sys.version.split()[0],
        "content": str(root.resolve()),
        "content_version": course.version,
        "content_bytes": _size(root),
        "saves": place,
        "saves_bytes": size,
        "learners": list(kept.saved_learners()) if is_there else [],
        "settings": _(
            "[settings] in each save; before it TUTOR_THEME, NO_COLOR; and TUTOR_SAVES, TUTOR_CONTENT"
        ),
    }
    if options.json:
        print(json.dumps(rows, ensure_ascii=True, indent=1))
    else:
        for name, value in rows.items():
            said = ", ".join(value) or _("none yet") if isinstance(value, list) else str(value)
            print(clean(f"{name.replace('_', ' '):16} {said}"))
    return 0


def _size(folder: Path) -> int:
    """Bytes of the files below a folder."""
    try:
        return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir())
    except OSError:
        return 0
