"""What was typed and not yet kept: Esc leaves it here, and the same place finds it again."""

from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

_DRAFTS: WeakKeyDictionary[App[Any], dict[str, Any]] = WeakKeyDictionary()


def drafts_of(app: App[Any]) -> dict[str, Any]:
    """Drafts by place, for as long as the tutor is open. Two learners in one process never share them."""
    return _DRAFTS.setdefault(app, {})
