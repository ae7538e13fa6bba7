"""Street names that fit the quarter: themes as Dutch towns use them, no living person among them."""

import random
from collections.abc import Iterator

_STEMS: dict[str, str] = {
    "medieval": "Kerk Markt Vis Water Brouwers Kuipers Smede Bakkers Lombard Gasthuis Wolf Kloosters Begijnen Korte Lange "
    "Molen Torens Zand Bogaard Koren Boter Ketel Veer Kruis Vleeshouwers Wevers Linden Peper Haver Ossen",
    "townhouse": "Stations Emma Wilhelmina Julianen Prins-Hendrik Nassau Oranje Singel Park School Tuin Burgemeester "
    "Raadhuis Post Koning Regentesse Kastanje Plantsoen Bleek "
    "Vijver Zuider Noorder Ooster Wester Zonne Sterren Vrede Eendracht Harmonie Concordia "
    "Volks Zagers Beurs Koepel Theater Muziek Gymnasium Lyceum Academie Vest Bolwerk Spoor Tram Wagen Molenpoort Statie",
    "quay": "Scheepmakers Touwslagers Zeilmakers Ankers Kranen Loods Haven Schippers Teer Mast Roer Kade Turf Steen Zout "
    "Pakhuis Werf Beitel Kabel Boeg Sleepboot",
    "garden": "Iepen Beuken Linden Elzen Essen Wilgen Populieren Meidoorn Lijsterbes Esdoorn Hazelaar Acacia Berken Eiken "
    "Vlier Kornoelje Hulst Sering Goudenregen Taxus Platanen Jasmijn Liguster Laurier Magnolia Tulpenboom Ceder",
    "row": "Madelief Korenbloem Klaproos Boterbloem Klaver Margriet Zonnebloem Anemoon Dotterbloem Sleutelbloem Violier "
    "Lavendel Kamille Wilgenroos Akelei Hyacint Narcis Lelie Dahlia Aster Krokus Primula Gentiaan Iris Ridderspoor "
    "Vingerhoed Heide Brem Salie Tijm Munt Varen Rozemarijn Venkel Look Zuring Kervel Dille Marjolein",
    "strips": "Gelre Brabant Holland Zeeland Utrecht Drenthe Twente Salland Veluwe Peel Kempen Betuwe Zuidland Westerkwartier "
    "Hunze Eems Vecht IJssel Berkel Dinkel Regge Aa Dommel Mark Donge Roer Niers Swalm Geul Gulp Jeker Amstel Zaan "
    "Vliet Schie Rotte Eem Grift",
    "woonerf": "Merel Lijster Zanglijster Vink Kievit Grutto Tureluur Wulp Scholekster Reiger Lepelaar Ooievaar Koekoek "
    "Nachtegaal Leeuwerik Zwaluw Specht Sperwer Valk Buizerd Uil Kwikstaart Roodborst Winterkoning Putter Sijs Goudvink "
    "Wielewaal Karekiet Rietgors Meerkoet Fuut Aalscholver Plevier Spreeuw Ekster Gaai Mees Tapuit Kwartel Patrijs "
    "Fazant Houtduif Tortel Bonte-kraai Boomklever IJsvogel Zilverreiger Smient Taling Slobeend Krakeend",
    "modern": "Riet Lisdodde Waterlelie Kalmoes Zegge Watermunt Kikkerbeet Pijlkruid Zwanenbloem Dotter Gele-lis Fonteinkruid "
    "Waterviolier Krabbenscheer Moerasspirea Kattenstaart Wederik Bies Oever Steiger "
    "Meer Plas Golf Vaart Kolk Zijl Beek Bron Dobber Reling Ponton Fuik Snoek Baars "
    "Voorn Brasem Zeelt Karper Stekelbaars Otter Bever Vlonder Peil Sluis Duiker Stuw Vijver",
    "industry": "Ampère Volt Watt Newton Joule Pascal Edison Diesel Nijverheids Ambachts Handels Energie Transport Fabrieks "
    "Techniek Veiling Fruit Kistenmakers Conserven Steenbakkers Kleiput Oven Vracht",
    "village": "Dorps Kerk School Molen Brink Wiel Dijk Boomgaard Appel Peren Kersen Pruimen Kwetsen Walnoten Smids Pastorie "
    "Bongerd Hoek Eng Akker Uiterwaard Griend Weide Hooi Korenmolen Klompenmakers Tabaks Vlas Hop Nieuwe Achter Tol Meent "
    "Vogelkers Mispel Kweepeer Bessen Frambozen Bramen Morellen Goudreinet Bellefleur Jonagold Zoete-peren Notaris Wagenmakers",
}

_ENDINGS: dict[str, tuple[str, ...]] = {
    "medieval": ("straat", "straat", "steeg", "gang"),
    "townhouse": ("straat", "straat", "laan", "weg"),
    "quay": ("kade", "straat", "hof"),
    "garden": ("laan", "straat", "plein", "hof"),
    "row": ("straat", "laan", "straat", "hof"),
    "strips": ("straat", "laan", "plein"),
    "woonerf": ("hof", "pad", "erf", "weide"),
    "modern": ("kade", "straat", "oever", "singel"),
    "industry": ("weg", "straat"),
    "village": ("straat", "weg", "laan", "hof", "pad"),
}

_PREFIXES = ("", "Kleine ", "Nieuwe ", "Oude ", "Groene ", "Achter de ")


def street_names(style: str, rng: random.Random, taken: set[str]) -> Iterator[str]:
    """Names of one theme in a shuffled order, each once in the whole municipality."""
    stems, endings = _STEMS[style].split(), _ENDINGS[style]
    for prefix in _PREFIXES:
        for shift in range(len(endings)):
            order = list(stems)
            rng.shuffle(order)
            for index, stem in enumerate(order):
                name = prefix + _join(stem, endings[(index + shift) % len(endings)])
                if name not in taken:
                    taken.add(name)
                    yield name
    raise ValueError(f"the theme {style} has too few names")


def _join(stem: str, ending: str) -> str:
    """One word, as Dutch spells it."""
    stem = stem.replace("-", " ")
    if stem in ("Korte", "Lange", "Nieuwe"):
        return f"{stem}{ending}" if ending == "straat" else f"{stem} {ending}"
    return f"{stem}{ending}"
