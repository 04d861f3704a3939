"""`tutor check`: every problem of a course on a line of its own."""

import argparse
import sys
from pathlib import Path

from tutor.cli import composition
from tutor.course.loading import all_issues
from tutor.ground.clean import clean_line


def check(options: argparse.Namespace) -> int:
    """Each problem as `file:line:column: what; what to do`. Exit 1 if there is any, advice included."""
    root = Path(options.course or composition.content_folder(options))
    today = options.today or composition.now().date()
    issues = all_issues(root, composition.language(options), today)
    for issue in issues:
        print(clean_line(str(issue)))
    grave = sum(issue.grave for issue in issues)
    words = "no problems"
    if issues:
        count = "1 problem" if len(issues) == 1 else f"{len(issues)} problems"
        opens = f"{grave} keep the course from opening" if grave else "the course opens nevertheless"
        words = f"{count}; {opens}"
    print(f"{clean_line(str(root))}: {words}", file=sys.stderr)
    return 1 if issues else 0
