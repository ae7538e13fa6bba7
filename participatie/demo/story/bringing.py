"""Files that the administrator brought in: one that was placed, and one that was refused with what is wrong in it."""

from datetime import datetime, timedelta

from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.accounts.queries import actor_for
from participatie.demo.people import address_of
from participatie.kernel.access import Actor
from participatie.kernel.clock import at
from participatie.kernel.db import db, unit_of_work
from participatie.opendata import queries, services
from participatie.opendata.models import ImportKind
from participatie.places.models import AreaLevel
from participatie.places.queries import atlas

SOURCE = "Ideeënbus bibliotheek"
IDEAS = (
    ("Ruilkast voor zaden", "Neem wat je zaait, breng wat je oogst.", "Groen en natuur", "Anneke"),
    ("Kruiden in de lege bloembakken", "Wie langsloopt, mag een takje munt plukken.", "Groen en natuur", "Truus"),
    ("Bankje met een dakje bij de speeltuin", "Voor wie met een kind schuilt voor de regen.", "Spelen", ""),
)
WRONG = (("Een kas op het schoolplein", "31-02-2026"), ("", "3-9-2026"))


def bring_in_files(until: datetime) -> None:
    """Three days ago a file was tried and placed; yesterday one was refused. Each step is a transaction of its own."""
    placed = _try(until - timedelta(days=3), "ideeen-bibliotheek.csv", _good())
    with at(until - timedelta(days=3) + timedelta(minutes=9)):
        with unit_of_work():
            services.start(_boss(), queries.get_run(_boss(), placed))
        services.work_on_imports()
    _try(until - timedelta(days=1), "ideeen-september.csv", _bad())


def _try(moment: datetime, name: str, text: str) -> int:
    with at(moment):
        with unit_of_work():
            run = services.upload(_boss(), ImportKind.INITIATIVES, SOURCE, name, text.encode())
            services.choose_columns(_boss(), run, run.columns)
            run_id = run.id
        services.work_on_imports()
    return run_id


def _boss() -> Actor:
    person = db.session.scalars(select(Person).where(Person.email == address_of("beheerder"))).one()
    return actor_for(person.id)


def _codes() -> list[str]:
    facts = atlas().facts.values()
    return sorted(fact.code for fact in facts if fact.is_open and fact.level == AreaLevel.NEIGHBOURHOOD)


def _good() -> str:
    rows = (
        f"{number};{title};{lead};{theme};{code};{who};{number + 2}-9-2026"
        for number, ((title, lead, theme, who), code) in enumerate(zip(IDEAS, _codes(), strict=False), start=1)
    )
    return "\n".join(["nummer;titel;samenvatting;thema;buurtcode;indiener;datum", *rows])


def _bad() -> str:
    code = _codes()[0]
    rows = (f"{number};{title};Groen en natuur;{code};{day}" for number, (title, day) in enumerate(WRONG, start=11))
    return "\n".join(["nummer;titel;thema;buurtcode;datum", *rows])
