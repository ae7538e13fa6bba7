"""The hand-drawn plan of Beemdwaard: what a town planner and eight centuries decided, in local metres."""

from dataclasses import dataclass

from participatie.demo.town.curves import Pair

RIVER: list[Pair] = [
    (-8887, -1499), (-6893, -2055), (-5165, -2307), (-3531, -1784), (-2820, -1149), (-1966, -1064), (-1259, -1491),
    (-400, -1900), (672, -1623), (1454, -1137), (2236, -1147), (2947, -1674), (4238, -2188), (5841, -1945),
    (7211, -1213), (8966, -902),
]  # fmt: skip
RIVER_HALF_WIDTH = 78.0
NORTH_DIKE_WEST: list[Pair] = [
    (-8891, -907), (-6634, -1496), (-5135, -1706), (-3881, -1335), (-3173, -816), (-2314, -615), (-1533, -897),
    (-1010, -1364), (-749, -1628),
]  # fmt: skip
NORTH_DIKE_EAST: list[Pair] = [
    (1170, -1194), (1662, -872), (2232, -822), (3089, -1264), (4209, -1694), (5583, -1450), (6846, -746), (8979, -353),
]  # fmt: skip
SOUTH_DIKE: list[Pair] = [
    (-8897, -2290), (-6799, -2705), (-5214, -2835), (-3456, -2304), (-2679, -1676), (-1969, -1566), (-1388, -2009),
    (-445, -2353), (711, -2172), (1526, -1645), (2166, -1640), (2801, -2160), (4293, -2696), (5991, -2496),
    (7337, -1784), (8962, -1500),
]  # fmt: skip
DIKES: dict[str, list[Pair]] = {
    "Westdijk": NORTH_DIKE_WEST, "Oostdijk": NORTH_DIKE_EAST, "Zuidelijke Beemdijk": SOUTH_DIKE,
}  # fmt: skip
"""The road on each dike."""
SIDE_CHANNEL: list[Pair] = [(-898, -1670), (-642, -1987), (-105, -2161), (496, -2018), (992, -1670), (1348, -1237)]
OLD_ARM: list[Pair] = [(-5518, -1974), (-4833, -1977), (-4073, -1709), (-3531, -1361)]

CORE: Pair = (-150, -1450)
CORE_RADIUS = 430.0
SINGEL_RADIUS = 492.0

RAILWAY: list[Pair] = [
    (-8965, 891), (-4757, 875), (-1915, 654), (-35, 618), (1832, 757), (4940, 1748), (9171, 2778),
]  # fmt: skip
STATIONS: dict[str, Pair] = {"Station Beemdwaard": (26, 619), "Station Beemdwaard Oost": (1978, 775)}
MOTORWAY: list[Pair] = [
    (-9165, 3389), (-4616, 3292), (-2172, 3282), (-27, 3007), (2145, 3278), (4609, 3124), (9216, 3310),
]  # fmt: skip

OUTLINE: list[Pair] = [
    (-6304, 1979), (-6388, 722), (-5770, -429), (-6259, -1586), (-6125, -2763), (-5592, -3923), (-4556, -4547),
    (-2818, -4556), (-1387, -4036), (113, -4263), (1448, -4423), (3287, -4473), (5102, -4967), (6263, -4118),
    (5894, -2859), (6398, -1681), (6116, -398), (6544, 1048), (6071, 2492), (5614, 4121), (4105, 4812),
    (2123, 4859), (250, 4288), (-1566, 4717), (-3351, 4441), (-4956, 4213), (-5911, 3264),
]  # fmt: skip


@dataclass(frozen=True)
class Road:
    """One road of the plan, drawn by hand because the town hangs on it."""

    name: str
    kind: str
    points: tuple[Pair, ...]


ROADS: tuple[Road, ...] = (
    Road("Wielderseweg", "main", ((-1803, -381), (-2665, -271), (-4314, -54), (-5736, 275), (-8959, 790))),
    Road("Westerlaan", "main", ((-590, -1180), (-688, -894), (-1090, -551), (-1803, -381))),
    Road("Noorderlaan", "main", ((60, -1000), (259, -641), (408, -3), (513, 639), (510, 1324), (481, 2115))),
    Road("Knoopweg", "main", ((481, 2115), (509, 3006), (682, 3934), (858, 6180))),
    Road("Oosterweg", "main", ((300, -1200), (467, -903), (1215, -467), (1862, -281), (2349, -197))),
    Road("Appelhorsterweg", "main", ((2349, -197), (3170, 84), (4638, 560), (5991, 933), (9075, 1524))),
    Road("Ring West", "main", ((-1803, -381), (-1899, 17), (-1886, 654), (-1728, 1416), (-1174, 2001), (-263, 2106))),
    Road("Ring Noord", "main", ((-263, 2106), (481, 2115), (1190, 2233), (2155, 2149), (2620, 1559), (2523, 861))),
    Road("Ring Oost", "main", ((2523, 861), (2426, 230), (2349, -197), (2274, -733), (2236, -1147), (2208, -1715))),
    Road("Ganzerweg", "main", ((2208, -1715), (2051, -2247), (1901, -2759))),
    Road("Brugweg", "main", ((-688, -894), (-691, -1194), (-723, -1755), (-718, -2285), (-750, -2657))),
    Road("Zuiderweg", "main", ((-750, -2657), (-679, -3406), (-564, -4120), (-505, -5439))),
    Road("Hoogwerverweg", "main", ((-750, -2657), (-1797, -2698), (-3282, -3133), (-4837, -3557), (-8985, -4096))),
    Road("Ganzerwaardseweg", "main", ((-750, -2657), (679, -2690), (1901, -2759), (2859, -3047), (4874, -3460), (9051, -4065))),
    Road("Molenlaan", "main", ((-1090, -551), (-1111, 62), (-1032, 641), (-951, 1379), (-907, 2057))),
    Road("Kadelaan", "main", ((1224, -688), (1291, -938), (1324, -1095))),
    Road("Beemdlaan", "main", ((1224, -688), (1215, -467), (1294, 131), (1319, 705), (1275, 1340), (1190, 2233))),
    Road("Hovenlaan", "main", ((-1744, 1365), (-951, 1379), (-225, 1314), (510, 1324), (1275, 1340), (2620, 1559))),
    Road("Spoorlaan", "main", ((-1899, 17), (-1111, 62), (-348, -37), (408, -3), (1294, 131), (2419, 201))),
    Road("Havenweg", "main", ((467, -903), (833, -885), (1224, -688), (1763, -593), (2280, -673))),
    Road("Rietkampweg", "main", ((2155, 2149), (2764, 2435), (3359, 2475), (3633, 2134), (3421, 1726), (2620, 1559))),
    Road("Waterrijklaan", "main", ((-2708, -265), (-2599, 122), (-2291, 256), (-1897, 275))),
    Road("Dijkwaterweg", "main", ((-1803, -381), (-1784, -660))),
    Road("Westpoort", "street", ((-598, -1172), (-500, -1245), (-400, -1310))),
    Road("Noordpoort", "street", ((60, -1000), (10, -1090), (-30, -1170))),
    Road("Oostpoort", "street", ((300, -1200), (220, -1260), (130, -1310))),
    Road("Havenpoort", "street", ((420, -1431), (330, -1450), (200, -1455))),
    Road("Polderweg", "street", ((-4314, -54), (-4287, 790), (-4205, 2082), (-3886, 3240), (-3768, 5546))),
    Road("Broekweg", "street", ((4638, 560), (4645, 1658), (4415, 2572), (4453, 3153), (5217, 6324))),
    Road("Hoge Landweg", "street", ((-3282, -3133), (-3264, -3933), (-3823, -5742))),
    Road("Lage Landweg", "street", ((2859, -3047), (2834, -3814), (3523, -5742))),
    Road("Veerweg", "street", ((-4314, -54), (-3923, -711), (-3831, -1320))),
    Road("Veerdam", "street", ((-3831, -1320), (-3758, -1640), (-3741, -1803))),
    Road("Veerstoep", "street", ((-3688, -1922), (-3549, -2122), (-3456, -2304), (-3282, -3133))),
    Road("Bosweg", "street", ((-4192, 2241), (-2709, 2044), (-1674, 1524))),
    Road("Lingewal", "street", ((3170, 84), (3215, -590), (3160, -1301))),
    Road("Achterweg", "street", ((-679, -3406), (650, -3508), (1767, -3367), (2864, -3685))),
    Road("Kooiweg", "street", ((-679, -3406), (-1843, -3519), (-3263, -3841))),
    Road("Noordveldweg", "street", ((-3820, 3826), (-1781, 3884), (658, 3809), (2715, 4070), (4695, 4108))),
)
FERRY = Road("Veer Wielderen-Hoogwerven", "ferry", ((-3741, -1803), (-3688, -1922)))
LINTS = (
    "Wielderseweg", "Appelhorsterweg", "Hoogwerverweg", "Ganzerwaardseweg", "Polderweg", "Broekweg", "Hoge Landweg",
    "Lage Landweg", "Veerweg", "Bosweg", "Lingewal", "Achterweg", "Kooiweg", "Noordveldweg", "Zuiderweg",
)  # fmt: skip
GATES = ("Westpoort", "Noordpoort", "Oostpoort", "Havenpoort")
"""The streets from the bridges of the singel into the old town."""

WETERINGEN: dict[str, list[Pair]] = {
    "Westwetering": [(-2834, -1112), (-2999, -590), (-3024, 76), (-2833, 601), (-2807, 1603), (-2954, 3238), (-3010, 6063)],
    "Oostwetering": [(3124, -1748), (3401, -728), (3599, 182), (3481, 1256), (3740, 2154), (3918, 3208), (4254, 6221)],
    "Zuidwetering": [(-1585, -1268), (-1651, -1882), (-1670, -2569), (-1530, -3165), (-1218, -3609), (-1212, -5265)],
    "Ganzerwetering": [(670, -1666), (696, -2173), (670, -2895), (457, -3333), (944, -3752), (1077, -5291)],
    "Komwetering": [(-1530, -3165), (-728, -3284), (197, -3352), (457, -3333)],
    "Dijkwetering": [(-1784, -660), (-1840, -868), (-1860, -1100)],
    "Havenvaart": [(2262, -928), (1874, -770), (1563, -900), (1454, -1137)],
    "Boswetering": [(-925, 2060), (-1450, 2500), (-1500, 3200)],
    "Rietwetering": [(1190, 2233), (1171, 2643), (1216, 3189)],
}


@dataclass(frozen=True)
class Quarter:
    """A neighbourhood of the plan: where it is, what it is called and how and when it was built."""

    district: str
    name: str
    style: str
    anchors: tuple[Pair, ...]


DISTRICTS: dict[str, tuple[str, str]] = {
    "00": ("Centrum", "wijk"), "01": ("Havenkwartier", "wijk"), "02": ("Molenwijk", "wijk"), "03": ("Oostbeemd", "wijk"),
    "04": ("De Hoven", "wijk"), "05": ("Vogelkwartier", "wijk"), "06": ("Waterrijk", "wijk"), "07": ("Rietkamp", "wijk"),
    "08": ("Overbeem", "wijk"), "10": ("Wielderen", "kern"), "11": ("Appelhorst", "kern"),
    "12": ("Ganzerwaard", "kern"), "13": ("Hoogwerven", "kern"),
}  # fmt: skip

VILLAGES: dict[str, tuple[Pair, float, float]] = {
    "10": ((-4340, -43), 1350, 900), "11": ((4640, 570), 1250, 960), "12": ((2859, -3047), 1500, 900),
    "13": ((-3282, -3133), 1300, 900),
}  # fmt: skip

QUARTERS: tuple[Quarter, ...] = (
    Quarter("00", "Binnenstad", "medieval", ((-150, -1450),)),
    Quarter("00", "Singelkwartier", "townhouse", ((-446, -561),)),
    Quarter("00", "Stationskwartier", "townhouse", ((-305, 298),)),
    Quarter("01", "Oude Haven", "quay", ((668, -1192),)),
    Quarter("01", "Havenkwartier", "townhouse", ((788, -757),)),
    Quarter("02", "Dijkzicht", "row", ((-1240, -844),)),
    Quarter("02", "Molenhof", "garden", ((-1501, -138),)),
    Quarter("02", "Molenakker", "garden", ((-1481, 376),)),
    Quarter("03", "Oosterpark", "garden", ((758, -258),)),
    Quarter("03", "Beemdhof", "row", ((1783, -48),)),
    Quarter("03", "Kersengaard", "row", ((846, 350),)),
    Quarter("03", "Boomgaard", "woonerf", ((1841, 428),)),
    Quarter("03", "Dijkbeemd", "modern", ((1866, -423), (1730, -706))),
    Quarter("04", "Hoven-West", "strips", ((-1426, 1027),)),
    Quarter("04", "Hoven-Midden", "strips", ((-264, 973),)),
    Quarter("04", "Hoven-Noord", "row", ((-262, 1683),)),
    Quarter("04", "Hovenrand", "woonerf", ((-1155, 1640),)),
    Quarter("05", "Vogelkwartier-Zuid", "row", ((866, 1033),)),
    Quarter("05", "Vogelkwartier-Noord", "woonerf", ((855, 1676),)),
    Quarter("06", "De Rietlanden", "modern", ((-2300, -54),)),
    Quarter("06", "De Plassen", "modern", ((-2360, 422),)),
    Quarter("06", "Dijkwater", "modern", ((-2238, -440),)),
    Quarter("07", "Rietkamp-Zuid", "industry", ((1824, 1083),)),
    Quarter("07", "Rietkamp-Noord", "industry", ((1638, 1707), (3077, 2028))),
    Quarter("07", "Knooppunt", "industry", ((1978, 2723),)),
    Quarter("08", "Overbeem-West", "row", ((-1182, -2442),)),
    Quarter("08", "Overbeem-Oost", "woonerf", ((56, -2521),)),
    Quarter("08", "De Komgronden", "woonerf", ((-1157, -2960), (-32, -3020))),
    Quarter("10", "Wielderen", "village", ((-4370, 107), (-4570, -173), (-4040, -173), (-4020, 97), (-4620, 97))),
    Quarter("10", "Wielderpolder", "rural", ((-5180, 606), (-3747, 329), (-5405, -712), (-3384, -595))),
    Quarter("10", "Spoorpolder", "rural", ((-5173, 2035), (-3121, 1283), (-2196, 1117), (-2419, 2470))),
    Quarter("10", "Noordveld", "rural", ((-4377, 3799), (-3409, 4104), (-1791, 4006))),
    Quarter("11", "Appelhorst", "village", ((4540, 750), (4540, 410), (4890, 770))),
    Quarter("11", "Appelbroek", "rural", ((5675, 1256), (5174, 90), (3959, -26), (3924, 753), (2895, 317), (2871, -592))),
    Quarter("11", "Oostpolder", "rural", ((4106, 2016), (5393, 2509))),
    Quarter("04", "Beemdbos", "rural", ((-268, 2531), (779, 2712))),
    Quarter("11", "Noordbroek", "rural", ((2337, 4111), (4704, 3781), (845, 3699))),
    Quarter("12", "Ganzerwaard", "village", ((2859, -2897), (3139, -3217), (2599, -3157))),
    Quarter("12", "Ganzerpolder", "rural", ((4862, -4156), (4686, -2948), (1614, -3590), (1486, -3010), (2239, -4142))),
    Quarter("12", "Ganzeroever", "rural", ((1292, -2346), (2654, -2460), (3398, -2327))),
    Quarter("13", "Hoogwerven", "village", ((-3282, -2943), (-3462, -3333), (-3032, -3333))),
    Quarter("13", "Werverwaard", "rural", ((-5130, -3139), (-2315, -2248), (-4936, -2509))),
    Quarter("13", "Hoge Landen", "rural", ((-4467, -4057), (-2275, -3798), (-2292, -3141), (-340, -3766))),
)
