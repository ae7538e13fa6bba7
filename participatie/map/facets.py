"""Which single filters are counted ahead, and which one answers a lens."""

from participatie.subjects.kinds import open_states
from participatie.subjects.queries import Lens

ALL = ""


def facets_of(kind: str, state: str, theme_id: int | None, area_path: str) -> tuple[str, ...]:
    """Every facet under which a subject is counted."""
    facets = [ALL, f"kind:{kind}", f"state:{state}"]
    if theme_id is not None:
        facets.append(f"theme:{theme_id}")
    facets.extend(area_facet(area_id) for area_id in area_path.split("/") if area_id)
    if (kind, state) in open_states():
        facets.append("open")
    return tuple(facets)


def area_facet(area_id: int | str) -> str:
    """The facet of an area and all below it."""
    return f"area:{area_id}"


def facet_of(lens: Lens) -> str | None:
    """The facet that was counted ahead for this lens; None when it has to be counted now."""
    if lens.words or lens.since or lens.box:
        return None
    wanted = [
        *(f"kind:{kind}" for kind in lens.kinds),
        *(f"theme:{theme_id}" for theme_id in lens.themes),
        *(f"state:{state}" for state in lens.states),
        *([area_facet(lens.area_path.strip("/").rsplit("/", 1)[-1])] if lens.area_path else []),
        *(["open"] if lens.only_open else []),
    ]
    if not wanted:
        return ALL
    return wanted[0] if len(wanted) == 1 else None
