"""The base map file, read piece by piece by the map script."""

from flask import Blueprint, send_file
from werkzeug.wrappers import Response

from participatie.kernel.errors import NotFound
from participatie.kernel.routes import public
from participatie.places.ground import file_path

bp = Blueprint("places", __name__)

_DAY_S = 24 * 3600


@bp.get("/ondergrond.pmtiles")
@public
def ground_file() -> Response:
    """The pieces of the file that the browser asks for; kept for a day, since a new file has a new address."""
    path = file_path()
    if not path.is_file():
        raise NotFound
    response = send_file(path, mimetype="application/vnd.pmtiles", conditional=True, max_age=_DAY_S)
    response.cache_control.public = True
    return response
