"""What initiatives add to the application: photos of drafts for their writer, and a list under "Mijn"."""

from flask import Flask

from participatie.initiatives.queries import may_see_draft_photo
from participatie.kernel.files import register_guard


def init_app(_app: Flask) -> None:
    """Guard the photos of drafts."""
    register_guard(may_see_draft_photo)
