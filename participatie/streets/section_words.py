"""The words of cross-sections: one table for the server and, handed over with the page, for the browser."""

from collections.abc import Mapping

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.streets.section import BadSection, Caution, Strips, Tendency, place_of
from participatie.streets.section_drawing import FIGURES, LETTER_CM, LEVELS_CM, MODULE_CM, TONES, TWO_WAYS

KIND_LABELS = {
    "front_garden": _l("Voortuin"),
    "walk": _l("Stoep"),
    "cycle": _l("Fiets"),
    "drive": _l("Rijbaan"),
    "park": _l("Parkeren"),
    "green": _l("Groen"),
    "trees": _l("Bomen"),
    "water": _l("Water"),
    "furniture": _l("Meubilair"),
}
MINIMUM_LABELS = {
    **KIND_LABELS,
    "two_cars": _l("Rijbaan waar twee auto's elkaar voorbij kunnen"),
    "emergency": _l("Doorgang voor brandweer en ambulance"),
    "tree_ground": _l("Grond voor de wortels van bomen"),
}
# One sentence per id; {strip} is the name of a strip with its number, {cm} a width as people write it.
WARNING_SENTENCES = {
    "too_wide": _l("Dit past niet. Samen is het {cm} te breed."),
    "too_narrow": _l("Er is nog {cm} over."),
    "below_minimum": _l("{strip}: smaller dan {cm}. Dat is de kleinste breedte die de gemeente kiest."),
    "tree_ground": _l("{strip}: te weinig grond voor de wortels. De gemeente kiest samen met het groen ernaast minstens {cm}."),
    "emergency": _l("Brandweer en ambulance komen er niet door. Er moet {cm} vrij blijven."),
    "one_car": _l("Op de rijbaan past één auto tegelijk. Elkaar voorbij rijden kan vanaf {cm}."),
}
REFUSALS = {
    "not_a_list": _l("We konden deze doorsnede niet lezen. Begin opnieuw."),
    "not_a_strip": _l("We konden een strook niet lezen. Begin opnieuw."),
    "too_few": _l("Een doorsnede heeft minstens 2 stroken."),
    "too_many": _l("Een doorsnede heeft hoogstens 40 stroken."),
    "bad_key": _l("We konden een strook niet lezen. Begin opnieuw."),
    "double_key": _l("Een strook kwam twee keer binnen. Begin opnieuw."),
    "bad_kind": _l("Deze soort strook kennen we niet. Kies er een uit de lijst."),
    "bad_width": _l("Een strook is minstens 10 cm en hoogstens 50 m breed. Vul een heel getal in."),
    "no_strip": _l("Deze strook is er niet meer."),
    "not_streetmix": _l("Dit is geen straat van Streetmix. Plak de hele JSON."),
}
# How much of the room is used.
SUMS = {
    "good": _l("samen {sum}"),
    "rest": _l("{sum}, nog {rest} over"),
    "over": _l("{sum}, dat is {over} te breed"),
}
# What the page says when somebody changed something with a script.
LIVE = {
    "changed": _l("{strip} is nu {cm} breed."),
    "moved": _l("{strip} staat nu op plek {place} van {count}."),
    "removed": _l("{strip} is weg."),
    "added": _l("{strip} staat erbij."),
    "undone": _l("Teruggedraaid."),
    "redone": _l("Opnieuw gedaan."),
    "mirrored": _l("Links en rechts zijn omgewisseld."),
    "border": _l("Grens tussen {strip} en {other}"),
    "wider": _l("{strip} breder"),
    "narrower": _l("{strip} smaller"),
    "left": _l("{strip} naar links"),
    "right": _l("{strip} naar rechts"),
    "split": _l("{strip} splitsen"),
    "remove": _l("{strip} weghalen"),
    "width": _l("Breedte van {strip} in centimeter"),
    "kind": _l("Soort van {strip}"),
}


def metres(width_cm: int) -> str:
    """A width as people write it."""
    return f"{format_decimal(width_cm / 100, format='0.00')} m"


def strip_name(strips: Strips, key: str | None) -> str:
    """How a sentence calls a strip: its kind, and its place from the left."""
    place = place_of(strips, key or "")
    if place < 0:
        return ""
    return _("%(kind)s (strook %(n)s)", kind=KIND_LABELS[strips[place].kind], n=place + 1)


def sum_in_words(sum_cm: int, available_cm: int) -> str:
    """How much of the room is used."""
    text = str(SUMS["over" if sum_cm > available_cm else "rest" if sum_cm < available_cm else "good"])
    over, rest = metres(sum_cm - available_cm), metres(available_cm - sum_cm)
    return text.replace("{sum}", metres(sum_cm)).replace("{over}", over).replace("{rest}", rest)


def alternative(strips: Strips) -> str:
    """The whole drawing as a sentence."""
    return _("Van gevel tot gevel, van links naar rechts: %(strips)s.", strips=in_words(strips))


def sentence(strips: Strips, warning: Caution) -> str:
    """A warning in words."""
    text = str(WARNING_SENTENCES[warning.id])
    return text.replace("{strip}", strip_name(strips, warning.key)).replace("{cm}", metres(warning.cm))


def refusal(error: BadSection) -> str:
    """Why this could not be done."""
    return str(REFUSALS[error.id])


def in_words(strips: Strips) -> str:
    """The whole section as one sentence, for who cannot see the drawing."""
    return ", ".join(f"{KIND_LABELS[strip.kind]} {metres(strip.width_cm)}" for strip in strips)


def tendency_sentence(tendency: Tendency) -> str:
    """What people do with a kind of strip."""
    if tendency.wider > tendency.narrower:
        return _("vaker breder")
    if tendency.narrower > tendency.wider:
        return _("vaker smaller")
    return _("even vaak breder als smaller") if tendency.wider else _("niemand verandert dit")


def words() -> dict[str, object]:
    """All words that the script needs, in the language of the page."""
    return {
        "kinds": _in_this_language(KIND_LABELS),
        "warnings": _in_this_language(WARNING_SENTENCES),
        "refusals": _in_this_language(REFUSALS),
        "live": _in_this_language(LIVE),
        "sums": _in_this_language(SUMS),
        "alt": _("Van gevel tot gevel, van links naar rechts: %(strips)s.", strips="{strips}"),
        "decimal": format_decimal(0.5, format="0.0")[1],
        "strip": _("%(kind)s (strook %(n)s)", kind="{kind}", n="{n}"),
    }


def _in_this_language(texts: Mapping[str, object]) -> dict[str, str]:
    return {name: str(text) for name, text in texts.items()}


def rules() -> dict[str, object]:
    """The sizes and figures of the drawing, so that the script draws the same."""
    return {
        "levels": LEVELS_CM,
        "figures": FIGURES,
        "letter": LETTER_CM,
        "module_cm": MODULE_CM,
        "two_ways": sorted(TWO_WAYS),
        "tones": TONES,
    }
