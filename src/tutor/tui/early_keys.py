"""Keys that come before the screen they are for stands."""

from textual.app import App


class EarlyKeys(App[None]):
    """To be mixed into an app: a key waits for a screen that is not built yet, which could not act on it."""

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        screen = self.screen
        if priority or screen.is_mounted or not screen.is_running:
            return await super()._check_bindings(key, priority)
        return screen.call_later(self._check_bindings, key)
