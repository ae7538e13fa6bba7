"""Offering help: to an initiative, to one of its needs, or freely to a whole area. Nobody has to sign in first."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from participatie.accounts import services as accounts
from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.initiatives import queries
from participatie.initiatives.amounts import digits
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.forms.offers import FreeOfferForm, OfferForm
from participatie.initiatives.models import Initiative, Need, NeedKind
from participatie.initiatives.permissions import can_offer
from participatie.initiatives.presenting import need_line
from participatie.initiatives.queries.offers import NeedTally, get_need, list_offer_voices, tally_needs
from participatie.initiatives.services import offers as services
from participatie.initiatives.services.offers import Aim, Bid
from participatie.initiatives.views.blueprint import at_root, bp
from participatie.initiatives.views.filling import area_choices, area_of_visitor
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.places.queries import find_area_by_code
from participatie.subjects.queries import find_theme, list_themes
from participatie.subjects.urls import url_of


@bp.route("/<int:subject_id>/helpen", methods=["GET", "POST"])
@public
@limits.writing
@limits.confirming_mail
def offer(subject_id: int) -> Answer:
    """Offer help to an initiative: something that its makers look for (`nodig`), or anything else."""
    initiative = queries.get_initiative(actor(), subject_id)
    authorize(can_offer, actor(), initiative)
    need = wanted_need(initiative)
    form = offer_form(need)
    if form.validate_on_submit():
        with form.reporting():
            kind = NeedKind(need.kind) if need else NeedKind(form.kind.data)
            return placed(Aim(initiative, need), form.bid_as(kind), form)
    line = need_line(need, tally_needs([need.id]).get(need.id, NeedTally())) if need else None
    open_needs = [other for other in initiative.needs if other.is_open]
    url = url_of(initiative.subject)
    return page(
        "initiatives/offer.html", form=form, initiative=initiative, need=line, needs=open_needs, labels=NEED_LABELS, url=url
    )


def wanted_need(initiative: Initiative) -> Need | None:
    """The need that the address names, when there is one."""
    need_id = request.args.get("nodig", 0, type=int)
    return get_need(initiative, need_id) if need_id else None


def offer_form(need: Need | None) -> OfferForm:
    """The form for this visitor; for a need it begins with what is asked."""
    if need is None:
        form = FreeOfferForm()
        del form.area, form.theme
    else:
        known = {"what": "", "unit": need.unit, "amount": "1" if need.amount_hundredths and need.kind == NeedKind.HANDS else ""}
        form = OfferForm(data=known)
        del form.unit
        if need.amount_hundredths is not None:
            form.amount.flags.required = True
        form.amount.description = need_amount(need)
    return form.suit(list_offer_voices(actor()), actor().name)


def need_amount(need: Need) -> str:
    """How much the makers ask for, as a hint under the field."""
    if need.amount_hundredths is None:
        return ""
    return _("De makers zoeken er %(amount)s.", amount=digits(need.amount_hundredths, is_money=need.kind == NeedKind.MONEY))


def placed(aim: Aim, bid: Bid, form: OfferForm) -> Response:
    """Offered at once, or by the link in a mail for who is not signed in."""
    if actor().is_signed_in:
        made = services.make_offer(actor(), aim, bid, form.voice_key)
        flash(_("Dank je! De makers krijgen bericht.") if aim.initiative else _("Dank je! Je aanbod staat erbij."), "success")
        return redirect(url_for("initiatives.show_offer", offer_id=made.id))
    kept = services.begin_offer(aim, bid)
    way_back = url_for("initiatives.show_offer", offer_id=kept.id)
    accounts.send_code(form.email.data or "", Purpose.PLACE, kept.draft_key, next_path=way_back)
    return redirect(expect_code(form.email.data or "", Purpose.PLACE, kept.draft_key))


@at_root("/aanbod/nieuw", "GET", "POST")
@public
@limits.writing
@limits.confirming_mail
def offer_freely() -> Answer:
    """Offer something to a whole area: any makers there can ask for it."""
    form = free_form()
    if form.validate_on_submit():
        with form.reporting():
            area = find_area_by_code(form.area.data) if form.area.data else None
            theme = find_theme(int(form.theme.data)) if form.theme.data else None
            return placed(Aim(area=area, theme=theme), form.bid_as(NeedKind(form.kind.data)), form)
    return page("initiatives/offer_freely.html", form=form)


def free_form() -> FreeOfferForm:
    """The form for what is offered to an area; nobody is promised anything yet."""
    form = FreeOfferForm()
    everywhere = SelectChoice("", _("De hele gemeente"))
    form.area.choices = [everywhere, *area_choices()]
    form.theme.choices = [SelectChoice("", _("Alle thema's"))] + [
        SelectChoice(str(it.id), it.shown_name) for it in list_themes()
    ]
    form.message.label.text = _("Wat moeten makers weten die erom vragen?")
    del form.may_promise
    form.suit(list_offer_voices(actor()), actor().name)
    for name in ("may_mail", "phone"):
        if name in form._fields:
            del form[name]
    if not form.is_submitted():
        form.area.data = next((it.value for it in form.area.choices if it.value and it.value == area_of_visitor()), "")
    return form
