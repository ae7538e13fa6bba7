"""The page of one promise."""

from flask_babel import gettext as _

from participatie.commitments import queries
from participatie.commitments.permissions import can_judge
from participatie.commitments.presenting import line_of
from participatie.commitments.views.blueprint import bp
from participatie.kernel.routes import actor, public
from participatie.kernel.templating import day
from participatie.kernel.web import Answer, page


@bp.get("/<int:commitment_id>")
@public
def detail(commitment_id: int) -> Answer:
    """Who promised what, how it went, and what others say of it."""
    commitment = queries.get_commitment(actor(), commitment_id)
    row = queries.get_row(actor(), commitment_id)
    involved = commitment.is_kept and queries.is_involved(actor(), commitment.subject)
    said = queries.list_judgements(commitment_id)
    return page(
        "commitments/detail.html",
        commitment=commitment,
        row=row,
        line=line_of(row),
        made_by=_("%(name)s, namens %(party)s", name=row.person_name, party=row.party_name)
        if row.party_name and row.person_name
        else "",
        made_on=day(row.made_at),
        changes=queries.list_changes(commitment_id),
        said=said,
        own=next((it for it in said if it.person_id == actor().id), None),
        may_judge=can_judge(actor(), commitment, involved),
    )
