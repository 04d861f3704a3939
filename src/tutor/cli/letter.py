"""`tutor letter`: family, reasons with the words that say so, what helps."""

import argparse
import os
import sys
from pathlib import Path

from tutor.course.course import LetterGuide
from tutor.course.loading import find_content, load_letter_guide
from tutor.ground.clean import clean, clean_line
from tutor.ground.tongue import N_, _, spoken
from tutor.sitting.letter_files import text_of_file, text_of_stream
from tutor.tutoring.letter_reading import read_letter
from tutor.tutoring.reading import Reading

FAMILIES = {
    "declined": N_("Your application was declined."),
    "act-now": N_("This is a demand: do what it asks, in time. It is not a rejection of your application."),
    "closed": N_("This closes an account. It is about an account you have, not about an application."),
    "not-a-rejection": N_("This is not a rejection."),
    "unclear": N_("This can't be read as a letter from Upwork with certainty."),
}
CERTAINTY = {"sure": N_("sure"), "likely": N_("likely"), "unsure": N_("unsure")}
AGAIN = {
    "yes": N_("You may try again."),
    "after-change": N_("You may try again, after a real change."),
    "later": N_("You may try again later."),
    "appeal": N_("Appeal; do not open a new account."),
    "no": N_("Do not resubmit and do not open a new account."),
    "not-applicable": N_("There is nothing to resubmit."),
    "unknown": N_("Whether you may try again can't be said from this text."),
}


def read(options: argparse.Namespace) -> int:
    text = _text(options.file)
    if options.anonymise:
        from tutor.tutoring.anonymising import anonymised

        print(clean(anonymised(text)))
        print(_("Read this copy through before you send it: no program finds every name."), file=sys.stderr)
        return 0
    given = getattr(options, "content", None)
    guide = load_letter_guide(find_content(Path(given) if given else None, os.environ), spoken())
    reading = read_letter(text, guide)
    if options.json:
        import json

        print(json.dumps(reading.as_document(), ensure_ascii=True, indent=1))
    else:
        print(clean("\n".join(_lines(reading, guide))))
    return 0


def _text(file: str) -> str:
    if file != "-":
        return text_of_file(Path(file))
    if sys.stdin.isatty():
        print(_("Paste the letter, then press Ctrl+D on an empty line."), file=sys.stderr)
    return text_of_stream(sys.stdin.buffer, _("What came in"))


def _lines(reading: Reading, guide: LetterGuide) -> list[str]:
    lines = [
        f"{_(FAMILIES[reading.family])} ({_(CERTAINTY[reading.certainty])})",
        _(AGAIN[reading.may_resubmit]),
    ]
    for found in reading.reasons:
        reason = guide.reason[found.id]
        lines += ["", f"{reason.label} ({_(CERTAINTY[found.certainty])})"]
        lines += [_('  The letter says: "{text}"').format(text=clean_line(e.words)) for e in found.evidence]
        lines += [_("  It means: {meaning}").format(meaning=reason.meaning)]
        lines += [_("  Helps: {words}").format(words=words) for words in reason.helps]
        lines += [_("  Does not help: {words}").format(words=words) for words in reason.helps_not]
        lines += [_("  Again: {again}").format(again=reason.again)]
        if reason.sources:
            lines += [_("  Sources: {sources}").format(sources=", ".join(reason.sources))]
    if reading.remedies:
        lines += ["", _("The way out it names:")]
    for way in reading.remedies:
        lines += [f"  {guide.remedy[way.id].label}"]
        lines += [f'    "{clean_line(e.words)}"' for e in way.evidence]
    return lines
