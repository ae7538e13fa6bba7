"""Which column of a file is probably which of ours."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l

from participatie.opendata.models import ImportKind
from participatie.places.spelling import fold
from participatie.subjects.kinds import Label

LABELS: Mapping[str, Mapping[str, Label]] = {
    ImportKind.INITIATIVES: {
        "title": _l("Titel"),
        "lead": _l("In één zin"),
        "story": _l("Het hele verhaal"),
        "why": _l("Waarom"),
        "theme": _l("Thema"),
        "lon": _l("Lengtegraad, of x in RD"),
        "lat": _l("Breedtegraad, of y in RD"),
        "address": _l("Adres"),
        "area_code": _l("Code van het gebied"),
        "place_name": _l("Naam van de plek"),
        "published_on": _l("Datum"),
        "author": _l("Schrijver"),
        "reference": _l("Nummer in de bron"),
    },
    ImportKind.COMMENTS: {
        "subject": _l("Nummer van het initiatief"),
        "reference": _l("Nummer van het bericht"),
        "parent": _l("Antwoord op nummer"),
        "author": _l("Schrijver"),
        "published_on": _l("Datum"),
        "text": _l("Tekst"),
    },
}
"""Our columns by kind of file, with their words on screen."""

NEEDED: Mapping[str, Sequence[str]] = {
    ImportKind.INITIATIVES: ("title",),
    ImportKind.COMMENTS: ("subject", "reference", "text"),
}

_NAMES: Mapping[str, Mapping[str, Sequence[str]]] = {
    ImportKind.INITIATIVES: {
        "title": ("title", "titel", "naam", "name", "onderwerp", "titulo"),
        "lead": ("lead", "zin", "samenvatting", "summary", "resumen", "intro"),
        "story": ("story", "verhaal", "body", "description", "omschrijving", "beschrijving", "tekst", "toelichting"),
        "why": ("why", "waarom", "motivatie"),
        "theme": ("theme", "thema", "category", "categorie", "categories", "rubriek"),
        "lon": ("lon", "lng", "long", "longitude", "lengtegraad", "x", "x_rd", "rd_x"),
        "lat": ("lat", "latitude", "breedtegraad", "y", "y_rd", "rd_y"),
        "address": ("address", "adres", "locatie", "location"),
        "area_code": ("area_code", "gebied_code", "buurtcode", "wijkcode", "gebiedscode"),
        "place_name": ("place_name", "plek", "plaats", "place"),
        "published_on": ("published_on", "datum", "date", "geplaatst", "created", "created_at", "aangemaakt"),
        "author": ("author", "auteur", "schrijver", "indiener", "gebruiker", "user"),
        "reference": ("reference", "nummer", "id", "kenmerk", "referentie"),
    },
    ImportKind.COMMENTS: {
        "subject": ("subject", "onderwerp", "initiatief", "proposal", "proposal_id", "idea", "idea_id", "plan"),
        "reference": ("reference", "nummer", "id", "comment_id", "kenmerk"),
        "parent": ("parent", "parent_id", "antwoord_op", "reply_to", "ouder"),
        "author": ("author", "auteur", "schrijver", "naam", "name", "gebruiker", "user"),
        "published_on": ("published_on", "datum", "date", "created", "created_at", "geplaatst"),
        "text": ("text", "tekst", "body", "bericht", "comment", "reactie", "texto"),
    },
}


def guess(kind: str, columns: Sequence[str]) -> dict[str, str]:
    """The likeliest column of the file for each of ours, as far as there is one; none is used twice."""
    folded = {fold(name).strip().replace(" ", "_"): name for name in reversed(columns)}
    guessed: dict[str, str] = {}
    for ours, names in _NAMES[kind].items():
        for name in names:
            if name in folded and folded[name] not in guessed.values():
                guessed[ours] = folded[name]
                break
    return guessed


def word_of(kind: str, ours: str, chosen: Mapping[str, str]) -> str:
    """A column of ours as the file calls it, so that people find the cell; else by our own word."""
    return chosen.get(ours) or str(LABELS[kind].get(ours, ours))
