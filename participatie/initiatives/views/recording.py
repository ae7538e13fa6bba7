"""Writing an initiative down for somebody at the door, on the phone or with a piece of paper."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.initiatives import services
from participatie.initiatives.forms import RecordForm
from participatie.initiatives.permissions import can_record
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.recording import Told
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.filling import area_choices, area_of_visitor, chosen_spot, place_map
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import find_theme, list_themes
from participatie.threads.forms import offer_voices
from participatie.threads.queries import list_party_voices
from participatie.threads.services import Said


def record_form() -> RecordForm:
    """The form, with all areas, themes and voices to choose from."""
    voices = list_party_voices(actor())
    wanted = request.args.get("als")
    form = RecordForm(voice=wanted if wanted in {voice.key for voice in voices} else None)
    form.area.choices = [SelectChoice("", _("Kies een gebied")), *area_choices()]
    themes = [SelectChoice(str(theme.id), theme.shown_name) for theme in list_themes()]
    form.theme.choices = [SelectChoice("", _("Kies")), *themes]
    offer_voices(form.voice, voices)
    return form


@bp.route("/opschrijven", methods=["GET", "POST"])
@signed_in
@limits.recording
def record() -> Answer:
    """Put on the map what somebody said, and give them a code."""
    authorize(can_record, actor())
    form = record_form()
    if form.validate_on_submit() and (theme := find_theme(int(form.theme.data))):
        with form.reporting():
            told = Told(Text(form.title.data, form.lead.data, why=form.why.data), chosen_spot(form), theme)
            said = Said(form.said_by.data, form.channel.data, form.said_on.data, bool(form.has_consent.data))
            recording = services.record_initiative(actor(), said, told, form.voice.data)
            flash(_("Het staat op de kaart. Geef deze code aan wie het zei."), "success")
            return redirect(url_for("threads.slip", recording_id=recording.id))
    return page("initiatives/record.html", form=form, map=place_map(None, area_of_visitor()))
