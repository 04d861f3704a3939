"""`tutor check`: every problem of a course on a line of its own."""

import argparse
import sys
from pathlib import Path

from tutor.cli import composition
from tutor.course.loading import all_issues
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.tutoring.wording import counted


def check(options: argparse.Namespace) -> int:
    """Each problem as `file:line:column: what; what to do`. Exit 1 if there is any, advice included."""
    root = Path(options.course or composition.content_folder(options))
    today = options.today or composition.now().date()
    issues = all_issues(root, composition.language(options), today)
    for issue in issues:
        print(clean_line(str(issue)))
    grave = sum(issue.grave for issue in issues)
    words = _("no problems")
    if issues:
        opens = _("{n} keep the course from opening").format(n=grave)
        words = f"{counted(len(issues), 'problem')}; {opens if grave else _('the course opens nevertheless')}"
    print(f"{clean_line(str(root))}: {words}", file=sys.stderr)
    return 1 if issues else 0
