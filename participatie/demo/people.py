"""The people of the demo as whom one can sign in with one click."""

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

DOMAIN = "beemdwaard.example"


@dataclass(frozen=True)
class Guide:
    """Somebody to sign in as: a short key, which is also the name in the mail address, a role in words and an icon."""

    key: str
    role: LazyString
    says: LazyString
    icon: str
    next_path: str

    @property
    def email(self) -> str:
        """The address of this person in the demo."""
        return address_of(self.key)


GUIDES = (
    Guide("bewoner", _l("Bewoner"), _l("Volgt wat er in de buurt speelt en plaatst zelf iets."), "user", "/"),
    Guide("maker", _l("Maker"), _l("Maakt een initiatief en zet de volgende stap."), "bulb", "/mijn"),
    Guide("partner", _l("Partner"), _l("Spreekt namens een woningstichting."), "heart-handshake", "/"),
    Guide("teamlid", _l("Teamlid"), _l("Ziet wat er wacht op antwoord."), "inbox", "/werk"),
    Guide("tekenaar", _l("Ontwerper"), _l("Tekent een straat en antwoordt op wensen."), "pencil", "/straatplannen"),
    Guide("moderator", _l("Moderator"), _l("Kijkt naar meldingen."), "shield-check", "/modereren"),
    Guide("beheerder", _l("Beheerder"), _l("Beheert gebieden, teams en teksten."), "settings", "/beheer"),
)


def address_of(key: str) -> str:
    """The mail address of somebody in the demo; no such address exists anywhere else."""
    return f"{key}@{DOMAIN}"


def find_guide(key: str) -> Guide | None:
    """The person with this key."""
    return next((guide for guide in GUIDES if guide.key == key), None)
