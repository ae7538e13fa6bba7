"""A photo that was sent with a form in which something else was wrong: kept on the server for the next try.

The session of the browser says which photos it sent; a key that somebody typed in is worth nothing.
"""

from flask import has_request_context, session

from participatie.kernel.access import Actor
from participatie.kernel.db import let_others_write
from participatie.kernel.files import find_file, keep_photo, register_guard
from participatie.kernel.limits import person_or_network
from participatie.streets.forms.contributions import KeptPhotoPart, PhotoPart

COOKIE = "sent_photos"
MOST = 5


@register_guard
def may_see_own(actor: Actor, key: str) -> bool:
    """Who sent a photo sees it before it belongs to anything. A browser asks each time, and so does any cache between."""
    return has_request_context() and key in session.get(COOKIE, ())


def take_photo(form: PhotoPart) -> str:
    """The key of the photo that goes with this form: the one just sent, or the one kept before. Nothing when there is none.

    Decoding may take seconds, in which others can write; what was decoded outlives an error further on.
    """
    if not form.photos.data:
        return _kept(form) if isinstance(form, KeptPhotoPart) else ""
    let_others_write()
    key = keep_photo(form.photos.data.read(), person_or_network()).key
    form.photos.data = None
    if isinstance(form, KeptPhotoPart):
        let_others_write()
        session[COOKIE] = [*session.get(COOKIE, [])[1 - MOST :], key]
        form.kept.data = key
    return key


def _kept(form: KeptPhotoPart) -> str:
    is_own = form.kept.data in session.get(COOKIE, ()) and find_file(form.kept.data) is not None
    if form.drop.data or not is_own:
        form.kept.data, form.drop.data = "", False
    return form.kept.data or ""


def keep_for_next_try(form: KeptPhotoPart) -> None:
    """Keep the photo of a form that has to be corrected; a photo that cannot be read says so at its field."""
    if form.is_submitted():
        with form.reporting():
            take_photo(form)


def forget(key: str) -> None:
    """It belongs to something now."""
    session[COOKIE] = [kept for kept in session.get(COOKIE, []) if kept != key]
