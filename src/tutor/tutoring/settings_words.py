"""What can be set about the look, with its words, for both faces."""

from tutor.ground.tongue import N_

THEME_WORDS: tuple[tuple[str, str], ...] = (
    ("", N_("as the terminal is")),
    ("dark", N_("dark")),
    ("light", N_("light")),
    ("high-contrast", N_("high contrast")),
    ("terminal", N_("the terminal's own colours")),
)
"What can be asked for by TUTOR_THEME and in the settings."
QUIET_WORDS: tuple[tuple[str, str], ...] = (("", N_("as the line is")), ("yes", N_("yes")), ("no", N_("no")))
