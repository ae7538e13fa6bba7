"""Words for what happens in conversations, and their nightly work."""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections, waiting
from participatie.kernel.access import Actor
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import nightly
from participatie.partners.models import PARTNER
from participatie.subjects import parts
from participatie.subjects.models import Subject
from participatie.subjects.parts import Part
from participatie.subjects.timeline import Telling, tell
from participatie.subjects.wording import name_events
from participatie.threads import services
from participatie.threads.queries import find_pending, list_own_questions, list_spoken

tell("Mentioned", Telling(lambda _facts: _("Je bent genoemd in het overleg van het team"), "message-2", "river"))


def init_app(app: Flask) -> None:
    """Name the events. Importing this file makes the nightly job known."""
    waiting.register(waiting_post)
    sections.register(own_questions)
    parts.register(spoken_by)
    name_events(
        {
            "PostWritten": _l("bericht geplaatst"),
            "NoteWritten": _l("notitie voor het team"),
            "Mentioned": _l("genoemd in het overleg van het team"),
            "TemplatesChanged": _l("standaardantwoorden veranderd"),
            "PostEdited": _l("bericht bewerkt"),
            "PostWithdrawn": _l("bericht ingetrokken"),
            "PostHidden": _l("bericht verborgen"),
            "PostShown": _l("bericht weer zichtbaar"),
            "OutsiderAsked": _l("iemand zonder account gevraagd"),
            "OutsideQuestionRevoked": _l("vraag aan iemand zonder account ingetrokken"),
            "WordsRecorded": _l("opgeschreven voor iemand"),
            "RecordingClaimed": _l("overgenomen door wie het zei"),
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


@nightly
def look_after_outsiders() -> None:
    """Remind who did not answer yet, once, and forget the addresses of questions that are over."""
    with unit_of_work():
        services.forget_outsiders()
        services.remind_outsiders()


def own_questions(actor: Actor) -> sections.Section | None:
    """What one asked people without an account."""
    questions = list_own_questions(actor, limit=10)
    values: dict[str, object] = {"questions": questions, "by_subject": True}
    return sections.Section(_("Gevraagd aan mensen zonder account"), "threads/_questions.html", values) if questions else None


def spoken_by(actor: Actor, subject: Subject) -> Part | None:
    """On the page of a partner: what was said in its name lately."""
    posts = list_spoken(actor, subject.id) if subject.kind == PARTNER.name else []
    return Part("threads/_spoken.html", posts) if posts else None
