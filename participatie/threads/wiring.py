"""Words for what happens in conversations, and their nightly work."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from participatie.accounts import waiting
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import nightly
from participatie.subjects.wording import name_events
from participatie.threads import services
from participatie.threads.queries import find_pending


def init_app(app: Flask) -> None:
    """Name the events. Importing this file makes the nightly job known."""
    waiting.register(waiting_post)
    name_events(
        {
            "PostWritten": _l("bericht geplaatst"),
            "NoteWritten": _l("notitie voor het team"),
            "PostEdited": _l("bericht bewerkt"),
            "PostWithdrawn": _l("bericht ingetrokken"),
            "PostHidden": _l("bericht verborgen"),
            "PostShown": _l("bericht weer zichtbaar"),
        }
    )


def waiting_post(key: str) -> waiting.Waiting | None:
    """The post that the link in a mail will place."""
    pending = find_pending(key)
    return waiting.Waiting("", pending.body) if pending is not None else None


@nightly
def forget_unconfirmed_posts() -> None:
    """Remove what was written for an address that nobody confirmed."""
    with unit_of_work():
        services.forget_pending()
