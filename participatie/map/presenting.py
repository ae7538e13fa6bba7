"""From what the queries give to what the components show: plain values, addresses and words."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.templating import number
from participatie.map.facets import area_facet
from participatie.map.filters import FILTERS, PERIOD_LABELS, SORT_LABELS, Asked, choices_of
from participatie.map.outline import Outline
from participatie.map.queries import count_by_facet
from participatie.map.vocabulary import Vocabulary, area_options
from participatie.subjects.kinds import kind_of, mapped_kinds
from participatie.subjects.queries import Card, Page
from participatie.subjects.urls import url_for_subject


@dataclass(frozen=True)
class TagView:
    """The one tag on a card."""

    label: str
    tone: str


@dataclass(frozen=True)
class Face:
    """Somebody on a card; `key` gives the colour of the initials."""

    name: str
    key: int | None


@dataclass(frozen=True)
class CardView:
    """The values of the card components."""

    url: str
    title: str
    lead: str
    place: str
    tag: TagView
    theme: str
    icon: str
    tone: str
    image_url: str
    image_alt: str
    people: tuple[Face, ...]
    figure: str


def card_view(card: Card) -> CardView:
    """A card in the words of the visitor's language."""
    kind = kind_of(card.kind)
    state = kind.state(card.state)
    return CardView(
        url=url_for_subject(card.kind, card.id, card.title),
        title=card.title,
        lead=card.lead,
        place=card.area_name,
        tag=TagView(str(state.label), state.tone),
        theme=card.scene,
        icon=kind.icon,
        tone=kind.tone,
        image_url=url_for("files.show_small", key=card.photo_key) if card.photo_key else "",
        image_alt=card.photo_alt,
        people=(Face(card.creator_name, card.creator_id),) if card.creator_name else (),
        figure=_figure(card),
    )


def _figure(card: Card) -> str:
    if backing := card.supports + card.joins:
        return ngettext("%(n)s steunt dit", "%(n)s steunen dit", backing, n=number(backing))
    if card.posts:
        return ngettext("%(n)s bericht", "%(n)s berichten", card.posts, n=number(card.posts))
    return ""


def found_words(page: Page) -> str:
    """How many were found."""
    if page.is_uncounted:
        return _("meer dan %(n)s gevonden", n=number(page.total - 1))
    return ngettext("%(n)s gevonden", "%(n)s gevonden", page.total, n=number(page.total))


@dataclass(frozen=True)
class LensView:
    """What the list and the map page show around their cards."""

    cards: list[CardView]
    number: int
    pages: int
    count: str
    values: dict[str, str]
    chosen: list[dict[str, str]]
    options: dict[str, list[tuple[str, str]]]
    kinds: list[dict[str, str]]
    action: str
    clear_url: str
    list_url: str
    map_url: str
    feed_url: str
    passed_on: dict[str, str]


def lens_view(endpoint: str, asked: Asked, words: Vocabulary, found: Page) -> LensView:
    """The page of this endpoint for what was asked and found."""
    chosen = [
        {"label": label, "remove_url": url_for(endpoint, **asked.without(name))} for name, label in choices_of(asked, words)
    ]
    return LensView(
        cards=[card_view(card) for card in found.cards],
        number=found.number,
        pages=found.pages,
        count=found_words(found),
        values=asked.values,
        chosen=chosen,
        options=options_of(words),
        kinds=[{"label": str(kind.label), "icon": kind.icon, "tone": kind.tone} for kind in map(kind_of, mapped_kinds())],
        action=url_for(endpoint),
        clear_url=url_for(endpoint, **asked.without(*FILTERS)),
        list_url=url_for("map.list", **asked.without()),
        map_url=url_for("map.show", **asked.without()),
        feed_url=url_for("map.feed", **asked.without()),
        passed_on=asked.without(),
    )


def options_of(words: Vocabulary) -> dict[str, list[tuple[str, str]]]:
    """The choices of each select, the empty one first."""
    kinds = mapped_kinds()
    return {
        "soort": [("", _("Alles"))] + [(kind, str(kind_of(kind).plural)) for kind in kinds],
        "thema": [("", _("Alle thema's"))] + [(theme.slug, theme.shown_name) for theme in words.themes],
        "fase": [("", _("Elke fase"))] + [(value, str(label)) for value, label in words.states(kinds).items()],
        "gebied": [("", _("Overal")), *area_options(words.atlas)],
        "sinds": [("", _("Altijd"))] + [(value, str(label)) for value, label in PERIOD_LABELS.items()],
        "sorteer": [("", str(SORT_LABELS["nieuw"]))]
        + [(value, str(label)) for value, label in SORT_LABELS.items() if value != "nieuw"],
    }


def area_counts(outline: Outline | None) -> dict[int, int]:
    """How many subjects lie in each area of a drawing."""
    areas = outline.areas if outline else ()
    found = count_by_facet(area_facet(area.id) for area in areas)
    return {area.id: found.get(area_facet(area.id), 0) for area in areas}
