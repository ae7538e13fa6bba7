"""Forms filled with what is known, and the map beside the form for a place."""

from dataclasses import dataclass

from flask import request, session
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.initiatives.forms import NEED_ROWS, PhotoForm, PlaceForm, StoryForm, ThemeForm, TopicForm
from participatie.initiatives.models import Initiative, NeedKind
from participatie.initiatives.placing import Spot, Unclear, spot_of
from participatie.initiatives.services.drafts import Text, Wanted
from participatie.kernel.db import let_others_write
from participatie.kernel.files import keep_photo
from participatie.kernel.limits import person_or_network
from participatie.places.geometry import Box
from participatie.places.queries import atlas
from participatie.subjects.queries import list_themes

AROUND_M = 230.0  # to each side: there the map names the streets, on a phone too


@dataclass(frozen=True)
class PlaceMap:
    """What the map in the form shows: the box one may look around in, and the box on which it opens."""

    bounds: list[float]
    view: list[float]


def place_form(initiative: Initiative | None = None) -> PlaceForm:
    """The form for a place, with all open areas to choose from."""
    form = PlaceForm(place_name=initiative.place_name if initiative else "")
    form.area.choices = [SelectChoice("", _("Kies een gebied")), *area_choices()]
    return form


def area_choices() -> list[SelectChoice]:
    """All open areas, widest first, each indented below its parent."""
    known = atlas()
    choices: list[SelectChoice] = []
    waiting = [(fact, 0) for fact in reversed(known.children(None))]
    while waiting:
        fact, depth = waiting.pop()
        choices.append(SelectChoice(fact.code, "\u2003" * depth + fact.name))
        waiting += [(child, depth + 1) for child in reversed(known.children(fact.id))]
    return choices


def municipality_bounds() -> list[float]:
    """The box around the municipality: west, south, east, north."""
    boxes = [known.bounds for fact in atlas().children(None) if (known := atlas().boundary(fact.id)) is not None]
    if not boxes:
        return [3.3, 50.7, 7.3, 53.6]
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return [min(wests), min(souths), max(easts), max(norths)]


def chosen_spot(form: PlaceForm) -> Spot:
    """The place that this form says."""
    try:
        return spot_of(form.geometry.data or "", form.meant, form.area.data, form.place_name.data)
    except Unclear as unclear:
        form.offer(unclear.labels)
        raise


def place_map(initiative: Initiative | None = None, area_slug: str = "") -> PlaceMap:
    """The map for a place: it opens on the place so far, on this area, or else on the streets where most people live."""
    bounds = municipality_bounds()
    if initiative is not None and initiative.subject.geometry is not None:
        return PlaceMap(bounds, Box.of(initiative.subject.geometry).widened(AROUND_M).as_list())
    chosen = next((fact for fact in atlas().facts.values() if fact.slug == area_slug and fact.is_open and fact.parent_id), None)
    if chosen is not None and chosen.box is not None:
        return PlaceMap(bounds, chosen.box.as_list())
    west, south, east, north = atlas().town_box() or bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    return PlaceMap(bounds, Box(lon, lat, lon, lat).widened(AROUND_M).as_list())


def area_of_visitor() -> str:
    """The area that somebody looks from: the one in the address of the page, or where they placed something before."""
    return request.args.get("gebied") or str(session.get("area", ""))


def remember_area(initiative: Initiative) -> None:
    """Open the map there the next time."""
    if fact := atlas().facts.get(initiative.subject.area_id or 0):
        session["area"] = fact.slug


def theme_form(initiative: Initiative) -> ThemeForm:
    """The form for theme and needs, with the needs that were filled in before."""
    before: dict[str, object] = {"theme": initiative.subject.theme_id}
    for number, need in enumerate(initiative.needs[:NEED_ROWS]):
        before |= {f"need_kind_{number}": need.kind, f"need_what_{number}": need.what}
    form = ThemeForm(data=before)
    form.theme.choices = theme_choices()
    form.offer_needs()
    return form


def topic_form(initiative: Initiative) -> TopicForm:
    """The form for the theme alone."""
    form = TopicForm(theme=initiative.subject.theme_id)
    form.theme.choices = theme_choices()
    return form


def theme_choices() -> list[SelectChoice]:
    """The themes that can be chosen."""
    return [SelectChoice(theme.id, theme.shown_name) for theme in list_themes()]


def kept_photo(form: PhotoForm) -> str:
    """Keep the photo that was sent; gives its key. Decoding may take seconds, in which others can write."""
    let_others_write()
    return keep_photo(form.photos.data.read(), person_or_network()).key


def wanted_needs(form: ThemeForm) -> list[Wanted]:
    """The needs that were filled in."""
    return [Wanted(NeedKind(kind), what) for kind, what in form.needs()]


def written_text(form: StoryForm) -> Text:
    """The text that was typed."""
    return Text(form.title.data, form.lead.data, form.story.data, form.why.data)
