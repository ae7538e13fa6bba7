"""Pictures for a few initiatives, drawn in code: no photo of anything that exists."""

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1200, 800)
Pen = ImageDraw.ImageDraw
Colour = tuple[int, int, int]

BRICKS: tuple[Colour, ...] = ((168, 98, 74), (184, 112, 84), (150, 86, 66), (176, 120, 98))
LEAVES: tuple[Colour, ...] = ((74, 122, 70), (96, 144, 82), (58, 104, 62), (126, 164, 92))


def draw(name: str) -> bytes:
    """The picture with this name as a JPEG; the same name gives the same picture."""
    rng = random.Random(f"picture {name}")
    image = _sky(rng)
    pen = ImageDraw.Draw(image)
    PICTURES[name](pen, rng)
    grain = Image.effect_noise(SIZE, 18).convert("RGB")
    image = Image.blend(image.filter(ImageFilter.GaussianBlur(1.1)), grain, 0.05)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _sky(rng: random.Random) -> Image.Image:
    """A Dutch sky: light near the horizon, with a few clouds."""
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        part = min(1.0, y / 480)
        column.putpixel((0, y), (int(164 + 70 * part), int(196 + 38 * part), int(214 + 14 * part)))
    image = column.resize(SIZE)
    clouds = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(clouds)
    for _cloud in range(7):
        x, y = rng.randrange(SIZE[0]), rng.randrange(30, 260)
        for _puff in range(9):
            dx, dy, r = rng.randrange(-110, 110), rng.randrange(-22, 22), rng.randrange(24, 62)
            pen.ellipse((x + dx - r, y + dy - r // 2, x + dx + r, y + dy + r // 2), fill=150)
    image.paste((252, 250, 244), mask=clouds.filter(ImageFilter.GaussianBlur(16)))
    return image


def _shade(colour: Colour, rng: random.Random, by: int = 14) -> Colour:
    step = rng.randrange(-by, by + 1)
    red, green, blue = (max(0, min(255, value + step)) for value in colour)
    return red, green, blue


def _flats(pen: Pen, rng: random.Random, top: int, base: int) -> None:
    """A row of flats with balconies at the back."""
    for left in range(-40, SIZE[0], 310):
        wall = _shade((198, 184, 168), rng)
        pen.rectangle((left, top, left + 290, base), fill=wall)
        for row in range(top + 24, base - 30, 62):
            for column in range(left + 22, left + 270, 64):
                pen.rectangle((column, row, column + 40, row + 34), fill=_shade((118, 142, 150), rng))
                pen.rectangle((column - 5, row + 36, column + 45, row + 42), fill=(226, 220, 210))


def _tree(pen: Pen, rng: random.Random, x: int, base: int, size: int) -> None:
    pen.polygon(
        [(x - size // 14, base), (x + size // 14, base), (x + size // 20, base - size), (x - size // 20, base - size)],
        fill=(92, 72, 54),
    )
    for _leaf in range(70):
        angle, far = rng.random() * math.tau, size * 0.55 * math.sqrt(rng.random())
        cx, cy, r = x + math.cos(angle) * far, base - size * 1.25 + math.sin(angle) * far * 0.8, size * rng.uniform(0.09, 0.17)
        pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=_shade(rng.choice(LEAVES), rng))


def _ground(pen: Pen, rng: random.Random, top: int, colour: Colour) -> None:
    pen.rectangle((0, top, *SIZE), fill=colour)
    for _blade in range(900):
        x, y = rng.randrange(SIZE[0]), rng.randrange(top, SIZE[1])
        pen.line((x, y, x + rng.randrange(-4, 5), y - rng.randrange(3, 12)), fill=_shade(colour, rng, 24), width=2)


def _garden(pen: Pen, rng: random.Random) -> None:
    _flats(pen, rng, 150, 430)
    _ground(pen, rng, 425, (120, 150, 84))
    pen.polygon([(520, 430), (640, 430), (900, 800), (330, 800)], fill=(196, 168, 128))
    for row in range(6):
        y = 470 + row * row * 9 + row * 14
        for side in (-1, 1):
            for plant in range(9):
                x = 590 + side * (90 + row * 40 + plant * (34 + row * 9))
                size = 10 + row * 5
                pen.ellipse((x - size, y - 4, x + size, y + 8), fill=(98, 76, 58))
                for _leaf in range(6):
                    dx, dy = rng.randrange(-size, size), rng.randrange(-size * 2, 0)
                    pen.ellipse(
                        (x + dx - size // 2, y + dy - size // 3, x + dx + size // 2, y + dy + size // 3),
                        fill=_shade(rng.choice(LEAVES), rng),
                    )
    _tree(pen, rng, 160, 560, 190)


def _bricks(pen: Pen, rng: random.Random, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    for row, y in enumerate(range(top, bottom, 13)):
        for x in range(left - (row % 2) * 16, right, 33):
            pen.rectangle((max(left, x), y, min(right, x + 31), y + 11), fill=_shade(rng.choice(BRICKS), rng, 8))


def _kitchen(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 560, *SIZE), fill=(150, 144, 136))
    pen.polygon([(90, 210), (600, 70), (1110, 210)], fill=(110, 70, 56))
    _bricks(pen, rng, (110, 205, 1090, 600))
    for x in (170, 330, 770, 930):
        pen.rectangle((x, 270, x + 110, 470), fill=(226, 232, 226))
        pen.pieslice((x, 222, x + 110, 320), 180, 360, fill=(226, 232, 226))
        for bar in range(1, 3):
            pen.line((x + bar * 37, 230, x + bar * 37, 470), fill=(70, 82, 84), width=5)
    pen.rectangle((510, 320, 690, 600), fill=(164, 52, 40))
    pen.line((600, 320, 600, 600), fill=(120, 34, 26), width=5)
    pen.rectangle((0, 640, *SIZE), fill=(96, 138, 148))
    for _wave in range(130):
        x, y = rng.randrange(SIZE[0]), rng.randrange(650, 800)
        pen.line((x, y, x + rng.randrange(30, 120), y), fill=_shade((124, 166, 174), rng, 22), width=3)


def _mural(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 560, *SIZE), fill=(168, 160, 150))
    pen.rectangle((0, 170, SIZE[0], 570), fill=(226, 214, 196))
    skins: tuple[Colour, ...] = ((236, 196, 160), (176, 120, 84), (112, 74, 54), (220, 170, 128), (148, 98, 70))
    cloths: tuple[Colour, ...] = ((15, 92, 99), (168, 67, 43), (242, 184, 75), (47, 111, 69), (106, 61, 107))
    for index in range(6):
        x = 110 + index * 196
        pen.rectangle((x - 92, 190, x + 92, 560), fill=_shade(cloths[(index + 2) % 5], rng, 20))
        pen.pieslice((x - 84, 430, x + 84, 700), 180, 360, fill=cloths[index % 5])
        pen.ellipse((x - 54, 270, x + 54, 440), fill=skins[index % 5])
        pen.pieslice((x - 60, 244, x + 60, 400), 180, 360, fill=_shade((58, 44, 40), rng, 26))
        for eye in (-22, 22):
            pen.ellipse((x + eye - 6, 346, x + eye + 6, 358), fill=(34, 30, 30))
        pen.arc((x - 24, 368, x + 24, 410), 20, 160, fill=(120, 50, 44), width=5)
    pen.rectangle((0, 562, SIZE[0], 574), fill=(138, 130, 122))


def _park(pen: Pen, rng: random.Random) -> None:
    for x in range(0, SIZE[0], 170):
        _tree(pen, rng, x + rng.randrange(-30, 30), 440, rng.randrange(170, 240))
    _ground(pen, rng, 430, (128, 160, 88))
    pen.ellipse((430, 330, 1120, 760), fill=(112, 150, 80))
    _ground_dots(pen, rng)
    for log in range(5):
        x, y = 140 + log * 120, 610 + (log % 2) * 60
        pen.rounded_rectangle((x, y, x + 150, y + 40), 20, fill=_shade((128, 92, 62), rng))
        pen.ellipse((x + 122, y, x + 158, y + 40), fill=(206, 172, 128))
    pen.rectangle((836, 470, 852, 640), fill=(70, 82, 84))
    pen.line((844, 480, 920, 440), fill=(70, 82, 84), width=10)
    pen.ellipse((760, 620, 940, 676), fill=(150, 186, 192))


def _ground_dots(pen: Pen, rng: random.Random) -> None:
    for _flower in range(160):
        x, y = rng.randrange(SIZE[0]), rng.randrange(470, SIZE[1])
        pen.ellipse((x - 3, y - 3, x + 3, y + 3), fill=rng.choice(((250, 244, 220), (242, 184, 75), (200, 120, 150))))


def _water(pen: Pen, rng: random.Random) -> None:
    for x in range(40, SIZE[0], 150):
        _tree(pen, rng, x, 400, rng.randrange(90, 140))
    _ground(pen, rng, 392, (130, 158, 92))
    pen.ellipse((-200, 420, 1400, 1000), fill=(116, 162, 172))
    for _wave in range(120):
        x, y = rng.randrange(SIZE[0]), rng.randrange(470, 800)
        pen.line((x, y, x + rng.randrange(40, 160), y), fill=_shade((146, 188, 196), rng, 16), width=3)
    for _reed in range(260):
        x, high = rng.choice((rng.randrange(0, 330), rng.randrange(860, 1200))), rng.randrange(90, 210)
        base = 560 + rng.randrange(0, 160)
        pen.line((x, base, x + rng.randrange(-14, 14), base - high), fill=_shade((122, 136, 66), rng, 26), width=4)
        if rng.random() < 0.16:
            pen.rounded_rectangle((x - 6, base - high - 6, x + 6, base - high + 40), 6, fill=(96, 64, 44))
    pen.polygon([(480, 800), (700, 800), (640, 520), (560, 520)], fill=(176, 142, 104))
    for plank in range(540, 800, 22):
        pen.line((470, plank, 710, plank), fill=(140, 108, 78), width=3)


def _shop(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 590, *SIZE), fill=(182, 168, 150))
    pen.polygon([(120, 270), (600, 60), (1080, 270)], fill=(150, 74, 54))
    _bricks(pen, rng, (160, 265, 1040, 610))
    pen.rectangle((250, 360, 560, 560), fill=(214, 226, 224))
    pen.rectangle((660, 360, 800, 610), fill=(38, 84, 72))
    pen.rectangle((860, 360, 980, 500), fill=(214, 226, 224))
    for stripe in range(12):
        x = 220 + stripe * 32
        pen.polygon(
            [(x, 330), (x + 32, 330), (x + 26, 392), (x - 6, 392)], fill=(200, 60, 48) if stripe % 2 else (250, 244, 236)
        )
    for crate in range(4):
        x = 250 + crate * 92
        pen.rectangle((x, 580, x + 80, 640), fill=(172, 132, 88))
        for apple in range(8):
            cx, cy = x + 12 + (apple % 4) * 19, 574 + (apple // 4) * 14
            pen.ellipse((cx - 10, cy - 10, cx + 10, cy + 10), fill=rng.choice(((190, 52, 44), (214, 170, 62), (128, 164, 72))))
    pen.rectangle((830, 620, 1010, 634), fill=(120, 84, 56))
    for leg in (846, 984):
        pen.rectangle((leg, 634, leg + 10, 690), fill=(96, 66, 46))


PICTURES: dict[str, Callable[[Pen, random.Random], None]] = {
    "garden": _garden,
    "kitchen": _kitchen,
    "mural": _mural,
    "park": _park,
    "shop": _shop,
    "water": _water,
}
