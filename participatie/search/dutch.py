"""What Dutch asks of a search: stems, parts of compounds, words that mean the same, and words that say nothing."""

import re
import threading
from functools import lru_cache

import snowballstemmer

_STOP_WORDS = """
    aan al als bij daar dat de deze die dit door een en er het hier hij hoe ik in is je jij jouw kan maar me met
    mij mijn moet na naar niet nog nu of om onder ons onze ook op over te tegen tot u uit uw van veel voor waar
    was wat we wel werd wij wil worden zal ze zich zij zijn zo zou
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that stand in nearly every text: not indexed, and left out of a question."""

_HEADS = """
    bank bomen boom bord bos brug buurt dak dier dijk fiets groen haag heuvel hof huis kamer kas kast laan lamp
    licht markt moestuin muur paal pad park parkeren plaats plan plant plantsoen plein plek pomp route school
    speelplaats sport stoep strook straat struik trap tuin veld verkeer vijver water weg weide wijk winkel woning
    zebra
"""
"""Last parts of compounds that people also look for by themselves: a "pluktuin" is found with "tuin"."""

_ALIKE = (
    ("auto", "wagen"),
    ("bank", "zitplek"),
    ("container", "vuilnisbak", "afvalbak", "prullenbak"),
    ("drempel", "verkeersdrempel"),
    ("fietsenrek", "fietsenstalling", "fietsnietje"),
    ("groen", "beplanting", "planten"),
    ("hardrijden", "snelheid", "racen"),
    ("hondenuitlaatplek", "losloopgebied", "hondenveld"),
    ("jongeren", "jeugd"),
    ("lantaarn", "lantaarnpaal", "straatverlichting", "verlichting"),
    ("ouderen", "senioren"),
    ("oversteek", "zebrapad", "oversteekplaats"),
    ("pluktuin", "moestuin", "buurttuin", "volkstuin"),
    ("speeltuin", "speelplek", "speelplaats", "speelveld"),
    ("stoep", "trottoir", "voetpad"),
    ("wadi", "waterberging", "regenwater"),
    ("zwerfafval", "rommel", "afval"),
)
_IRREGULAR = {"kinder": "kind", "blader": "blad", "eier": "ei", "led": "lid", "sted": "stad"}
_DIMINUTIVE = re.compile(r"(?:(?<=[nlrw])tj|(?<=m)pj|(?<=[dfgkpst])j)$")
_DEVOICED = {"z": "s", "v": "f"}
_LEAST_REST = 3

_stemmer = snowballstemmer.stemmer("dutch_porter")
_one_at_a_time = threading.Lock()


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """The form under which a folded word and its relatives are kept: "huizen" and "huisje" as "huis"."""
    stem = _stemmed(word[:-1] if word.endswith("jes") else word)
    if shorter := _DIMINUTIVE.sub("", stem):
        stem = stem if shorter == stem else _stemmed(shorter)
    stem = stem[:-1] + _DEVOICED.get(stem[-1:], stem[-1:])
    return _IRREGULAR.get(stem, stem) or word


def _stemmed(word: str) -> str:
    with _one_at_a_time:  # a stemmer remembers where it is in a word
        return str(_stemmer.stemWord(word))


_head_stems = tuple(sorted({stem_of(head) for head in _HEADS.split()}, key=len, reverse=True))
_alike = {
    stem: tuple(other for other in stems if other != stem)
    for stems in (tuple(stem_of(word) for word in group) for group in _ALIKE)
    for stem in stems
}


@lru_cache(maxsize=50_000)
def head_of(word: str) -> str:
    """The stem of the last part of a compound that we know; empty when there is none."""
    stem = stem_of(word)
    return next((head for head in _head_stems if len(stem) >= len(head) + _LEAST_REST and stem.endswith(head)), "")


def alike(stem: str) -> tuple[str, ...]:
    """The stems of words that mean about the same."""
    return _alike.get(stem, ())
