"""Questions about the site itself. What every page needs is kept in memory for a few seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.site.models import SiteProfile, SiteText

KEEP_FOR = timedelta(seconds=5)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SiteFacts:
    """Name and face of the platform, as every page shows them."""

    name: str = "Participatie"
    place_name: str = ""
    tagline: str = ""
    contact_email: str = ""
    logo_key: str | None = None


class _Kept:
    """The facts this process knows, and until when."""

    facts = SiteFacts()
    until = LONG_AGO


def site_facts() -> SiteFacts:
    """Name and face of the platform: at most one statement, and none while what is known is fresh."""
    if now() >= _Kept.until:
        profile = find_profile()
        _Kept.facts = SiteFacts() if profile is None else _facts(profile)
        _Kept.until = now() + KEEP_FOR
    return _Kept.facts


def _facts(profile: SiteProfile) -> SiteFacts:
    return SiteFacts(profile.name, profile.place_name, profile.tagline, profile.contact_email, profile.logo_key)


def forget_facts() -> None:
    """Ask the database again at the next page."""
    _Kept.until = LONG_AGO


def find_profile() -> SiteProfile | None:
    """The row of the platform; none before it is set up."""
    return db.session.scalar(select(SiteProfile).order_by(SiteProfile.id).limit(1))


def get_profile() -> SiteProfile:
    """The row of the platform."""
    profile = find_profile()
    if profile is None:
        raise NotFound
    return profile


def find_text(slug: str, language: str) -> SiteText | None:
    """This very text in this very language."""
    return db.session.scalar(select(SiteText).where(SiteText.slug == slug, SiteText.language == language))


def get_very_text(slug: str, language: str) -> SiteText:
    """The same, which has to be there."""
    found = find_text(slug, language)
    if found is None:
        raise NotFound
    return found


def get_text(slug: str, language: str) -> SiteText:
    """A page in this language, else in any other that there is. One statement."""
    found = db.session.scalars(select(SiteText).where(SiteText.slug == slug).order_by(SiteText.id)).all()
    best = next((text for text in found if text.language == language), found[0] if found else None)
    if best is None:
        raise NotFound
    return best


def list_texts() -> Sequence[SiteText]:
    """All pages in all languages."""
    return db.session.scalars(select(SiteText).order_by(SiteText.slug, SiteText.language.desc())).all()
