"""The talents, languages and days that can be chosen: a fixed list, so that what one has meets what another asks."""

from collections.abc import Iterable

from babel.dates import get_day_names
from flask_babel import LazyString, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

GROUPS: tuple[tuple[LazyString, dict[str, LazyString]], ...] = (
    (
        _l("Doen"),
        {
            "tuinieren": _l("tuinieren"),
            "klussen": _l("klussen en timmeren"),
            "koken": _l("koken"),
            "rijden": _l("rijden en vervoeren"),
            "naaien": _l("naaien en repareren"),
            "techniek": _l("techniek"),
        },
    ),
    (
        _l("Met mensen"),
        {
            "ontvangen": _l("mensen ontvangen"),
            "bijeenkomst": _l("een bijeenkomst leiden"),
            "bemiddelen": _l("bemiddelen"),
            "jongeren": _l("met jongeren werken"),
            "ouderen": _l("met ouderen werken"),
            "uitleggen": _l("uitleggen en lesgeven"),
            "aanbellen": _l("aanbellen en mensen meekrijgen"),
        },
    ),
    (
        _l("Maken"),
        {
            "schrijven": _l("schrijven"),
            "ontwerpen": _l("tekenen en ontwerpen"),
            "beeld": _l("foto en film"),
            "website": _l("website en sociale media"),
            "muziek": _l("muziek en theater"),
        },
    ),
    (
        _l("Regelen"),
        {
            "organiseren": _l("organiseren"),
            "geld": _l("geld en boekhouding"),
            "subsidie": _l("subsidie aanvragen"),
            "vergunning": _l("vergunningen en regels"),
            "inkopen": _l("offertes en inkopen"),
        },
    ),
    (
        _l("Weten"),
        {
            "groen": _l("groen en natuur"),
            "water": _l("water"),
            "energie": _l("energie en wonen"),
            "bouwen": _l("bouwen"),
            "verkeer": _l("verkeer en straat"),
            "zorg": _l("zorg en welzijn"),
            "cijfers": _l("cijfers en onderzoek"),
            "geschiedenis": _l("geschiedenis van de plek"),
        },
    ),
)
TALENTS: dict[str, LazyString] = {slug: label for _group, talents in GROUPS for slug, label in talents.items()}

LANGUAGES: dict[str, LazyString] = {
    "nl": _l("Nederlands"),
    "en": _l("Engels"),
    "ar": _l("Arabisch"),
    "zh": _l("Chinees"),
    "de": _l("Duits"),
    "fa": _l("Farsi"),
    "fr": _l("Frans"),
    "fy": _l("Fries"),
    "ngt": _l("Nederlandse Gebarentaal"),
    "uk": _l("Oekraïens"),
    "pap": _l("Papiaments"),
    "pl": _l("Pools"),
    "so": _l("Somalisch"),
    "es": _l("Spaans"),
    "ber": _l("Tamazight"),
    "ti": _l("Tigrinya"),
    "tr": _l("Turks"),
}


def _day_name(number: int) -> str:
    return str(get_day_names("wide", locale=get_locale() or "nl")[number])


DAYS: dict[str, LazyString] = {
    key: LazyString(_day_name, number) for number, key in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}


def words(known: dict[str, LazyString], chosen: Iterable[str]) -> list[str]:
    """What was chosen, in words and in the order of the list; what is no longer in the list is left out."""
    wanted = set(chosen)
    return [str(label) for key, label in known.items() if key in wanted]


def enumerate_words(found: list[str]) -> str:
    """Several words as people say them: "koken, klussen en schrijven"."""
    return found[0] if len(found) == 1 else _("%(some)s en %(last)s", some=", ".join(found[:-1]), last=found[-1])
