"""What makers and versions add to the platform: their words in timelines, and who is asked under "Mijn"."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.queries import get_own_person
from participatie.initiatives import version_care
from participatie.initiatives.models import Asked
from participatie.initiatives.queries import list_own_invitations
from participatie.initiatives.services import forget_old_invitations, forget_old_links
from participatie.kernel.access import Actor
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import nightly
from participatie.moderation import things
from participatie.notifications.models import Sort
from participatie.notifications.sorts import tells, tells_itself
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events

JOINED = {
    Asked.ALONG: _l("Maakt nu mee"),
    Asked.TAKE_OVER: _l("Nam het over als maker"),
    "taken_up": _l("Werd maker: niemand maakte dit meer"),
}


def tell_makers() -> None:
    """Say how the events of makers and versions are told, and show who is asked."""
    sections.register(own_invitations)
    tells(Sort.OFFER, "MakerSought")
    tell("MakerJoined", Telling(_joined, "user-plus", "leaf"))
    tell("MakerLeft", Telling(lambda _facts: _("Maakt dit niet meer"), "user-minus"))
    tell("MakerSought", Telling(lambda _facts: _("Dit initiatief zoekt een maker"), "user-search", "sun"))
    tell("TextRewritten", Telling(lambda facts: _("Tekst aangepast: versie %(n)s", n=facts["number"]), "pencil"))
    tell("PlaceMoved", Telling(_moved, "map-pin"))
    tell("VersionHidden", Telling(lambda facts: _("Versie %(n)s van de tekst is verborgen", n=facts["number"]), "eye-off"))
    tell("VersionShown", Telling(lambda facts: _("Versie %(n)s van de tekst is weer te lezen", n=facts["number"]), "eye"))
    tells_itself("VersionHidden", "VersionShown")
    things.register(version_care.WORD, version_care.CARE)
    name_events(
        {
            "MakerJoined": _l("maker erbij"),
            "MakerLeft": _l("maker gestopt"),
            "MakerSought": _l("zoekt een maker"),
            "TextRewritten": _l("tekst aangepast na reacties"),
            "PlaceMoved": _l("verplaatst na reacties"),
            "VersionHidden": _l("eerdere tekst verborgen"),
            "VersionShown": _l("eerdere tekst weer zichtbaar"),
        }
    )


def _joined(facts: Facts) -> str:
    return str(JOINED[str(facts["how"])])


def _moved(facts: Facts) -> str:
    before, after = str(facts["from_place"]), str(facts["to_place"])
    return _("Verplaatst van %(before)s naar %(after)s", before=before, after=after) if before != after else _("Verplaatst")


def own_invitations(actor: Actor) -> sections.Section | None:
    """The initiatives that ask one to make them too."""
    invitations = list_own_invitations(get_own_person(actor))
    values: dict[str, object] = {"invitations": invitations}
    return sections.Section(_("Gevraagd als maker"), "initiatives/_invitations.html", values, True) if invitations else None


@nightly
def forget_invitations() -> None:
    """Keep what the privacy page promises."""
    with unit_of_work():
        forget_old_invitations()
        forget_old_links()
