"""Language folders of a course: which name may be one, and which every course has."""

import re

FALLBACK = "en"
"The language in which every course is whole."
OWN_NAMES = {
    "ar": "العربية", "bn": "বাংলা", "ceb": "Cebuano", "de": "Deutsch", "en": "English", "es": "Español",
    "fa": "فارسی", "fil": "Filipino", "fr": "Français", "hi": "हिन्दी", "id": "Bahasa Indonesia", "it": "Italiano",
    "ja": "日本語", "ko": "한국어", "ms": "Bahasa Melayu", "ne": "नेपाली", "pl": "Polski", "pt": "Português",
    "ro": "Română", "ru": "Русский", "sw": "Kiswahili", "th": "ไทย", "tl": "Tagalog", "tr": "Türkçe",
    "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip
"What languages call themselves: whoever looks for theirs may not read any other."


def own_name(code: str) -> str:
    """A language's name in itself; its code where we don't know it."""
    return OWN_NAMES.get(code) or OWN_NAMES.get(code.partition("-")[0], code)


def is_language(name: str) -> bool:
    """True for a code such as `en` or `pt-BR`; never for anything that leads to another folder."""
    return re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", name) is not None


_OURS = {"en": "en", "fil": "fil", "tl": "fil"}
"Codes of the languages that ship, in whichever region; Tagalog and Filipino are written the same here."


def canonical(code: str) -> str:
    """A code as folders are named: `FIL`, `fil_PH` and `tl` are `fil`. Raises ValueError for what is no code."""
    code = code.strip().replace("_", "-")
    if not is_language(code):
        raise ValueError(f"{code!r} is no language code")
    base, _, more = code.partition("-")
    return _OURS.get(base.lower()) or "-".join(part for part in (base.lower(), more) if part)
