"""Writes docs/man/tutor.1, the manual page, from the commands themselves."""

import os
from pathlib import Path

from argparse_manpage.manpage import Manpage  # type: ignore[import-untyped]

from tutor.cli.arguments import parser

PAGE = Path(__file__).resolve().parents[1] / "docs" / "man" / "tutor.1"
_ALSO = """.SH EXIT STATUS
0 done; 1 problems found; 2 wrong usage; 3 input that can't be read; 4 a save that can't be used now;
5 could not write; 70 a bug in the tutor.
.SH ENVIRONMENT
TUTOR_SAVES, TUTOR_CONTENT: as \\-\\-saves and \\-\\-content.
TUTOR_THEME: dark, light or high\\-contrast. NO_COLOR: no colours.
.SH FILES
One readable TOML file for each learner; `tutor where` says where. Nothing is ever sent anywhere.
"""


def man_page() -> str:
    """The page in roff. It bears no date: the same commands give the same page."""
    os.environ["COLUMNS"] = "80"
    page = str(Manpage(parser())).splitlines()
    return "\n".join(['.TH TUTOR "1" "" "tutor" "For declined freelancers"', *page[1:]]) + "\n" + _ALSO


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(man_page(), encoding="utf-8")
