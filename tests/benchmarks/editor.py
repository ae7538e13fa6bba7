"""How smoothly the editor draws: frames a second in Chromium while one of two thousand elements is dragged.

`python -m tests.benchmarks.editor ADDRESS COOKIE` opens the editor of a draft at ADDRESS as whoever the session cookie belongs
to, drags its first element around for three seconds, then the map itself, and prints frames a second and the slowest frame.
"""

import itertools
import os
import shutil
import sys
from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

SECONDS = 3
LEAST_FRAMES = 30
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]
COUNT = """() => {
  const times = [];
  const tick = (at) => { times.push(at); window.counting = requestAnimationFrame(tick); };
  window.frames_seen = times;
  window.counting = requestAnimationFrame(tick);
}"""
TELL = "() => { cancelAnimationFrame(window.counting); return window.frames_seen; }"


@dataclass(frozen=True)
class Smoothness:
    """Frames a second, and how long the slowest frame took."""

    per_second: float
    slowest_ms: float


def dragging(page: Page, x: float, y: float) -> Smoothness:
    """Hold what lies here and move it in circles."""
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    for step in range(60 * SECONDS):
        page.mouse.move(x + 60 * ((step % 40) / 40), y + 40 * ((step % 25) / 25))
    times = page.evaluate(TELL)
    page.mouse.up()
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    return Smoothness(1000 * len(gaps) / sum(gaps), max(gaps))


def measure(address: str, cookie: str) -> dict[str, Smoothness]:
    """Drag one element, then the whole map."""
    chromium = os.environ.get("PARTICIPATIE_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("[data-loaded]")
        page.locator(".plan-editor__item").first.click()  # brings it to the middle
        box = page.locator(".map__canvas").bounding_box()
        if box is None:
            raise SystemExit("the map is not on screen")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        seen = {"one element": dragging(page, x, y), "the map": dragging(page, box["x"] + 40, box["y"] + 40)}
        browser.close()
    return seen


def main() -> int:
    """Print what was seen; 1 when it stutters."""
    seen = measure(*sys.argv[1:3])
    for what, smooth in seen.items():
        sys.stdout.write(f"dragging {what}: {smooth.per_second:.0f} frames a second, slowest {smooth.slowest_ms:.0f} ms\n")
    return int(any(smooth.per_second < LEAST_FRAMES for smooth in seen.values()))


if __name__ == "__main__":
    sys.exit(main())
