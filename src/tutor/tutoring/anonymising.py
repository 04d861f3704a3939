"""A copy of a letter without names, addresses, links and numbers, so that it can be shown to others.

No program finds every name: whoever sends the copy reads it through first.
"""

import re

from tutor.tutoring.letter_people import closings, forms, named_people, signature

_ENDINGS = (
    "com|org|net|io|ph|co|uk|edu|gov|info|biz|app|dev|xyz|online|site|store|shop|page|link|design|agency|"
    "studio|work|works|world|"
    "life|live|blog|art|tech|cloud|pro|tv|cc|gg|ai|eu|ru|ua|by|de|fr|es|pt|br|mx|ar|pk|bd|np|lk|ng|ke|gh|"
    "za|eg|vn|cn|jp|kr|tw|hk|"
    "sg|ca|au|nz|pl|cz|ro|tr|ir|ae|sa|example|test|рф|укр"
)
"Of sites, but for those that are words too: a full stop without a space after it makes no link."
_AT = r"[@＠﹫]"
_SIGN = r"[^\s<>()\"',;:@＠﹫\[\]]"
_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[mail address]", re.compile(rf"(?<!{_SIGN}){_SIGN}+{_AT}{_SIGN}+\.\w+")),
    (
        "[mail address]",
        re.compile(
            r"(?<![\w.])[\w.+-]{1,64}(?:[ \t]dot[ \t][\w-]{1,40}){0,3}[ \t]?(?:\(at\)|\[at\]|\{at\}|[ "
            r"\t]at[ \t])[ \t]?[\w-]{1,60}"
            r"(?:[ \t]?(?:\(dot\)|\[dot\]|\{dot\}|[ \t]dot[ \t])[ \t]?[\w-]{1,40}){1,4}",
            re.IGNORECASE,
        ),
    ),
    ("[link]", re.compile(r"(?<![\w.-])[\w-]{1,63}(?:\[\.\]|\(\.\)|\[dot\])[\w-]{2,20}\S*", re.IGNORECASE)),
    ("[link]", re.compile(r"(?:https?|ftp|hxxps?)://\S+|\bwww\.\S+", re.IGNORECASE)),
    (
        "[link]",
        re.compile(rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS}|{_ENDINGS.upper()})\b(?:[/?:#]\S*)?"),
    ),
    ("[link]", re.compile(r"(?<![\w./-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-zA-Z]{2,10}/[\w~@?=&%./#-]+")),
    (
        "[account]",
        re.compile(
            r"(?<!\w)(?P<what>(?:user ?name|user|login|password|passwort|passcode|pin|handle|nick(?:name)?|"
            r"skype|whats ?app|viber|telegram|"
            r"signal|discord|we ?chat|line id|instagram|insta|ig|facebook|fb|messenger|twitter|tiktok|git "
            r"?hub|linked ?in|behance|gcash|"
            r"maya|paypal|payoneer|wise)(?: (?:id|name|account|number|no\.?))?[ \t]?[:=@][ \t]?)"
            r"(?!\[)[^\s,;()\[\]]{2,80}",
            re.IGNORECASE,
        ),
    ),
    ("[account]", re.compile(r"(?<!\w)@\w[\w.-]*|(?<![\w/])/?u/[\w-]{2,40}|~[0-9a-zA-Z]{6,}")),
    ("[number]", re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:{1,2}){3,8}[0-9a-fA-F]{1,4}(?!\w)")),
    ("[number]", re.compile(r"(?<!\w)[+(]?\w*\d[\w./:()+-]*(?: \d[\d./:()+-]*)*")),
)
"What is taken out by its shape. Each begins where a word begins, so that no text makes a search slow."
_HEADER = re.compile(
    r"^(?P<label>[ \t>*]*(?:from|to|cc|bcc|reply-to|return-path|delivered-to|received|message-id|"
    r"x-[\w-]{1,40}|sender|sent by|name|"
    r"full name|first name|last name|surname|applicant|account holder|beneficiary|de|para|à|von|an|da|per|"
    r"od|do|от|кому|від|"
    r"mula kay|para kay|发件人|收件人|من|إلى)\*?[ \t]*[:：|])(?P<said>[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)


def anonymised(letter: str, own_name: str = "") -> str:
    """The letter with [name], [mail address], [link], [account] and [number] in their places.

    Whoever is greeted, signs, says their name, chats or stands in a mail's head is taken out everywhere. The words
    of the letter itself stay as they are.
    """
    names = forms(named_people(letter))
    text = _without_signers(_HEADER.sub(_without_header, letter))
    text, before = _without_places(text), text
    while text != before:  # what was taken out may show that what stood beside it is one too
        text, before = _without_places(text), text
    for name in names:
        text = _without_name(name, text, re.RegexFlag(0))
    for name in sorted({own_name.strip(), *own_name.split()}, key=len, reverse=True):
        if len(name) > 1:
            text = _without_name(name, text, re.IGNORECASE)
    return re.sub(r"\[name\](?:[ \t]+\[name\])+", "[name]", text)


def _without_name(name: str, text: str, how: re.RegexFlag) -> str:
    """Not within a longer word; scripts such as Chinese have no spaces that would tell."""
    if name not in text and not how:
        return text
    around = (
        ("", "")
        if re.search(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", name)
        else (r"(?<!\w)", r"(?!\w)")
    )
    return re.sub(f"{around[0]}{re.escape(name)}{around[1]}", "[name]", text, flags=how)


def _without_places(text: str) -> str:
    for placeholder, pattern in _PLACES:
        kept = r"\g<what>" if "what" in pattern.groupindex else ""
        text = pattern.sub(kept + placeholder, text)
    return text


def _without_header(head: re.Match[str]) -> str:
    return f"{head['label']} [name]" if head["said"].strip() else head[0]


def _without_signers(text: str) -> str:
    """Below “Regards” the lines that name a person and not the sender's team."""
    pieces, done = [], 0
    for start, end in closings(text):
        lines = text[start:end].split("\n")
        kept = ["[name]" if signature(line) else line for line in lines]
        pieces += [text[done:start], "\n".join(kept)]
        done = end
    return "".join([*pieces, text[done:]])
