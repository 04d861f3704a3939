"""Words folded for comparing: case, accents and apostrophes gone."""

import re
import unicodedata

APOSTROPHES = re.compile("['’ʼ`´]")


def fold(word: str) -> str:
    """`word` in lower case, without accents and apostrophes, so that `Can’t` and `cant` are one."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    spread = unicodedata.normalize("NFKD", APOSTROPHES.sub("", word.lower()))
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
