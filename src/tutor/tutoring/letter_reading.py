"""Reading a letter: which reasons its words give, how certain that is, which words say so. Never raises."""

import re
from typing import Literal

from tutor.course.catalogues import LetterReason
from tutor.course.course import LetterGuide
from tutor.tutoring.letter_findings import Finding, affected, others, points_of, weighed
from tutor.tutoring.letter_outcome import Outcome, outcome_of
from tutor.tutoring.letter_remedies import named_remedies
from tutor.tutoring.letter_signs_found import Marked, SignFound, find_signs, mark_words, sign_book
from tutor.tutoring.letter_windows import telling_windows
from tutor.tutoring.reading import Certainty, Evidence, Family, MayResubmit, Reading, ReasonFound, RemedyFound
from tutor.tutoring.sentences import Span, clauses

_ENOUGH_WORDS = 12
"A text with fewer words than this, and nothing found in it, is too little text."
_ENOUGH_OF_A_LETTER = 40
"The same where the words do sound like such a letter."
_PRECEDENCE: tuple[Family, ...] = ("closed", "act-now", "declined", "not-a-rejection")
_STRICTEST: tuple[MayResubmit, ...] = (
    "no",
    "appeal",
    "not-applicable",
    "later",
    "after-change",
    "yes",
    "unknown",
)
_MOST_EVIDENCE = 4
_SURE_SHARE, _SURE_LEAD = 0.95, 3.0
"""Share of belief, and points of lead over the next reason of its family, that *sure* needs. Of 3,440 whole texts read
with weights that had not seen them, 118 were so plain, and so agreed upon, and none of those was misread."""
_LIKELY_SHARE, _LIKELY_LEAD = 0.75, 0.5
_PLAIN_SETTING = 4.0
"Points of the setting without which a letter that does not name Upwork may be anybody's."
_PROGRAM = re.compile(r"""[{}\\]|==|\(\)|"\s?[,:]\s?["\d]""")
"What programs and tables of data have and letters have not."
_SHOWN = -1.5
"Points from which the best sentence is shown as evidence beside that of the signs."


def read_letter(text: str, guide: LetterGuide) -> Reading:
    """The reading of any text whatever. Deterministic; the same text and guide give the same reading."""
    book = sign_book(guide.signs)
    marked = mark_words(text, telling_windows(text, guide.signs), book)
    findings = affected(weighed(find_signs(marked, book), book), guide.signs)
    strengths = strengths_of(findings, guide)
    outcome = outcome_of(text, marked, findings, strengths, guide, guide.learnt) if guide.learnt else None
    family = outcome.family if outcome else _family(strengths, findings, guide)
    remedies = _remedies(text, findings, outcome, marked, guide)
    if family is None or family == "unclear":
        return _unclear(marked, findings, remedies, guide)
    if outcome:
        reasons = _learnt_reasons(text, outcome, strengths, findings, marked, guide)
    else:
        reasons = _reasons(text, family, strengths, findings, marked, guide)
    certainty = min((reason.certainty for reason in reasons), key=("sure", "likely", "unsure").index)
    return Reading(
        family=family,
        certainty=certainty,
        may_resubmit=_may_resubmit([guide.reason[reason.id] for reason in reasons]),
        reasons=reasons,
        remedies=remedies,
    )


def strengths_of(findings: dict[str, Finding], guide: LetterGuide) -> dict[str, float]:
    """Points of every reason; an act for which no reason is named gives its default."""
    signs = guide.signs
    strengths = {name: found.points for name, found in findings.items() if name in guide.reason}
    for act in (act for act in signs.defaults if act in findings):
        default = guide.reason[signs.defaults[act]]
        rest = [
            strength for name, strength in strengths.items() if guide.reason[name].family == default.family
        ]
        if max(rest, default=0.0) < signs.thresholds.named:
            share = findings[act].points * signs.default_share
            strengths[default.id] = max(share, strengths.get(default.id, 0.0))
    return strengths


def _family(strengths: dict[str, float], findings: dict[str, Finding], guide: LetterGuide) -> Family | None:
    """The family of the strongest reason, or None when the text is no letter or says too little."""
    thresholds = guide.signs.thresholds
    best = {
        family: max((s for name, s in strengths.items() if guide.reason[name].family == family), default=0.0)
        for family in _PRECEDENCE
    }
    family = max(_PRECEDENCE, key=lambda one: (best[one], -_PRECEDENCE.index(one)))
    strongest = best[family]
    guards = points_of(findings, "guard")
    setting = points_of(findings, "setting")
    if strongest < thresholds.named or guards >= max(
        thresholds.guard, min(strongest, thresholds.outspoken) * 0.7
    ):
        return None
    if "setting/upwork" not in findings and others(findings) >= thresholds.guard:
        return None
    if setting < thresholds.setting and (guards > 0 or strongest < thresholds.bare):
        return None
    return family


def _unclear(
    marked: Marked, findings: dict[str, Finding], remedies: tuple[RemedyFound, ...], guide: LetterGuide
) -> Reading:
    guarded = points_of(findings, "guard") >= guide.signs.thresholds.guard / 2
    # Words of such a letter without its reason: a piece of one, rather than something else.
    piece = bool(remedies) or points_of(findings, "setting") >= guide.signs.thresholds.sure_setting
    enough = 5 if guarded else (_ENOUGH_OF_A_LETTER if piece else _ENOUGH_WORDS)
    reason = "not-a-letter" if len(marked.words) >= enough else "too-little-text"
    certainty: Certainty = "likely" if guarded or len(marked.words) < 3 else "unsure"
    return Reading(
        family="unclear",
        certainty=certainty,
        may_resubmit="unknown",
        reasons=(ReasonFound(id=reason, certainty=certainty),),
        remedies=remedies if reason == "too-little-text" else (),
    )


def _reasons(
    text: str,
    family: Family,
    strengths: dict[str, float],
    findings: dict[str, Finding],
    marked: Marked,
    guide: LetterGuide,
) -> tuple[ReasonFound, ...]:
    thresholds = guide.signs.thresholds
    own = {name: s for name, s in strengths.items() if guide.reason[name].family == family}
    strongest = max(own.values())
    rival = max((s for name, s in strengths.items() if guide.reason[name].family != family), default=0.0)
    named = [name for name, s in own.items() if s >= thresholds.named and s >= strongest * thresholds.beside]
    act = guide.signs.sure_needs.get(family)
    acted = act is None or (act in findings and findings[act].points >= thresholds.act)
    reasons = []
    for name in sorted(named, key=lambda one: (-own[one], one)):
        places = _places(name, findings, guide)
        contested = rival >= own[name] * thresholds.rival
        certainty = _certainty(own[name], places, contested or not acted, findings, marked, guide)
        reasons.append(
            ReasonFound(
                id=name,
                certainty=certainty,
                evidence=_evidence(text, _telling_places(places, guide), marked, "reason"),
            )
        )
    return tuple(reasons)


def _learnt_reasons(
    text: str,
    outcome: Outcome,
    strengths: dict[str, float],
    findings: dict[str, Finding],
    marked: Marked,
    guide: LetterGuide,
) -> tuple[ReasonFound, ...]:
    """The reasons of an outcome; only the first can be `sure`."""
    found = []
    for at, (name, _) in enumerate(outcome.reasons):
        places = (
            _places(name, findings, guide) if strengths.get(name, 0.0) >= guide.signs.thresholds.named else ()
        )
        # A reason that the weights were never taught has no stretch: its signs alone show it.
        stretch = outcome.learnt.where.get(name)
        shown = _telling_places(places, guide) if places else ()
        if stretch and (outcome.learnt.best[name] >= _SHOWN or not shown):
            shown = (*shown, SignFound(-1, stretch.first, stretch.end - 1))
        plain = (
            at == 0
            and not _PROGRAM.search(text)
            and _agreed(outcome, strengths, findings, guide)
            and _plain(outcome, (*places, *shown[-1:]), findings, marked, guide)
        )
        likely = outcome.share >= _LIKELY_SHARE and (at > 0 or outcome.runner_up >= _LIKELY_LEAD)
        certainty: Certainty = "sure" if plain else ("likely" if likely else "unsure")
        evidence = _evidence(text, shown, marked, "reason")
        found.append(ReasonFound(id=name, certainty=certainty, evidence=evidence))
    return tuple(found)


def _plain(
    outcome: Outcome,
    places: tuple[SignFound, ...],
    findings: dict[str, Finding],
    marked: Marked,
    guide: LetterGuide,
) -> bool:
    """Whether nothing speaks against the first reason: another sender, a rival reason, a retelling."""
    named = "setting/upwork" in findings or points_of(findings, "setting") >= _PLAIN_SETTING
    unguarded = points_of(findings, "guard") == 0 and points_of(findings, "doubt") == 0
    alone = outcome.runner_up >= _SURE_LEAD and unguarded
    if not named or not alone or outcome.share < _SURE_SHARE:
        return False
    return any(_in_letter_voice((place,), marked, guide) for place in places)


def _agreed(
    outcome: Outcome, strengths: dict[str, float], findings: dict[str, Finding], guide: LetterGuide
) -> bool:
    """Whether signs, best sentence and whole text each hold the first reason for the strongest of its family.

    Nor may signs name another one, which may be the true one with the first as its consequence (a failed check is
    to be repeated). A reason that stands there only because no other was found is agreed by nobody: another may be
    in strange words.
    """
    first = outcome.reasons[0][0]
    if first not in findings or findings[first].points < guide.signs.thresholds.named:
        return False
    own = [reason.id for reason in guide.reasons if reason.family == outcome.family]
    if any(strengths.get(name, 0.0) >= guide.signs.thresholds.named for name in own if name != first):
        return False
    views = (strengths, outcome.learnt.best, outcome.learnt.whole)
    return all(view.get(first, 0.0) >= max(view.get(name, 0.0) for name in own) for view in views)


def _places(name: str, findings: dict[str, Finding], guide: LetterGuide) -> tuple[SignFound, ...]:
    """Where the signs of a reason stand; for a default reason, where its act stands."""
    if name in findings:
        return findings[name].places
    acts = [act for act, default in guide.signs.defaults.items() if default == name and act in findings]
    return tuple(place for act in acts for place in findings[act].places)


def _telling_places(places: tuple[SignFound, ...], guide: LetterGuide) -> tuple[SignFound, ...]:
    """Where the outspoken signs stand, or, where none is, all."""
    signs, least = guide.signs.signs, guide.signs.thresholds.evidence
    return tuple(place for place in places if signs[place.sign].points >= least) or places


def _certainty(
    strength: float,
    places: tuple[SignFound, ...],
    contested: bool,
    findings: dict[str, Finding],
    marked: Marked,
    guide: LetterGuide,
) -> Certainty:
    """`sure` only for strong signs in a letter's own voice and the right setting, with nothing against."""
    thresholds = guide.signs.thresholds
    if strength < thresholds.likely or points_of(findings, "setting") < thresholds.setting:
        return "unsure"
    doubt = (
        contested
        or strength < thresholds.sure
        or len({place.sign for place in places}) < 2
        or points_of(findings, "guard") > 0
        or points_of(findings, "setting") < thresholds.sure_setting
        or not _in_letter_voice(places, marked, guide)
    )
    return "likely" if doubt else "sure"


def _in_letter_voice(places: tuple[SignFound, ...], marked: Marked, guide: LetterGuide) -> bool:
    """A letter says "we" and "you", who retells one "they" and "I". One sentence in its voice will do."""
    bit = sign_book(guide.signs).lexicon.bit
    letter, retold = bit["you"] | bit["we"], bit["me"] | bit["they"]
    for stop in {marked.stops[place.first] for place in places}:
        voices = [marked.ideas[at] for at, here in enumerate(marked.stops) if here == stop]
        if any(ideas & letter for ideas in voices) and not any(ideas & retold for ideas in voices):
            return True
    return False


def _evidence(
    text: str, places: tuple[SignFound, ...], marked: Marked, role: Literal["reason", "remedy"]
) -> tuple[Evidence, ...]:
    """The sentences (of long ones, the clauses) in which the signs stand, each once, in order."""
    spans: set[Span] = set()
    for place in places:
        start, end = marked.words[place.first].start, marked.words[place.last].end
        for sentence in marked.sentences[marked.stops[place.first] : marked.stops[place.last] + 1]:
            parts = clauses(text, sentence)
            spans.update(part for part in parts if part.start < end and part.end > start)
    ordered = sorted(spans)[:_MOST_EVIDENCE]
    return tuple(
        Evidence(role="remedy" if role == "remedy" else "reason", start=s, end=e, text=text[s:e])
        for s, e in ordered
    )


def _remedies(
    text: str, findings: dict[str, Finding], outcome: Outcome | None, marked: Marked, guide: LetterGuide
) -> tuple[RemedyFound, ...]:
    return tuple(
        RemedyFound(id=name, evidence=_evidence(text, places, marked, "remedy"))
        for name, places in named_remedies(findings, outcome, guide)
    )


def _may_resubmit(reasons: list[LetterReason]) -> MayResubmit:
    """The strictest of what the reasons allow."""
    return min((reason.may_resubmit for reason in reasons), key=_STRICTEST.index)
