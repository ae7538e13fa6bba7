"""The themes that a new platform begins with. The administrator changes them later."""

from participatie.kernel.access import Actor
from participatie.subjects.models import Theme
from participatie.subjects.queries.administration import list_all_themes
from participatie.subjects.services import open_theme

# Dutch name, English name, icon, drawing
THEMES = (
    ("Groen", "Green", "trees", "groen"),
    ("Verkeer en straat", "Traffic and streets", "bike", "verkeer"),
    ("Spelen", "Play", "horse-toy", "spelen"),
    ("Ontmoeten", "Meeting", "friends", "ontmoeten"),
    ("Wonen", "Living", "home", "wonen"),
    ("Water", "Water", "droplet", "water"),
    ("Veiligheid", "Safety", "shield-check", "veiligheid"),
    ("Energie", "Energy", "bolt", "energie"),
    ("Cultuur", "Culture", "music", "cultuur"),
    ("Sport", "Sports", "ball-football", "sport"),
    ("Zorg en samen", "Care and community", "heart-handshake", "zorg"),
    ("Overig", "Other", "bulb", "overig"),
)


def open_default_themes(actor: Actor) -> list[Theme]:
    """Open them on a platform that has no theme at all; leave any choice of an administrator alone."""
    if list_all_themes():
        return []
    return [open_theme(actor, *theme, position=10 * number) for number, theme in enumerate(THEMES, start=1)]
