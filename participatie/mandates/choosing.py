"""From what is typed to what it means, and back: areas by code, themes by number, people by their address."""

from collections.abc import Mapping

from flask_babel import gettext as _

from participatie.accounts.queries import find_person_by_email
from participatie.kernel.errors import Refused
from participatie.kernel.forms import LineField
from participatie.mandates.bounds import Proposal, Sort
from participatie.mandates.forms import BoundsForm, DecisionForm, ProposalForm, RegisterForm, cents_of, to_choose
from participatie.mandates.models import Mandate
from participatie.mandates.services import Grant, Plan, placed
from participatie.partners.queries import list_open_partners
from participatie.places.queries import atlas
from participatie.subjects.models import Subject
from participatie.subjects.queries import list_themes
from participatie.teams.queries import list_open_teams

Choices = list[tuple[str, str]]


def area_choices(first: str) -> Choices:
    """All open areas by code, after the words for none."""
    return [("", first), *((it.code, it.label) for it in atlas().choices())]


def theme_choices(first: str) -> Choices:
    """All open themes by number, after the words for none."""
    return [("", first), *((str(it.id), it.shown_name) for it in list_themes())]


def suit(form: ProposalForm) -> None:
    """Give the form of a proposal what can be chosen."""
    form.area.choices = to_choose(area_choices(_("Niet één plek")))
    form.theme.choices = to_choose(theme_choices(_("Geen thema")))


def code_of(area_id: int | None) -> str:
    """The code of an area, for a form."""
    fact = atlas().facts.get(area_id or 0)
    return fact.code if fact else ""


def id_of(code: str) -> int | None:
    """The area with this code."""
    return next((fact.id for fact in atlas().facts.values() if code and fact.code == code), None)


def proposal_of(form: ProposalForm) -> Proposal:
    """What a form proposes."""
    theme = str(form.theme.data or "")
    is_theme = theme in {str(value) for value, *_more in form.theme.iter_choices()}
    return placed(
        Proposal(
            kind=form.kind.data or "",
            area_id=id_of(form.area.data or ""),
            theme_id=int(theme) if theme and is_theme else None,
            amount_cents=cents_of(form.amount) or 0,
            days=form.days.data,
            addresses=form.addresses.data or 0,
            is_reversible=form.is_reversible.data,
        )
    )


def plan_of(form: DecisionForm, corrects_id: int | None, escalation_id: int | None) -> Plan:
    """What a form wants to decide."""
    return Plan(
        proposal=proposal_of(form),
        question=form.question.data,
        options=form.options.data,
        choice=form.choice.data,
        reason=form.reason.data,
        difference=form.difference.data,
        partner_ids=tuple(int(it) for it in form.partners.data or ()),
        reversible_until=form.reversible_until.data,
        is_free=form.is_free.data,
        corrects_id=corrects_id,
        escalation_id=escalation_id,
    )


def is_number(typed: str) -> bool:
    """Whether it is the number of something, and no longer than any number of ours."""
    return typed.isascii() and typed.isdigit() and len(typed) < 19


def begun_with(subject: Subject, args: Mapping[str, str]) -> dict[str, object]:
    """What stands in the form at first: the place and theme of the subject, and what came along in the address."""
    names = ("kind", "area", "theme", "amount", "question")
    typed: dict[str, object] = {name: args[name][:200] for name in names if args.get(name)}
    typed |= {name: int(args[name]) for name in ("days", "addresses") if is_number(args.get(name, "")) and len(args[name]) < 7}
    return {"area": code_of(subject.area_id), "theme": str(subject.theme_id or ""), **typed}


def suit_bounds(form: BoundsForm) -> None:
    """Give the form of a mandate what can be chosen."""
    teams = [(str(team.id), team.subject.title) for team in list_open_teams()]
    partners = [(str(partner.id), partner.subject.title) for partner in list_open_partners()]
    form.areas.choices = to_choose(area_choices("")[1:])
    form.themes.choices = to_choose(theme_choices("")[1:])
    form.advisers.choices = to_choose([*partners, *teams])
    if "holder" in form:
        form["holder"].choices = to_choose([("", _("Kies een team of partner")), *teams, *partners])
    if isinstance(form, RegisterForm):
        form.giver_partner.choices = to_choose([("", _("Geen partner")), *partners])
        form.giver_team.choices = to_choose([("", _("Geen team")), *teams])


def grant_of(form: BoundsForm) -> Grant:
    """What a mandate is to say."""
    given: dict[str, object] = {}
    if isinstance(form, RegisterForm):
        given = {
            "giver": form.giver.data,
            "giver_partner_id": _number(form.giver_partner.data),
            "giver_team_id": _number(form.giver_team.data),
            "giver_person_id": _person(form.giver_person.data, "giver_person"),
        }
    return Grant(
        sentence=form.sentence.data,
        person_id=_person(form.person.data, "person"),
        role=form.role.data,
        stand_in_id=_person(form.stand_in.data, "stand_in"),
        kinds=frozenset(form.kinds.data or ()),
        excluded=frozenset(form.excluded.data or ()),
        area_ids=frozenset(number for code in form.areas.data or () if (number := id_of(code))),
        theme_ids=frozenset(int(it) for it in form.themes.data or ()),
        adviser_ids=frozenset(int(it) for it in form.advisers.data or ()),
        amount_cents=cents_of(form.amount),
        year_cents=cents_of(form.year_amount),
        days=form.days.data,
        addresses=form.addresses.data,
        reversible_only=form.reversible_only.data,
        may_pass_on=form.may_pass_on.data,
        valid_from=form.valid_from.data,
        valid_until=form.valid_until.data,
        legal_url=form.legal_url.data,
        objection=form.objection.data,
        **given,  # type: ignore[arg-type]  # the four fields of the giver, each of its own type
    )


def filled_with(mandate: Mandate, emails: Mapping[int, str]) -> dict[str, object]:
    """What a mandate says, as the form shows it. `emails` are those of the people in it."""
    bounds = mandate.bounds
    return {
        "sentence": mandate.sentence,
        "giver": mandate.giver,
        "giver_partner": str(mandate.giver_partner_id or ""),
        "giver_team": str(mandate.giver_team_id or ""),
        "giver_person": emails.get(mandate.giver_person_id or 0, ""),
        "stand_in": emails.get(mandate.stand_in_id or 0, ""),
        "person": emails.get(mandate.person_id or 0, ""),
        "holder": str(mandate.holder_id),
        "role": mandate.role,
        "kinds": sorted(bounds.kinds),
        "excluded": sorted(bounds.excluded),
        "areas": [area.code for area in mandate.areas],
        "themes": [str(theme.id) for theme in mandate.themes],
        "advisers": [str(party.id) for party in mandate.advisers],
        "amount": _typed(mandate.amount_cents),
        "year_amount": _typed(mandate.year_cents),
        "days": mandate.days,
        "addresses": mandate.addresses,
        "reversible_only": mandate.reversible_only,
        "may_pass_on": mandate.may_pass_on,
        "valid_from": mandate.valid_from,
        "valid_until": mandate.valid_until,
        "legal_url": mandate.legal_url,
        "objection": mandate.objection,
        "version": mandate.version,
    }


def figure_of(sort: Sort, field: LineField) -> int | None:
    """The figure of a bound as it is typed: euros, or a whole number."""
    if sort in (Sort.AMOUNT, Sort.YEAR):
        return cents_of(field)
    text = str(field.data or "").strip()
    if text and not (is_number(text) and len(text) < 8):
        raise Refused(_("Kies een getal boven de 0."), field=field.name)
    return int(text) if text else None


def typed_figure(sort: Sort, figure: int | None) -> str:
    """The same the other way round."""
    if figure is None:
        return ""
    return _typed(figure) if sort in (Sort.AMOUNT, Sort.YEAR) else str(figure)


def _typed(cents: int | None) -> str:
    if cents is None:
        return ""
    return f"{cents // 100}" if cents % 100 == 0 else f"{cents // 100},{cents % 100:02}"


def _number(value: str | None) -> int | None:
    return int(value) if value else None


def _person(email: str, field: str) -> int | None:
    if not email.strip():
        return None
    person = find_person_by_email(email.strip().lower())
    if person is None or not person.active:
        raise Refused(_("We kennen niemand met dit mailadres. Laat die persoon eerst inloggen."), field=field)
    return person.id
