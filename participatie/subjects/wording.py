"""What each sort of event is called in the history that administrators read.

A domain on a higher floor adds its own words; those of the floors below stand here.
"""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

_words: dict[str, LazyString] = {}


def name_events(words: Mapping[str, LazyString]) -> None:
    """Say what these events are called."""
    _words.update(words)


def event_label(event: str) -> str:
    """What an event is called; one without words keeps its own name, so that nothing is left out."""
    return str(_words.get(event, event))


_FACTS = {
    "after": _l("nu"),
    "change": _l("wat er gebeurde"),
    "endpoint": _l("pagina"),
    "entries": _l("regels"),
    "entry": _l("eerste regel die niet klopt"),
    "fault": _l("fout"),
    "imported": _l("uit een bestand"),
    "is_last": _l("verdere pogingen dit uur staan er niet bij"),
    "permission": _l("recht"),
    "way": _l("manier van inloggen"),
    "area": _l("gebied"),
    "asked_by": _l("gevraagd door"),
    "before": _l("eerst"),
    "capacity": _l("als"),
    "from_team": _l("van team"),
    "in_term": _l("op tijd"),
    "kind": _l("soort"),
    "language": _l("taal"),
    "name": _l("naam"),
    "other_title": _l("het andere"),
    "partner_name": _l("partner"),
    "power": _l("waarover"),
    "reason": _l("reden"),
    "role": _l("rol"),
    "added": _l("erbij"),
    "sentence": _l("zin"),
    "source": _l("bron"),
    "team_name": _l("team"),
    "theme": _l("thema"),
    "to_team": _l("naar team"),
    "working_days": _l("werkdagen"),
    "changed": _l("veranderd"),
    "closed": _l("gesloten"),
    "created": _l("gemaakt"),
    "count": _l("aantal"),
    "crossed": _l("over de grens"),
    "due_on": _l("uiterlijk"),
    "ending": _l("hoe het afliep"),
    "giver": _l("mandaatgever"),
    "holder_name": _l("mandaat van"),
    "indicator": _l("waaraan je het ziet"),
    "is_first": _l("eerste keer"),
    "is_public": _l("openbaar"),
    "may_manage": _l("mag beheren"),
    "may_speak": _l("mag spreken"),
    "moved": _l("verhuisd"),
    "number": _l("nummer"),
    "outcome": _l("uitkomst"),
    "party_name": _l("van wie"),
    "relation": _l("samenhang"),
    "remit_area": _l("werkveld: gebied"),
    "remit_theme": _l("werkveld: thema"),
    "said": _l("zei"),
    "side": _l("kant"),
    "streets": _l("straten"),
    "addresses": _l("adressen"),
    "reopened": _l("weer open"),
    "verdict": _l("oordeel"),
    "version_number": _l("versie"),
    "what": _l("wat"),
    "value": _l("waarde"),
}


_VALUES = {
    "administrator": _l("beheerder"),
    "answer": _l("antwoord"),
    "comment": _l("reactie"),
    "concern": _l("zorg"),
    "initiative": _l("initiatief"),
    "initiatives": _l("initiatieven"),
    "join": _l("doet mee"),
    "maker": _l("maker"),
    "question": _l("vraag"),
    "record": _l("verslag"),
    "resident": _l("bewoner"),
    "support": _l("steun"),
    "update": _l("nieuws"),
    "client": _l("opdrachtgever"),
    "taker": _l("team"),
    "yes": _l("ja"),
    "returned": _l("terug naar het team"),
    "own_power": _l("je mocht dit zelf"),
    "conditions": _l("ja, met voorwaarden"),
    "once": _l("dit mag één keer"),
    "touches": _l("raakt aan"),
    "waits_for": _l("wacht op"),
    "strengthens": _l("versterkt"),
    "amount": _l("bedrag"),
    "days": _l("hoe lang het duurt"),
}


def fact_value(value: str | int | bool) -> str:
    """A value of a fact as people say it: yes and no, the sorts of posts and of support, or else as it is."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return str(_VALUES.get(str(value), value))


def fact_label(key: str) -> str:
    """What a fact of an event is called; one without words keeps its own name."""
    return str(_FACTS.get(key, key))


name_events(
    {
        "SiteSetUp": _l("site ingericht"),
        "SiteChanged": _l("naam of logo veranderd"),
        "SiteTextChanged": _l("tekst veranderd"),
        "MailTriedAgain": _l("mail opnieuw verstuurd"),
        "AreasImported": _l("gebieden bijgewerkt"),
        "AddressesImported": _l("adressen bijgewerkt"),
        "GrantGiven": _l("rol gegeven"),
        "GrantEnded": _l("rol beëindigd"),
        "PersonDeactivated": _l("account gesloten"),
        "PersonReactivated": _l("account weer open"),
        "SignInConfirmed": _l("e-mailadres bevestigd"),
        "OwnDataMade": _l("gegevens gedownload"),
        "PersonErased": _l("account gewist"),
        "StaffSignedIn": _l("medewerker ingelogd"),
        "WayInChanged": _l("manier van inloggen veranderd"),
        "HistoryForgotten": _l("persoonlijke tekst uit de geschiedenis gewist"),
        "SubjectPublished": _l("geplaatst"),
        "SubjectEdited": _l("aangepast"),
        "SubjectStateChanged": _l("naar een andere fase"),
        "SubjectHidden": _l("verborgen"),
        "SubjectShown": _l("weer zichtbaar"),
        "SupportChanged": _l("steun veranderd"),
        "SubjectsLinked": _l("gekoppeld"),
        "SubjectsUnlinked": _l("niet meer gekoppeld"),
        "ThemeChanged": _l("thema veranderd"),
    }
)
