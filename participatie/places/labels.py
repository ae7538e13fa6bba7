"""What levels of areas and outcomes of imports are called on the screen."""

from flask_babel import lazy_gettext as _l

from participatie.places.models import AreaLevel
from participatie.places.report import Outcome

LEVELS = {
    AreaLevel.MUNICIPALITY: _l("gemeente"),
    AreaLevel.DISTRICT: _l("wijk"),
    AreaLevel.VILLAGE: _l("dorp"),
    AreaLevel.NEIGHBOURHOOD: _l("buurt"),
}
OUTCOMES = {
    Outcome.NEW: _l("nieuw"),
    Outcome.CHANGED: _l("gewijzigd"),
    Outcome.REOPENED: _l("weer open"),
    Outcome.CLOSED: _l("gesloten"),
    Outcome.UNCHANGED: _l("hetzelfde"),
    Outcome.SKIPPED: _l("overgeslagen"),
    Outcome.REFUSED: _l("geweigerd"),
}
TONES = {
    Outcome.NEW: "leaf",
    Outcome.CHANGED: "river",
    Outcome.REOPENED: "leaf",
    Outcome.CLOSED: "sun",
    Outcome.UNCHANGED: "neutral",
    Outcome.SKIPPED: "neutral",
    Outcome.REFUSED: "brick",
}
