"""What assignments add to the platform: words in histories, parts of pages, mail, notices, and the questions by themselves."""

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.header import MenuLink, register_link
from participatie.accounts.sections import Section
from participatie.assignments import letters, queries, services
from participatie.assignments.including import assignments_of, nothing_over
from participatie.assignments.models import KIND, AssignmentState
from participatie.assignments.permissions import can_begin
from participatie.assignments.presenting import DEPENDENCY_WORDS, REASON_WORDS, SIDE_WORDS, own_line_of
from participatie.assignments.queries.hours import list_hours
from participatie.assignments.values import value_words
from participatie.kernel.access import Actor
from participatie.kernel.amounts import euros
from participatie.kernel.clock import local, now
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job
from participatie.kernel.mail import fill_when_sent
from participatie.notifications.models import Sort
from participatie.notifications.sorts import tells, writes_own_mail
from participatie.subjects import makers, parts, presence
from participatie.subjects.finding import register_texts
from participatie.subjects.parts import Unasked
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events
from participatie.teams import load

MORNING = 8
"""Nobody is asked about effects before this hour."""
WAITING = (AssignmentState.DRAFT, AssignmentState.DISCUSSED, AssignmentState.GIVEN_BACK, AssignmentState.ACCEPTED)


def _side(facts: Facts) -> str:
    return str(SIDE_WORDS.get(str(facts["side"]), facts["side"]))


def _moved(facts: Facts) -> str:
    label, said = str(KIND.state(str(facts["after"])).label), str(facts["sentence"])
    if reason := REASON_WORDS.get(str(facts["reason"])):
        said = f"{reason}. {said}"
    return f"{label}: “{said}”" if said else label


def _agreed(facts: Facts) -> str:
    if facts["is_first"]:
        return _("Afgesproken met %(team)s", team=facts["team_name"])
    return _("De afspraak is veranderd: “%(why)s”", why=facts["why"])


def _measured(facts: Facts) -> str:
    return _("Gemeten: %(value)s (%(what)s). “%(said)s”", value=facts["value"], what=facts["indicator"], said=facts["sentence"])


def _proposed(facts: Facts) -> str:
    return _("Voorstel %(number)s van %(side)s: “%(why)s”", number=facts["number"], side=_side(facts), why=facts["why"])


def _proposal_ended(facts: Facts) -> str:
    return _("Voorstel %(number)s gaat niet door: “%(why)s”", number=facts["number"], why=facts["why"])


def _yes_said(facts: Facts) -> str:
    return _("Ja van %(side)s op versie %(number)s", side=_side(facts), number=facts["number"])


def _connected(facts: Facts) -> str:
    return _("Samenhang erbij: %(words)s", words=DEPENDENCY_WORDS.get((str(facts["relation"]), True), facts["relation"]))


def _put_under(facts: Facts) -> str:
    return _("Valt onder de opdracht “%(title)s” van %(team)s", title=facts["title"], team=facts["team_name"])


tell("AssignmentMoved", Telling(_moved, "flag"))
tell("AssignmentAgreed", Telling(_agreed, "heart-handshake", "leaf"))
tell("EffectMeasured", Telling(_measured, "circle-check", "leaf"))
tell("AssignmentProposed", Telling(_proposed, "edit", "sun"))
tell("AssignmentProposalEnded", Telling(_proposal_ended, "arrow-back-up"))
tell("AssignmentYesSaid", Telling(_yes_said, "check", "leaf"))
tell("AssignmentHowChanged", Telling(lambda _facts: _("Het team schreef op hoe het dit doet"), "pencil"))
tell("AssignmentClientChanged", Telling(lambda it: _("Opdrachtgever veranderd: %(role)s", role=it["role"]), "user"))
tell("AssignmentsConnected", Telling(_connected, "link"))
tell("AssignmentsDisconnected", Telling(lambda _facts: _("Samenhang weggehaald"), "link"))
tell("EffectAsked", Telling(lambda _facts: _("Gevraagd wat het opleverde"), "help-circle"))
tell("PutUnderAssignment", Telling(_put_under, "clipboard-check", "river"))
tell(
    "TakenFromAssignment",
    Telling(lambda it: _("Valt niet meer onder de opdracht “%(title)s”", title=it["title"]), "clipboard-check"),
)


@job(every_minutes=30)
def ask_effects() -> None:
    """Ask both sides what is due, in the daytime; what was missed comes with the next turn."""
    if local(now()).hour >= MORNING:
        with unit_of_work():
            services.ask_effects()


def waiting_for_me(actor: Actor) -> Section | None:
    """What lies between the two sides and goes on, on the own overview of who belongs to either."""
    rows = [row for row in queries.list_of_actor(actor) if row.state in WAITING or row.has_proposal]
    if not rows:
        return None
    return Section(_("Opdrachten in gesprek"), "assignments/_waiting.html", {"lines": [own_line_of(row) for row in rows[:8]]})


def own_link(actor: Actor) -> MenuLink | None:
    """The way to one's own assignments, for who can have any."""
    return (_("Mijn opdrachten"), url_for("assignments.mine")) if can_begin(actor) else None


def init_app(app: Flask) -> None:
    """Add parts, sections and links; say who is told of what; name the events."""
    app.jinja_env.filters.update(value_words=value_words, euros=euros)
    fill_when_sent("assignments", letters.fill)
    presence.register("assignments", queries.has_assignments)
    parts.register(assignments_of, Unasked("assignments", nothing_over))
    sections.register(waiting_for_me)
    register_link(own_link)
    register_texts(KIND.name, queries.read_texts)
    makers.register(queries.list_own_side_ids, KIND.name)
    load.register(list_hours)
    tells(Sort.MOVED, "AssignmentAgreed", "EffectMeasured")
    writes_own_mail("AssignmentAgreed", "EffectMeasured")
    name_events(
        {
            "AssignmentMoved": _l("opdracht een stap verder"),
            "AssignmentProposed": _l("voorstel bij een opdracht"),
            "AssignmentProposalEnded": _l("voorstel bij een opdracht gaat niet door"),
            "AssignmentYesSaid": _l("ja op een opdracht"),
            "AssignmentAgreed": _l("opdracht afgesproken"),
            "AssignmentHowChanged": _l("aanpak van een opdracht veranderd"),
            "AssignmentClientChanged": _l("opdrachtgever veranderd"),
            "AssignmentsConnected": _l("samenhang tussen opdrachten erbij"),
            "AssignmentsDisconnected": _l("samenhang tussen opdrachten weg"),
            "EffectAsked": _l("gevraagd naar het effect van een opdracht"),
            "EffectMeasured": _l("effect van een opdracht gemeten"),
            "PutUnderAssignment": _l("onder een opdracht gezet"),
            "TakenFromAssignment": _l("onder een opdracht vandaan gehaald"),
        }
    )
