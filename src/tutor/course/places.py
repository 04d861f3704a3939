"""Where each key of a TOML text stands, so that a problem found in a value can name its line.

A small scanner over text that `parse_toml` has accepted; on other text it may raise or answer nonsense.
"""

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]
"Names and list positions that lead to a value, such as `question`, 2, `prompt`."
Spot = tuple[int, int]
"Line and column, both from 1."

_SKIP = re.compile(r"(?:[ \t\r\n,]++|#[^\n]*+)*")
_SAME_LINE = re.compile(r"[ \t]*+")
_KEY = re.compile(r"""([A-Za-z0-9_-]++)|("(?:[^"\\\n]++|\\.)*")|'([^'\n]*+)'""")
_STRING = re.compile(
    r'''"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*"{3,5} | \'\'\'(?:[^']++|'{1,2}+(?!'))*'{3,5}
      | "(?:[^"\\\n]++|\\.)*" | '[^'\n]*+\'''',
    re.VERBOSE | re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]++")


def key_spots(text: str) -> dict[Path, Spot]:
    """The spot of every key, table header and list element of a valid TOML text, by its path."""
    return _Scan(text).spots


def spot_of(path: Path, spots: dict[Path, Spot]) -> Spot | None:
    """The spot of a path or, if it does not stand in the text, of the nearest thing around it that does."""
    for length in range(len(path), -1, -1):
        if path[:length] in spots:
            return spots[path[:length]]
    return None


class _Scan:
    """One pass over the text; `at` is the next character to look at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spots: dict[Path, Spot] = {}
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._list_lengths: dict[Path, int] = {}
        self._table: Path = ()
        while self._skip(_SKIP) < len(text):
            if text[self.at] == "[":
                self._header()
            else:
                self._key_and_value(self._table)

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self.text, self.at)
        if found:
            self.at = found.end()
        return self.at

    def _spot(self, position: int) -> Spot:
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1

    def _header(self) -> None:
        """`[a.b]` or `[[a.b]]`: from here on keys belong to that table."""
        start = self.at
        is_list = self.text.startswith("[[", start)
        self.at += 2 if is_list else 1
        names = self._dotted_key()
        self.at += 2 if is_list else 1
        path: Path = ()
        for position, name in enumerate(names):
            path = (*path, name)
            self.spots.setdefault(path, self._spot(start))
            is_last = position == len(names) - 1
            if is_last and is_list:
                self._list_lengths[path] = self._list_lengths.get(path, 0) + 1
            if path in self._list_lengths:
                path = (*path, self._list_lengths[path] - 1)
        if is_list:
            self.spots[path] = self._spot(start)
        self._table = path

    def _dotted_key(self) -> list[str]:
        """The names of a key, leaving `at` behind the blanks after it."""
        names = []
        while True:
            self._skip(_SAME_LINE)
            found = _KEY.match(self.text, self.at)
            if found is None:
                raise ValueError(f"no key at {self.at}")
            bare, quoted, literal = found.groups()
            if quoted is not None:
                names.append(str(tomllib.loads(f"key = {quoted}")["key"]))
            else:
                names.append(bare if bare is not None else literal)
            self.at = found.end()
            self._skip(_SAME_LINE)
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def _key_and_value(self, table: Path) -> None:
        start = self.at
        path = table
        for name in self._dotted_key():
            path = (*path, name)
            self.spots.setdefault(path, self._spot(start))
        self.at += 1  # the `=`
        self._skip(_SAME_LINE)
        self._value(path)

    def _value(self, path: Path) -> None:
        """Step over a value, noting the keys and elements inside it."""
        opening = self.text[self.at]
        if opening in "\"'":
            self._skip(_STRING)
        elif opening == "[":
            self.at += 1
            index = 0
            while self.text[self._skip(_SKIP)] != "]":
                self.spots[(*path, index)] = self._spot(self.at)
                self._value((*path, index))
                index += 1
            self.at += 1
        elif opening == "{":
            self.at += 1
            while self.text[self._skip(_SKIP)] != "}":
                self._key_and_value(path)
            self.at += 1
        else:
            self._skip(_BARE)
