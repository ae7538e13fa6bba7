"""Pictures for tests, drawn here."""

import io
import struct
import zlib

from PIL import Image


def quadrants(width: int = 80, height: int = 40) -> Image.Image:
    """A picture whose four corners differ: red, green, blue, white from top left to bottom right."""
    picture = Image.new("RGB", (width, height), "white")
    half = (width // 2, height // 2)
    for colour, corner in (("red", (0, 0)), ("lime", (half[0], 0)), ("blue", (0, half[1]))):
        picture.paste(Image.new("RGB", half, colour), corner)
    return picture


TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def photo(kind: str = "JPEG", size: tuple[int, int] = (80, 40), orientation: int = 1, **options: object) -> bytes:
    """A photo as a camera saves it: turned as `orientation` says, with maker and place in its metadata."""
    picture = quadrants(*size)
    if (turn := TURNS[orientation]) is not None:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 45.0, 33.0), 3: "E", 4: (5.0, 31.0, 12.0)})
    file = io.BytesIO()
    picture.save(file, kind, exif=exif, quality=95, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes, read to its end."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def huge_png(width: int, height: int) -> bytes:
    """A small file that claims many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * (width * 3 + 1) * 10)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
