"""What the host says at more than one of its doors, in the room's language."""

from tutor.ground.tongue import N_, many

CLOSED = N_("The room is closed now. Please ask your facilitator.")
TOO_MANY = N_("Too many wrong codes. Please wait a moment.")
CANT_TELL = N_("Your own code can't be looked up just now. Your work is safe. Please try again in a minute.")
NOT_STARTED = N_("Nothing was started.")


def time_words(seconds: float) -> str:
    """A time as people say it: in seconds up to a minute and a half, then in minutes."""
    if seconds < 90:
        return many("{n} second", "{n} seconds", round(seconds)).format(n=round(seconds))
    return many("{n} minute", "{n} minutes", round(seconds / 60)).format(n=round(seconds / 60))
