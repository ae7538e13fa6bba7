"""What each sort of event is called in the history that administrators read.

A domain on a higher floor adds its own words; those of the floors below stand here.
"""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_words: dict[str, LazyString] = {}


def name_events(words: Mapping[str, LazyString]) -> None:
    """Say what these events are called."""
    _words.update(words)


def event_label(event: str) -> str:
    """What an event is called; one without words keeps its own name, so that nothing is left out."""
    return str(_words.get(event, event))


name_events(
    {
        "SiteSetUp": _l("site ingericht"),
        "SiteChanged": _l("naam of logo veranderd"),
        "SiteTextChanged": _l("tekst veranderd"),
        "AreasImported": _l("gebieden bijgewerkt"),
        "AddressesImported": _l("adressen bijgewerkt"),
        "GrantGiven": _l("rol gegeven"),
        "GrantEnded": _l("rol beëindigd"),
        "PersonDeactivated": _l("account gesloten"),
        "PersonReactivated": _l("account weer open"),
        "SignInConfirmed": _l("e-mailadres bevestigd"),
        "SubjectPublished": _l("geplaatst"),
        "SubjectEdited": _l("aangepast"),
        "SubjectStateChanged": _l("naar een andere fase"),
        "SubjectHidden": _l("verborgen"),
        "SubjectShown": _l("weer zichtbaar"),
        "SupportChanged": _l("steun veranderd"),
        "ThemeChanged": _l("thema veranderd"),
    }
)
