"""Following areas, themes, partners and addresses: who is told what, once, and who sees what somebody follows."""

from datetime import timedelta

import pytest
import time_machine
from shapely.geometry import LineString, Point

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.notifications import queries, services
from participatie.notifications.models import Watch, Why
from participatie.notifications.services import Wanted
from participatie.notifications.services.following import usual_radius_m
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects import services as subjects
from participatie.subjects.models import Pace
from tests.factories.notices import notices_of, tell_followers
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.subjects import make_theme

pytestmark = pytest.mark.usefixtures("app")
SOUTH_OF_14 = Point(5.152, 51.0492)  # 89 metres from Kerkstraat 14


@pytest.fixture
def areas():
    found = make_municipality()
    make_addresses()
    return found


@pytest.fixture
def fatma():
    return make_person("Fatma", "fatma@voorbeeld.nl")


def publish(title="Een pluktuin", *, at=None, area=None, theme=None, kind="initiative"):
    """Something new, somewhere, and the worker tells who follows."""
    subject = subjects.begin(SYSTEM, kind, "idea")
    subject.title = title
    if at is not None:
        subjects.place(subject, at)
    if area is not None:
        subject.area_id = area.id
    subject.theme_id = theme.id if theme else None
    subjects.publish(SYSTEM, subject)
    tell_followers()
    return subject


def told(person):
    """The titles of what somebody is told, oldest first."""
    ids = [notice.subject_id for notice in notices_of(person.id)]
    return [queries.find_subject(subject_id).title for subject_id in ids]


def test_who_follows_an_area_hears_of_what_is_new_in_it_and_below_it(areas, fatma):
    services.follow(actor_of(fatma), Wanted(area_id=areas["WK900100"].id))
    publish("In de wijk", area=areas["WK900100"])
    publish("In een buurt ervan", area=areas["BU90010000"])
    publish("Elders", area=areas["WK900101"])
    publish("Nergens")
    assert told(fatma) == ["In de wijk", "In een buurt ervan"]


def test_theme_area_and_kind_narrow_together(areas, fatma):
    green, traffic = make_theme("Groen"), make_theme("Verkeer")
    services.follow(actor_of(fatma), Wanted(areas["WK900100"].id, green.id, "initiative"))
    publish("Past", area=areas["BU90010000"], theme=green)
    publish("Ander thema", area=areas["BU90010000"], theme=traffic)
    publish("Ander gebied", area=areas["WK900101"], theme=green)
    publish("Andere soort", area=areas["BU90010000"], theme=green, kind="street_plan")
    assert told(fatma) == ["Past"]


def test_an_edit_an_import_and_a_part_are_no_news(areas, fatma):
    services.follow(actor_of(fatma), Wanted(area_id=areas["GM9001"].id))
    subject = publish("Nieuw", area=areas["WK900101"])
    subjects.edited(SYSTEM, subject, ["text"])
    imported = subjects.begin(SYSTEM, "initiative", "idea")
    imported.area_id = areas["WK900101"].id
    subjects.publish(SYSTEM, imported, imported=True)
    wish = subjects.begin(SYSTEM, "wish", "open", whole=subject)
    wish.area_id = areas["WK900101"].id
    subjects.publish(SYSTEM, wish)
    tell_followers()
    assert told(fatma) == ["Nieuw"]


def test_who_follows_in_several_ways_is_told_once_and_as_often_as_the_most_often(areas, fatma):
    me, green = actor_of(fatma), make_theme("Groen")
    services.follow(me, Wanted(area_id=areas["WK900101"].id))
    daily = services.follow(me, Wanted(theme_id=green.id))
    services.follow_around(me, "Kerkstraat 14", 500)
    services.change_pace(me, daily.id, Pace.DAILY)
    publish("Nieuw", at=SOUTH_OF_14, theme=green)
    (notice,) = notices_of(fatma.id)
    assert notice.pace == Pace.DAILY


def test_who_follows_the_subject_too_is_told_of_a_move_as_its_follower(areas, fatma):
    services.follow(actor_of(fatma), Wanted(area_id=areas["WK900101"].id))
    subject = publish("Nieuw", area=areas["WK900101"])
    subjects.follow(actor_of(fatma), subject)
    subjects.move_state(SYSTEM, subject, "exploring", "We zoeken het uit.")
    tell_followers()
    assert [notice.why for notice in notices_of(fatma.id)] == [Why.WATCHER, Why.FOLLOWER]


def test_what_happened_before_is_not_told(areas, fatma):
    subject = subjects.begin(SYSTEM, "initiative", "idea")
    subject.area_id = areas["WK900101"].id
    subjects.publish(SYSTEM, subject)
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        services.follow(actor_of(fatma), Wanted(area_id=areas["WK900101"].id))
        tell_followers()
    assert told(fatma) == []


def test_hidden_and_draft_subjects_tell_nobody(areas, fatma):
    services.follow(actor_of(fatma), Wanted(area_id=areas["WK900101"].id))
    subject = subjects.begin(SYSTEM, "initiative", "idea")
    subject.area_id = areas["WK900101"].id
    subjects.move_state(SYSTEM, subject, "exploring", "Nog niet geplaatst.")
    subjects.publish(SYSTEM, subject)
    subjects.hide(SYSTEM, subject)
    tell_followers()
    assert told(fatma) == []


def test_who_follows_a_partner_hears_where_it_takes_part(areas, fatma):
    partner, other = make_partner("De Beemd"), make_partner("De Vecht")
    services.follow(actor_of(fatma), Wanted(partner_id=partner.id))
    subject = publish("Een bankje", area=areas["WK900101"])
    partners.involve(SYSTEM, subject, partner, InvolvementRole.ADVISER)
    partners.involve(SYSTEM, subject, other, InvolvementRole.ADVISER)
    tell_followers()
    assert told(fatma) == ["Een bankje"]


def test_a_radius_counts_from_the_address_to_the_nearest_point(areas, fatma):
    services.follow_around(actor_of(fatma), "Kerkstraat 14", 100)
    publish("Dichtbij", at=SOUTH_OF_14)
    publish("Verder", at=Point(5.152, 51.0488))
    publish("Lijn die raakt", at=LineString([(5.152, 51.0495), (5.16, 51.04)]))
    assert told(fatma) == ["Dichtbij", "Lijn die raakt"]


def test_only_my_street_takes_the_whole_street_and_the_door_but_not_the_next_street(areas, fatma):
    services.follow_around(actor_of(fatma), "Kerkstraat 14, Vierkant", only_street=True)
    publish("Verderop in de straat", at=Point(5.1502, 51.05))
    publish("Bij de deur", at=SOUTH_OF_14)
    publish("Twee straten verder", at=Point(5.16, 51.05))
    publish("Elders dezelfde naam", at=Point(5.25, 51.05))
    assert told(fatma) == ["Verderop in de straat", "Bij de deur"]


def test_without_a_choice_the_radius_is_wider_where_fewer_people_live(areas, fatma):
    me = actor_of(fatma)
    assert services.follow_around(me, "Kerkstraat 14, Vierkant").radius_m == 500
    assert services.follow_around(me, "Kerkstraat 12, Verrehoek").radius_m == 1000
    assert usual_radius_m(Point(6.5, 52.5)) == 2000


@pytest.mark.parametrize("address", ["", "Nergensstraat 9", "Westerwijk", "x" * 100, "'; DROP TABLE watch; --"])
def test_an_address_that_is_none_is_refused_at_its_field(areas, fatma, address):
    with pytest.raises(Refused) as refusal:
        services.follow_around(actor_of(fatma), address)
    assert refusal.value.field == "address"


def test_an_address_that_could_be_two_names_them(areas, fatma):
    with pytest.raises(Refused, match="Verrehoek"):
        services.follow_around(actor_of(fatma), "Kerkstraat 12")


@pytest.mark.parametrize("radius", [-1, 1, 99, 2001, 10**9])
def test_a_radius_that_is_not_offered_is_refused(areas, fatma, radius):
    with pytest.raises(Refused):
        services.follow_around(actor_of(fatma), "Kerkstraat 14, Vierkant", radius)


def test_following_twice_is_one_and_nobody_follows_endlessly(areas, fatma, monkeypatch):
    me = actor_of(fatma)
    first = services.follow(me, Wanted(area_id=areas["WK900101"].id))
    assert services.follow(me, Wanted(area_id=areas["WK900101"].id)).id == first.id
    monkeypatch.setattr("participatie.notifications.services.following.MOST_WATCHES", 1)
    with pytest.raises(Refused):
        services.follow(me, Wanted(area_id=areas["WK900100"].id))


def test_nobody_follows_without_an_account_and_nobody_touches_what_others_follow(areas, fatma):
    with pytest.raises(Forbidden):
        services.follow(NOBODY, Wanted(area_id=areas["WK900101"].id))
    watch = services.follow(actor_of(fatma), Wanted(area_id=areas["WK900101"].id))
    stranger = actor_of(make_person())
    for deed in (services.stop_following, lambda a, n: services.change_pace(a, n, Pace.NEVER)):
        with pytest.raises(NotFound):
            deed(stranger, watch.id)


def test_a_closed_account_forgets_where_its_person_lives(areas, fatma):
    from participatie.accounts import services as accounts

    services.follow_around(actor_of(fatma), "Kerkstraat 14, Vierkant")
    accounts.deactivate(actor_of(make_person(None, None, "administrator")), fatma)
    assert db.session.query(Watch).count() == 0


def test_a_hundred_watches_take_as_many_statements_as_ten(areas, counting):
    needed = []
    publish("De eerste")
    for number, count in enumerate((10, 100)):
        people = [make_person() for _ in range(count)]
        for person in people:
            services.follow(actor_of(person), Wanted(area_id=areas["WK900101"].id))
            services.follow_around(actor_of(person), "Kerkstraat 14, Vierkant")
        subject = subjects.begin(SYSTEM, "initiative", "idea")
        subjects.place(subject, SOUTH_OF_14)
        subject.title = f"Nieuw {number}"
        subjects.publish(SYSTEM, subject)
        with counting() as statements:
            assert services.spread_some() == 1
        needed.append(len(statements))
        assert told(people[-1]) == [f"Nieuw {number}"]
    assert needed[0] == needed[1], needed
