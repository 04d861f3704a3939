"""What can be asked for by a word: plain mode, and without a terminal the plan in its forms and a few lines more."""

import shlex

from tutor.ground.tongue import N_, _

PLAIN = "plain"
COMMANDS = {
    PLAIN: N_("the tutor line by line, for screen readers and slow lines"),
    "plan": N_("your action plan; with --format toml, markdown, html, calendar or json"),
    "progress": N_("what is done, and what is next; with --json for programs"),
    "recap": N_("your notes: what you missed, the right answer, and why"),
    "help": N_("these lines"),
}
_FORMS = ("toml", "markdown", "html", "calendar", "json")
_LONGEST = 200


def read_command(typed: str) -> list[str] | None:
    """The words to run, exactly as listed here; None for anything else. Nothing typed is ever passed on.

    `plain` is no command to run: it opens the tutor.
    """
    if len(typed) > _LONGEST:
        return None
    try:
        words = shlex.split(typed)
    except ValueError:
        return None
    allowed: list[list[str]] = [[name] for name in COMMANDS]
    allowed += [["progress", "--json"]]
    for form in _FORMS:
        allowed += [["plan", "--format", form], ["plan", f"--format={form}"]]
    return next((one for one in allowed if one == words), None)


def help_text() -> str:
    """Each of the words, and what it tells."""
    return "\n".join(f"{name:10} {_(what)}" for name, what in COMMANDS.items())
