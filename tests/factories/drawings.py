"""Versions with elements in them, made in the way a designer does it."""

from collections.abc import Sequence

from shapely.geometry import LineString, Point, Polygon

from participatie.accounts.models import Person
from participatie.streets import services
from participatie.streets.drawn import Drawn
from participatie.streets.models import PlanVersion, StreetPlan
from tests.factories.streets import drawing


def draw_version(designer: Person, plan: StreetPlan, things: Sequence[Drawn], source: PlanVersion | None = None) -> PlanVersion:
    """A published version with these elements, made in the way a designer does it."""
    actor = drawing(designer)
    version = services.begin_version(actor, plan, source)
    services.save_elements(actor, plan, version, things, version.revision)
    services.describe_version(actor, plan, version, "", "Meer bomen en een drempel bij de school.", version.revision)
    services.publish_version(actor, plan, version)
    return version


def a_street(trees: int = 6, spaces: int = 8) -> list[Drawn]:
    """A small street: grass, a cycle path, trees, parking spaces, a threshold and a bench."""
    west, south, per_m = 5.0201, 51.01995, 1 / 70_100

    def at(x_m: float, y_m: float) -> Point:
        return Point(west + x_m * per_m, south + y_m / 111_250)

    grass = Polygon([(at(x, y).x, at(x, y).y) for x, y in ((10, 8), (60, 8), (60, 10.5), (10, 10.5))])
    path = LineString([(at(x, 2).x, at(x, 2).y) for x in (2, 45, 92)])
    things = [
        Drawn("gras", "green", grass, unit_cost_cents=45_00, upkeep_cents=3_00, label="Plantvak"),
        Drawn("fietspad", "cycle_path", path, unit_cost_cents=210_00),
        Drawn("drempel", "threshold", at(48, 5.5), rotation=0, unit_cost_cents=8_500_00, label="Drempel bij de school"),
        Drawn("bank", "bench", at(30, 9.2), rotation=90, unit_cost_cents=900_00, upkeep_cents=25_00),
        Drawn("lamp", "lamp", at(70, 9.4)),
        Drawn("over", "crossing", at(78, 5.5), rotation=90),
    ]
    things += [
        Drawn(f"boom{n}", "tree", at(14 + n * 8, 9.2), unit_cost_cents=1_200_00, upkeep_cents=45_00) for n in range(trees)
    ]
    things += [Drawn(f"vak{n}", "parking", at(6 + n * 5.2, 0.5 + 4.4), rotation=90) for n in range(spaces)]
    return things
