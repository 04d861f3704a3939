"""Writes docs/man/tutor.1, the manual page, from the commands themselves."""

import os
from pathlib import Path

from argparse_manpage.manpage import Manpage  # type: ignore[import-untyped]

from tutor.cli.arguments import parser
from tutor.cli.examples import EXAMPLES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "man" / "tutor.1"
_IS = " \\- from a declined Upwork profile to a dated plan"
_ALSO = """.SH EXIT STATUS
0 done; 1 problems found; 2 wrong usage; 3 input that can't be read; 4 a save that can't be used now;
5 could not write; 70 a bug in the tutor; 128 + n ended by signal n, such as 130 by Ctrl+C.
.SH ENVIRONMENT
TUTOR_SAVES, TUTOR_CONTENT: as \\-\\-saves and \\-\\-content.
TUTOR_THEME: dark, light, high\\-contrast or terminal. NO_COLOR: no colours.
TUTOR_CACHE: where the course as last read is kept.
XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME: where what is written lies when the tutor is installed.
.SH FILES
One readable TOML file for each learner; `tutor where` says where. Nothing is ever sent anywhere.
"""


def man_page() -> str:
    """The page in roff. It bears no date: the same commands give the same page."""
    os.environ["COLUMNS"] = "80"
    page = str(Manpage(parser())).splitlines()
    # What `man -k` shows needs a name and what it is, in one line.
    named = [line + _IS if line == "tutor" else line for line in page[1:]]
    return (
        "\n".join(['.TH TUTOR "1" "" "tutor" "For declined freelancers"', *named, *_examples()])
        + "\n"
        + _ALSO
    )


def _examples() -> list[str]:
    lines = [line.replace("\\", "\\e").replace("-", "\\-") for line in EXAMPLES]
    return [".SH EXAMPLES", ".nf", *lines, ".fi"]


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(man_page(), encoding="utf-8")
