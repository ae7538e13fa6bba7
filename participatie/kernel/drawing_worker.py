"""Turns one page of a PDF, or a large picture, into a picture for under a map. Run by `drawings` as a process of its own.

Reads the file from standard input, writes `large.webp` and `small.webp` in the folder named by the first argument (the second
is the number of the page, from 1), and their sizes to standard output. Imports nothing of ours.
"""

import io
import json
import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

FORMATS = ("JPEG", "PNG")
MOST_PIXELS = 40_000_000
LARGE_PX, SMALL_PX = 4000, 640
MOST_POINTS = 15_000
MOST_PAGES = 500
MEMORY_BYTES = 1536 * 1024**2
CPU_SECONDS = 20
FILE_BYTES = 30 * 1024**2
REFUSED, NO_SUCH_PAGE, LOCKED = 3, 4, 5


class NoSuchPage(Exception):
    """The file has fewer pages."""


def limit() -> None:
    """Give up much memory, time and file size, where the system can."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def render(data: bytes, number: int) -> Image.Image:
    """One page of a PDF as a picture. How large it becomes is known, and checked, before anything is drawn."""
    document = pdfium.PdfDocument(data)
    if not 1 <= number <= min(len(document), MOST_PAGES):
        raise NoSuchPage
    page = document[number - 1]
    width, height = page.get_size()
    if not (1 <= width <= MOST_POINTS and 1 <= height <= MOST_POINTS):
        raise ValueError("no size of a sheet")
    scale = LARGE_PX / max(width, height)
    if width * scale * height * scale > MOST_PIXELS:
        raise ValueError("too many pixels")
    return page.render(scale=scale, may_draw_forms=False, rev_byteorder=True).to_pil().convert("RGB")


def read(data: bytes) -> Image.Image:
    """A picture of at most forty megapixels, the right way up."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS or not opened.width or not opened.height:
            raise ValueError("too many pixels")
        picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def write(picture: Image.Image, folder: Path) -> dict[str, int]:
    """Only the pixels, in two sizes."""
    picture.thumbnail((LARGE_PX, LARGE_PX), Image.Resampling.LANCZOS)
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    bare.save(folder / "large.webp", "WEBP", quality=80, method=3)
    size = {"width_px": bare.width, "height_px": bare.height}
    bare.thumbnail((SMALL_PX, SMALL_PX), Image.Resampling.LANCZOS)
    bare.save(folder / "small.webp", "WEBP", quality=80, method=4)
    return size


def convert(data: bytes, number: int, folder: Path) -> dict[str, int]:
    """Whatever came, written anew. Raises whatever a bad file raises."""
    return write(render(data, number) if data.startswith(b"%PDF-") else read(data), folder)


def main() -> int:
    """Convert what comes in; a code tells why it was refused."""
    limit()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        size = convert(sys.stdin.buffer.read(), int(sys.argv[2]), Path(sys.argv[1]))
    except NoSuchPage:
        return NO_SUCH_PAGE
    except BaseException as error:  # a bad file may raise anything, even for want of memory
        sys.stderr.write(f"{type(error).__name__}: {error}"[:200])
        return LOCKED if "password" in str(error).lower() else REFUSED
    sys.stdout.write(json.dumps(size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
