"""What each workbench says in plain lines: the one thing that would raise readiness most."""

from tutor.ground.tongue import _
from tutor.plain.asking import Talk


def say_raise_most(talk: Talk) -> None:
    gains = talk.sitting.readiness().gains
    if gains:
        talk.say(
            _("Most now: +{points} of 100. {words}").format(points=gains[0].points, words=gains[0].words)
        )
