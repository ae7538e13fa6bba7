"""What street plans add to the platform: their words in timelines and histories."""

from dataclasses import dataclass

from flask import Flask, current_app, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from participatie.accounts import sections, waiting
from participatie.kernel.access import Actor
from participatie.kernel.db import unit_of_work
from participatie.kernel.files import register_guard
from participatie.kernel.jobs import job, nightly
from participatie.notifications import recipients
from participatie.notifications.models import Sort
from participatie.notifications.sorts import tells, writes_own_mail
from participatie.partners import carriers
from participatie.partners.carriers import Carrying
from participatie.site.queries import site_facts
from participatie.streets import queries, services
from participatie.streets.models import REMARK, STREET_PLAN, WISH, StreetPlan
from participatie.streets.permissions import can_begin_plan
from participatie.streets.queries import is_designer, list_designed, list_designer_ids, list_drawn_ids, may_see_drawing
from participatie.streets.queries.texts import read_contribution_texts, read_plan_texts
from participatie.streets.views.evenings import keep_to_the_room
from participatie.streets.views.households import by_code
from participatie.subjects import suggesting
from participatie.subjects.finding import register_texts
from participatie.subjects.models import Subject
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.urls import url_of
from participatie.subjects.wording import name_events


def _version_published(facts: Facts) -> str:
    number = int(facts["number"] or 0)
    return _("Versie %(n)s staat online", n=number) if number else _("De straat van nu staat op de kaart")


def _reply_given(facts: Facts) -> str:
    label = str(WISH.state(str(facts["verdict"])).label)
    if facts["version_number"]:
        return _("Antwoord van de ontwerper: %(verdict)s in versie %(n)s", verdict=label, n=facts["version_number"])
    return _("Antwoord van de ontwerper: %(verdict)s", verdict=label)


def waiting_contribution(key: str) -> waiting.Waiting | None:
    """The wish or remark that the link in a mail will place."""
    begun = queries.find_by_draft_key(key)
    if begun is None or begun.number is not None:
        return None
    return waiting.Waiting(begun.subject.title, "\n\n".join(text for text in (begun.body, begun.why) if text))


def own_contributions(actor: Actor) -> sections.Section | None:
    """What this person wished and remarked in all plans, with the answer so far."""
    mine = queries.list_all_mine(actor)
    values: dict[str, object] = {"mine": mine, "states": {it.id: WISH.state(it.verdict) for it in mine}}
    return sections.Section(_("Mijn wensen en opmerkingen"), "streets/_mine_everywhere.html", values) if mine else None


@nightly
def throw_old_contributions_away() -> None:
    """Keep what the privacy page promises."""
    with unit_of_work():
        services.forget_old_drafts()


def _letters_replaced(facts: Facts) -> str:
    n = int(facts["count"] or 0)
    return ngettext("Een brief is vervangen, met een nieuwe code", "%(num)s brieven zijn vervangen, met een nieuwe code", n)


def _hands_counted(facts: Facts) -> str:
    return _("Handen geteld bij %(n)s mensen: %(question)s", n=facts["present"], question=facts["question"])


@job(every_minutes=5)
def make_letters() -> None:
    """Make the letters that wait, also those that a crash left half made."""
    for batch_id in queries.list_unmade():
        services.make_batch(batch_id, current_app.config["BASE_URL"], site_facts().place_name)


@job(every_minutes=5)
def make_documents() -> None:
    """Make the documents that wait, also those that a crash left half made."""
    for key in queries.list_unmade_documents():
        services.make_document(key)


@nightly
def forget_documents() -> None:
    """A document is kept for a day."""
    with unit_of_work():
        services.forget_documents()


@nightly
def forget_letters() -> None:
    """Keep what the privacy page promises."""
    with unit_of_work():
        services.forget_printed_letters(current_app.config["LETTERS_KEPT_DAYS"])


@dataclass(frozen=True)
class DesignedLine:
    """One plan in the list of who draws it, and how many people wait there."""

    title: str
    url: str
    label: str
    tone: str
    waiting: int
    desk_url: str


def designed_plans(actor: Actor) -> sections.Section | None:
    """The plans that this person draws, and the way to begin one for who may."""
    lines = [_line(plan, waiting) for plan, waiting in list_designed(actor)] if actor.is_signed_in else []
    if not lines and not can_begin_plan(actor):
        return None
    values: dict[str, object] = {"lines": lines, "may_begin": can_begin_plan(actor)}
    return sections.Section(_("Straatplannen die je tekent"), "streets/_designed.html", values)


def _line(plan: StreetPlan, waiting: int) -> DesignedLine:
    state = STREET_PLAN.state(plan.round)
    label, tone = (_("Concept"), "neutral") if plan.is_draft else (str(state.label), state.tone)
    return DesignedLine(
        plan.subject.title, url_of(plan.subject), label, tone, waiting, url_for("streets.desk", subject_id=plan.id)
    )


def likely_links(actor: Actor, _subject: Subject) -> list[int]:
    """The plans that this person draws."""
    return [plan.id for plan, _waiting in list_designed(actor) if not plan.is_draft] if actor.is_signed_in else []


def init_app(app: Flask) -> None:
    """Say how its events are told, whose a plan is, what waits for a link, what "Mijn" shows; open letters, keep tablets in."""
    app.before_request(keep_to_the_room)
    app.register_blueprint(by_code)
    waiting.register(waiting_contribution)
    sections.register(own_contributions)
    sections.register(designed_plans)
    recipients.register(list_designer_ids, STREET_PLAN.name)
    designers = Carrying(is_designer, list_designer_ids, list_drawn_ids, _l("de ontwerpers"), shares_making=False)
    carriers.register(STREET_PLAN.name, designers)
    register_texts(STREET_PLAN.name, read_plan_texts)
    for kind in (WISH, REMARK):
        register_texts(kind.name, read_contribution_texts)
    register_guard(may_see_drawing)
    suggesting.register(likely_links)
    tell("BoundsPublished", Telling(lambda _facts: _("Bekend is wat vastligt"), "shield-check", "river"))
    tell("VersionPublished", Telling(_version_published, "pencil", "brick"))
    tell("ReplyGiven", Telling(_reply_given, "message-2", "leaf"))
    tells(Sort.ANSWER, "ReplyGiven")
    writes_own_mail("ReplyGiven")
    tell("TalkConfirmed", Telling(lambda _facts: _("Een gesprek in de straat is te lezen"), "message-2", "river"))
    tell("LettersReplaced", Telling(_letters_replaced, "refresh", "sun"))
    tell("HandsCounted", Telling(_hands_counted, "hand-stop", "river"))
    name_events(
        {
            "TalkRecorded": _l("gesprek opgeschreven"),
            "TalkConfirmed": _l("samenvatting van een gesprek klopt"),
            "HandsCounted": _l("handen geteld"),
            "HandsDropped": _l("telling van handen weggehaald"),
            "EveningOpened": _l("tablet voor een straatavond aangezet"),
            "EveningEnded": _l("tablet voor een straatavond uitgezet"),
            "SlipCorrected": _l("strookje verbeterd"),
            "BoundsPublished": _l("bekend wat vastligt in een straatplan"),
            "DesignerAdded": _l("ontwerper toegevoegd"),
            "DesignerLeft": _l("ontwerper gestopt"),
            "VersionPublished": _l("versie van een straatplan online"),
            "ReplyGiven": _l("antwoord op een wens of opmerking"),
            "ContributionWithdrawn": _l("wens of opmerking teruggenomen"),
            "ContributionWiped": _l("tekst van een wens of opmerking gewist"),
            "LettersReplaced": _l("brief met code vervangen"),
            "StripMinimumsChanged": _l("kleinste breedtes van stroken veranderd"),
            "ElementGone": _l("onderdeel verdwenen uit een straatplan"),
        }
    )
