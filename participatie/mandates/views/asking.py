"""Mag ik dit? What, where, how much; one answer."""

from flask import request
from flask_babel import gettext as _

from participatie.kernel.access import Actor
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.mandates import queries
from participatie.mandates.choosing import proposal_of, suit
from participatie.mandates.forms import AskForm, to_choose
from participatie.mandates.presenting import answer_view, chosen_of
from participatie.mandates.views.blueprint import bp


def first_holder(who: Actor, holders: list[tuple[int, str]]) -> str:
    """The holder to begin with: one's own team, where it holds a mandate."""
    own = who.scopes("team_member")
    return next((str(number) for number, _name in holders if number in own), str(holders[0][0]) if holders else "")


def ask_form() -> AskForm:
    """The form as the address fills it in; without anything in it, a first one."""
    holders = queries.list_mandate_holders()
    begin = {"holder": request.args.get("holder") or first_holder(actor(), holders)}
    is_asked = "kind" in request.args
    form = AskForm(request.args if is_asked else None, data=begin)
    form.holder.choices = to_choose([(str(number), name) for number, name in holders] or [("", _("Niemand"))])
    suit(form)
    return form


@bp.get("/mandaten/mag-ik-dit")
@public
def may_i() -> Answer:
    """Three questions, and whether it may be decided without asking."""
    form, found = ask_form(), None
    is_asked = "kind" in request.args
    if is_asked and form.validate():
        with form.reporting():
            weighed = queries.weigh(actor(), proposal_of(form), int(form.holder.data or 0))
            found = chosen_of(weighed, None)
    return page(
        "mandates/may_i.html",
        400 if form.errors else 200,
        form=form,
        is_asked=is_asked and not form.errors,
        answer=answer_view(found) if found else None,
    )
