"""What happens with mandates and under them, in the words of timelines, feeds and news."""

from datetime import date

from flask_babel import gettext as _

from participatie.kernel.templating import day
from participatie.mandates.models import Said
from participatie.mandates.wording import ending_word, outcome_word, sort_words
from participatie.subjects.timeline import Facts, Telling, tell


def _registered(facts: Facts) -> str:
    return _("Mag zelf beslissen: %(what)s", what=facts["sentence"])


def _changed(facts: Facts) -> str:
    return _("Mandaat veranderd: %(what)s %(why)s", what=facts["sentence"], why=facts["why"])


def _bound_kept(facts: Facts) -> str:
    return _("De grens blijft: %(what)s %(why)s", what=facts["sentence"], why=facts["why"])


def _ended(facts: Facts) -> str:
    return _("Mandaat gestopt: %(what)s", what=facts["sentence"])


def _taken(facts: Facts) -> str:
    return _("%(team)s besloot: “%(what)s”", team=facts["holder_name"], what=facts["choice"])


def _corrected(facts: Facts) -> str:
    return _("%(team)s verbeterde een besluit: “%(what)s”", team=facts["holder_name"], what=facts["choice"])


def _dissented(facts: Facts) -> str:
    return _("Niet iedereen is het eens met: “%(what)s”", what=facts["choice"])


def _partner_spoke(facts: Facts) -> str:
    partner, what = facts["partner_name"], facts["choice"]
    if facts["said"] == Said.YES:
        return _("%(partner)s is het eens met: “%(what)s”", partner=partner, what=what)
    return _("%(partner)s is het niet eens met: “%(what)s”", partner=partner, what=what)


def _review_opened(facts: Facts) -> str:
    return _("%(giver)s vraagt naar: “%(what)s”", giver=facts["giver"], what=facts["choice"])


def _review_answered(facts: Facts) -> str:
    return _("%(holder)s legt uit: “%(what)s”", holder=facts["holder_name"], what=facts["choice"])


def _review_closed(facts: Facts) -> str:
    ending = ending_word(str(facts["ending"])).lower()
    return _("%(giver)s over “%(what)s”: %(ending)s", giver=facts["giver"], what=facts["choice"], ending=ending)


def _advice_asked(facts: Facts) -> str:
    return _("%(team)s vraagt advies aan %(party)s", team=facts["holder_name"], party=facts["party_name"])


def _advice_given(facts: Facts) -> str:
    return _("%(party)s gaf advies", party=facts["party_name"])


def _asked(facts: Facts) -> str:
    told = {"team": str(facts["holder_name"]), "giver": str(facts["giver"]), "sorts": sort_words(str(facts["crossed"]))}
    by_day = day(date.fromisoformat(str(facts["due_on"])))
    return _("%(team)s legt iets voor aan %(giver)s: over de grens voor %(sorts)s. Antwoord voor %(day)s", **told, day=by_day)


def _answered(facts: Facts) -> str:
    return _("%(giver)s antwoordde: %(outcome)s", giver=facts["giver"], outcome=outcome_word(str(facts["outcome"])).lower())


TELLINGS = {
    "MandateRegistered": Telling(_registered, "shield-check", "river"),
    "MandateChanged": Telling(_changed, "pencil"),
    "BoundKept": Telling(_bound_kept, "shield-check"),
    "MandateEnded": Telling(_ended, "ban"),
    "DecisionTaken": Telling(_taken, "scale", "leaf"),
    "DecisionCorrected": Telling(_corrected, "scale", "river"),
    "DissentRecorded": Telling(_dissented, "message-2"),
    "PartnerSpoke": Telling(_partner_spoke, "message-2"),
    "ReviewOpened": Telling(_review_opened, "help-circle"),
    "ReviewAnswered": Telling(_review_answered, "message-2"),
    "ReviewClosed": Telling(_review_closed, "circle-check"),
    "AdviceAsked": Telling(_advice_asked, "help-circle"),
    "AdviceGiven": Telling(_advice_given, "message-2", "leaf"),
    "EscalationAsked": Telling(_asked, "send", "sun"),
    "EscalationAnswered": Telling(_answered, "message-2", "leaf"),
}


def register() -> None:
    """Say how each event is told."""
    for event, telling in TELLINGS.items():
        tell(event, telling)
