"""Pages on which makers of two initiatives decide to go on together, and people say whether they go along."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.accounts.queries import find_person
from participatie.initiatives import queries
from participatie.initiatives.forms import PlainForm
from participatie.initiatives.forms.unions import AgreeForm, ChooseUnionForm, RefuseForm, UnionForm, need_words
from participatie.initiatives.models import KIND, Initiative, InitiativeUnion, UnionPlace
from participatie.initiatives.permissions import can_unite
from participatie.initiatives.queries import unions as union_queries
from participatie.initiatives.services import unions as services
from participatie.initiatives.services.unions import Together
from participatie.initiatives.union_tokens import read_answer_token
from participatie.initiatives.views.blueprint import at_root, bp
from participatie.kernel import limits
from participatie.kernel.access import Actor, authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer, page
from participatie.subjects import services as subjects
from participatie.subjects.linking import choice_words, choices_for
from participatie.subjects.models import SupportKind
from participatie.subjects.queries import find_support
from participatie.subjects.urls import url_of

LONGEST = 200


def open_one(subject_id: int) -> Initiative:
    """The initiative, for a maker, while it goes on."""
    initiative = queries.get_initiative(actor(), subject_id)
    authorize(can_unite, actor(), initiative)
    return initiative


@bp.route("/<int:subject_id>/samengaan", methods=["GET", "POST"])
@signed_in
def choose_union(subject_id: int) -> Answer:
    """Choose with which other one: what is like it, or what was looked for."""
    initiative, form = open_one(subject_id), ChooseUnionForm()
    typed = " ".join(clean_body(request.args.get("zoek", "")[:LONGEST]).split())
    cards = choices_for(actor(), initiative.subject, typed, (KIND.name,))
    form.other.choices = [SelectChoice(str(card.id), choice_words(card)) for card in cards if KIND.state(card.state).is_open]
    if form.validate_on_submit():
        number = str(form.other.data)
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise NotFound
        return redirect(url_for("initiatives.propose_union", subject_id=subject_id, other_id=int(number)))
    return page("initiatives/choose_union.html", form=form, initiative=initiative, typed=typed)


@bp.route("/<int:subject_id>/samengaan/<int:other_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def propose_union(subject_id: int, other_id: int) -> Answer:
    """Write what the new one would be, filled in with what stands in both."""
    one, other = open_one(subject_id), queries.get_initiative(actor(), other_id)
    form = UnionForm(data=filled_in(one, other))
    form.offer(one, other)
    if form.validate_on_submit():
        with form.reporting():
            proposed = services.propose(actor(), one, other, written(form))
            flash(_("Het voorstel ligt er. De makers van allebei kregen een mail."), "success")
            return redirect(url_for("initiatives.show_union", union_id=proposed.id))
    return page("initiatives/propose_union.html", form=form, one=one, other=other)


def filled_in(one: Initiative, other: Initiative) -> dict[str, object]:
    """What stands in both, under each other."""
    titles = _("%(one)s en %(other)s", one=one.subject.title, other=other.subject.title)
    leads = f"{one.subject.lead} {other.subject.lead}"
    stories = [text for text in dict.fromkeys((one.story, other.story)) if text]
    needs = [str(need.id) for side in (one, other) for need in side.needs if need.is_open]
    return {
        "title": titles[:120],
        "lead": leads[:300],
        "story": "\n\n".join(stories),
        "needs": needs,
        "place": UnionPlace.BOTH.value,
    }


def written(form: UnionForm) -> Together:
    """What was filled in."""
    need_ids = tuple(int(number) for number in form.needs.data or ())
    return Together(form.title.data, form.lead.data, form.story.data, UnionPlace(form.place.data), need_ids)


@at_root("/samengaan/<int:union_id>")
@signed_in
def show_union(union_id: int) -> Answer:
    """The proposal, what both say now, and who said yes."""
    return union_page(union_queries.get_union(actor(), union_id), AgreeForm())


def union_page(union: InitiativeUnion, form: AgreeForm) -> Answer:
    """The page of a proposal with its button."""
    form.one_version.data, form.other_version.data = union.one_version, union.other_version
    chosen = {it.need_id for it in union.needs}
    needs = [need_words(need) for side in (union.one, union.other) for need in side.needs if need.id in chosen]
    mine = any(consent.person_id == actor().id for consent in union.consents)
    parties = union_queries.parties_of(union)
    places = {"one": [union.one], "other": [union.other]}.get(union.place, [union.one, union.other])
    where = " + ".join(dict.fromkeys(it.place_name for it in places if it.place_name))
    return page("initiatives/union.html", union=union, form=form, parties=parties, needs=needs, has_agreed=mine, where=where)


@at_root("/samengaan/<int:union_id>/ja", "POST")
@signed_in
@limits.writing
def agree_union(union_id: int) -> Answer:
    """Say yes."""
    union, form = union_queries.get_union(actor(), union_id), AgreeForm()
    if form.validate_on_submit():
        with form.reporting():
            if services.agree(actor(), union, form.one_version.data, form.other_version.data) and union.made is not None:
                flash(_("Iedereen zei ja. Dit is jullie nieuwe initiatief."), "success")
                return redirect(url_of(union.made.subject))
            flash(_("Je ja is genoteerd."), "success")
            return redirect(url_for("initiatives.show_union", union_id=union_id))
    return union_page(union, form)


@at_root("/samengaan/<int:union_id>/nee", "GET", "POST")
@signed_in
@limits.writing
def refuse_union(union_id: int) -> Answer:
    """Say no, with a sentence for the other makers."""
    union, form = union_queries.get_union(actor(), union_id), RefuseForm()
    if form.validate_on_submit():
        with form.reporting():
            services.refuse(actor(), union, form.reason.data)
            flash(_("Je zei nee. Het voorstel is afgelopen."), "success")
            return redirect(url_for("initiatives.show_union", union_id=union_id))
    return page("initiatives/refuse_union.html", union=union, form=form)


@at_root("/samen-verder/<token>", "GET", "POST")
@public
def go_along(token: str) -> Answer:
    """Whether somebody supports the new one too. Opening the link changes nothing; the button does, once or twice alike."""
    union_id, person_id = read_answer_token(token)
    union, person, form = union_queries.get_asked_union(union_id), find_person(person_id), PlainForm()
    if person is None or not person.active or union.made is None:
        raise NotFound
    made, themselves = union.made, Actor(id=person.id, name=person.display_name)
    if form.validate_on_submit():
        with form.reporting():
            subjects.support(themselves, made.subject, said_kind())
            return redirect(url_for("initiatives.go_along", token=token))
    said = find_support(themselves, made.id)
    return page("initiatives/go_along.html", form=form, union=union, made=made, said=said, url=url_of(made.subject))


def said_kind() -> SupportKind:
    """Which of the two buttons it was."""
    return SupportKind.JOIN if request.form.get("kind") == SupportKind.JOIN else SupportKind.SUPPORT
