"""Markdown of the course as plain words."""

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)\)")
_STRONG = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_RULE = re.compile(r"^\s*\|?[\s:|-]{3,}\|?\s*$")


def plain_words(markdown: str) -> str:
    """A page's Markdown as words: no signs of emphasis, quotes set in, table rows as cells with commas."""
    text = _HEADING.sub("", _LINK.sub(r"\1 (\2)", markdown))
    text = _SLANTED.sub(r"\2", _STRONG.sub(r"\2", text))
    lines = []
    for line in text.split("\n"):
        if line.lstrip().startswith("|"):
            if not _RULE.match(line):
                lines.append(", ".join(cell.strip() for cell in line.strip().strip("|").split("|")))
        elif line.startswith(">"):
            lines.append("    " + line.lstrip("> ") if line.strip("> ") else "")
        else:
            lines.append(line)
    return "\n".join(lines).strip("\n")
