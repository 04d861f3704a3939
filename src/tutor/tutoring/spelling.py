"""Which words are misspelt, by a list of words with how often each is used. Doubt is no mistake."""

from collections.abc import Callable, Iterable, Mapping

from rapidfuzz.distance import OSA

_OFTEN = 2000
"How often the meant word stands in the list's books, so that a rare word never mends a new one."
_LEAST_LETTERS = 5
_LONG = 9
"From this length on two slips in a word are still readable."
_MOST_LOOKED_AT = 40
# Words of today's work that the list of words does not have.
_WORK = """
    backend frontend fullstack signup login logins onboarding inbox inboxes workflow workflows chatbot chatbots
    helpdesk helpdesks ecommerce dropshipping upsell upselling voicemail voicemails voiceover voiceovers podcast
    podcasts podcaster livestream wellbeing timezone timezones freelancing freelancer upwork shopify programme
    programmes crowdfunding blockchain webinar webinars plugin plugins dashboard dashboards startup startups
    screenshot screenshots multitask multitasking hashtag hashtags subtitling captioning offline online emails
    email webpages webpage metadata analytics outsource outsourced outsourcing multilingual
    fulfil enquiry enquiries jewellery async auth codebase codebases config configs dataset datasets geospatial
    linting lookup lookups microservice microservices middleware realtime refactor refactored refactoring
    remarketing repo repos retargeting schema schemas serverless unboxing vlog vlogs voicemails whiteboard
"""
_WORK_WORDS = frozenset(_WORK.split())
# Real words, yet in a profile nearly always another one is meant.
_OFTEN_MEANT = {
    "costumer": "customer",
    "costumers": "customers",
    "calender": "calendar",
    "calenders": "calendars",
    "manger": "manager",
    "mangers": "managers",
    "pubic": "public",
}
_BRITISH: tuple[tuple[str, str], ...] = (
    ("our", "or"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("tre", "ter"),
)
_BRITISH += (
    ("ogue", "og"),
    ("ller", "ler"),
    ("lled", "led"),
    ("lling", "ling"),
    ("lf", "llf"),
    ("ence", "ense"),
)


def misspelt_in(
    words: Iterable[str], how_often: Callable[[str], int], all_words: Callable[[], Iterable[str]]
) -> Mapping[str, str]:
    """Word → what is probably meant. `how_often` is 0 for an unknown word. No near, common word: no mistake."""
    wrong: dict[str, str] = {}
    unknown = []
    for word in dict.fromkeys(words):
        if word in _OFTEN_MEANT:
            wrong[word] = _OFTEN_MEANT[word]
        elif len(word) >= _LEAST_LETTERS and not _is_known(word, how_often):
            unknown.append(word)
    if unknown:
        common = [one for one in all_words() if how_often(one) >= _OFTEN]
        meant = ((word, _meant(word, common, how_often)) for word in unknown[:_MOST_LOOKED_AT])
        wrong |= {word: other for word, other in meant if other}
    return wrong


def _is_known(word: str, how_often: Callable[[str], int]) -> bool:
    if word in _WORK_WORDS or how_often(word):
        return True
    bare = word.removesuffix("'s").removesuffix("s")
    forms = {bare} | {word.replace(here, there) for here, there in _BRITISH if here in word}
    return any(how_often(form) or form in _WORK_WORDS for form in forms)


def _meant(word: str, common: list[str], how_often: Callable[[str], int]) -> str:
    """The nearest common word, the more used of two equally near; "" where none is near."""
    most = 2 if len(word) >= _LONG else 1
    near = []
    for other in common:
        if abs(len(other) - len(word)) <= most:
            slips = OSA.distance(word, other, score_cutoff=most)
            if slips <= most:
                near.append((slips, other[0] != word[0], -how_often(other), other))
    return min(near)[3] if near else ""
