"""Address search by PDOK's Locatieserver, asked by our server so that no visitor's address reaches another host.

Whatever goes wrong there, the local gazetteer answers. Results outside the municipality are never shown. A form asks for
a place before it writes anything: while the service thinks, no transaction is open and others can write.
"""

import re
from collections.abc import Mapping

from participatie.kernel.db import let_others_write
from participatie.kernel.outgoing import OutgoingClient, OutgoingFailed
from participatie.places import queries
from participatie.places.geocoding import MOST, Geocoder, Place, spot_place
from participatie.places.models import AreaLevel
from participatie.places.spelling import MAX_QUERY, MIN_QUERY, fold

_KINDS = {"adres": "address", "weg": "street", "postcode": "street"}
_POINT = re.compile(r"POINT\s?\((-?\d{1,3}(?:\.\d{1,20})?) (-?\d{1,3}(?:\.\d{1,20})?)\)", re.ASCII)
_MUNICIPALITY = re.compile(r"GM(\d{4})", re.ASCII)


class Locatieserver:
    """Asks the national service first, and the local gazetteer when that has no answer."""

    def __init__(self, address: str, local: Geocoder, client: OutgoingClient | None = None, margin_m: float = 500) -> None:
        self._address = address.rstrip("/")
        self._local = local
        self._client = client or OutgoingClient([address])
        self._margin_m = margin_m

    def suggest(self, typed: str, limit: int = 8) -> list[Place]:
        """Own areas, then the addresses and streets that the service knows in the municipality."""
        text = " ".join(typed.split())
        if not MIN_QUERY <= len(text) <= MAX_QUERY:
            return []
        local = self._local.suggest(text, limit)
        try:
            found = self._ask(text, min(limit, MOST))
        except OutgoingFailed:
            return local
        areas = [place for place in local if place.kind == "area"]
        return [*areas, *found][:limit] if found else local

    def find(self, typed: str) -> Place | None:
        """The only answer, or the only one that begins with what was typed."""
        found = self.suggest(typed)
        same = [place for place in found if fold(place.label).startswith(fold(typed))] if len(found) > 1 else found
        return same[0] if len(same) == 1 else None

    def _ask(self, text: str, limit: int) -> list[Place]:
        asked: dict[str, str | int] = {"q": text, "rows": limit, "fl": "weergavenaam,type,centroide_ll", "fq": self._filter()}
        let_others_write()
        answer = self._client.get_json(f"{self._address}/suggest", asked)
        response = answer.get("response") if isinstance(answer, Mapping) else None
        documents = response.get("docs") if isinstance(response, Mapping) else None
        if not isinstance(documents, list):
            raise OutgoingFailed("an answer of another shape")
        places = (self._place(document) for document in documents)
        return [place for place in places if place is not None]

    def _filter(self) -> str:
        """Only addresses, streets and postcodes, and only of our own municipality where its code is known."""
        areas = queries.atlas().facts.values()
        codes = [
            match[1]
            for fact in areas
            if fact.is_open and fact.level is AreaLevel.MUNICIPALITY and (match := _MUNICIPALITY.fullmatch(fact.code))
        ]
        kinds = "type:(" + " OR ".join(_KINDS) + ")"
        return f"{kinds} AND gemeentecode:({' OR '.join(codes)})" if codes else kinds

    def _place(self, document: object) -> Place | None:
        if not isinstance(document, Mapping):
            return None
        label, kind, point = (document.get(name) for name in ("weergavenaam", "type", "centroide_ll"))
        spot = _POINT.fullmatch(point) if isinstance(point, str) else None
        if spot is None or kind not in _KINDS or not isinstance(label, str) or not label.strip():
            return None
        place = spot_place(label.strip()[:200], _KINDS[str(kind)], float(spot[1]), float(spot[2]))
        return place if queries.is_inside(place.point, self._margin_m) else None
