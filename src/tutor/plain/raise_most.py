"""What each workbench says in plain lines: the one thing that would raise readiness most."""

from tutor.plain.asking import Talk


def say_raise_most(talk: Talk) -> None:
    gains = talk.sitting.readiness().gains
    if gains:
        talk.say(f"Most now: +{gains[0].points} of 100. {gains[0].words}")
