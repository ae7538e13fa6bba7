"""What mandates add to the platform: words in timelines and histories, parts of pages, what waits for me, and reminders."""

from datetime import date

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.header import MenuLink, register_link
from participatie.accounts.sections import Section
from participatie.kernel.access import Actor
from participatie.kernel.clock import local, now
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job
from participatie.kernel.templating import day
from participatie.mandates import queries, services
from participatie.mandates.including import decisions_of
from participatie.mandates.presenting import escalation_line
from participatie.mandates.wording import OUTCOME_LABELS, sort_words
from participatie.subjects import parts
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events

MORNING = 8
"""No mail about questions goes out before this hour."""


def outcome_word(outcome: str) -> str:
    """What was answered, for mails and timelines."""
    return str(OUTCOME_LABELS.get(outcome, outcome))


def _asked(facts: Facts) -> str:
    told = {"team": str(facts["holder_name"]), "giver": str(facts["giver"]), "sorts": sort_words(str(facts["crossed"]))}
    by_day = day(date.fromisoformat(str(facts["due_on"])))
    return _("%(team)s legt iets voor aan %(giver)s: over de grens voor %(sorts)s. Antwoord voor %(day)s", **told, day=by_day)


def _answered(facts: Facts) -> str:
    return _("%(giver)s antwoordde: %(outcome)s", giver=facts["giver"], outcome=outcome_word(str(facts["outcome"])).lower())


def _advice_asked(facts: Facts) -> str:
    return _("%(team)s vraagt advies aan %(party)s", team=facts["holder_name"], party=facts["party_name"])


tell("MandateRegistered", Telling(lambda it: _("Mag zelf beslissen: %(what)s", what=it["sentence"]), "shield-check", "river"))
tell(
    "MandateChanged", Telling(lambda it: _("Mandaat veranderd: %(what)s %(why)s", what=it["sentence"], why=it["why"]), "pencil")
)
tell("MandateEnded", Telling(lambda it: _("Mandaat gestopt: %(what)s", what=it["sentence"]), "ban"))
tell(
    "DecisionTaken",
    Telling(lambda it: _("%(team)s besloot: “%(what)s”", team=it["holder_name"], what=it["choice"]), "scale", "leaf"),
)
tell(
    "DecisionCorrected",
    Telling(
        lambda it: _("%(team)s verbeterde een besluit: “%(what)s”", team=it["holder_name"], what=it["choice"]), "scale", "river"
    ),
)
tell("DissentRecorded", Telling(lambda it: _("Niet iedereen is het eens met: “%(what)s”", what=it["choice"]), "message-2"))
tell("AdviceAsked", Telling(_advice_asked, "help-circle"))
tell("AdviceGiven", Telling(lambda it: _("%(party)s gaf advies", party=it["party_name"]), "message-2", "leaf"))
tell("EscalationAsked", Telling(_asked, "send", "sun"))
tell("EscalationAnswered", Telling(_answered, "message-2", "leaf"))


@job(every_minutes=30)
def remind_of_questions() -> None:
    """Remind who has to answer for a giver, in the daytime; after the day the stand-in is told."""
    if local(now()).hour >= MORNING:
        with unit_of_work():
            services.remind_givers()


def waiting_for_me(actor: Actor) -> Section | None:
    """The questions and requests for advice that wait for this person, on the own overview."""
    asked = [escalation_line(it) for it in queries.list_to_answer(actor)]
    advice = [(it, url_for("mandates.give_advice", advice_id=it.id)) for it in queries.list_to_advise(actor)]
    if not asked and not advice:
        return None
    return Section(_("Wacht op jouw antwoord"), "mandates/_waiting.html", {"asked": asked, "advice": advice})


def ask_link(actor: Actor) -> MenuLink | None:
    """The way to "may I do this", for who is in a team."""
    return (_("Mag ik dit?"), url_for("mandates.may_i")) if actor.scopes("team_member") else None


def init_app(app: Flask) -> None:
    """Add parts, sections and links, and name the events."""
    app.jinja_env.filters.update(outcome_word=outcome_word, sort_words=sort_words)
    parts.register(decisions_of)
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
            "AdviceAsked": _l("advies gevraagd"),
            "AdviceGiven": _l("advies gegeven"),
            "EscalationAsked": _l("voorgelegd aan wie het mandaat gaf"),
            "EscalationAnswered": _l("antwoord van wie het mandaat gaf"),
        }
    )
