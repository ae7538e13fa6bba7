"""Beheer: the audit trail, to be read only."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from flask import Blueprint, abort, request, url_for
from flask_babel import gettext as _

from participatie.accounts.roles import Role
from participatie.audit import queries
from participatie.audit.kinds import audited_kinds
from participatie.audit.queries import Filter
from participatie.kernel.clock import AMSTERDAM
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.subjects.wording import event_label, fact_label, fact_value

bp = Blueprint("audit_admin", __name__, url_prefix="/beheer/controlespoor")


@bp.get("")
@for_role(Role.ADMINISTRATOR)
def trail() -> Answer:
    """Show who used which right when, newest first."""
    wanted, staff = _wanted(), queries.list_staff(actor())
    return page(
        "audit/trail.html",
        found=queries.page_trail(actor(), wanted),
        wanted=wanted,
        chosen=_chosen(wanted, dict(staff)),
        kinds=sorted(((name, event_label(name)) for name in audited_kinds()), key=lambda choice: choice[1]),
        staff=staff,
        checked=queries.find_last_check(),
        label=event_label,
        fact_label=fact_label,
        fact_value=fact_value,
    )


def _wanted() -> Filter:
    kind = request.args.get("wat", "")
    if kind and kind not in audited_kinds():
        abort(400)
    until = _midnight("tot")
    return Filter(
        since=_midnight("van"),
        until=until + timedelta(days=1) if until else None,
        kind=kind,
        actor_id=_number("wie"),
        before=_number("voor"),
    )


def _midnight(name: str) -> datetime | None:
    try:
        day = date.fromisoformat(request.args.get(name) or "")
        return datetime.combine(day, time(), AMSTERDAM) if 1900 < day.year < 9000 else None
    except ValueError:
        return None


def _number(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _chosen(wanted: Filter, staff: dict[int, str]) -> list[dict[str, str]]:
    """What is chosen now, each with the address of the page without it."""
    words = {
        "van": _("vanaf %(day)s", day=request.args.get("van", "")) if wanted.since else "",
        "tot": _("tot en met %(day)s", day=request.args.get("tot", "")) if wanted.until else "",
        "wat": event_label(wanted.kind) if wanted.kind else "",
        "wie": staff.get(wanted.actor_id, _("één persoon")) if wanted.actor_id else "",
    }
    kept = {name: request.args.get(name, "") for name, word in words.items() if word}
    return [{"label": words[name], "remove_url": _without(name, kept)} for name in kept]


def _without(name: str, kept: dict[str, str]) -> str:
    rest = {key: value for key, value in kept.items() if key != name}
    return url_for(".trail") + (f"?{urlencode(rest)}" if rest else "")
