"""What mandates add to the platform: words in timelines and histories, parts of pages, what waits for me, and reminders."""

from datetime import timedelta

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.header import MenuLink, register_link
from participatie.accounts.sections import Section
from participatie.kernel.access import Actor
from participatie.kernel.clock import local, now, today
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job
from participatie.mandates import queries, services, telling
from participatie.mandates.including import decisions_of, no_decisions_of
from participatie.mandates.models import Advice, Escalation
from participatie.mandates.presenting import escalation_line
from participatie.mandates.wording import ending_word, outcome_word, sort_words
from participatie.notifications.sorts import tells_itself
from participatie.subjects import parts, presence
from participatie.subjects.parts import Unasked
from participatie.subjects.wording import name_events

MORNING = 8
"""No mail about questions goes out before this hour."""


@job(every_minutes=30)
def remind_of_questions() -> None:
    """Remind who has to answer for a giver, in the daytime; after the day the stand-in is told."""
    if local(now()).hour >= MORNING:
        with unit_of_work():
            services.remind_givers()


def waiting_for_me(actor: Actor) -> Section | None:
    """What waits for this person: to answer, to advise, to say, to decide at last; and what to read afterwards."""
    if not actor.is_signed_in:
        return None
    monday = today() - timedelta(days=today().weekday())
    count = len(queries.list_of_week(actor, monday)) if queries.has_given(actor) else 0
    values = {
        "asked": [escalation_line(it) for it in queries.list_to_answer(actor)],
        "advice": [(it, url_for("mandates.give_advice", advice_id=it.id)) for it in queries.list_to_advise(actor)],
        "agree": [(it, url_for("mandates.agree", agreement_id=it.id)) for it in queries.list_to_agree(actor)],
        "reviews": [(it, url_for("mandates.decision", decision_id=it.decision_id)) for it in queries.list_reviews_for(actor)],
        "decide": [*map(_allowed, queries.list_allowed(actor)), *map(_advised, queries.list_advised(actor))],
        "week_url": url_for("mandates.week") if count else "",
        "week_count": count,
    }
    return Section(_("Mandaten en besluiten"), "mandates/_waiting.html", values) if any(values.values()) else None


def _allowed(it: Escalation) -> tuple[str, str, str]:
    return it.question, url_for("mandates.decide", subject_id=it.subject_id, vraag=it.id), it.subject.title


def _advised(it: Advice) -> tuple[str, str, str]:
    way = url_for("mandates.decide", subject_id=it.subject_id, kind=it.kind, question=it.question)
    return it.question, way, it.subject.title


def ask_link(actor: Actor) -> MenuLink | None:
    """The way to "may I do this", for who is in a team."""
    return (_("Mag ik dit?"), url_for("mandates.may_i")) if actor.scopes("team_member") else None


def init_app(app: Flask) -> None:
    """Add parts, sections and links, tell what happens, and name the events."""
    telling.register()
    tells_itself("DecisionTaken", "DecisionCorrected")  # who follows hears of it as the post that it is
    app.jinja_env.filters.update(outcome_word=outcome_word, sort_words=sort_words, ending_word=ending_word)
    presence.register("decisions", queries.has_decisions)
    parts.register(decisions_of, Unasked("decisions", no_decisions_of))
    sections.register(waiting_for_me)
    register_link(ask_link)
    name_events(
        {
            "MandateRegistered": _l("mandaat opgeschreven"),
            "MandateChanged": _l("mandaat veranderd"),
            "MandateEnded": _l("mandaat gestopt"),
            "DecisionTaken": _l("besloten"),
            "DecisionCorrected": _l("besluit verbeterd"),
            "DissentRecorded": _l("niet eens met een besluit"),
            "DecisionHidden": _l("besluit verborgen"),
            "DecisionShown": _l("besluit weer zichtbaar"),
            "BoundKept": _l("grens gebleven"),
            "PartnerSpoke": _l("partner over een besluit"),
            "ReviewOpened": _l("vraag over een besluit"),
            "ReviewAnswered": _l("antwoord over een besluit"),
            "ReviewClosed": _l("vraag over een besluit gesloten"),
            "AdviceAsked": _l("advies gevraagd"),
            "AdviceGiven": _l("advies gegeven"),
            "EscalationAsked": _l("voorgelegd aan wie het mandaat gaf"),
            "EscalationAnswered": _l("antwoord van wie het mandaat gaf"),
        }
    )
