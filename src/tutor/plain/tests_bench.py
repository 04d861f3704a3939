"""The Test planner in lines: tests that bear on the kept skills, and what became of them."""

from tutor.course.catalogues import CertificateKind
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import N_, _
from tutor.learner.progress import CertificateStatus, SavedCertificate
from tutor.plain.asking import Talk
from tutor.plain.bench import Bench
from tutor.sitting.desks import TestDesk
from tutor.tutoring.readiness import raise_most
from tutor.tutoring.skill_list import bench
from tutor.tutoring.verifying import unrelated
from tutor.tutoring.worked_example import example_lines
from tutor.tutoring.worth_of_tests import best_test, by_worth, retry_words, verified_words

_WORKS = N_(
    "Type: plan N, taken N, passed N, failed N, how N, own NAME, link N ADDRESS, drop N, example, undo, show, "
    "or b = back. N is the number of a test, for example: plan 1."
)
_STATUS: dict[str, CertificateStatus] = {
    "plan": "planned",
    "taken": "taken",
    "passed": "passed",
    "failed": "failed",
}
_SAID: dict[CertificateStatus, str] = {
    "planned": N_("planned"),
    "taken": N_("taken"),
    "passed": N_("passed"),
    "failed": N_("failed"),
}
_Row = CertificateKind | SavedCertificate


def _show(talk: Talk) -> list[_Row]:
    """Each test once, under the first kept skill it bears on; then what is saved beside them."""
    progress, course = talk.sitting.progress, talk.sitting.course
    saved = {one.id: one for one in progress.certificate}
    shown: dict[str, _Row] = {}
    talk.say()
    talk.say(
        _("Test planner. {verified} Only a passed test verifies a skill.").format(
            verified=verified_words(progress, course)
        )
    )
    talk.say(raise_most(talk.sitting.readiness()))
    best = best_test(progress, course)
    if best:
        talk.say(_("Most worth per hour: {name}, it {words}.").format(name=best.kind.name, words=best.words))
    for entry in bench(progress, course).listed:
        kinds = [worth.kind for worth in by_worth(entry.id, progress, course)]
        talk.say(_("{name} · verified").format(name=entry.name) if entry.verified else entry.name)
        if not kinds:
            talk.say(_("no test known here; show it with a proof instead"), indent="  ")
        for kind in kinds:
            if kind.id in shown:
                talk.say(
                    _("{name}: see number {n}").format(name=kind.name, n=list(shown).index(kind.id) + 1),
                    indent="  ",
                )
                continue
            shown[kind.id] = kind
            talk.say(f"{len(shown)}. {_line(kind, saved.get(kind.id))}", indent="  ")
    if not shown:
        talk.say(_("Tests stand here when you keep skills that they bear on."))
    rest = [one for one in saved.values() if one.id not in shown]
    if rest:
        talk.say(_("Also yours:"))
    for one in rest:
        shown[one.id] = one
        fits = _(" · fits no skill on your list") if unrelated(one, progress, course) else ""
        talk.say(f"{len(shown)}. {one.name or one.id}{_said(one)}{fits}", indent="  ")
    talk.say(_(_WORKS))
    return list(shown.values())


def _line(kind: CertificateKind, saved: SavedCertificate | None) -> str:
    cost = _("free") if kind.free else kind.cost
    return _("{name} · about {minutes} minutes · {cost}{words}").format(
        name=kind.name, minutes=kind.minutes, cost=cost, words=_said(saved) if saved else ""
    )


def _said(saved: SavedCertificate) -> str:
    score = f", {saved.score}" if saved.score else ""
    return f" · {_(_SAID[saved.status])}{score}{f', {saved.on}' if saved.on else ''}"


def _say_all(talk: Talk, row: _Row) -> None:
    if isinstance(row, SavedCertificate):
        talk.say(f"{row.name or row.id}{_said(row)}")
        return
    talk.say(f"{row.name}: {row.where}. {row.address}")
    talk.say(
        _("About {minutes} minutes ({minutes_from}). Cost: {cost}. As of {as_of}.").format(
            minutes=row.minutes, minutes_from=row.minutes_from, cost=row.cost, as_of=row.as_of
        )
    )
    talk.say(_("What it does not show: {words}").format(words=plain_words(row.does_not_show)))
    talk.say(_("If you fail: {words}").format(words=plain_words(retry_words(row))))
    talk.say(_("Sources: {sources}").format(sources=", ".join(row.sources)))


def _record(talk: Talk, row: _Row, status: CertificateStatus) -> None:
    """Score and date belong to a test that was taken; the status is saved before they are asked."""
    desk = TestDesk(talk.sitting)
    if isinstance(row, SavedCertificate):
        desk.change(row.id, status=status)
    else:
        desk.record(row, status=status)
    talk.say(f"{row.name}: {_(_SAID[status])}.")
    if status == "failed":
        kind = talk.sitting.course.certificate.get(row.id)
        talk.say(
            _("A failed test is no shame, and nobody sees it. {words}").format(
                words=plain_words(retry_words(kind))
            )
        )
    if status == "planned":
        return
    score = talk.words(_("Which score? Enter to skip."))
    if score:
        desk.change(row.id, score=score)
    on = talk.day(_("On which day?"))
    if on:
        desk.change(row.id, on=on)
    if status == "passed":
        talk.say(_("Has it a link? Then type: link N ADDRESS."))


def _link(talk: Talk, row: _Row, address: str) -> None:
    if any(one.id == row.id for one in talk.sitting.progress.certificate):
        TestDesk(talk.sitting).change(row.id, link=address)
    else:
        talk.say(_("Say first how far this test is, for example: passed 1."))


def _add_own(talk: Talk, name: str) -> None:
    listed = bench(talk.sitting.progress, talk.sitting.course).listed
    if not name:
        talk.say(_("Say its name too, for example: own Typing test."))
        return
    skills: tuple[str, ...] = ()
    if listed:
        picked = talk.some_of(_("Which of your skills is it about?"), [entry.name for entry in listed])
        skills = tuple(listed[place].id for place in picked)
    words = list(_STATUS.values())
    status = words[talk.one_of(_("How far is it?"), [_(_SAID[one]) for one in words]) or 0]
    saved_id = TestDesk(talk.sitting).record_own(name, skills, status=status)
    saved = next(one for one in talk.sitting.progress.certificate if one.id == saved_id)
    if status != "planned":
        _record(talk, saved, status)


def _example(talk: Talk) -> None:
    for line in example_lines(talk.sitting.progress, talk.sitting.course):
        talk.say(line)


BENCH: Bench[_Row] = Bench(
    N_("Test planner:"),
    _WORKS,
    _show,
    {"example": lambda talk, _: _example(talk), "own": _add_own},
    {
        "plan": lambda talk, row, _: _record(talk, row, "planned"),
        "taken": lambda talk, row, _: _record(talk, row, "taken"),
        "passed": lambda talk, row, _: _record(talk, row, "passed"),
        "failed": lambda talk, row, _: _record(talk, row, "failed"),
        "how": lambda talk, row, _: _say_all(talk, row),
        "link": _link,
        "drop": lambda talk, row, _: TestDesk(talk.sitting).drop(row.id),
    },
    quiet=frozenset({"example", "how"}),
    together=frozenset({"own", *_STATUS}),
    undo=("certificate",),
    nothing=N_("There is no test here yet."),
)


def tests_bench(talk: Talk) -> None:
    """Until the learner goes back. The numbers are those shown last."""
    BENCH.run(talk)
