"""A match, for its two sides."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.clock import local
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.partners.queries import list_partners_of
from participatie.talents import queries, services
from participatie.talents.forms import EmptyForm, LookForm, NoteForm, ProposeForm, TakeForm, TalkForm
from participatie.talents.models import Match, Sight
from participatie.talents.permissions import can_go_on, can_look_back, can_propose, can_take, is_matched
from participatie.talents.presenting import details_of, vacancy_line
from participatie.talents.views.blueprint import bp
from participatie.teams.models import TEAM


def to_match(key: str) -> Response:
    """Back to the match."""
    return redirect(url_for("talents.match", key=key))


def open_match(key: str) -> Match:
    """The match, for its two sides, as long as neither ended it and they did not begin yet."""
    found = queries.get_match(actor(), key)
    authorize(can_go_on, actor(), found, queries.runs(actor(), found.vacancy.subject))
    return found


@bp.get("/talenten/match/<key>")
@signed_in
def match(key: str) -> Answer:
    """How far the two are, and what each can do now."""
    found = queries.get_match(actor(), key)
    profile = queries.find_profile(found.person_id)
    candidate = next(iter(queries.list_candidates([found.person_id])), None)
    sight = queries.viewer_of(actor()).sight_of(candidate) if candidate else Sight.PUBLIC
    return page(
        "talents/match.html",
        match=found,
        is_person=is_matched(actor(), found),
        line=vacancy_line(found.vacancy),
        is_team=found.vacancy.subject.kind == TEAM.name,
        details=details_of(profile, sight) if profile else [],
    )


@bp.route("/talenten/match/<key>/voorstellen", methods=["GET", "POST"])
@signed_in
@limits.writing
def note(key: str) -> Answer:
    """Introduce oneself."""
    found = open_match(key)
    form = NoteForm(note=found.person_note if is_matched(actor(), found) else found.seekers_note)
    if form.validate_on_submit():
        with form.reporting():
            services.write_note(actor(), found, form.note.data)
            flash(_("Verstuurd. De ander krijgt bericht."))
            return to_match(key)
    return page("talents/note.html", form=form, match=found)


@bp.route("/talenten/match/<key>/gesprek", methods=["GET", "POST"])
@signed_in
@limits.writing
def talk(key: str) -> Answer:
    """Say when and where the two meet."""
    found = open_match(key)
    at = local(found.talk_at) if found.talk_at else None
    form = TalkForm(where=found.talk_where, day=at.date() if at else None, time=at.time() if at else None)
    if form.validate_on_submit():
        with form.reporting():
            services.plan_talk(actor(), found, form.at, form.where.data)
            flash(_("Opgeslagen. De ander krijgt bericht."))
            return to_match(key)
    return page("talents/talk.html", form=form, match=found)


@bp.route("/talenten/match/<key>/plek-aanbieden", methods=["GET", "POST"])
@signed_in
@limits.writing
def propose(key: str) -> Answer:
    """Propose a place."""
    found = queries.get_match(actor(), key)
    authorize(can_propose, actor(), found, queries.runs(actor(), found.vacancy.subject))
    form = ProposeForm(
        role=found.offered_role,
        hours_a_week=found.offered_hours or found.vacancy.hours_a_week,
        until_on=found.offered_until_on or found.vacancy.until_on,
    )
    if form.validate_on_submit():
        with form.reporting():
            services.propose(actor(), found, form.role.data, form.hours_a_week.data, form.until_on.data)
            flash(_("Je voorstel is verstuurd."))
            return to_match(key)
    return page("talents/propose.html", form=form, match=found, is_team=found.vacancy.subject.kind == TEAM.name)


@bp.route("/talenten/match/<key>/plek-nemen", methods=["GET", "POST"])
@signed_in
@limits.writing
def take(key: str) -> Answer:
    """Take the place that was proposed."""
    found = queries.get_match(actor(), key)
    authorize(can_take, actor(), found)
    form = TakeForm(read=found.terms)
    partners = [SelectChoice(str(one.id), one.subject.title) for one in list_partners_of(actor())]
    form.partner.choices = [SelectChoice("", _("Nee, voor mezelf")), *partners]
    if form.validate_on_submit():
        with form.reporting():
            partner_id = int(form.partner.data) if str(form.partner.data).isdecimal() else None
            services.take_place(actor(), found, form.read.data or "", partner_id)
            flash(_("Welkom! Jullie beginnen samen."))
            return to_match(key)
    return page("talents/take.html", form=form, match=found, is_team=found.vacancy.subject.kind == TEAM.name)


@bp.route("/talenten/match/<key>/stoppen", methods=["GET", "POST"])
@signed_in
def end(key: str) -> Answer:
    """Go on no further."""
    found, form = open_match(key), EmptyForm()
    if form.validate_on_submit():
        with form.reporting():
            services.end_match(actor(), found)
            flash(_("Jullie gaan niet verder. Nergens staat wie dat wilde."))
            return to_match(key)
    return page("talents/end.html", form=form, match=found)


@bp.route("/talenten/match/<key>/terugkijken", methods=["GET", "POST"])
@signed_in
@limits.writing
def look_back(key: str) -> Answer:
    """Tell how it was."""
    found = queries.get_match(actor(), key)
    authorize(can_look_back, actor(), found, queries.runs(actor(), found.vacancy.subject))
    form = LookForm(look=found.person_look if is_matched(actor(), found) else found.seekers_look)
    if form.validate_on_submit():
        with form.reporting():
            services.look_back(actor(), found, form.look.data)
            flash(_("Bewaard. De ander leest het als die zelf ook schreef."))
            return to_match(key)
    return page("talents/look_back.html", form=form, match=found)
