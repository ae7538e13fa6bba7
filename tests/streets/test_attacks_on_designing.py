"""Breaking in to the work of designers: each test is a way that was tried and is shut."""

import io
import json

import pytest
from sqlalchemy import update

from participatie.kernel import pdf
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound
from participatie.kernel.files import keep_document
from participatie.streets import queries, services
from participatie.streets.models import PlanVersion, Round
from participatie.streets.services import documents
from participatie.streets.services.contributions import Target, Wording
from participatie.streets.services.sections import SectionText
from participatie.streets.sheets import elements_document
from participatie.subjects import services as subjects
from tests.factories.drawings import a_street, draw_version
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import (
    IN_THE_STREET,
    KERKSTRAAT,
    answer,
    drawing,
    make_draft,
    make_houses,
    make_plan,
    make_remark,
)
from tests.factories.teams import make_team


@pytest.fixture(autouse=True)
def town(app):
    make_municipality()
    make_team("Opvangteam")
    make_houses(24, 3)


@pytest.fixture
def tamar():
    return make_person("Tamar", None, ("team_member", 1))


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.VARIANTS)


def newest_id(plan):
    return queries.find_newest(plan.id).id


def test_no_remark_comes_on_a_draft_or_on_a_version_of_another_plan(tamar, plan):
    other = make_plan(tamar, "Elders", Round.VARIANTS)
    for version in (make_draft(plan), queries.find_newest(other.id)):
        with pytest.raises(NotFound):
            services.begin_remark(drawing(tamar), plan, Wording("Een paal"), IN_THE_STREET, Target(version.id))


def test_a_designer_cannot_remark_on_a_draft_by_its_address(browser, tamar, plan):
    draft = make_draft(plan)
    browser.sign_in(tamar)
    assert browser.get(f"/straatplannen/{plan.id}/versies/{draft.id}/opmerking").status_code == 404


def public_bytes(browser, plan):
    base, newest = f"/straatplannen/{plan.id}", queries.find_newest(plan.id)
    paths = (
        f"{base}-x",
        f"{base}/inbreng",
        f"{base}/inbreng?q=zonnehoed",
        f"{base}/inbreng.csv",
        f"{base}/inbreng.geojson",
        f"{base}/verslag",
        f"{base}/gegevens",
        f"{base}/gesprekken",
        f"{base}/vergelijk",
        f"{base}/versies/{newest.id}/onderdelen",
        f"{base}/versies/{newest.id}/onderdelen.geojson",
        f"{base}/versies/{newest.id}/onderdelen.csv",
        f"{base}/versies/{newest.id}/onderdelen/boom0",
        f"/api/v1{base}/inbreng.geojson",
        "/zoeken?q=zonnehoed",
        "/",
    )
    return {path: (got.status_code, got.get_data(as_text=True)) for path in paths for got in [browser.get(path)]}


@pytest.mark.parametrize("how", ["hidden", "withdrawn"])
def test_what_was_hidden_or_taken_back_is_in_no_public_byte(browser, tamar, plan, how):
    writer = make_person("Fatma")
    version = draw_version(tamar, plan, a_street(trees=2, spaces=1))
    for title in ("Zonnehoed bij de boom", "Tulpen bij de boom"):
        remark = make_remark(writer, plan, version, title, "boom0")
        if how == "hidden":
            answer(tamar, remark, "taken_up", version)
        if title.startswith("Zonnehoed"):
            gone = remark
    seen = public_bytes(browser, plan)
    assert sum("Zonnehoed" in text for _status, text in seen.values()) >= 5
    if how == "hidden":
        subjects.hide(SYSTEM, gone.subject)
    else:
        services.withdraw(actor_of(writer), queries.get_contribution(actor_of(writer), gone.id))
    for path, (status, text) in public_bytes(browser, plan).items():
        assert "Zonnehoed" not in text, path
        assert f"/inbreng/{gone.id}" not in text, path
        assert status == seen[path][0], path


def test_a_drawing_that_arrives_after_the_version_went_online_is_refused(tamar, plan, monkeypatch):
    draft = make_draft(plan)
    stored = keep_document(b"%PDF-1.7", "application/pdf")
    assert not draft.is_published
    db.session.execute(
        update(PlanVersion).where(PlanVersion.id == draft.id).values(published_at=now(), number=7),
        execution_options={"synchronize_session": False},
    )
    with pytest.raises(Forbidden):
        services.set_drawing(drawing(tamar), plan, draft, stored)


def test_a_section_that_arrives_after_the_version_went_online_is_refused(tamar, plan):
    draft = make_draft(plan)
    assert not draft.is_published
    db.session.execute(
        update(PlanVersion).where(PlanVersion.id == draft.id).values(published_at=now(), number=7),
        execution_options={"synchronize_session": False},
    )
    with pytest.raises(Forbidden):
        services.add_section(drawing(tamar), plan, draft, SectionText("Kerkstraat", 1000, KERKSTRAAT))


def test_a_document_does_not_wait_for_ever_behind_others(app, plan, browser, monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 0.05)
    for _ in range(2):
        assert pdf._AT_ONCE.acquire(timeout=5)
    try:
        monkeypatch.setattr(documents, "WORKER_PATIENCE", 0.05)
        asked = browser.send(f"/straatplannen/{plan.id}/verslag", action=f"/straatplannen/{plan.id}/verslag.pdf")
    finally:
        for _ in range(2):
            pdf._AT_ONCE.release()
    assert "kon niet worden gemaakt" in browser.get(asked.location).text


def test_a_file_that_one_designer_sent_opens_for_no_other_plan_and_is_taken_once(browser, tamar, plan):
    draft = make_draft(plan)
    henk = make_person("Henk", None, ("team_member", 1))
    other = make_draft(make_plan(henk, "Elders", Round.VARIANTS))
    browser.sign_in(tamar)
    sent = browser.send(
        f"/straatplannen/{plan.id}/versies/{draft.id}/importeren",
        {"file": (io.BytesIO(json.dumps(elements_document(a_street())).encode()), "straat.geojson")},
    )
    preview = sent.headers["Location"]
    foreign = preview.replace(f"/{plan.id}/versies/{draft.id}/", f"/{other.plan_id}/versies/{other.id}/")
    assert browser.get(foreign).status_code == 404
    assert browser.get(preview.replace(f"versies/{draft.id}", f"versies/{newest_id(plan)}")).status_code in (403, 404)
    assert browser.send(preview).status_code == 302
    there = queries.count_elements(draft.id)
    assert (there, browser.get(preview).status_code) == (len(a_street()), 404)


def test_no_points_are_laid_without_a_drawing(browser, tamar, plan):
    draft = make_draft(plan)
    browser.sign_in(tamar)
    path = f"/straatplannen/{plan.id}/versies/{draft.id}/tekening/plaatsen"
    assert browser.get(path).status_code == 404
