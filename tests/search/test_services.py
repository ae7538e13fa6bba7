"""The index follows what happens, and what is hidden is found by nobody."""

import pytest
from sqlalchemy import text

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.search import queries, services
from participatie.search.models import Part
from participatie.subjects import services as subjects
from participatie.subjects.queries import Lens, page_cards
from participatie.threads import services as threads
from tests.factories.people import actor_of, make_person


def found(words, actor=NOBODY, **filters):
    """The titles that a search finds; the list has to find the same."""
    wanted = queries.understand(actor, words).wanted
    by_search = queries.find_subjects(actor, wanted, Lens(**filters))
    in_list = {card.title for card in page_cards(actor, Lens(words=words, **filters), size=100).cards}
    assert {card.title for card in by_search.cards if card.kind in ("plan", "walk", "initiative")} == in_list
    return [card.title for card in by_search.cards]


def said(words, actor=NOBODY):
    """The posts that a search finds."""
    return [post.body for post in queries.find_posts(actor, queries.understand(actor, words).wanted, Lens()).posts]


def test_what_is_published_is_found_by_its_title(put, town):
    put("Een pluktuin bij de molen")
    assert found("pluktuin molen") == ["Een pluktuin bij de molen"]
    assert found("pluktuin kerk") == []


@pytest.mark.parametrize(
    "typed",
    [
        "fietspaden",
        "FIETSPAD",
        "fiets",
        "fíetspad",
        "pad",
        "langs het fietspad",
        "fietsppad",
        "fietpad",
        "feitspad",
        "fietspat",
    ],
)
def test_relatives_beginnings_last_parts_accents_and_one_slip_are_found(put, town, typed):
    put("Licht langs het fietspad")
    assert found(typed) == ["Licht langs het fietspad"]


def test_two_slips_are_too_many(put, town):
    put("Licht langs het fietspad")
    assert found("fetspat") == []


def test_a_word_that_exists_is_taken_as_it_is(put, town):
    put("Een hond"), put("Een mond")
    assert found("hond") == ["Een hond"]


def test_what_has_the_word_in_its_title_comes_first(put, town):
    put("Een molen")
    last = put("Iets anders")
    last.lead = "Bij de molen."
    subjects.edited(SYSTEM, last, ["text"])
    assert found("molen") == ["Een molen", "Iets anders"]


def test_an_edit_is_found_and_the_old_text_is_not(put, town):
    subject = put("Pluktuin")
    subject.title = "Speelbos"
    subjects.edited(SYSTEM, subject, ["text"])
    assert (found("speelbos"), found("pluktuin")) == (["Speelbos"], [])


def test_a_draft_is_not_found_and_what_is_hidden_only_by_who_may_see_it(put, town):
    draft = subjects.begin(SYSTEM, "plan", "idea")
    draft.title = "Geheim"
    subject = put("Verborgen")
    subjects.hide(SYSTEM, subject)
    assert (found("geheim"), found("verborgen")) == ([], [])
    assert found("verborgen", SYSTEM) == ["Verborgen"]
    subjects.show(SYSTEM, subject)
    assert found("verborgen") == ["Verborgen"]


def test_a_slip_does_not_lead_to_what_is_hidden(put, town):
    subjects.hide(SYSTEM, put("Geheimpje"))
    assert found("geheimpja") == []


def test_areas_and_themes_are_words_too(put, town, themes):
    put("Drempel", lon=5.45, theme=themes["verkeer"])
    assert found("molenwijk verkeer") == ["Drempel"]
    assert found("beemdwaard") == []


def test_filters_narrow_a_search_as_they_narrow_a_list(put, town, themes):
    put("Pluktuin west", lon=5.45, theme=themes["groen"])
    put("Pluktuin oost", lon=5.55)
    assert found("pluktuin", area_path=town["west"].path) == ["Pluktuin west"]
    assert found("pluktuin", themes=(themes["groen"].id,)) == ["Pluktuin west"]
    assert found("pluktuin", states=("done",)) == []


def test_the_conversation_is_searched_as_far_as_everybody_may_read_it(put, town):
    subject, writer = put("Plein", kind="initiative"), make_person()
    post = threads.write(actor_of(writer), subject, "Er moet een **ooievaar** op.")
    assert said("ooievaars") == ["Er moet een **ooievaar** op."]
    threads.edit(actor_of(writer), post, "Er moet een reiger op.", post.version)
    assert (said("ooievaar"), said("reiger")) == ([], ["Er moet een reiger op."])
    threads.hide_post(SYSTEM, post)
    assert said("reiger") == []
    threads.show_post(SYSTEM, post)
    assert said("reiger") == ["Er moet een reiger op."]
    subjects.hide(SYSTEM, subject)
    assert said("reiger") == []
    subjects.show(SYSTEM, subject)
    threads.withdraw(actor_of(writer), post)
    assert said("reiger") == []


def index_of(part):
    """What stands in the index, as the database tells it."""
    rows = db.session.execute(text(f"SELECT count(*) FROM search_{part}"))
    return rows.scalar()


def test_a_rebuild_gives_what_was_kept_up_to_date_and_a_repair_finds_nothing_to_mend(put, town):
    for n in range(3):
        put(f"Plan {n}")
    before = index_of(Part.SUBJECT)
    assert services.repair() == 0
    assert services.rebuild() == before == index_of(Part.SUBJECT)
    assert services.repair() == 0
    assert len(found("plan")) == 3


def test_a_repair_mends_what_no_event_told(put, town):
    subject = put("Pluktuin")
    subject.title = "Speelbos"
    db.session.flush()
    assert found("speelbos") == []
    assert services.repair() == 1
    assert (found("speelbos"), found("pluktuin")) == (["Speelbos"], [])


def test_a_repair_takes_out_what_is_there_no_more(put, town):
    subject = put("Pluktuin")
    subject.published_at = None
    db.session.flush()
    before = index_of(Part.SUBJECT)
    assert services.repair() == 1
    assert index_of(Part.SUBJECT) == before - 1


def test_an_empty_index_is_filled_by_the_worker_and_a_full_one_left_alone(put, town):
    put("Pluktuin")
    assert services.catch_up() == 0
    services.store.empty(Part.SUBJECT)
    db.session.execute(text("DELETE FROM indexed_text"))
    assert services.catch_up() >= 1
    assert found("pluktuin") == ["Pluktuin"]


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "tuin'", '"tuin', "tuin* OR", "NEAR(tuin, 2)", "a AND b", "-tuin", "tuin:*", "(", ")", "\\", "{words}: tuin",
     "^tuin", "tuin & !plein", "😀", "de het een", "t" * 500, "§tuin", "日本語", "%", "_", "tuin; DROP TABLE subject"],
)  # fmt: skip
def test_signs_are_no_operators_and_never_an_error(put, town, typed):
    put("Een tuin")
    expected = ["Een tuin"] if typed in {"tuin'", '"tuin', "-tuin", "tuin:*", "^tuin", "§tuin"} else []
    assert found(typed) == expected
