"""TOML text from files, read so that no file can hang the program and each fault has its line and column."""

import re
import tomllib
from typing import Any

from tutor.ground.tongue import N_, _

LONGEST_LINE = 65_536
"Characters; whoever keeps longer text on one line (a letter in a save) hands in another limit."
MOST_DOTS = 8
"In one key or table header: tomllib needs quadratic time for a dotted key."
DEEPEST = 16
"Brackets in brackets: tomllib recurses, and answers depth with RecursionError."
LONGEST_WORD = 400
"Characters of a number or bare key; Python refuses to read or to write numbers of over 4,300 digits."

# Nothing possessive stands around a choice: Python before 3.11.5 goes wrong there (gh-106052). Runs inside are, so
# that a text without an end is found in one go.
_KEY = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*"|'[^'\n]*+')"""
_TOKEN = re.compile(
    rf'''
      (?P<text>"""(?:[^"\\]++|\\.|"{{1,2}}+(?!"))*"{{3,5}} | \'\'\'(?:[^']++|'{{1,2}}+(?!'))*'{{3,5}})
    | (?P<endless>"""|\'\'\')
    | (?P<dotted>{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{{MOST_DOTS + 1}}})
    | "(?:[^"\\\n]++|\\.)*" | '[^'\n]*+'
    | (?P<word>[A-Za-z0-9_-]++)
    | (?P<open>[\[{{])
    | (?P<close>[\]}}])
    | \#[^\n]*+
    | (?P<unclosed>["'])
    ''',
    re.VERBOSE | re.DOTALL,
)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_ENDLESS = N_("a text in quotes has no end")
_PLAIN = (
    ("Cannot overwrite a value", N_("this key has a value already")),
    ("Duplicate inline table key", N_("this inline table has a key twice")),
    ("Cannot declare", N_("this table stands here twice")),
    ("Cannot mutate immutable namespace", N_("a table or list closed before can't be added to")),
    ("Cannot redefine namespace", N_("this name is in use for something else already")),
    ("Expected '=' after a key", N_("a key needs an `=` and a value")),
    (
        "Expected newline or end of document after a statement",
        N_("something stands after the end of the value"),
    ),
    (
        "Invalid value",
        N_("a value is missing, or is no text in quotes, number, date, true or false"),
    ),
    ("Invalid statement", N_("this is neither a key, a table nor a comment")),
    (
        "Invalid initial character for a key part",
        N_("a key is missing, or begins with a sign no key can have"),
    ),
    ("Found invalid character", N_("a text or comment holds a sign it can't hold")),
    (
        "Illegal character",
        N_("a text or comment holds a sign it can't hold (a text in quotes ends on its line)"),
    ),
    ("Unterminated string", _ENDLESS),
    ("Unescaped '\\' in a string", N_("a backslash in double quotes must be written twice")),
    ("Unclosed array", N_("a list has no closing `]`, or a comma is missing in it")),
    ("Unclosed inline table", N_("an inline table has no closing brace, or a comma is missing in it")),
    ("Invalid date or datetime", N_("there is no such date or time")),
    ("Expected \"'", _ENDLESS),
    ("Expected ']", N_("a table header has no closing bracket")),
    ("Expected '\"", _ENDLESS),
)


class TomlFault(ValueError):
    """Why a text can't be read as TOML. `line` and `column` count from 1; `what` is words for people."""

    def __init__(self, line: int, column: int, what: str) -> None:
        super().__init__(
            _("line {line}, column {column}: {what}").format(line=line, column=column, what=what)
        )
        self.line = line
        self.column = column
        self.what = what


def parse_toml(text: str, *, longest_line: int = LONGEST_LINE) -> dict[str, Any]:
    """Read TOML. Raises TomlFault, and nothing else, for any text that can't or should not be read."""
    _refuse_hostile(text, longest_line)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault_of(error, text) from None
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        # What the look beforehand did not foresee still is a fault of this text, not of the program.
        raise TomlFault(1, 1, _("this can't be read: {why}").format(why=type(error).__name__)) from None


def _refuse_hostile(text: str, longest_line: int) -> None:
    """Raise TomlFault for what takes tomllib too long or too deep; leaves syntax to tomllib."""
    if len(text) > longest_line:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > longest_line:
                words = _("a line is longer than {most:,} characters")
                raise TomlFault(number, longest_line + 1, words.format(most=longest_line))
    depth = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
            if depth > DEEPEST:
                words = _("brackets stand in each other more than {most} deep")
                raise _fault_at(text, token.start(), words.format(most=DEEPEST))
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "word":
            if token.end() - token.start() > LONGEST_WORD:
                words = _("a number or key is longer than {most} characters")
                raise _fault_at(text, token.start(), words.format(most=LONGEST_WORD))
        elif kind == "dotted":
            raise _fault_at(text, token.start(), _("a key has more than {most} dots").format(most=MOST_DOTS))
        elif kind == "endless":
            # tomllib names the end of the file, and nobody finds the beginning from there.
            raise _fault_at(text, token.start(), _(_ENDLESS))
        elif kind == "unclosed":
            return  # tomllib stops here as well, and says why


def _fault_at(text: str, position: int, what: str) -> TomlFault:
    line_start = text.rfind("\n", 0, position) + 1
    return TomlFault(text.count("\n", 0, position) + 1, position - line_start + 1, what)


def _fault_of(error: tomllib.TOMLDecodeError, text: str) -> TomlFault:
    """The place of a syntax error: an attribute from Python 3.14 on, words in the message before."""
    message = str(error)
    found = _AT.search(message)
    said = message[: found.start()] if found else message
    what = next((_(plain) for start, plain in _PLAIN if said.startswith(start)), said)
    if found and found[1]:
        return TomlFault(int(found[1]), int(found[2]), what)
    last_line = text.rstrip("\n").rsplit("\n", 1)[-1]
    return TomlFault(text.rstrip("\n").count("\n") + 1, len(last_line) + 1, what)
