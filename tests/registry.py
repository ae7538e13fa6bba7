"""Tables of the tests that have a module for each domain: nothing is listed twice, and a new module joins by itself."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

Value = TypeVar("Value")


def modules_of(package: str, name: str) -> list[ModuleType]:
    """The modules of this package that have this name, in the order of the alphabet."""
    path = importlib.import_module(package).__path__
    found = [importlib.import_module(f"{package}.{module.name}") for module in pkgutil.iter_modules(path)]
    return [module for module in found if hasattr(module, name)]


def joined(package: str, name: str) -> dict[str, Value]:
    """The tables of this name in all modules of this package as one. A key in two of them is an error."""
    table: dict[str, Value] = {}
    for module in modules_of(package, name):
        part: dict[str, Value] = getattr(module, name)
        double = table.keys() & part.keys()
        assert not double, f"{module.__name__}: {sorted(double)} stand somewhere else too"
        table |= part
    return table
