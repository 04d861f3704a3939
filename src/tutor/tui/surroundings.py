"""The environment as the full screen may see it; to be called before Textual is imported."""

from collections.abc import MutableMapping

_SIZES = ("COLUMNS", "LINES")


def forget_orders(environ: MutableMapping[str, str]) -> None:
    """Take away what Textual and Rich would obey: TEXTUAL_* may import modules, log every key, press keys and write
    files, and COLUMNS and LINES may claim any size (reliability.md 2d)."""
    for name in [name for name in environ if name.startswith("TEXTUAL_") or name in _SIZES]:
        del environ[name]
