"""What an initiative said before people reacted, and what became of it."""

from flask import abort, request

from participatie.initiatives import queries
from participatie.initiatives.queries.versions import VERSIONS_PER_PAGE
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.comparing import compared_parts
from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.web import Answer, page


@bp.get("/<int:subject_id>/versies")
@public
def versions(subject_id: int) -> Answer:
    """All versions of the text, and two of them side by side in one text."""
    initiative = queries.get_initiative(actor(), subject_id)
    count = queries.count_versions(initiative)
    before, after = asked_number("van", max(1, count - 1)), asked_number("naar", count)
    pair = [queries.get_version(initiative, number) for number in (before, after)] if count else []
    return page(
        "initiatives/versions.html",
        initiative=initiative,
        versions=queries.page_versions(initiative, page_number()),
        count=count,
        number=page_number(),
        pages=-(-count // VERSIONS_PER_PAGE),
        before=before,
        after=after,
        pair=pair,
        parts=compared_parts(*pair) if pair else [],
    )


def asked_number(name: str, otherwise: int) -> int:
    """The number of a version in the address; nonsense is no page of ours."""
    typed = request.args.get(name, str(otherwise))
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        abort(400)
    return int(typed)
