"""Who fits, why, and in which order: what the reasons tell is all that the order follows."""

import pytest

from participatie.talents.matching import Candidate, Viewer, Wanted, best_vacancies, fit
from participatie.talents.models import Sight

WANTED = Wanted(1, frozenset({"koken", "ontvangen", "geld"}), 4, True, "/1/2/")


def somebody(number=1, can=("koken",), learn=(), **facts):
    told = {"has_evenings": False, "hours_a_week": None, "area_paths": (), "partner_ids": frozenset()} | facts
    return Candidate(number, number, f"salt{number}", frozenset(can), frozenset(learn), **told)


def test_nobody_is_suggested_without_a_talent_that_is_asked():
    assert fit(somebody(can=("groen",)), WANTED) is None
    assert fit(somebody(can=("groen",), learn=("geld",)), WANTED).learns == ("geld",)


def test_the_reasons_are_what_is_there():
    one = somebody(can=("koken", "geld"), area_paths=("/1/",), has_evenings=True, hours_a_week=5)
    found = fit(one, WANTED, known={1}, there={"koken"})
    assert (found.talents, found.adds) == (("geld", "koken"), ("geld",))
    assert found.comes_there
    assert found.has_evenings
    assert found.has_hours
    assert found.worked_together


def test_more_talents_come_first_then_the_area_then_who_worked_together_then_who_wants_to_learn():
    ranked = [
        somebody(1, can=("koken", "geld")),
        somebody(2, area_paths=("/1/2/3/",)),
        somebody(3),
        somebody(4, learn=("geld",)),
    ]
    fits = [fit(one, WANTED, known={3}) for one in reversed(ranked)]
    assert [one.candidate.profile_id for one in sorted(fits, key=lambda one: one.order)] == [1, 2, 3, 4]


def test_chance_among_equals_stays_the_same_for_a_vacancy_and_differs_between_vacancies():
    people = [somebody(number) for number in range(40)]

    def order(vacancy_id):
        wanted = Wanted(vacancy_id, frozenset({"koken"}), 1, False, "")
        return [one.candidate.profile_id for one in sorted((fit(it, wanted) for it in people), key=lambda one: one.order)]

    assert order(1) == order(1)
    assert order(1) != order(2)


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (Viewer(frozenset({7}), is_in_network=True), {"own", "network", "public"}),
        (Viewer(frozenset({8}), is_in_network=True), {"network", "public"}),
        (Viewer(), {"public"}),
    ],
)
def test_what_a_viewer_may_not_see_is_no_reason_and_counts_for_nothing(viewer, sees):
    found = set()
    for sight in Sight:
        one = somebody(partner_ids=frozenset({7}), can_sight=sight, area_paths=("/1/",), area_sight=Sight.PUBLIC)
        if fit(one, WANTED, viewer.sight_of(one)):
            found.add(sight.value)
    assert found == sees


def test_everybody_gets_the_vacancies_that_fit_best_and_none_of_their_own():
    vacancies = [
        Wanted(number, frozenset({"koken", "geld"} if number % 2 else {"koken"}), 1, False, "") for number in range(20)
    ]
    people = [somebody(1, can=("koken", "geld")), somebody(2, can=("groen",))]
    own = {number: ({1} if number == 1 else set()) for number in range(20)}
    found = best_vacancies(people, vacancies, own, most=3)
    assert set(found) == {1}
    assert [len(one.talents) for one in found[1]] == [2, 2, 2]
    assert 1 not in [one.wanted.vacancy_id for one in found[1]]
