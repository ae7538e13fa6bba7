"""A household speaks with the code of its letter; designers type in what came on paper."""

from dataclasses import dataclass
from typing import TypeAlias

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.clock import today
from participatie.kernel.errors import NotFound
from participatie.kernel.keyed import keyed_hashes
from participatie.kernel.routes import actor, every_time, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import codes, queries, services
from participatie.streets.forms.households import CodeForm, PaperVoiceForm, VoiceForm
from participatie.streets.models import Choice, HouseholdVoice, PlanVersion, Round, StreetPlan
from participatie.streets.permissions import LETTERED, can_speak, can_type_voice, can_wish_by_code
from participatie.streets.queries import KnownCode
from participatie.streets.services import Saying
from participatie.streets.views.blueprint import bp
from participatie.streets.views.letter_wishes import Opened, letter_wish, wishes_of
from participatie.subjects.urls import url_of

by_code = Blueprint("households", __name__)

VERSION = "version-"
Spoken: TypeAlias = VoiceForm | PaperVoiceForm


@dataclass(frozen=True)
class Answering:
    """One answer that can be given: its value, its words and its icon."""

    value: str
    label: str
    icon: str


@dataclass(frozen=True)
class Question:
    """What is asked in a round, about which versions, with the answers to it."""

    title: str
    versions: list[PlanVersion]
    answers: list[Answering]
    about: int | None


def question_of(plan: StreetPlan) -> Question:
    """In the round of variants the newest version is judged; in that of preference one is chosen, or none."""
    no_opinion = Answering(Choice.NO_OPINION, _("Geen mening"), "minus")
    if plan.round is Round.PREFERENCE:
        versions = list(queries.list_candidates(plan.id))
        chosen = [Answering(f"{VERSION}{version.id}", version.title, "map-2") for version in versions]
        none = Answering(Choice.RATHER_NOT, _("Liever geen van deze"), "x")
        return Question(_("Welk ontwerp kiezen jullie?"), versions, [*chosen, none, no_opinion], None)
    newest = queries.find_newest(plan.id)
    answers = [
        Answering(Choice.FINE, _("Prima"), "mood-happy"),
        Answering(Choice.RATHER_NOT, _("Liever niet"), "hand-stop"),
        no_opinion,
    ]
    title = _("Wat vinden jullie van dit ontwerp?")
    return Question(title, [newest] if newest else [], answers, newest.id if newest else None)


def offer(form: Spoken, question: Question) -> None:
    """Give a form the answers to choose from."""
    form.choice.choices = [SelectChoice(answer.value, answer.label) for answer in question.answers]
    if not form.is_submitted():
        form.about.data = str(question.about or "")


def saying_of(form: Spoken) -> Saying:
    """What was chosen."""
    chosen = str(form.choice.data)
    if chosen.startswith(VERSION):
        return Saying(Choice.FINE, int(chosen.removeprefix(VERSION)))
    about = str(form.about.data or "")
    return Saying(Choice(chosen), int(about) if about.isascii() and about.isdigit() and len(about) < 19 else None)


def value_of(voice: HouseholdVoice | None, plan: StreetPlan) -> str:
    """Which answer a voice was."""
    if voice is None:
        return ""
    is_version = plan.round is Round.PREFERENCE and voice.choice == Choice.FINE
    return f"{VERSION}{voice.version_id}" if is_version else voice.choice


def known_code(typed: str) -> KnownCode | None:
    """The code that was typed or scanned; one look in the database, also for what cannot be a code."""
    return queries.find_code(keyed_hashes(codes.PURPOSE, codes.as_typed(typed)))


@by_code.route("/stem", methods=["GET", "POST"])
@public
@every_time
@limits.letter_code_try
def type_code() -> Answer:
    """Type the code of a letter."""
    form = CodeForm()
    if form.validate_on_submit():
        if known_code(form.code.data) is not None:
            return redirect(url_for("households.speak", code=codes.as_typed(form.code.data)), 303)
        form.code.errors = [*form.code.errors, _("Deze code kennen we niet. Kijk of alle tekens kloppen.")]
    return page("streets/type_code.html", form=form)


@by_code.route("/s/<code>", methods=["GET", "POST"])
@public
@every_time
@limits.letter_code_try
def speak(code: str) -> Answer:
    """Say in ten seconds what this address thinks, or change it."""
    known = known_code(code)
    if known is None:
        return page("streets/unknown_code.html", 404, form=CodeForm(formdata=None))
    if known.code.replaced_at is None and can_wish_by_code(known.plan, known.code.round, today()):
        return letter_wish(known, _opened(code, known))
    if known.code.replaced_at is not None or not can_speak(known.plan, known.code.round, today()):
        state = _closed_because(known)
        wishes = wishes_of(known) if state == "closed" else []
        return page("streets/closed_code.html", opened=_opened(code, known), state=state, wishes=wishes)
    form, question = VoiceForm(), question_of(known.plan)
    offer(form, question)
    if form.validate_on_submit():
        with form.reporting():
            services.speak(known, saying_of(form))
            flash(_("Dankjewel. We hebben jullie antwoord bewaard."))
            return redirect(url_for("households.speak", code=codes.as_typed(code)), 303)
    voice = queries.find_voice(known.plan.id, known.code.round, known.address.id)
    said = value_of(voice, known.plan)
    more_url = _more_url(known.plan, question, voice)
    return page("streets/speak.html", opened=_opened(code, known), form=form, question=question, said=said, more_url=more_url)


@by_code.post("/s/<code>/rust")
@public
@every_time
@limits.letter_code_try
def leave_alone(code: str) -> Answer:
    """No more questions to this address."""
    services.leave_alone(_current(code))
    flash(_("We laten jullie met rust. Dit adres krijgt geen vragen meer."))
    return redirect(url_for("households.speak", code=codes.as_typed(code)), 303)


@by_code.post("/s/<code>/weer-vragen")
@public
@every_time
@limits.letter_code_try
def ask_again(code: str) -> Answer:
    """This address wants to be asked again."""
    services.ask_again(_current(code))
    flash(_("Fijn. Jullie krijgen weer brieven als we iets willen vragen."))
    return redirect(url_for("households.speak", code=codes.as_typed(code)), 303)


@bp.route("/<int:subject_id>/stemmen/papier", methods=["GET", "POST"])
@signed_in
def type_voice(subject_id: int) -> Answer:
    """Type in what an address wrote on paper."""
    plan = queries.get_plan(actor(), subject_id)
    authorize(can_type_voice, actor(), plan)
    form, question = PaperVoiceForm(), question_of(plan)
    offer(form, question)
    form.address.choices = [SelectChoice(house.id, house.label) for house in queries.list_plan_addresses(plan.id)]
    if form.validate_on_submit():
        with form.reporting():
            address = queries.get_plan_address(plan.id, form.address.data)
            services.type_voice(actor(), plan, address, saying_of(form))
            flash(_("Ingetypt voor %(address)s. Gaf dit adres zelf al antwoord? Dan geldt dat.", address=address.label))
            return redirect(url_for("streets.type_voice", subject_id=plan.id), 303)
    return page("streets/type_voice.html", plan=plan, form=form, question=question)


def _more_url(plan: StreetPlan, question: Question, voice: HouseholdVoice | None) -> str:
    """Where one writes a remark, about the version that was chosen or else the first one asked about."""
    about = voice.version_id if voice is not None and voice.version_id else None
    about = about or next((version.id for version in question.versions), None)
    return url_for("streets.remark", subject_id=plan.id, version_id=about) if about else url_of(plan.subject)


def _current(code: str) -> KnownCode:
    known = known_code(code)
    if known is None or known.code.replaced_at is not None:
        raise NotFound
    return known


def _opened(code: str, known: KnownCode) -> Opened:
    is_current = known.code.replaced_at is None
    quiet = is_current and queries.is_quiet(known.address.address_key)
    label = known.address.label if is_current else ""
    return Opened(codes.as_typed(code), known.plan, url_of(known.plan.subject), label, quiet)


def _closed_because(known: KnownCode) -> str:
    if known.code.replaced_at is not None:
        return "replaced"
    order = list(Round)
    is_coming = known.code.round in LETTERED and order.index(Round(known.code.round)) > order.index(known.plan.round)
    return "coming" if is_coming else "closed"
