"""Decodes one picture and writes it anew, without anything but its pixels. Run by `images` as a process of its own.

Reads the picture from standard input and writes `large.webp` and `small.webp` in the folder named by the first
argument, and their sizes to standard output. Imports nothing of ours, so that it starts fast and can do little.
"""

import io
import json
import sys
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
LARGE_PX, SMALL_PX = 2000, 640
MEMORY_BYTES = 1024**3
CPU_SECONDS = 10
FILE_BYTES = 20 * 1024**2
REFUSED = 3


def limit() -> None:
    """Give up much memory, time and file size, where the system can."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def shrink(data: bytes, folder: Path) -> dict[str, int]:
    """Write the picture in two sizes, the right way up. Raises whatever the decoder makes of a bad one."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS or not opened.width or not opened.height:
            raise ValueError("too many pixels")
        opened.draft("RGB", (LARGE_PX, LARGE_PX))
        picture = as_screen_colours(ImageOps.exif_transpose(opened))
    picture.thumbnail((LARGE_PX, LARGE_PX), Image.Resampling.LANCZOS)
    save(picture, folder / "large.webp")
    size = {"width_px": picture.width, "height_px": picture.height}
    picture.thumbnail((SMALL_PX, SMALL_PX), Image.Resampling.LANCZOS)
    save(picture, folder / "small.webp")
    return size


def as_screen_colours(picture: Image.Image) -> Image.Image:
    """Ordinary colours of eight bits, in sRGB, with transparency only where there was some."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        picture = in_srgb(picture, profile)
    return picture.convert("RGBA" if has_alpha else "RGB")


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The same colours in the space of all screens; a profile that cannot be read is left out."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return changed or picture


def save(picture: Image.Image, path: Path) -> None:
    """Only the pixels: no place, no camera, no comments, no colour profile."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    bare.save(path, "WEBP", quality=82, method=4)


def main() -> int:
    """Shrink what comes in; a code tells that it was refused."""
    limit()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        size = shrink(sys.stdin.buffer.read(), Path(sys.argv[1]))
    except BaseException as error:  # a bad picture may raise anything, even for want of memory
        sys.stderr.write(f"{type(error).__name__}: {error}"[:200])
        return REFUSED
    sys.stdout.write(json.dumps(size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
