"""What subjects can be about: chosen by the administrator."""

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.text import slug
from participatie.subjects.events import ThemeChanged
from participatie.subjects.models import Theme
from participatie.subjects.permissions import can_manage_themes


def open_theme(actor: Actor, name: str, name_en: str, icon: str, scene: str, position: int = 0) -> Theme:
    """Let subjects be about this from now on."""
    authorize(can_manage_themes, actor)
    _refuse_taken(name, None)
    theme = Theme(slug=slug(name, 40), name=name, name_en=name_en, icon=icon, scene=scene, position=position)
    db.session.add(theme)
    db.session.flush()
    emit(ThemeChanged(by_id=actor.id, theme_id=theme.id, name=name, change="opened"))
    return theme


def change_theme(actor: Actor, theme: Theme, name: str, name_en: str, icon: str, scene: str, position: int) -> None:
    """Give it another name, icon, drawing or place in the list."""
    authorize(can_manage_themes, actor)
    _refuse_taken(name, theme.id)
    theme.name, theme.name_en, theme.icon, theme.scene, theme.position = name, name_en, icon, scene, position
    db.session.flush()
    emit(ThemeChanged(by_id=actor.id, theme_id=theme.id, name=name, change="changed"))


def close_theme(actor: Actor, theme: Theme) -> None:
    """No new subjects about this; those that exist keep it."""
    authorize(can_manage_themes, actor)
    theme.closed_at = now()
    db.session.flush()
    emit(ThemeChanged(by_id=actor.id, theme_id=theme.id, name=theme.name, change="closed"))


def reopen_theme(actor: Actor, theme: Theme) -> None:
    """Let new subjects be about this again."""
    authorize(can_manage_themes, actor)
    theme.closed_at = None
    db.session.flush()
    emit(ThemeChanged(by_id=actor.id, theme_id=theme.id, name=theme.name, change="reopened"))


def _refuse_taken(name: str, own_id: int | None) -> None:
    taken = db.session.scalar(select(Theme.id).where(Theme.slug == slug(name, 40), Theme.id != (own_id or 0)))
    if taken is not None:
        raise Refused(_("Er is al een thema met deze naam."), field="name")
