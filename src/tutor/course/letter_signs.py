"""The shape of `content/letters/signs.toml`: what in a letter points to which reason, and how strongly.

Words are gathered into *ideas* (`many`, `skills`, `declined`); a *sign* is a few ideas near each other; signs
add up to *findings*: a reason, a remedy, an act (what the letter does), a guard (why it may be no letter) or
the setting.
"""

from functools import cached_property
from typing import Annotated

from tutor.course.letter_lexicon import LaidOut, laid_out
from tutor.course.models import Id, Taught, Words
from tutor.ground.quick_checks import Limits

_NONE: dict[str, str] = {}
Ideas = Annotated[str, Limits(min_length=1)]


class JoinedIdea(Taught):
    """An idea made of others: `first`, and at most `within` words later `then` ("not … accepted")."""

    idea: Words
    first: Ideas
    then: Ideas
    within: Annotated[int, Limits(ge=1, le=30)]
    takes: bool = True
    "The words of `then` no longer count as themselves."
    takes_first: bool = False


class Sign(Taught):
    """`all`: ideas that stand near each other, alternatives with `|`: `many & freelancers|people`."""

    to: Words
    all: Ideas
    points: float
    within: Annotated[int, Limits(ge=1, le=250)] = 14
    "Words between the first and the last idea."
    ordered: bool = False
    across: bool = False
    "May reach over the end of a sentence."
    but_not: str = ""
    "Ideas that must not stand in the same sentence, near the sign."

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(one.strip() for one in group.split("|")) for group in self.all.split("&"))


class Effect(Taught):
    """When `finding` has at least `points`, the findings in `on`, if there, change by so many points."""

    finding: Words
    points: float = 3.0
    missing: bool = False
    "True: the effect comes when the finding has fewer points than that."
    on: dict[str, float]


class Thresholds(Taught):
    """How many points make a reason worth naming, and with which certainty."""

    named: float
    likely: float
    sure: float
    beside: Annotated[float, Limits(gt=0, le=1)]
    "A further reason needs this share of the strongest one's points."
    rival: Annotated[float, Limits(gt=0, le=1)]
    "Another family with this share of the points forbids `sure`."
    guard: float
    "Guard points from which a text may be taken for no letter."
    evidence: float
    "Points of a sign from which its sentence is shown as evidence."
    outspoken: float
    "Guards need never outweigh more points of a reason than this."
    setting: float
    "Points of the setting (Upwork, freelancing, registration) below which a text may be anything."
    bare: float
    "Points that a reason needs where there is next to no setting."
    sure_setting: float
    "Points of the setting below which nothing is sure."
    act: float
    "Points that the family's act needs before anything of the family is sure."


class LetterSigns(Taught):
    """Signs and weights, as data. `words` is by language, then by idea: words parted by commas.

    A word may end in `*` (any ending) or stand in a phrase; a phrase after `!` hides its single words.
    """

    thresholds: Thresholds
    words: dict[str, dict[str, str]]
    not_typos: str = ""
    exact: str = ""
    "Ideas whose words count only when spelt right."
    telling: str
    "Beginnings of words by which the telling part of a very long text is found."
    joined: tuple[JoinedIdea, ...] = ()
    signs: tuple[Sign, ...]
    effects: tuple[Effect, ...] = ()
    defaults: dict[str, Id]
    "For an act without a named reason: the reason to give."
    default_share: float = 0.9
    sure_needs: dict[str, str] = _NONE
    "By family: the act without which nothing of the family is sure."

    model_beside = ("laid_out",)

    @cached_property
    def laid_out(self) -> LaidOut:
        """The words, ready for look-ups."""
        return laid_out(self.words, (one.idea for one in self.joined), self.not_typos, self.exact)

    def fit(self) -> None:
        """No idea is empty, and signs use known ideas."""
        for language, ideas in self.words.items():
            for idea, listed in ideas.items():
                if not listed.strip(" ,\n"):
                    raise ValueError(f"words.{language}.{idea} holds no words")
        known = {idea for ideas in self.words.values() for idea in ideas} | {one.idea for one in self.joined}
        used = {name for sign in self.signs for group in sign.groups for name in group}
        used |= {name.strip() for sign in self.signs for name in sign.but_not.split("|") if name.strip()}
        parts = [part for one in self.joined for part in (one.first, one.then)]
        used |= {name.strip() for part in parts for name in part.split("|")}
        if used - known:
            raise ValueError(f"no words are given for: {', '.join(sorted(used - known))}")

    def __hash__(self) -> int:
        return id(self)
