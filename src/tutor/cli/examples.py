"""Examples of each command, as one would type them; `--help` shows those of the command asked about."""

from tutor.ground.tongue import _

EXAMPLES = (
    "tutor letter mail.txt",
    "tutor letter mail.txt --anonymise > to-share.txt",
    "tutor progress --json",
    "tutor plan -o plan.toml",
    "tutor plan --format calendar -o plan.ics",
    "tutor plan --since 2026-11-01",
    "tutor plan done letter/paste",
    "tutor plan undo letter/paste",
    "tutor plan import plan.md",
    "tutor recap > recap.md",
    "tutor where",
    "tutor saves list",
    "tutor saves show",
    "tutor saves check",
    "tutor saves backups",
    "tutor saves restore 2",
    "tutor saves export -o me.toml",
    "tutor saves import me.toml",
    "tutor saves merge me.toml",
    "tutor saves delete",
    "tutor saves prepare --saves postgresql://…",
    "tutor doctor --mend",
    "tutor feedback -o feedback.md",
    'eval "$(tutor completion bash)"',
    "tutor completion fish > ~/.config/fish/completions/tutor.fish",
    "tutor uninstall",
    "tutor check content",
    "tutor preview content letter/read-it-all",
    "tutor schema course > course.schema.json",
    "tutor gift export content -o questions.gift",
    "tutor gift import questions.gift --unit letter",
    "tutor serve --room tuesday-evening-8586db8dba --web",
    'tutor room new "Tuesday evening"',
    "tutor room --room tuesday-evening-8586db8dba",
    "tutor room status --room tuesday-evening-8586db8dba",
    "tutor room export --room tuesday-evening-8586db8dba --format csv",
)


def examples_of(command: str) -> tuple[str, ...]:
    """Those of `command`, such as “tutor plan”, and of what can be typed after it."""
    return tuple(line for line in EXAMPLES if f"{command} " in f"{line} " or f"{command})" in line)


def told(command: str) -> str:
    """The lines that stand at the end of a command's help; "" if it has none."""
    lines = "".join(f"  {line}\n" for line in examples_of(command))
    return lines and f"\n{_('examples:')}\n{lines}"
