"""Why somebody is no longer signed in, told by the domains that know: it stands on the page that asks to sign in again."""

from collections.abc import Callable

Why = Callable[[], str]

_reasons: list[Why] = []


def register(why: Why) -> Why:
    """Add a reason; it gives a sentence, or nothing when it is not why."""
    if why not in _reasons:
        _reasons.append(why)
    return why


def why_signed_out() -> str:
    """What changed for who was signed in here; empty when nothing is known."""
    return next((sentence for why in _reasons if (sentence := why())), "")
