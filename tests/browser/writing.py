"""What people do on these pages, step by step, as several journeys do it."""

import io
import re
from dataclasses import dataclass

from flask import Flask
from PIL import Image
from playwright.sync_api import Locator, Page

from tests.browser.conftest import awake
from tests.factories.mail import link_in, mails_to
from tests.factories.pictures import quadrants


@dataclass(frozen=True)
class Visitor:
    """Somebody with a phone or a computer, with or without scripts."""

    page: Page
    scripts: bool

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page is as it will be."""
        self.page.wait_for_load_state()
        if self.scripts:
            awake(self.page)

    def press(self, label: str, within: str = "main") -> None:
        """Press a button, or follow a link that looks like one."""
        button_or_link(self.page.locator(within).first, label).click()
        self.settle()

    def tick(self, label: str, within: str = "main") -> None:
        """Choose a radio button by its label."""
        self.page.locator(within).first.locator(
            "label.choice__label", has_text=re.compile(f"^{re.escape(label)}$")
        ).first.click()

    def text(self) -> str:
        """What stands on the page."""
        return self.page.locator("main").inner_text()


def button_or_link(area: Locator, label: str) -> Locator:
    """The first visible one with this name."""
    named = area.get_by_role("button", name=label, exact=True).or_(area.get_by_role("link", name=label, exact=True))
    return named.locator("visible=true").first


def camera_photo() -> bytes:
    """A large photo as a phone makes it, turned on its side, with the place where it was taken in it."""
    picture = quadrants(1200, 900)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 45.0, 33.0), 3: "E", 4: (5.0, 31.0, 12.0)})
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, quality=90)
    return file.getvalue()


def tell(visitor: Visitor, title: str) -> None:
    """The second step: what it is."""
    page = visitor.page
    page.fill("#title", title)
    page.fill("#lead", f"{title}, samen met de buurt.")
    page.fill("#story", "We beginnen **klein**, met drie bakken.")
    page.fill("#why", "Ik ken mijn buren nog niet.")
    visitor.press("Verder")


def choose_theme_and_needs(visitor: Visitor, theme: str) -> None:
    """The third step: what it is about, and what is lacking."""
    visitor.tick(theme)
    visitor.page.select_option("#need_kind_0", label="Handen")
    visitor.page.fill("#need_what_0", "Twee ochtenden spitten")
    visitor.press("Verder")


def add_photo(visitor: Visitor) -> None:
    """The fourth step: one photo, then on."""
    visitor.page.set_input_files("#photos", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": camera_photo()})
    visitor.page.fill("#alt", "Het lege veldje")
    visitor.press("Verder")
    assert visitor.page.locator(".photo-upload__kept img").count() == 1
    visitor.press("Verder")


def confirm_by_mail(visitor: Visitor, app: Flask, email: str, name: str) -> None:
    """The last step: an address, the link in the mail, the button behind it, and a name."""
    visitor.page.fill("#email", email)
    visitor.press("Stuur mij de link")
    assert email in visitor.text()
    with app.app_context():
        link = link_in(mails_to(email)[-1])
    visitor.go(link)
    visitor.press(f"Plaats wat ik schreef als {email}")
    visitor.page.fill("#display_name", name)
    visitor.press("Bewaar mijn naam")


def drawn(page: Page) -> dict[str, object] | None:
    """The GeoJSON that the form would send."""
    return page.evaluate("JSON.parse(document.querySelector('#geometry').value || 'null')")
