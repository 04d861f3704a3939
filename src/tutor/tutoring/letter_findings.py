"""What the signs of a letter come to: points for each reason, act, guard and setting, after their effects."""

from collections import defaultdict
from typing import NamedTuple

from tutor.course.letter_signs import LetterSigns
from tutor.tutoring.letter_signs_found import SignBook, SignFound


class Finding(NamedTuple):
    """What all signs of one finding come to."""

    points: float
    signs: int
    places: tuple[SignFound, ...]


def weighed(found: list[SignFound], book: SignBook) -> dict[str, Finding]:
    """Points by finding: each sign counts once, and words already counted for a finding count half again."""
    by_finding: dict[str, list[SignFound]] = defaultdict(list)
    for one in found:
        by_finding[book.ready[one.sign].sign.to].append(one)
    weighed: dict[str, Finding] = {}
    for finding, places in by_finding.items():
        points, signs, used, counted = 0.0, 0, set[int](), set[int]()
        for one in sorted(places, key=lambda place: (-book.ready[place.sign].sign.points, place.first)):
            if one.sign in counted:
                continue
            counted.add(one.sign)
            fresh = [at for at in (one.first, one.last) if at not in used]
            share = 1.0 if len(fresh) == 2 or (fresh and one.first == one.last) else 0.4
            points += book.ready[one.sign].sign.points * share
            signs += 1
            used.update(range(one.first, one.last + 1))
        weighed[finding] = Finding(points, signs, tuple(places))
    return weighed


def affected(findings: dict[str, Finding], signs: LetterSigns) -> dict[str, Finding]:
    """The findings after the effects of what else was found; effects look at the points before any effect."""
    points = {name: found.points for name, found in findings.items()}
    for effect in signs.effects:
        there = effect.finding in findings and findings[effect.finding].points >= effect.points
        if there != effect.missing:
            for name, change in effect.on.items():
                if name in points:
                    points[name] += change
    return {name: found._replace(points=max(points[name], 0.0)) for name, found in findings.items()}


def others(findings: dict[str, Finding]) -> float:
    """Points of the guards that speak of another sender."""
    others = ("guard/platform", "guard/money", "guard/job")
    elsewhere = (*others, "guard/other") if "setting/freelance" not in findings else others
    return max((findings[name].points for name in elsewhere if name in findings), default=0.0)


def points_of(findings: dict[str, Finding], kind: str) -> float:
    return sum(found.points for name, found in findings.items() if name.split("/")[0] == kind)
