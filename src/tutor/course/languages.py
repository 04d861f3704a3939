"""Language folders of a course: which name may be one, and which every course has."""

import re

FALLBACK = "en"
"The language in which every course is whole."


def is_language(name: str) -> bool:
    """True for a code such as `en` or `pt-BR`; never for anything that leads to another folder."""
    return re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", name) is not None
