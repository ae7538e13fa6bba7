"""Which team answers, from rules and remits alone: a pure choice, the same for the real one and for a preview."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class RemitFact:
    """A remit in plain values. `area_id` None is everywhere, `theme_id` None is every theme."""

    team_id: int
    area_id: int | None
    theme_id: int | None
    area: str = ""
    theme: str = ""


@dataclass(frozen=True)
class RuleFact:
    """A rule in plain values; what is empty does not count. `id` 0 is a rule that is not there yet."""

    id: int
    team_id: int
    kind: str = ""
    area_id: int | None = None
    theme_id: int | None = None
    words: str = ""
    area: str = ""
    theme: str = ""


@dataclass(frozen=True)
class Sorted:
    """What counts of a subject when a team is chosen. `text` is its title and first sentence."""

    kind: str
    area_path: str
    theme_id: int | None
    text: str


@dataclass(frozen=True)
class Choice:
    """The team that fits, and what made it fit: the area and theme, and for a rule also the kind and the word."""

    team_id: int
    area: str = ""
    theme: str = ""
    kind: str = ""
    word: str = ""


def ids_in(path: str) -> list[int]:
    """The areas of a path ("/1/7/52/"), the widest first."""
    return [int(part) for part in path.split("/") if part]


def choose(rules: Iterable[RuleFact], remits: Iterable[RemitFact], subject: Sorted) -> Choice | None:
    """The first rule that fits, else the remit that fits best; None when the fallback team answers."""
    if (chosen := first_rule(rules, subject)) is not None:
        return chosen
    best = most_specific(remits, subject.area_path, subject.theme_id)
    return Choice(best.team_id, best.area, best.theme) if best else None


def first_rule(rules: Iterable[RuleFact], subject: Sorted) -> Choice | None:
    """What the first rule chooses of which all that is filled in fits."""
    areas, said = set(ids_in(subject.area_path)), said_words(subject.text)
    for rule in rules:
        word = first_word(rule.words, said)
        fits = (
            rule.kind in ("", subject.kind)
            and rule.theme_id in (None, subject.theme_id)
            and (rule.area_id is None or rule.area_id in areas)
            and (not rule.words or word)
        )
        if fits:
            return Choice(rule.team_id, rule.area, rule.theme, rule.kind, word)
    return None


def said_words(text: str) -> list[str]:
    """The words of a text as they are compared: without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def first_word(words: str, said: Sequence[str]) -> str:
    """The first word of a rule with which a word of the text begins: "fiets" also finds "fietspad". Empty when none does."""
    for word in (part.strip() for part in words.split(",")):
        looked_for = said_words(word)
        if looked_for and any(_begins(said[start:], looked_for) for start in range(len(said))):
            return word
    return ""


def _begins(said: Sequence[str], looked_for: Sequence[str]) -> bool:
    *whole, last = looked_for
    return len(said) >= len(looked_for) and list(said[: len(whole)]) == whole and said[len(whole)].startswith(last)


def most_specific(remits: Iterable[RemitFact], area_path: str, theme_id: int | None) -> RemitFact | None:
    """The remit that fits best, or None when none fits and the fallback team answers.

    The theme weighs more than the place, because it says what a team knows about: a remit for this very theme comes before
    one for all themes, however wide its area is. Among equals the deepest area wins, and no area is the widest. So: this
    theme in this neighbourhood, this theme in the district around it, this theme everywhere, then all themes in this
    neighbourhood, all themes in the district.
    """
    depths = {area_id: depth for depth, area_id in enumerate(ids_in(area_path), start=1)}
    fitting = [
        remit for remit in remits if remit.theme_id in (None, theme_id) and (remit.area_id is None or remit.area_id in depths)
    ]
    return max(fitting, key=lambda remit: (remit.theme_id is not None, depths.get(remit.area_id or 0, 0)), default=None)


def with_rule(rules: Sequence[RuleFact], rule: RuleFact) -> list[RuleFact]:
    """These rules with this one in the place of the one with its id, or at the end when it is new."""
    if rule.id == 0:
        return [*rules, rule]
    return [rule if one.id == rule.id else one for one in rules]


def without_rule(rules: Sequence[RuleFact], rule_id: int) -> list[RuleFact]:
    """These rules but one."""
    return [one for one in rules if one.id != rule_id]


def raised(rules: Sequence[RuleFact], rule_id: int) -> list[RuleFact]:
    """These rules with this one a place earlier; the first stays where it is."""
    order = list(rules)
    place = next((number for number, one in enumerate(order) if one.id == rule_id), 0)
    if place > 0:
        order[place - 1], order[place] = order[place], order[place - 1]
    return order


def lowered(rules: Sequence[RuleFact], rule_id: int) -> list[RuleFact]:
    """These rules with this one a place later; the last stays where it is."""
    return raised(list(rules)[::-1], rule_id)[::-1]
