"""The pages about the site, and what every page shows of it."""

import pytest
import time_machine

from participatie.cli import main
from participatie.founding import found
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.errors import Conflict
from participatie.kernel.mail import deliver_mail
from participatie.kernel.outbox import put_mail
from participatie.site import queries, services
from participatie.site.default_texts import SLUGS
from participatie.subjects.queries import list_themes
from participatie.subjects.queries.administration import page_changes
from participatie.teams import services as services_of_teams
from participatie.teams.queries import find_fallback
from tests.factories.mail import mails_to
from tests.factories.people import actor_of, make_administrator, make_person

PAGES = ["/over", "/privacy", "/toegankelijkheid", "/huisregels"]


@pytest.fixture
def platform(app):
    """A platform that was just set up."""
    found(SYSTEM, "Samen in Beemdwaard", "Beemdwaard", "hallo@beemdwaard.example")
    queries.forget_facts()
    return queries.get_profile()


@pytest.fixture
def admin(browser):
    """An administrator's browser."""
    return browser.sign_in(make_person("Anna", None, "administrator"))


def test_setting_up_makes_all_that_a_first_visitor_needs(platform):
    assert len(list_themes()) == 12
    assert all(theme.name_en for theme in list_themes())
    assert find_fallback() is not None
    assert {(text.slug, text.language) for text in queries.list_texts()} == {(s, la) for s in SLUGS for la in ("nl", "en")}


def test_setting_up_again_changes_nothing(platform):
    services.change_profile(SYSTEM, 1, name="Eigen naam", place_name="Elders", tagline="", contact_email="")
    assert found(SYSTEM, "Andere naam", "Ergens") == ["Everything was there already."]
    assert queries.get_profile().name == "Eigen naam"


def test_the_command_sets_a_platform_up(app):
    arguments = ["init", "--name", "Samen", "--place", "Beemdwaard"]
    first = app.test_cli_runner().invoke(main, arguments)
    assert "Gemeente Beemdwaard" in first.output
    assert queries.find_profile().name == "Samen"
    second = app.test_cli_runner().invoke(main, arguments)
    assert second.output.strip() == "Everything was there already."


@pytest.mark.parametrize("path", PAGES)
def test_every_page_about_the_site_has_a_title_and_no_word_left_open(platform, browser, path):
    soup = browser.read(path)
    assert soup.select_one("main h1").text
    assert "[" not in soup.select_one("main").text
    assert "Beemdwaard" in soup.text


def test_a_page_is_in_the_language_of_the_visitor(platform, browser):
    with browser.session_transaction() as session:
        session["language"] = "en"
    assert browser.read("/huisregels").select_one("main h1").text == "House rules"


def test_a_page_that_lacks_a_language_is_shown_in_another_and_says_so(platform, browser, app):
    queries.db.session.delete(queries.find_text("over", "en"))
    with browser.session_transaction() as session:
        session["language"] = "en"
    assert browser.read("/over").select_one("main article")["lang"] == "nl"


def test_a_mail_carries_the_name_of_the_platform(platform):
    put_mail("ada@example.org", "sign_in", "nl", token="t" * 43, code="123456", purpose="sign_in", minutes=30)
    queries.db.session.info.pop("after_commit", None)
    queries.db.session.commit()
    deliver_mail()
    (mail,) = mails_to("ada@example.org")
    assert ">Samen in Beemdwaard</a>" in mail.html


def test_before_it_is_set_up_the_pages_do_not_exist(app, browser):
    assert browser.get("/over").status_code == 404


def test_security_txt_names_an_address_and_a_day(platform, browser):
    text = browser.get("/.well-known/security.txt").text
    assert "Contact: mailto:hallo@beemdwaard.example" in text
    assert "Expires: 20" in text


def test_the_frame_of_a_page_has_the_name_and_the_footer(platform, browser):
    soup = browser.read("/over")
    assert soup.select_one(".site-header__name").text.strip() == "Samen in Beemdwaard"
    assert [link["href"] for link in soup.select(".site-footer a")][:10] == [
        "/teams",
        "/toezeggingen",
        "/mandaten",
        "/opdrachten",
        "/vacatures",
        "/open-data",
        "/over",
        "/huisregels",
        "/privacy",
        "/toegankelijkheid",
    ]


def test_the_facts_of_the_site_take_one_statement_and_then_none(platform, counting):
    queries.forget_facts()
    with counting() as statements:
        queries.site_facts()
        queries.site_facts()
    assert len(statements) == 1


def test_facts_of_the_site_are_asked_for_again_after_a_few_seconds(platform):
    with time_machine.travel(now(), tick=False) as clock:
        queries.forget_facts()
        assert queries.site_facts().name == "Samen in Beemdwaard"
        platform.name = "Elders veranderd"
        queries.db.session.flush()
        assert queries.site_facts().name == "Samen in Beemdwaard"
        clock.shift(queries.KEEP_FOR * 2)
        assert queries.site_facts().name == "Elders veranderd"


def test_an_administrator_changes_the_name_and_it_is_in_the_history(platform, admin):
    response = admin.send(
        "/beheer/teksten", {"name": "Beemd & co", "place_name": "Beemdwaard", "tagline": "", "contact_email": ""}
    )
    assert response.status_code == 302
    assert admin.read("/over").select_one(".site-header__name").text.strip() == "Beemd & co"
    assert page_changes(make_administrator(), "SiteChanged").rows[0].by == "Anna"


def test_a_wrong_address_is_told_at_its_field_and_what_was_typed_stays(platform, admin):
    response = admin.send("/beheer/teksten", {"name": "Nieuw", "place_name": "B", "contact_email": "geen adres"})
    assert response.status_code == 422
    assert "Dit is geen e-mailadres" in response.text
    assert 'value="Nieuw"' in response.text


def test_a_text_is_looked_at_before_it_is_kept(platform, admin):
    path = "/beheer/teksten/over/nl"
    response = admin.send(path, {"title": "Over ons", "body": "## Kop\n\n<script>alert(1)</script>", "preview": "1"})
    assert response.status_code == 200
    assert "<h2>Kop</h2>" in response.text
    assert "<script>alert" not in response.text
    assert queries.find_text("over", "nl").title != "Over ons"
    assert admin.send(path, {"title": "Over ons", "body": "Hallo."}).status_code == 302
    assert admin.read("/over").select_one("main h1").text == "Over ons"


def test_two_people_who_change_one_text_are_told_so_with_both_texts(platform, admin):
    path = "/beheer/teksten/over/nl"
    form = {field["name"]: field.get("value", "") for field in admin.read(path).select("main form input[name]")}
    text = queries.find_text("over", "nl")
    services.change_text(SYSTEM, text, text.version, "Over", "De tekst van een ander.")
    response = admin.post(path, data={**form, "title": "Over", "body": "Mijn tekst <b>."})
    assert response.status_code == 409
    assert "De tekst van een ander." in response.text
    assert "Mijn tekst &lt;b&gt;." in response.text


def test_a_service_refuses_a_stale_profile(platform):
    with pytest.raises(Conflict):
        services.change_profile(SYSTEM, 99, name="X", place_name="Y", tagline="", contact_email="")


@pytest.mark.parametrize("who", [None, "moderator", "resident"])
@pytest.mark.parametrize(
    "path", ["/beheer", "/beheer/teksten", "/beheer/themas", "/beheer/geschiedenis", "/beheer/partners", "/beheer/teams"]
)
def test_beheer_is_for_administrators_only(platform, browser, who, path):
    if who is None:
        assert browser.get(path).status_code == 302
        return
    browser.sign_in(make_person("Iemand", None, *([who] if who == "moderator" else [])))
    assert browser.get(path).status_code == 403


@pytest.mark.parametrize("act", ["set_up", "profile", "logo", "text"])
def test_nobody_but_an_administrator_changes_the_site(platform, act):
    from participatie.kernel.errors import Forbidden

    actor = actor_of(make_person("Mo", None, "moderator"))
    text = queries.find_text("over", "nl")
    acts = {
        "set_up": lambda: services.set_up_site(actor, "X", "Y"),
        "profile": lambda: services.change_profile(actor, 1, name="X", place_name="Y", tagline="", contact_email=""),
        "logo": lambda: services.change_logo(actor, None),
        "text": lambda: services.change_text(actor, text, 1, "X", "Y"),
    }
    with pytest.raises(Forbidden):
        acts[act]()


def test_a_logo_that_is_no_picture_is_refused_at_its_field(platform, admin):
    import io

    tokens = {f["name"]: f.get("value", "") for f in admin.read("/beheer/teksten").select("main form input[type=hidden]")}
    data = {**tokens, "logo": (io.BytesIO(b"<svg onload=alert(1)>"), "logo.svg")}
    response = admin.post("/beheer/teksten/logo", data=data, content_type="multipart/form-data")
    assert response.status_code == 422
    assert queries.get_profile().logo_key is None
    tokens.pop("form_key", None)
    assert admin.post("/beheer/teksten/logo", data=tokens).status_code == 422


def test_a_logo_is_shown_beside_the_name_to_everybody(platform, admin, browser):
    import io

    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(picture, "PNG")
    picture.seek(0)
    tokens = {f["name"]: f.get("value", "") for f in admin.read("/beheer/teksten").select("main form input[type=hidden]")}
    response = admin.post(
        "/beheer/teksten/logo", data={**tokens, "logo": (picture, "logo.png")}, content_type="multipart/form-data"
    )
    assert response.status_code == 302
    address = admin.read("/over").select_one(".site-header__logo")["src"]
    shown = browser.get(address)
    assert (shown.status_code, shown.mimetype) == (200, "image/webp")


def test_themes_are_opened_changed_closed_and_opened_again(platform, admin):
    assert (
        admin.send(
            "/beheer/themas/nieuw", {"name": "Markt", "name_en": "Market", "icon": "star", "scene": "overig", "position": "5"}
        ).status_code
        == 302
    )
    theme = list_themes()[0]
    assert theme.name == "Markt"
    path = f"/beheer/themas/{theme.id}"
    assert admin.send(path, {"name": "Weekmarkt", "icon": "star", "scene": "overig", "position": "5"}).status_code == 302
    assert admin.send("/beheer/themas", action=f"{path}/sluiten").status_code == 302
    assert "Weekmarkt" not in [theme.name for theme in list_themes()]
    assert admin.send("/beheer/themas", action=f"{path}/openen").status_code == 302
    assert "Weekmarkt" in [theme.name for theme in list_themes()]
    assert admin.send("/beheer/themas/nieuw", {"name": "groen", "icon": "star", "scene": "overig"}).status_code == 422


@pytest.mark.parametrize("rows", [1, 50])
def test_the_history_takes_the_same_statements_however_long(platform, counting, rows):
    admin = make_administrator()
    for number in range(rows):
        services.change_profile(SYSTEM, number + 1, name=f"Naam {number}", place_name="B", tagline="", contact_email="")
    with counting() as statements:
        assert len(page_changes(admin, "SiteChanged", size=100).rows) == rows
    assert len(statements) == 3


def test_the_history_shows_who_did_what_and_can_be_narrowed(platform, admin):
    soup = admin.read("/beheer/geschiedenis?wat=PartnerRegistered")
    assert "Gemeente Beemdwaard" in soup.select_one("main table").text
    assert admin.get("/beheer/geschiedenis?wat=onzin").status_code == 400


def test_the_history_names_who_a_change_was_about_and_keeps_no_name_itself(platform, admin):
    member = make_person("Marieke")
    services_of_teams.add_member(SYSTEM, find_fallback(), member)
    soup = admin.read("/beheer/geschiedenis?wat=TeamMemberAdded")
    assert "Marieke" in soup.select_one("main table").text
    assert "Marieke" not in str(page_changes(make_administrator(), "TeamMemberAdded").rows[0].facts)


@pytest.mark.parametrize("path", ["/partners/{}", "/teams/{}-x", "/initiatieven/{}"])
def test_a_number_too_large_for_the_database_is_the_address_of_nothing(platform, browser, path):
    for number in (2**63 - 1, 2**63, 10**40):
        assert browser.get(path.format(number)).status_code == 404
