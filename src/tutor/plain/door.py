"""Coming in, line by line: what stands in the way, and a numbered question about it."""

from collections.abc import Callable

from tutor.ground.clean import clean, clean_line
from tutor.ground.problem import TutorError
from tutor.ground.tongue import _
from tutor.plain.asking import LEAVING, number_of
from tutor.sitting.door import Choice, Door, Obstacle


def ask_at_the_door(door: Door, ask: Callable[[str], str | None], say: Callable[[str], None]) -> bool:
    """Ask until there is a sitting; False if the learner leaves or there is no more input."""
    while (obstacle := door.obstacle) is not None:
        choice = _chosen(obstacle, ask, say)
        if choice == "leave":
            return False
        if choice == "look":
            say(door.damaged_text())
            continue
        try:
            door.choose(choice)
        except TutorError as problem:
            say(clean(str(problem)))
    return True


def _chosen(obstacle: Obstacle, ask: Callable[[str], str | None], say: Callable[[str], None]) -> Choice:
    say(clean(f"\n{obstacle.title}.\n{obstacle.problem.happened} {obstacle.problem.safe}\n"))
    for number, (_choice, words) in enumerate(obstacle.choices, 1):
        say(f"  {number}. {clean_line(words)}")
    while True:
        typed = ask(_("What do you want to do?"))
        if typed is None or clean_line(typed).casefold() in LEAVING:
            return "leave"
        place = number_of(clean_line(typed), len(obstacle.choices))
        if place is not None:
            return obstacle.choices[place][0]
        say(_("Type a number from 1 to {n}.").format(n=len(obstacle.choices)))
