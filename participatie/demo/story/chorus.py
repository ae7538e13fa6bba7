"""The shorter initiatives: made of good sentences, spread over all neighbourhoods, themes, stages and fourteen months."""

import random
from collections.abc import Iterator

from participatie.demo.story.places import Map, fill
from participatie.demo.story.reading import Concern, Entry, Line, Move, Spec, Story, read

COUNT = 186
LONGEST_AGO = 425
WAY = ("exploring", "planned", "underway", "realised")
PARKS = {
    "Molenpark": "Molenhof",
    "Oosterpark": "Oosterpark",
    "Bolwerk": "Singelkwartier",
    "Hovenpark": "Hoven-Noord",
    "Vogelpark": "Vogelkwartier-Zuid",
    "Kompark": "De Komgronden",
    "Appelbos": "Appelhorst",
    "Beemdbos": "Beemdbos",
}
BUSY = ("Binnenstad", "Singelkwartier", "Dijkzicht", "Hoven-Midden", "Hoven-Noord", "De Komgronden", "Boomgaard", "Wielderen")


def compose(town: Map, residents: list[str], taken: set[str], rng: random.Random) -> Iterator[Story]:
    """So many stories, none with a title that was there before."""
    material = read("chorus")
    ideas: list[Entry] = material["idea"]
    titles = set(taken)
    areas = _areas(town, rng)
    for number in range(COUNT):
        idea, turn = ideas[number % len(ideas)], number // len(ideas)
        place, short = _place(town, idea["where"], areas[number % len(areas)], number, titles, idea["titles"], turn)
        title = fill(idea["titles"][turn % 2], short)
        titles.add(title)
        yield _story(material, idea, turn, place, title, residents, rng)


def _areas(town: Map, rng: random.Random) -> list[str]:
    """Every neighbourhood in turn, the busy ones more often."""
    areas = [*town.lived_in, *BUSY]
    rng.shuffle(areas)
    return areas


def _place(town: Map, where: str, area: str, number: int, titles: set[str], wordings: list[str], turn: int) -> tuple[Spec, str]:
    """A park in turn, or a street of the area with which the title is new."""
    if where == "park":
        names = sorted(PARKS)
        name = next(park for park in names[number % 8 :] + names if fill(wordings[turn % 2], park) not in titles)
        return Spec(park=name, area=PARKS[name]), name
    streets = town.streets_of(area)
    order = [streets[(number * 11 + step) % len(streets)] for step in range(len(streets))]
    fresh = (street for street in order if fill(wordings[turn % 2], street) not in titles)
    street = next(fresh, order[0])
    shape = {"line": "line", "patch": "area"}.get(where, "point")
    return Spec(area=area, street=street, shape=shape), street


def _story(material: Entry, idea: Entry, turn: int, place: Spec, title: str, residents: list[str], rng: random.Random) -> Story:
    maker = rng.choice(residents)
    others = rng.sample([key for key in residents if key != maker], 8)
    days_ago = rng.choice((rng.uniform(1.6, 8), rng.uniform(4, 45), rng.uniform(30, 200), rng.uniform(120, LONGEST_AGO)))
    moves = _moves(material["says"], days_ago, rng)
    return Story(
        title=title,
        lead=idea["leads"][(turn + len(title)) % len(idea["leads"])],
        story=idea["story"],
        theme=idea["theme"],
        place=place,
        maker=maker,
        days_ago=days_ago,
        needs=((idea["need"][0], idea["need"][1]),) if rng.random() < 0.75 else (),
        moves=moves,
        posts=tuple(_posts(material, days_ago, others, bool(moves), rng)),
        concerns=_concerns(material["concerns"], others, days_ago, rng),
        supports=min(int(rng.expovariate(1 / 3.6)), 18),
        joins=int(rng.expovariate(1)),
    )


def _concerns(reasons: list[str], others: list[str], days_ago: float, rng: random.Random) -> tuple[Concern, ...]:
    """Now and then somebody worries, in the first days."""
    if rng.random() > 0.14 or days_ago < 4:
        return ()
    return (Concern(rng.uniform(1, 3), others[7], rng.choice(reasons)),)


def _moves(says: dict[str, list[str]], days_ago: float, rng: random.Random) -> tuple[Move, ...]:
    """How far it came, as far as there was time: most are somewhere on the way, some came to another end."""
    day = 0.0
    moves: list[Move] = []
    for stage in WAY[: rng.choice((0, 1, 1, 2, 3, 3, 4, 4))]:
        day += rng.uniform(9, 40)
        if day >= days_ago - 1:
            return tuple(moves)
        moves.append(Move(day, stage, rng.choice(says[stage])))
    day += rng.uniform(20, 60)
    if day < days_ago and rng.random() < 0.22 and (not moves or moves[-1].stage != "realised"):
        halts = ["paused", "stopped", "elsewhere"]
        halts += ["partly_realised"] * 2 if moves and moves[-1].stage in ("planned", "underway") else []
        stage = rng.choice(halts)
        moves.append(Move(day, stage, rng.choice(says[stage])))
    return tuple(moves)


def _posts(material: Entry, days_ago: float, others: list[str], is_moving: bool, rng: random.Random) -> Iterator[Line]:
    """A short conversation: neighbours, a question with its answer, the team in time, late or not at all."""
    number = 0
    for key in others[: rng.choice((0, 1, 1, 2, 3, 4))]:
        number += 1
        yield Line(rng.uniform(0.3, 12), rng.choice(material["comments"]), key)
    if rng.random() < 0.4:
        asked = rng.uniform(1, 9)
        yield Line(asked, rng.choice(material["questions"]), others[4], kind="question")
        number += 1
        if rng.random() < 0.75:
            yield Line(asked + 1, rng.choice(material["replies"]), voice="maker", reply_to=number)
            number += 1
    chance = rng.random()
    if chance < 0.1 and rng.random() < 0.6:
        yield Line(1, rng.choice(material["notes"]), voice="note")
    if chance < 0.8 or days_ago > 24:
        is_late = 0.71 < chance < 0.86
        day = rng.uniform(9, 16) if is_late else rng.uniform(0.5, 5)
        yield Line(day, _answer(material, is_late, rng), voice="team", kind="answer")
    if rng.random() < 0.08:
        yield Line(rng.uniform(6, 14), rng.choice(material["records"]), voice="team", kind="record")
    if is_moving and rng.random() < 0.5:
        yield Line(min(days_ago - 1, rng.uniform(20, 70)), rng.choice(material["updates"]), voice="maker", kind="update")


def _answer(material: Entry, is_late: bool, rng: random.Random) -> str:
    """What the team says: a beginning, what can be done, and how it goes on."""
    begin = rng.choice(material["late_begins" if is_late else "begins"])
    return " ".join((begin, rng.choice(material["answers"]), rng.choice(material["ends"]))).strip()
