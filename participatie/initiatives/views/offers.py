"""The page of one offer, and what its two sides do with it."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.commitments.presenting import as_strip
from participatie.commitments.queries import list_rows
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.forms.offers import AcceptForm, AskForm, MessageForm, ReachForm, SentenceForm
from participatie.initiatives.models import Offer
from participatie.initiatives.permissions import (
    can_accept,
    can_ask_for,
    can_decline,
    can_hide_offer,
    can_read_offer,
    can_talk,
    can_withdraw,
    is_offerer,
    is_receiver,
)
from participatie.initiatives.presenting import offer_line
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.queries import offers as queries
from participatie.initiatives.queries.offer_rows import row_of
from participatie.initiatives.services import offer_answers as services
from participatie.initiatives.services import offer_talk
from participatie.initiatives.services.offer_answers import TooLate
from participatie.initiatives.views.blueprint import at_root, bp
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import Forbidden
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.urls import url_of


@bp.errorhandler(TooLate)
def too_late(late: TooLate) -> Answer:
    """Somebody else answered first: say so, and lead to how it stands."""
    url = url_for("initiatives.show_offer", offer_id=late.offer_id)
    return page("initiatives/too_late.html", 409, message=late.message, url=url)


def done(offer_id: int, said: str) -> Answer:
    """Back to the offer, with a word about what was done."""
    flash(said, "success")
    return redirect(url_for("initiatives.show_offer", offer_id=offer_id))


def step(template: str, offer: Offer, form: object, **values: object) -> Answer:
    """The page of one thing that a side does with an offer."""
    return page(f"initiatives/{template}.html", 200, form=form, offer=offer, line=offer_line(row_of(offer)), **values)


@at_root("/aanbod/<int:offer_id>")
@public
def show_offer(offer_id: int) -> Answer:
    """What is offered, by whom and how it stands; for the two sides also what is between them."""
    if late := queries.find_late_offer(actor(), offer_id):
        return page("initiatives/late_offer.html", offer=late)
    offer = queries.get_offer(actor(), offer_id)
    return offer_page(offer, MessageForm(None))


def promise_of(offer: Offer) -> dict[str, str] | None:
    """The strip of the promise that was made from it; none when there is none, or a moderator hid it."""
    found = list_rows(actor(), [offer.commitment_id]) if offer.commitment_id else {}
    return as_strip(found[offer.commitment_id]) if offer.commitment_id in found else None


def offer_page(offer: Offer, form: MessageForm) -> Answer:
    """The page, with the form for a message as it was sent."""
    reads = can_read_offer(actor(), offer)
    contacts = queries.list_contacts(offer) if reads else []
    own = next((it for it in contacts if it.person_id == actor().id), None)
    return step(
        "offer_page",
        offer,
        form,
        labels=NEED_LABELS,
        url=url_of(offer.initiative.subject) if offer.initiative else url_for("initiatives.board"),
        promise=promise_of(offer),
        is_offerer=is_offerer(actor(), offer),
        is_receiver=is_receiver(actor(), offer),
        messages=queries.list_messages(offer) if reads else [],
        contacts=queries.contacts_for(actor(), offer, contacts),
        reach=ReachForm(None, may_mail=bool(own and own.may_mail), phone=own.phone if own else ""),
    )


@at_root("/aanbod/<int:offer_id>/aannemen", "GET", "POST")
@signed_in
@limits.writing
def accept_offer(offer_id: int) -> Answer:
    """Say yes."""
    offer = queries.get_offer(actor(), offer_id)
    form = AcceptForm()
    if form.validate_on_submit():
        with form.reporting():
            services.accept(actor(), offer, form.reach(), anyway=bool(form.anyway.data))
            return done(offer_id, _("Mooi! Jullie zijn het eens. Spreek hieronder af hoe het verder gaat."))
    elif not form.is_submitted():
        services.authorize_answer(can_accept, actor(), offer)
    return step("accept_offer", offer, form, is_too_much=services.is_too_much(offer))


@at_root("/aanbod/<int:offer_id>/afwijzen", "GET", "POST")
@signed_in
@limits.writing
def decline_offer(offer_id: int) -> Answer:
    """Say "not now", with a sentence."""
    offer = queries.get_offer(actor(), offer_id)
    form = SentenceForm()
    if form.validate_on_submit():
        with form.reporting():
            services.decline(actor(), offer, form.sentence.data)
            return done(offer_id, _("Je antwoord is gestuurd."))
    elif not form.is_submitted():
        services.authorize_answer(can_decline, actor(), offer)
    return step("decline_offer", offer, form)


@at_root("/aanbod/<int:offer_id>/intrekken", "GET", "POST")
@signed_in
@limits.writing
def withdraw_offer(offer_id: int) -> Answer:
    """Take it back."""
    offer = queries.get_offer(actor(), offer_id)
    form = SentenceForm()
    if form.validate_on_submit():
        with form.reporting():
            services.withdraw(actor(), offer, form.sentence.data)
            return done(offer_id, _("Je aanbod is ingetrokken."))
    elif not form.is_submitted():
        services.authorize_answer(can_withdraw, actor(), offer)
    return step("withdraw_offer", offer, form)


@at_root("/aanbod/<int:offer_id>/verbergen", "GET", "POST")
@signed_in
@limits.writing
def hide_offer(offer_id: int) -> Answer:
    """Take its words out of sight, with the reason. A moderator who does not make the initiative gives a ruling."""
    offer = queries.get_offer(actor(), offer_id)
    authorize(can_hide_offer, actor(), offer)
    if not is_receiver(actor(), offer):
        return redirect(url_for("moderation.rule_thing", anchor=f"offer-{offer_id}"))
    form = SentenceForm()
    if form.validate_on_submit():
        with form.reporting():
            services.hide_offer(actor(), offer, form.sentence.data)
            return done(offer_id, _("Het aanbod is niet meer voor iedereen te zien."))
    return step("hide_offer", offer, form)


@at_root("/aanbod/<int:offer_id>/laten-zien", "POST")
@signed_in
def unhide_offer(offer_id: int) -> Answer:
    """Put its words back in sight."""
    offer = queries.get_offer(actor(), offer_id)
    authorize(can_hide_offer, actor(), offer)
    if not is_receiver(actor(), offer):
        return redirect(url_for("moderation.rule_thing", anchor=f"offer-{offer_id}"))
    services.show_offer(actor(), offer)
    return done(offer_id, _("Iedereen kan het aanbod weer zien."))


@at_root("/aanbod/<int:offer_id>/gegeven", "POST")
@signed_in
def mark_given(offer_id: int) -> Answer:
    """Say that it was given."""
    services.mark_given(actor(), queries.get_offer(actor(), offer_id))
    return done(offer_id, _("Mooi! Het staat erbij."))


@at_root("/aanbod/<int:offer_id>/bericht", "GET", "POST")
@signed_in
@limits.writing
def message(offer_id: int) -> Answer:
    """Write to the other side."""
    offer = queries.get_offer(actor(), offer_id)
    authorize(can_talk, actor(), offer)
    form = MessageForm()
    if form.validate_on_submit():
        with form.reporting():
            offer_talk.say(actor(), offer, form.body.data)
            return redirect(url_for("initiatives.show_offer", offer_id=offer_id, _anchor="berichten"))
    return offer_page(offer, form)


@at_root("/aanbod/<int:offer_id>/bereikbaar", "GET", "POST")
@signed_in
@limits.writing
def reach(offer_id: int) -> Answer:
    """Say how the other side may reach one, or take that back."""
    offer = queries.get_offer(actor(), offer_id)
    authorize(can_talk, actor(), offer)
    own = next((it for it in queries.list_contacts(offer) if it.person_id == actor().id), None)
    form = ReachForm(may_mail=bool(own and own.may_mail), phone=own.phone if own else "")
    if form.validate_on_submit():
        with form.reporting():
            offer_talk.reach(actor(), offer, form.reach())
            return done(offer_id, _("Opgeslagen. De ander ziet dit pas als jullie allebei ja zeiden."))
    return step("reach", offer, form)


@at_root("/aanbod/<int:offer_id>/vragen", "GET", "POST")
@signed_in
@limits.writing
def ask_for(offer_id: int) -> Answer:
    """Ask for what is offered to a whole area, for one of one's own initiatives."""
    offer = queries.get_offer(actor(), offer_id)
    authorize(can_ask_for, actor(), offer)
    own = queries.list_own_open(actor())
    if request.method == "POST" and not own:
        raise Forbidden
    form = AskForm(initiative=request.args.get("voor", ""))
    form.initiative.choices = [SelectChoice(str(it.id), it.subject.title) for it in own]
    if form.validate_on_submit():
        with form.reporting():
            asked = services.ask_for(actor(), offer, get_initiative(actor(), int(form.initiative.data)), form.message.data)
            return done(asked.id, _("Je vraag is gestuurd. Je krijgt een mail met het antwoord."))
    return step("ask_for", offer, form, own=own)
