"""What promises add to the platform: their words in timelines and histories, their part of pages, and their reminders."""

from datetime import date

from flask import Flask, current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.commitments import services
from participatie.commitments.events import AboutCommitment
from participatie.commitments.including import no_promises_of, promises_of
from participatie.commitments.models import Commitment
from participatie.commitments.presenting import as_strip, capitalize_first, iso_day
from participatie.commitments.queries import found
from participatie.kernel.clock import local, now
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job
from participatie.kernel.templating import day
from participatie.subjects import findables, parts, presence
from participatie.subjects.findables import Findable
from participatie.subjects.parts import Unasked
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events

MORNING = 8
"""No mail about promises goes out before this hour."""


def _made(facts: Facts) -> str:
    what, by_day = str(facts["what"]), day(date.fromisoformat(str(facts["due_on"])))
    if party := facts["party_name"]:
        return _("%(party)s belooft: “%(what)s”, uiterlijk %(day)s", party=str(party), what=what, day=by_day)
    return _("Toegezegd: “%(what)s”, uiterlijk %(day)s", what=what, day=by_day)


def _changed(facts: Facts) -> str:
    by_day = day(date.fromisoformat(str(facts["due_on"])))
    return _(
        "Toezegging veranderd: “%(what)s”, nu uiterlijk %(day)s. %(why)s", what=facts["what"], day=by_day, why=facts["why"]
    )


def _withdrawn(facts: Facts) -> str:
    return _("Toezegging teruggenomen: “%(what)s”. %(why)s", what=facts["what"], why=facts["why"])


tell("CommitmentMade", Telling(_made, "clipboard-check", "river"))
tell("CommitmentKept", Telling(lambda it: _("Nagekomen: “%(what)s”", what=it["what"]), "circle-check", "leaf"))
tell(
    "CommitmentReopened",
    Telling(lambda it: _("Toch nog niet nagekomen: “%(what)s”", what=it["what"]), "arrow-back-up"),
)
tell("CommitmentChanged", Telling(_changed, "clipboard-check"))
tell("CommitmentWithdrawn", Telling(_withdrawn, "arrow-back-up"))
tell(
    "CommitmentConfirmed",
    Telling(lambda it: _("Ook volgens een ander nagekomen: “%(what)s”", what=it["what"]), "check", "leaf"),
)
tell(
    "CommitmentDisputed", Telling(lambda it: _("Volgens een ander niet nagekomen: “%(what)s”", what=it["what"]), "alert-circle")
)


@job(every_minutes=30)
def remind_of_promises() -> None:
    """Remind people of what they promised, in the daytime; what was missed comes with the next turn."""
    if local(now()).hour >= MORNING:
        with unit_of_work():
            services.remind(current_app.config["COMMITMENT_REMINDER_DAYS"])


def init_app(app: Flask) -> None:
    """Add filters and the part of pages, and name the events."""
    app.jinja_env.filters.update(as_strip=as_strip, capitalize_first=capitalize_first, iso_day=iso_day)
    presence.register("promises", found.has_promises)
    parts.register(promises_of, Unasked("promises", no_promises_of))
    findables.register(
        Findable(
            part="promise",
            plural=_l("toezeggingen"),
            icon="clipboard-check",
            endpoint="commitments.detail",
            key="commitment_id",
            events=(AboutCommitment,),
            id=Commitment.id,
            texts=found.texts_of,
            ids_after=found.ids_after,
            visible=found.visible,
        )
    )
    name_events(
        {
            "CommitmentMade": _l("toezegging gedaan"),
            "CommitmentKept": _l("toezegging nagekomen"),
            "CommitmentReopened": _l("toezegging weer open"),
            "CommitmentChanged": _l("toezegging veranderd"),
            "CommitmentWithdrawn": _l("toezegging teruggenomen"),
            "CommitmentConfirmed": _l("toezegging bevestigd"),
            "CommitmentDisputed": _l("toezegging betwist"),
            "CommitmentHidden": _l("toezegging verborgen"),
            "CommitmentShown": _l("toezegging weer zichtbaar"),
        }
    )
