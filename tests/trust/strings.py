"""Strings that have broken other systems: for each, what it tries."""

import json
import os
from pathlib import Path

SCRIPTS = [
    "<script>window.__xss=1</script>",
    '"><img src=x onerror=window.__xss=1>',
    "'><svg onload=window.__xss=1>",
    "<svg><script>window.__xss=1</script></svg>",
    "<math><mtext></p><mglyph><style><img src=x onerror=window.__xss=1>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'>",
    "<details open ontoggle=window.__xss=1>x</details>",
    "<input autofocus onfocus=window.__xss=1>",
    "</textarea><script>window.__xss=1</script>",
    "</title><script>window.__xss=1</script>",
    "</script><script>window.__xss=1</script>",
    "--><script>window.__xss=1</script><!--",
    "]]><script>window.__xss=1</script>",
    "[klik](javascript:window.__xss=1)",
    "[klik](JaVaScRiPt&colon;window.__xss=1)",
    "[klik](&#106;avascript:window.__xss=1)",
    "[klik](data:text/html,<script>window.__xss=1</script>)",
    "[klik](vbscript:window.__xss=1)",
    '[klik](https://voorbeeld.nl "x" onclick=window.__xss=1)',
    "![beeld](https://spion.voorbeeld.nl/x.png)",
    "<a href='javascript:window.__xss=1'>klik</a>",
    "<javascript:window.__xss=1>",
    '<https://voorbeeld.nl/"onmouseover=window.__xss=1>',
    "[x]: javascript:window.__xss=1 'x'\n\n[x]",
    "`<script>window.__xss=1</script>`",
    "```html\n<img src=x onerror=window.__xss=1>\n```",
    "<form action=/uitloggen method=post><button>klik</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:window.__xss=1'>",
    "<base href=https://elders.voorbeeld.nl/>",
    "<style>@import 'https://elders.voorbeeld.nl/x.css'</style>",
    "<div hx-get=/uitloggen data-module=dialog id=inhoud class=x>x</div>",
    "{{ 7*7 }}{% raw %}{{ config }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;window.__xss=1&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.__xss=1\\u003c/script\\u003e",
    "＜script＞window.__xss=1＜/script＞",
    "javascript:window.__xss=1",
    "' onmouseover='window.__xss=1' x='",
    '" autofocus onfocus="window.__xss=1',
]
ODD = [
    "' OR 1=1 --",
    "'; DROP TABLE post; --",
    "%s%s%n %(naam)s {0} {naam}",
    "../../../../etc/passwd",
    '=HYPERLINK("https://elders.voorbeeld.nl")',
    "null",
    "NaN",
    "0",
    "-1",
    "99999999999999999999999999",
    "1e309",
    "٣١٤",
    "²",
    "İstanbul ı ß ſ ﬁ",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇱",
    "Z̡̧̨̛̗̘̙a̡̧̨̛̗̘̙l̡̧̨̛̗̘̙g̡̧̨̛̗̘̙o",
    "田中さんにあげて下さい",
    "مناقشة سبل استخدام اللغة",
    "аdmin",
    "᚛᚛ᚉᚑᚅᚔ",
    "﷽",
    "a" * 3000,
    "a b " * 700,
    "*" * 2000 + "_" * 500,
    "[" * 400 + "](" * 200,
    "> " * 200 + "x",
]
CONTROL = [
    "regel één\r\nBcc: slachtoffer@voorbeeld.nl\r\n\r\nhallo",
    "links\u202eneer\u202c",
    "\u2066omgekeerd\u2069",
    "nul\x00byte",
    "bel\x07 en terug\x08\x08",
    "scherm\x1b[31mrood",
    "\ufeffBOM",
    "regel\u2028scheiding",
    "half \ud800 teken",
    "\ufffe\uffff",
    "\x7f\x80\x9f",
    "zacht\u00adkoppelteken en breedte\u200bloos",
]
COMPACT = SCRIPTS + ODD + CONTROL
SHARED = Path(os.environ.get("PARTICIPATIE_SHARED_DATA", "no-such-folder"), "conformance")


def public_lists() -> list[str]:
    """The public lists of naughty strings and of scripts, where this machine has them."""
    if not SHARED.is_dir():
        return []
    naughty: list[str] = json.loads((SHARED / "blns.json").read_text())
    scripts = (SHARED / "xss_payloads.txt").read_text(errors="replace").splitlines()
    return [text for text in (*naughty, *scripts) if text.strip()]
