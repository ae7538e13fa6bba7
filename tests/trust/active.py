"""What can run, fetch or take over in a page, besides our own modules."""

from html.parser import HTMLParser

FETCHING = {"src", "srcset", "poster", "background", "data", "formaction", "action", "ping", "manifest"}
NEVER = {"iframe", "object", "embed", "base", "style", "math", "frame", "applet", "noscript", "xmp", "portal", "marquee"}


class Active(HTMLParser):
    """Gathers what has no place in our pages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        named = dict(attrs)
        if tag == "script" and not str(named.get("src", "")).startswith("/static/") and named.get("type") != "application/json":
            self.found.append(f"script {named}")
        if tag in NEVER or (tag == "meta" and "http-equiv" in named) or (tag == "link" and named.get("rel") == "import"):
            self.found.append(tag)
        for name, value in attrs:
            self.look_at(tag, name, "".join((value or "").split()).casefold())

    def look_at(self, tag: str, name: str, value: str) -> None:
        """Look at one attribute."""
        if name.startswith(("on", "hx-", "data-hx")) or name in {"style", "srcdoc"}:
            self.found.append(f"{tag} {name}")
        if name in FETCHING | {"href", "xlink:href"} and value.startswith(("javascript:", "vbscript:", "data:text")):
            self.found.append(f"{tag} {name}={value[:30]}")
        if name in FETCHING and tag not in {"form", "button", "input"} and value.startswith(("http:", "https:", "//")):
            self.found.append(f"{tag} {name}={value[:30]}")


def active_parts(html: str) -> list[str]:
    """All of them, in the order of the page."""
    parser = Active()
    parser.feed(html)
    return parser.found
