"""What is filled in on the forms of site."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, a_picture, nothing
from tests.trust.world import World

ANSWERS: dict[str, Callable[[World], Answers]] = {
    "demo.hide_bar": nothing,
    "demo.show_bar": nothing,
    "demo.sign_in": nothing,
    "site_admin.logo": lambda _world: {"logo": a_picture()},
    "site_admin.remove_logo": nothing,
    "site_admin.text": lambda _world: {"title": "Over ons", "body": "Wij zijn er.", "version": 1},
    "site_admin.texts": lambda _world: {
        "name": "Samen in Vierkant",
        "place_name": "Vierkant",
        "tagline": "Van ons allemaal.",
        "contact_email": "vraag@example.org",
        "version": 1,
    },
    "site_admin.try_mail_again": nothing,
}
