"""What can be set about the look, with its words, for both faces."""

THEME_WORDS: tuple[tuple[str, str], ...] = (
    ("", "as the terminal is"),
    ("dark", "dark"),
    ("light", "light"),
    ("high-contrast", "high contrast"),
    ("terminal", "the terminal's own colours"),
)
"What can be asked for by TUTOR_THEME and in the settings."
QUIET_WORDS: tuple[tuple[str, str], ...] = (("", "as the line is"), ("yes", "yes"), ("no", "no"))
