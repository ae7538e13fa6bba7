"""Writing down for somebody else, the slip with the code, and taking it over."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.threads import queries, services
from participatie.threads.forms import ClaimForm, RecordPostForm, SaidFields, offer_voices
from participatie.threads.links import in_groups
from participatie.threads.permissions import can_record_post
from participatie.threads.services import Said
from participatie.threads.views.blueprint import bp


def said_in(form: SaidFields) -> Said:
    """Who said it, how and when, as it was typed."""
    return Said(form.said_by.data, form.channel.data, form.said_on.data, bool(form.has_consent.data))


@bp.route("/gesprek/<int:subject_id>/opschrijven", methods=["GET", "POST"])
@signed_in
@limits.recording
def record_post(subject_id: int) -> Answer:
    """Write down what somebody said about this."""
    subject = get_subject(actor(), subject_id)
    authorize(can_record_post, actor(), subject)
    form = RecordPostForm()
    offer_voices(form.voice, queries.list_party_voices(actor()))
    if form.validate_on_submit():
        with form.reporting():
            recording = services.record_post(actor(), subject, said_in(form), form.body.data, form.voice.data)
            flash(_("Het staat in het gesprek. Geef deze code aan wie het zei."), "success")
            return redirect(url_for("threads.slip", recording_id=recording.id))
    return page("threads/record_post.html", form=form, subject=subject, subject_url=url_of(subject, "gesprek"))


@bp.get("/opgeschreven/<int:recording_id>")
@signed_in
def slip(recording_id: int) -> Answer:
    """The slip for the person who said it: what was written down, and the code to take it over."""
    recording = queries.get_own_recording(actor(), recording_id)
    code = in_groups(queries.code_of(recording))
    return page("threads/slip.html", recording=recording, subject=recording.subject, code=code)


@bp.route("/overnemen", methods=["GET", "POST"])
@signed_in
@limits.claim_try
def claim() -> Answer:
    """Take over what was written down for oneself."""
    form = ClaimForm()
    if form.validate_on_submit():
        with form.reporting():
            recording = services.claim_recording(actor(), form.code.data)
            flash(_("Dit is nu van jou."), "success")
            if recording.post_id is not None:
                return redirect(url_for("threads.show", post_id=recording.post_id))
            return redirect(url_of(get_subject(actor(), recording.subject_id)))
    return page("threads/claim.html", form=form)
