"""One's own profile."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel import limits
from participatie.kernel.routes import actor, safe_next, signed_in
from participatie.kernel.web import Answer, page
from participatie.talents import queries, services
from participatie.talents.forms import BeginForm, EmptyForm, ProfileForm
from participatie.talents.forms.profiles import values_of
from participatie.talents.views.blueprint import bp


def to_cards() -> Response:
    """To one's own cards."""
    return redirect(url_for("talents.cards"))


@bp.route("/talenten/profiel", methods=["GET", "POST"])
@signed_in
@limits.writing
def begin_profile() -> Answer:
    """Tell what one can, for the first time; who did already goes on to changing it."""
    if queries.find_profile(actor().id) is not None:
        return redirect(url_for("talents.change_profile"))
    form = BeginForm()
    form.offer_areas()
    if form.validate_on_submit():
        with form.reporting():
            services.begin_profile(actor(), form.told(), consents=form.consents.data)
            flash(_("Je talentprofiel staat klaar."))
            return redirect(safe_next(request.args.get("terug"), url_for("talents.cards")))
    return page("talents/begin_profile.html", form=form)


@bp.route("/talenten/profiel/veranderen", methods=["GET", "POST"])
@signed_in
@limits.writing
def change_profile() -> Answer:
    """Tell it differently."""
    profile = queries.get_own_profile(actor())
    form = ProfileForm(data=values_of(profile))
    form.offer_areas()
    if form.validate_on_submit():
        with form.reporting():
            services.change_profile(actor(), profile, form.version.data, form.told())
            flash(_("Opgeslagen."))
            return to_cards()
    return page("talents/change_profile.html", form=form, profile=profile)


@bp.route("/talenten/profiel/wissen", methods=["GET", "POST"])
@signed_in
def erase_profile() -> Answer:
    """Erase it, at once."""
    profile, form = queries.get_own_profile(actor()), EmptyForm()
    if form.validate_on_submit():
        with form.reporting():
            services.erase_profile(actor(), profile)
            flash(_("Je talentprofiel is gewist."))
            return to_cards()
    return page("talents/erase_profile.html", form=form)


@bp.route("/talenten/profiel/houden", methods=["GET", "POST"])
@signed_in
def keep_profile() -> Answer:
    """Say that it may stay; the mail after eleven months leads here."""
    profile, form = queries.get_own_profile(actor()), EmptyForm()
    if form.validate_on_submit():
        with form.reporting():
            services.keep_profile(actor(), profile)
            flash(_("Je talentprofiel blijft."))
            return to_cards()
    return page("talents/keep_profile.html", form=form, profile=profile)


@bp.post("/talenten/profiel/rust")
@signed_in
def rest() -> Answer:
    """Be suggested to nobody for a while."""
    services.rest(actor(), queries.get_own_profile(actor()))
    flash(_("Je profiel rust. Niemand krijgt je nu voorgesteld."))
    return to_cards()


@bp.post("/talenten/profiel/weer-meedoen")
@signed_in
def wake() -> Answer:
    """Be suggested again."""
    services.wake(actor(), queries.get_own_profile(actor()))
    flash(_("Je doet weer mee."))
    return to_cards()
