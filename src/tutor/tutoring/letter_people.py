"""Who is named in a letter: whoever is greeted, signs, says their name, writes in a chat or stands in a "
"mail's head."""

import re
from collections import Counter

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}[\w'’.-]{{0,30}}"
_SOME = rf"{_WORD}(?:[ \t]{{1,3}}{_WORD}){{0,5}}"
_TITLE = (
    r"(?:mrs?|ms|mx|miss|dr|prof|engr|atty|sir|ma['’]?am|madam|señora?|señorita|sra?|srta|don|doña|dona|"
    r"herr|frau|monsieur|madame|"
    r"mme|mlle|m|signora?|sig|sig\.ra|dott|pan|pani|bapak|ibu|pak|bu|anh|chị|bay|bayan|sayın|tita|tito|"
    r"kuya|ate|"
    r"agent|господин|госпожа|пан|пані|shri|smt)"
)
_GREETING = (
    r"hi|hello|hey|hiya|dear|greetings|welcome|good (?:morning|day|afternoon|evening)|thank you|thanks|"
    r"congratulations|sorry|"
    r"hola|estimad[oa]|querid[oa]|apreciad[oa]|buenos días|buenas tardes|"
    r"bonjour|bonsoir|salut|chère?|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|"
    r"olá|oi|prezad[oa]|car[oa]|bom dia|boa tarde|ciao|buongiorno|gentile|egregio|"
    r"kumusta|kamusta|magandang \w+(?: po)?|mahal na|halo|selamat \w+|yth|merhaba|selam|sayın|xin chào|chào|"
    r"dzień dobry|witaj|cześć|szanown[ya]|здравствуйте|здравствуй|привет|добрый день|уважаем(?:ый|ая)|"
    r"дорог(?:ой|ая)|"
    r"вітаю|доброго дня|шановн(?:ий|а)|namaste|namaskar|assalam o alaikum|salam|नमस्ते|प्रिय|নমস্কার|প্রিয়|"
    r"مرحبا|مرحبًا|عزيزي|عزيزتي|السيد|السيدة|السلام عليكم|سلام"
)
_GREETED = re.compile(
    rf"(?:^[ \t>*\"“'«]*|(?<=[.!?:>])[ \t]{{1,3}})(?:{_GREETING})[ \t,]{{1,3}}(?P<name>{_SOME})",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED = re.compile(rf"\b(?i:{_TITLE})\b\.?[ \t]{{1,2}}(?=(?P<name>{_SOME}))")
_SPOKEN_TO = re.compile(
    r"\b(?i:thanks?|sorry|congratulations|congrats|welcome|subject|betreff|asunto|objet)\b[^.!?\n,:]{0,40}"
    r"[,:][ \t]{1,2}"
    rf"(?P<name>{_WORD}(?:[ \t]{_WORD})?)(?=[,!])"
    r"|^[ \t>]*(?i:signed|regards|best|sincerely|cheers|salamat|thanks|love|yours)[ \t]?,[ \t]{1,2}"
    rf"(?P<signed>{_SOME})[ \t]*$",
    re.MULTILINE,
)
_GREETED_CLOSE = re.compile(
    r"(?:尊敬的|亲爱的|敬愛的|親愛的)(?P<name>\w{1,12}?)(?:先生|女士|小姐)?[:：,，]"
    r"|^[ \t>]*(?P<before>[^\W\d_]{1,12}?)[ \t]?(?:様|さん|님|씨|先生|女士|小姐)?[,，、:：]?[ \t]*"
    r"(?:您好|你好|こんにちは|안녕하세요)"
    r"|^[ \t>]*(?:您好|你好|嗨|안녕하세요)[,，、 ]*(?P<after>[^\W\d_]{1,12}?)(?:님|씨|様|先生|女士)?[,，、:：!！]"
    r"|^[ \t>]*(?P<honoured>[^\W\d_]{1,12}?)[ \t]?(?:様|님)[,，、]?$"
    r"|(?:我叫|我是|我的名字是|私は)(?P<own>[^\W\d_]{2,4}?)(?=[,，。、 \n]|です|$)"
    r"|^[ \t>]*(?P<called>[^\W\d_a-zA-Z]{1,12})[,，：]$",
    re.MULTILINE,
)
"Scripts without spaces between words."
_CLOSING = re.compile(
    r"^[ \t>]*(?:(?:(?:with[ \t]+)?(?:my |our )?(?:kind(?:est)?|best|warm(?:est)?|many)?[ \t]*(?:regards|"
    r"wishes|thanks))|best|warmly|"
    r"all the best|thank you|thanks again|thx|(?:yours )?(?:sincerely|faithfully|truly)|yours(?: "
    r"\w{1,12})?|cheers|love|take care|"
    r"respectfully(?: yours)?|salamat(?: po)?|saludos(?: cordiales)?|atentamente|un saludo|cordialement|"
    r"bien à vous|"
    r"(?:mit )?(?:freundlichen|besten|viele|liebe|herzlichen?) grü(?:ß|ss)en?|viele grüße|atenciosamente|"
    r"cumprimentos|abraços?|"
    r"cordiali saluti|distinti saluti|saluti|pozdrawiam|z poważaniem|с уважением|з повагою|saygılarımla|"
    r"trân trọng|"
    r"hormat (?:kami|saya)|terima kasih|مع التحية|مع خالص التحيات|此致|敬具|감사합니다|dhanyavaad|shukriya|--|__+)"
    r"[ \t]*[,.!،，]*[ \t]*\n(?:[ \t>]*\n)?(?P<block>(?:[^\n]*(?:\n|$)){1,4})",
    re.IGNORECASE | re.MULTILINE,
)
_DASHED = re.compile(rf"^[ \t>]*(?:—|–|--|~)[ \t]*(?P<name>{_SOME})[ \t]*(?=[,|(]|$)", re.MULTILINE)
_INTRODUCED = re.compile(
    rf"(?i:\b(?:my name is|my name['’]?s|i am called|i['’]m called|ako (?:po )?si|me llamo|mi nombre es|je "
    rf"m['’]appelle|mein name ist|"
    rf"ich heiße|meu nome é|me chamo|mi chiamo|mera naam|nama saya|меня зовут|мене звати|اسمي)[ "
    rf"\t]{{1,3}})(?P<name>{_SOME})"
)
_PRESENTED = re.compile(
    rf"\b(?:[Ii] ?['’]?a?m|[Tt]his is|[Ii]t['’]s)[ \t]{{1,3}}(?P<name>{_SOME})"
    rf"(?=[ \t]*(?:,|\.|from\b|here\b|and\b|again\b|$))",
    re.MULTILINE,
)
_BESIDE_ADDRESS = re.compile(rf"(?<![\w'’.-])(?P<name>{_SOME})[ \t\"]{{0,2}}[<\[(][^\s<>@]{{1,64}}@")
_WROTE = re.compile(
    rf"(?<![\w'’.-])(?P<name>{_SOME})[ \t]{{1,2}}"
    r"(?:wrote|writes|said|schrieb|a écrit|escribió|escreveu|ha scritto|написала?)[ \t]?:"
)
_OWNED = re.compile(rf"\b[Ss]ent from (?P<name>{_LETTER}[\w-]{{1,30}})['’]s\b")
_SPEAKER = re.compile(
    rf"^[ \t>*]*(?P<time>[\[(]?\d{{1,2}}[:.]\d\d[^\n:]{{0,14}}?[\])]?[ \t,-]{{1,4}})?"
    rf"(?P<name>{_WORD}(?:[ \t]{_WORD}){{0,2}})[ \t]?:[ \t]",
    re.MULTILINE,
)
SENDERS = re.compile(r"\b(?:upwork|team|support|trust|safety|customer|service|elance|odesk)\b", re.IGNORECASE)
"Words of a sender that is nobody in particular."
_NOBODY_LIST = (
    "there all team teams freelancer freelancers user users member members customer sir madam ma'am "
    "everyone everybody applicant "
    "applicants candidate friend friends folks guys people hiring talent and or the to you your yours we "
    "our us i it its this that "
    "they he she my me a an in on at for from with of as is are was were be been not no thank thanks so "
    "after before since when if "
    "unfortunately sorry again once more please just because but here what how why who which any yes ok "
    "okay regarding re fwd "
    "everything everybody one both mga sa ng ang po dear hi hello hey aboard back to upwork freelance "
    "client clients agent bot chat "
    "help system admin administrator moderator result status reason subject date decision note update "
    "question answer next step "
    "photo overview title profile account category name email e-mail phone address sent wrote mail letter "
    "message q p.s ps and/or "
    "new for very much would will can could should may might must have has had do does did today yesterday "
    "tomorrow application "
    "registration regards best team's interest time patience understanding reply help op edit tldr "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february "
    "march april june july "
    "august september october november december jan feb mar apr jun jul aug sep oct nov dec"
)
_NOBODY = frozenset(_NOBODY_LIST.split())
_PARTICLES_LIST = (
    "de la las los del der den van von zu da das do dos di du e y al el bin binti bint ibn abu le san santa"
)
_PARTICLES = frozenset(_PARTICLES_LIST.split())
_TITLES = re.compile(_TITLE, re.IGNORECASE)
_WORDS_TOO_LIST = (
    "hope grace faith joy rose mark bill will may grant chase frank rich rob sue ray max don drew gene "
    "lance miles skip wade king young "
    "long white brown black green love christian sunny angel baby princess precious blessing patience "
    "mercy gift happy favour favor "
    "success prince art dean guy pat jack jean josh van bishop summer autumn dawn eve ivy lily daisy ruby "
    "amber crystal melody harmony "
    "justice victor constant earnest ernest major junior noble price page case field wood stone hill lake "
    "rivers banks fields reason "
    "test marina sky star rain an so le do no an my in at is it on see"
)
_WORDS_TOO = frozenset(_WORDS_TOO_LIST.split())
_MOST = 60
"Names of one letter; a list of more is no letter, and each costs a look through it all."


def named_people(letter: str) -> list[str]:
    """The names and their parts, the longest first. Common words that are names too stand in capitals "
    "only."""
    found = Counter[str]()
    for pattern, small in ((_GREETED, 1), (_TITLED, 0), (_INTRODUCED, 3)):
        for one in pattern.finditer(letter):
            found[_name(one["name"], small)] += 1
    for one in _SPOKEN_TO.finditer(letter):
        found[_capitals(one["name"] or one["signed"])] += 1
    for one in _GREETED_CLOSE.finditer(letter):
        found[next(filter(None, one.groups()), "")] += 1
    for pattern in (_PRESENTED, _DASHED, _BESIDE_ADDRESS, _WROTE):
        for one in pattern.finditer(letter):
            found[_capitals(one["name"], last=pattern in (_BESIDE_ADDRESS, _WROTE))] += 1
    found.update(one["name"] for one in _OWNED.finditer(letter))
    found.update(_speakers(letter))
    for closing in _CLOSING.finditer(letter):
        found.update(signer for line in closing["block"].split("\n") if (signer := _signer(line)))
    return [name for name, _ in found.most_common(_MOST) if name and not SENDERS.search(name)]


def forms(names: list[str]) -> list[str]:
    """What to look for, the longest first: whole names and their parts, as written, in capitals and small."""
    wanted: set[str] = set()
    for name in names:
        for part in {name, *re.split(r"[\s]+", name), *re.split(r"[\s-]+", name)}:
            plain = part.strip(" \t,.!'’-")
            small = plain.lower()
            if len(plain) < 2 or small in _PARTICLES or small in _NOBODY or _TITLES.fullmatch(plain):
                continue
            wanted |= {plain, plain.upper(), plain[0].upper() + plain[1:]}
            if small not in _WORDS_TOO and len(plain) > 2:
                wanted.add(small)
    return sorted(wanted, key=lambda one: (-len(one), one))


def signature(line: str) -> bool:
    """Whether a line below a closing names somebody (and not the sender's team, nor says something)."""
    return _signer(line) != ""


def closings(letter: str) -> list[tuple[int, int]]:
    """Where the lines below each closing stand."""
    return [closing.span("block") for closing in _CLOSING.finditer(letter)]


def _name(written: str, small: int) -> str:
    """The words of a name at the beginning: in capitals, or up to `small` where none is (`hi ana thanks`)."""
    words = _without_titles(written)
    found = _capitals(" ".join(words))
    if found or not small:
        return found
    bare = [word.strip(".'’-") for word in words]
    end = next((at for at, word in enumerate(bare) if word.lower() in _NOBODY), len(bare))
    return " ".join(bare[:end]) if 0 < end <= small else ""


def _without_titles(written: str) -> list[str]:
    words = written.split()
    while words and _TITLES.fullmatch(words[0].rstrip(".")):
        words = words[1:]
    return words


def _capitals(written: str, *, last: bool = False) -> str:
    """The first (or last) run of at most four words that begin with a capital, or have none in their script."""
    words = _without_titles(written)
    if last:
        words.reverse()
    run: list[str] = []
    for word in words[:6]:
        bare = word.strip(".,'’-")
        small = bare.lower()
        if small in _PARTICLES and (run or last) and len(run) < 4:
            run.append(bare)
            continue
        initial = len(bare) == 1 and word.endswith(".")
        if not bare or (small in _NOBODY and not initial) or bare[0].islower() or len(run) == 4:
            break
        run.append(bare)
        if word.endswith(".") and len(bare) > 2 and not last:  # a sentence ends, unlike after an initial
            break
    while run and run[-1].lower() in _PARTICLES:
        run.pop()
    if last:
        run.reverse()
    return " ".join(run)


def _speakers(letter: str) -> list[str]:
    """Who speaks more than once in lines like `Mel: so?`, or has a time before the name."""
    said: Counter[str] = Counter()
    timed: set[str] = set()
    for one in _SPEAKER.finditer(letter):
        name = _capitals(one["name"]) or (one["name"] if one["time"] else "")
        if name and name.lower() not in _NOBODY and name.split()[-1] in one["name"].split()[-1]:
            said[name] += 1
            if one["time"]:
                timed.add(name)
    return [name for name, times in said.items() if times > 1 or name in timed]


_PLACED = ("from", "at", "in", "of", "for", "with", "on")
"Between a signer's name and where they work, or for whom."


def _signer(line: str) -> str:
    bare = line.strip(" \t>*_")
    words = re.split(r"[,|(•·]", bare)[0].split()
    placed = next((at for at, word in enumerate(words) if word in _PLACED), len(words))
    if not 0 < placed <= 5 or SENDERS.search(" ".join(words[:placed])) or bare[-1:] in "?!:":
        return ""
    known = _without_titles(" ".join(words[:placed]))
    if not known or known[0].lower() in _NOBODY:
        return ""
    small = any(word[0].islower() and word.lower() not in _PARTICLES for word in known)
    if small and (len(known) > 2 or placed < len(words) or bare.endswith(".")):
        return ""
    return " ".join(word.strip(".,") for word in known)
