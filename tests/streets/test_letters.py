"""Letters: who gets one, what is in it, and what is kept of it."""

import re
import zipfile
from datetime import timedelta

import pypdfium2
import pytest
from sqlalchemy import func, select

from participatie.kernel import files
from participatie.kernel.clock import at, now
from participatie.kernel.db import commit, db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.keyed import keyed_hashes
from participatie.kernel.pdf import PdfFailed
from participatie.streets import codes, queries, services
from participatie.streets.models import Ask, BatchState, HouseholdCode, LetterBatch, LetterPart, QuietAddress, Round, Zone
from participatie.streets.queries import AskLimits
from participatie.streets.services import letters, printing
from participatie.streets.services.letters import Order
from participatie.subjects.models import HistoryEntry
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import bring_plan_to, drawing, keep_and_print, make_houses, make_plan, print_letters_for
from tests.factories.teams import make_team

LIMITS = AskLimits(2, 6)


@pytest.fixture
def tamar(app):
    make_municipality()
    make_team("Opvangteam")
    make_houses(3, 2)
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.VARIANTS)


def pages_of(batch):
    document = pypdfium2.PdfDocument(files.path_of(batch.file_key).read_bytes())
    return [page.get_textpage().get_text_range() for page in document]


def code_on(page):
    return re.search(rf"[{codes.ALPHABET}]{{4}} [{codes.ALPHABET}]{{4}} [{codes.ALPHABET}]{{4}}", page)[0]


def order(plan, zone=Zone.INSIDE, in_round=Round.VARIANTS):
    return Order(in_round, "Kijk naar het ontwerp.", zone=zone)


def test_each_address_gets_one_page_with_a_code_of_its_own(tamar, plan):
    batch = print_letters_for(tamar, plan)
    pages = pages_of(batch)
    assert (batch.state, batch.done, batch.total, len(pages)) == (BatchState.READY, 3, 3, 3)
    assert [f"Kerkstraat {n}" in page for n, page in enumerate(pages, 1)] == [True] * 3
    assert re.search("9901 AB +VIERKANT", pages[0])
    assert "localhost/stem" in pages[0]
    assert "Tamar, ontwerper" in pages[0]
    assert len({code_on(page) for page in pages}) == 3


def test_the_code_in_a_letter_opens_the_address_of_that_letter_and_only_a_hash_is_kept(tamar, plan):
    batch = print_letters_for(tamar, plan)
    typed = code_on(pages_of(batch)[1])
    known = queries.find_code(keyed_hashes(codes.PURPOSE, codes.as_typed(typed.lower())))
    assert known.address.label == "Kerkstraat 2"
    for row in queries.list_codes(batch.id):
        assert re.fullmatch("[0-9a-f]{64}", row.code_hash)
        assert codes.as_typed(typed) not in str(vars(row))


def test_a_hash_under_an_earlier_secret_still_counts(app, tamar, plan, monkeypatch):
    typed = code_on(pages_of(print_letters_for(tamar, plan))[0])
    earlier = app.config["SECRET_KEY"]
    monkeypatch.setitem(app.config, "SECRET_KEY", "another-secret-of-at-least-thirty-two-characters")
    assert queries.find_code(keyed_hashes(codes.PURPOSE, codes.as_typed(typed))) is None
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [earlier])
    assert queries.find_code(keyed_hashes(codes.PURPOSE, codes.as_typed(typed))) is not None


@pytest.mark.parametrize("message", ["W" * 1200, "a\n" * 12, '#import "x" 🎉 مرحبا', "woord " * 200])
def test_a_letter_is_one_page_whatever_it_says(tamar, plan, message):
    chosen = Order(Round.VARIANTS, message, zone=Zone.INSIDE)
    batch = services.order_letters(drawing(tamar), plan, chosen, LIMITS, "3-0-0-0")
    keep_and_print()
    assert len(pages_of(batch)) == 3


def test_too_many_lines_are_refused(tamar, plan):
    chosen = Order(Round.VARIANTS, "a\n" * 13, zone=Zone.INSIDE)
    with pytest.raises(Refused, match="12 regels"):
        services.order_letters(drawing(tamar), plan, chosen, LIMITS, "3-0-0-0")


def test_who_sends_must_have_seen_who_is_left_out(tamar, plan):
    db.session.add(QuietAddress(address_key=queries.list_plan_addresses(plan.id)[0].address_key, since=now()))
    with pytest.raises(Refused, match="Kijk eerst"):
        services.order_letters(drawing(tamar), plan, order(plan, Zone.RING), LIMITS, "2-0-0-0")


def test_an_address_that_was_asked_twice_in_a_month_by_other_plans_is_left_out_and_the_clash_is_shown(tamar, plan):
    for title in ("Een ander plan", "Nog een plan"):
        print_letters_for(tamar, make_plan(tamar, title, Round.VARIANTS), limits=LIMITS)
    weighed = queries.weigh(plan.id, LIMITS, Zone.INSIDE)
    assert (len(weighed.to_write), len(weighed.asked_this_month)) == (0, 3)
    assert weighed.times == [(2, 3)]
    with pytest.raises(Refused, match="Geen enkel adres"):
        services.order_letters(drawing(tamar), plan, order(plan), LIMITS, weighed.mark)
    with at(now() + timedelta(days=30)):
        assert len(queries.weigh(plan.id, LIMITS, Zone.INSIDE).to_write) == 3


def test_six_questions_in_a_year_are_enough(tamar, plan):
    key = queries.list_plan_addresses(plan.id)[0].address_key
    for months in range(2, 8):
        db.session.add(Ask(address_key=key, plan_id=plan.id, asked_on=(now() - timedelta(days=31 * months)).date()))
    db.session.flush()
    found = queries.weigh(plan.id, LIMITS, None, [address.id for address in queries.list_plan_addresses(plan.id)])
    assert [address.address_key for address in found.asked_this_year] == [key]


def test_a_list_names_addresses_as_people_write_them(plan):
    found, unknown = queries.find_listed(plan.id, ["kerkstraat 2", " Kérkstraat  3 ", "", "Dorpsweg 1", "Kerkstraat 2"])
    assert len(found) == 2
    assert unknown == ["Dorpsweg 1"]


def test_a_new_letter_for_one_address_cancels_its_old_code_only(tamar, plan):
    old = [code_on(page) for page in pages_of(print_letters_for(tamar, plan))]
    first = queries.list_plan_addresses(plan.id)[3]
    asked = db.session.scalar(select(func.count(Ask.id)))
    batch = services.replace_letter(drawing(tamar), plan, Order(Round.VARIANTS, "Nog eens.", address_ids=(first.id,)))
    keep_and_print()
    replaced = {
        row.address_id for row in db.session.scalars(select(HouseholdCode).where(HouseholdCode.replaced_at.is_not(None)))
    }
    assert replaced == {first.id}
    assert code_on(pages_of(batch)[0]) not in old
    assert db.session.scalar(select(func.count(Ask.id))) == asked


def test_a_crash_of_the_worker_leaves_the_letters_to_be_made_and_the_old_codes_working(tamar, plan, monkeypatch):
    first = print_letters_for(tamar, plan)
    with monkeypatch.context() as fault:
        fault.setattr(letters, "keep_document", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        batch = print_letters_for(tamar, plan)
    assert batch.state == BatchState.MAKING
    assert [row.code_hash for row in queries.list_codes(batch.id)] == [None] * 3
    assert all(row.replaced_at is None for row in queries.list_codes(first.id))
    services.make_batch(batch.id, "https://voorbeeld.nl", "Vierkant")
    keep_and_print()
    assert batch.state == BatchState.READY
    services.make_batch(batch.id, "https://voorbeeld.nl", "Vierkant")
    assert len({row.code_hash for row in queries.list_codes(batch.id)}) == 3


def test_letters_are_kept_some_at_a_time_so_that_one_sees_how_far_they_are(tamar, plan, monkeypatch):
    seen = []
    original = letters.print_letters

    def watched(text, code_of):
        seen.append((db.session.scalars(select(LetterBatch)).one().done, len(code_of)))
        return original(text, code_of)

    monkeypatch.setattr(letters, "print_letters", watched)
    monkeypatch.setattr(letters, "IN_A_PART", 2)
    batch = print_letters_for(tamar, plan)
    assert seen == [(0, 2), (2, 1)]
    assert (batch.done, batch.state) == (3, BatchState.READY)
    with zipfile.ZipFile(files.path_of(batch.file_key)) as folder:
        assert [len(pypdfium2.PdfDocument(folder.read(name))) for name in folder.namelist()] == [2, 1]
    assert db.session.scalar(select(func.count(LetterPart.id))) == 0


def test_after_a_crash_only_the_letters_that_were_not_kept_are_made(tamar, plan, monkeypatch):
    monkeypatch.setattr(letters, "IN_A_PART", 2)
    with monkeypatch.context() as fault:
        kept = letters.keep_document
        calls = iter([kept, None])
        fault.setattr(letters, "keep_document", lambda *given: next(calls)(*given))
        batch = print_letters_for(tamar, plan)
    assert (batch.state, batch.done) == (BatchState.MAKING, 2)
    first = [row.code_hash for row in queries.list_codes(batch.id)]
    assert first[2] is None
    services.make_batch(batch.id, "https://voorbeeld.nl", "Vierkant")
    keep_and_print()
    assert [row.code_hash for row in queries.list_codes(batch.id)][:2] == first[:2]
    assert batch.state == BatchState.READY


def test_letters_that_fail_halfway_leave_no_code_behind(tamar, plan, monkeypatch):
    monkeypatch.setattr(letters, "IN_A_PART", 2)
    original, calls = letters.print_letters, iter([1, 0])

    def once(text, code_of):
        if not next(calls):
            raise PdfFailed
        return original(text, code_of)

    monkeypatch.setattr(letters, "print_letters", once)
    batch = print_letters_for(tamar, plan)
    assert (batch.state, batch.done) == (BatchState.FAILED, 0)
    assert [row.code_hash for row in queries.list_codes(batch.id)] == [None] * 3
    assert db.session.scalar(select(func.count(LetterPart.id))) == 0


def test_a_letter_is_in_the_language_that_was_chosen_for_it(tamar, plan):
    chosen = Order(Round.VARIANTS, "Look at the design.", zone=Zone.INSIDE, language="en")
    batch = services.order_letters(drawing(tamar), plan, chosen, LIMITS, "3-0-0-0")
    keep_and_print()
    page = pages_of(batch)[0]
    assert "Dear resident," in page
    assert "Beste bewoner" not in page


def test_a_new_letter_is_told_in_the_history_without_its_address_which_only_designers_see(browser, tamar, plan):
    print_letters_for(tamar, plan)
    first = next(address for address in queries.list_plan_addresses(plan.id) if address.zone == Zone.INSIDE)
    services.replace_letter(drawing(tamar), plan, Order(Round.VARIANTS, "Nog eens.", address_ids=(first.id,)))
    keep_and_print()
    story = browser.read(f"/straatplannen/{plan.id}-x").text
    assert "Een brief is vervangen, met een nieuwe code" in story
    facts = [str(entry.facts) for entry in db.session.scalars(select(HistoryEntry))]
    assert not [fact for fact in facts if first.label in fact]
    browser.sign_in(tamar)
    assert first.label in browser.read(f"/straatplannen/{plan.id}/brieven").select_one("#vervangen").parent.text


def test_letters_that_cannot_be_made_ask_nobody_anything(tamar, plan, monkeypatch):
    def fail(*_):
        raise PdfFailed

    monkeypatch.setattr(printing, "make_pdf", lambda *_, **__: fail())
    batch = print_letters_for(tamar, plan)
    assert batch.state == BatchState.FAILED
    assert db.session.scalar(select(func.count(Ask.id))) == 0


def test_one_batch_at_a_time(tamar, plan):
    services.order_letters(drawing(tamar), plan, order(plan), LIMITS, "3-0-0-0")
    with pytest.raises(Refused, match="Wacht tot die klaar"):
        services.order_letters(drawing(tamar), plan, order(plan, Zone.RING), LIMITS, "2-0-0-0")


def test_letters_are_forgotten_after_their_days_and_their_codes_still_work(tamar, plan):
    batch = print_letters_for(tamar, plan)
    typed, key = code_on(pages_of(batch)[0]), batch.file_key
    with at(now() + timedelta(days=29)):
        services.forget_printed_letters(30)
    assert db.session.get_one(type(batch), batch.id).file_key == key
    with at(now() + timedelta(days=31)):
        services.forget_printed_letters(30)
        commit()
        files.sweep_files()
    db.session.expire_all()
    assert batch.file_key is None
    assert files.find_file(key) is None
    assert queries.find_code(keyed_hashes(codes.PURPOSE, codes.as_typed(typed))) is not None


def test_letters_can_be_ready_before_their_round_but_not_for_one_that_is_over(tamar, plan):
    wishing = make_plan(tamar, "Een nieuw plan", Round.WISHES)
    assert services.rounds_to_write_for(wishing) == [Round.WISHES, Round.VARIANTS, Round.PREFERENCE]
    assert services.rounds_to_write_for(plan) == [Round.VARIANTS, Round.PREFERENCE]
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    with pytest.raises(Refused, match="Kies een andere ronde"):
        services.order_letters(drawing(tamar), plan, order(plan), LIMITS, "3-0-0-0")


def test_only_designers_have_letters_made(plan):
    with pytest.raises(Forbidden):
        services.order_letters(actor_of(make_person("Henk")), plan, order(plan), LIMITS, "3-0-0-0")


def test_a_code_has_no_characters_that_look_alike_and_is_read_back_however_it_is_typed():
    code = codes.new_code()
    assert not set(codes.ALPHABET) & set("0OQ1ILZ2S5B8UAEI")
    assert codes.as_typed(codes.in_groups(code).lower()) == codes.as_typed(f" {code[:4]}-{code[4:]} ") == code
    assert [codes.as_typed(odd) for odd in ("", "x" * 5000, "💥" * 12, "0OI1-2Z5S-8BUU", "' OR 1=1 --")] == [""] * 5
