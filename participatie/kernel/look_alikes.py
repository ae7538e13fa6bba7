"""Letters of other scripts that look like Latin ones, for names that must not pass for another.

Taken from the confusables of Unicode (UTS 39) as the package `confusable_homoglyphs` has them, and only what is left of a
name after NFKD and case folding. That package keeps 7 MB in every process; a test compares the two over all of Unicode.
"""

_LOOK_LIKE = {
    "a": "\u03b1\u0430\u13aa\u15c5\ua4ee\U000102a0\U00016f40",
    "ae": "\u04d5",
    "b": "\u13cf\u13f4\u1472\u15af\u15f7\ua4d0\U00010282\U000102a1\U00010301",
    "b'": "\u1488",
    "c": "\u0441\u13df\u2ca5\ua4da\U000102a2\U00010302\U0001043d\U0001051c\U000118e9\U000118f2",
    "d": "\u0501\u13a0\u13e7\u146f\u15de\u15ea\ua4d2\ua4d3",
    "d'": "\u1487",
    "e": "\u0435\u04bd\u13ac\u2d39\ua4f0\U00010286",
    "f": "\u0584\u15b4\ua4dd\U00010287\U000102a5\U00010525\U000118c2",
    "g": "\u0581\u13c0\u13f3\ua4d6",
    "h": "\u04bb\u0570\u13bb\u13c2\u157c\ua4e7\U000102cf",
    "i": "\u03b9\u0456\u04cf\u13a5\ua647\U000118c3",
    "j": "\u03f3\u0458\u13ab\u148d\ua4d9",
    "k": "\u13e6\u16d5\ua4d7\U00010518",
    "l": "\u06f1\u13de\u14aa\u16c1\u2d4f\ua4e1\ua4f2\U0001028a\U00010309\U00010320\U00010526\U00016f16\U00016f28",
    "m": "\u13b7\u15f0\u16d6\ua4df\U000102b0\U00010311",
    "n": "\u0578\u057c\ua4e0\U00010513",
    "o": (
        "\u03bf\u03c3\u043e\u0585\u06f5\u0966\u09e6\u0a66\u0ae6\u0b20\u0b66\u0be6\u0c66\u0ce6\u0d20\u0d66\u0e50"
        "\u0ed0\u101d\u1040\u10ff\u12d0\u2c9f\u2d54\u3007\ua4f3\U00010292\U000102ab\U0001042c\U000104ea\U00010516"
        "\U000114d0\U000118c8\U000118d7\U000118e0"
    ),
    "o'": "\u13a4",
    "oo": "\ua699",
    "p": "\u03c1\u0440\u13e2\u146d\u2ca3\ua4d1\U00010295",
    "p'": "\u1486",
    "q": "\u051b\u0563\u0566\u2d55",
    "r": "\u0433\u13a1\u13d2\u1587\u1d26\u2c85\ua4e3\U00016f35",
    "r'": "\u0491",
    "rn": "\U00011700\U000118e3",
    "s": "\u0455\u13d5\u13da\ua4e2\U00010296\U00010448\U000118c1\U00016f3a",
    "t": "\u13a2\ua4d4\U00010297\U000102b1\U00010315\U00016f0a",
    "u": "\u03c5\u057d\u1200\u144c\ua4f4\U000104f6\U000118d8\U00016f42",
    "u'": "\u1467",
    "v": "\u03bd\u0475\u06f7\u13d9\u142f\u2d38\ua4e6\ua6df\U0001051d\U00011706\U000118c0\U00016f08",
    "w": "\u0461\u051d\u0561\u13b3\u13d4\ua4ea\U0001170a\U0001170e\U0001170f\U000118e6\U000118ef",
    "x": "\u0445\u1541\u157d\u16b7\u2d5d\ua4eb\U00010290\U000102b4\U00010317\U00010322\U00010527\U000118ec",
    "y": "\u03b3\u0443\u04af\u10e7\u13a9\u13bd\ua4ec\U000102b2\U000118dc\U00016f43",
    "z": "\u13c3\ua4dc\U000102f5\U000118c4\U000118e5",
}

LOOK_ALIKES = str.maketrans({letter: latin for latin, letters in _LOOK_LIKE.items() for letter in letters})
"""For `str.translate`: what each of them looks like, in one or more ASCII characters."""
