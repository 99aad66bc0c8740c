"""What could make a browser run a report's words: made of tags, events, contexts and spellings, and known ones."""

from __future__ import annotations

import base64
from itertools import product
from urllib.parse import quote

CALL = "fired(1)"
"""What each vector calls; the browser under test tells whether it was called."""

FIRES_ALONE = [
    ("img src=x", "onerror"),
    ("svg", "onload"),
    ("body", "onload"),
    ("iframe", "onload"),
    ("video src=x", "onerror"),
    ("audio src=x", "onerror"),
    ("video><source src=x", "onerror"),
    ("details open", "ontoggle"),
    ("input autofocus", "onfocus"),
    ("select autofocus", "onfocus"),
    ("textarea autofocus", "onfocus"),
    ("button autofocus", "onfocus"),
    ("marquee", "onstart"),
    ("object data=x", "onerror"),
    ("script src=x", "onerror"),
    ("link rel=stylesheet href=x", "onerror"),
    ("style", "onload"),
    ("svg><image href=x", "onerror"),
    ("svg><animate attributeName=x dur=1s", "onbegin"),
    ("svg><set attributeName=x to=y", "onbegin"),
    ("embed src=x", "onload"),
    ("input type=image src=x", "onerror"),
]
"""Tags with an event that comes by itself."""

TAGS = ["a", "p", "div", "b", "q", "bdi", "mark", "span", "table", "form", "custom-tag", "svg", "math", "dialog open"]

EVENTS = [
    *("onmouseover", "onclick", "onfocus", "onblur", "onpointerenter", "onanimationstart", "ontransitionend"),
    *("onwheel", "onkeydown", "oncopy", "onbeforetoggle", "onscrollend", "oncontentvisibilityautostatechange"),
]
"""Events that are sent to every element of the page under test."""

CONTEXTS = [
    "{}",
    '">{}',
    "'>{}",
    "-->{}<!--",
    "</title>{}",
    "</style>{}",
    "</script>{}",
    "</textarea>{}",
    "</template>{}",
    "]]>{}",
    "</q></a></li></ul></details>{}",
    "</foreignObject></svg>{}",
]
"""Where in a page a text can stand, and what would end that place."""

ATTRIBUTES = [
    '" {}="{}" x="',
    "' {}='{}' x='",
    "x {}={} ",
    "` {}=`{}`",
    '"{}={} ',
    "\n{}={}\n",
    "\t{}={}//",
    "/{}={}/",
    '"/{}="{}"/',
    '&quot; {}="{}"',
]

URLS = [
    "javascript:{}",
    "JaVaScRiPt:{}",
    " javascript:{}",
    "\x01javascript:{}",
    "java\tscript:{}",
    "java\nscript:{}",
    "java\rscript:{}",
    "javascript&colon;{}",
    "&#106;avascript:{}",
    "&#x6A;avascript:{}",
    "javascript:%66ired(1)//{}",
    "javascript://%0a{}",
    "javascript:/*--></title></style></textarea></script>*/{}",
    "vbscript:{}",
    "data:text/html,<script>parent.{}</script>",
    "feed:javascript:{}",
    "view-source:javascript:{}",
    "blob:javascript:{}",
    'https://x.example/" onclick={} "',
    "https://x.example/' onclick={} '",
    "https://x.example/?<img src=x onerror={}>",
    "https://javascript:{}@x.example/",
    "//x.example/{}",
    'http://x.example/#"><svg onload={}>',
    "file:///etc/passwd#{}",
]

SCRIPT = f"<script>{CALL}</script>"
IMAGE = f"<img src=x onerror={CALL}>"

KNOWN = [
    f"</script>{SCRIPT}",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><style><img src=x onerror={CALL}></style></svg>",
    f"<svg><style>&lt;img src=x onerror={CALL}&gt;</style></svg>",
    f'<svg></p><style><a id="</style>{IMAGE}">',
    f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
    f'<math><mtext><mglyph><svg><mtext><style><path id="</style>{IMAGE}">',
    f"<form><math><mtext></form><form><mglyph><style></math>{IMAGE}",
    f'<math><annotation-xml encoding="text/html"><style>{IMAGE}</style></annotation-xml></math>',
    f'<noscript><p title="</noscript>{IMAGE}">',
    f"<noembed><p title='</noembed>{IMAGE}'>",
    f"<noframes><p title='</noframes>{IMAGE}'>",
    f"<xmp><p title='</xmp>{IMAGE}'>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>",
    f'<iframe srcdoc="&lt;img src=x onerror=parent.{CALL}&gt;"></iframe>',
    f'<iframe src="javascript:parent.{CALL}"></iframe>',
    f'<object data="javascript:{CALL}"></object>',
    f'<embed src="javascript:{CALL}">',
    f'<form action="javascript:{CALL}"><input type=submit autofocus></form>',
    f'<button formaction="javascript:{CALL}" form=f>x</button>',
    f'<a href="javascript:{CALL}">x</a>',
    f'<a href="java&#10;script:{CALL}">x</a>',
    f'<svg><a href="javascript:{CALL}"><text y=9>x</text></a></svg>',
    f'<svg><a><animate attributeName=href values="javascript:{CALL}"/><text y=9>x</text></a></svg>',
    f'<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={CALL}>#x"/></svg>',
    f"<svg><foreignObject>{IMAGE}</foreignObject></svg>",
    f'<meta http-equiv=refresh content="0;url=javascript:{CALL}">',
    '<meta http-equiv=refresh content="0;url=https://x.example/">',
    '<base href="https://x.example/">',
    "<link rel=preload as=image href=https://x.example/a.png>",
    '<link rel="dns-prefetch" href="//x.example">',
    "<img src=https://x.example/a.png>",
    '<img srcset="https://x.example/a.png 1x">',
    "<style>@import 'https://x.example/a.css';</style>",
    '<div style="background:url(https://x.example/a.png)">',
    "<video poster=https://x.example/a.png></video>",
    "<table background=https://x.example/a.png></table>",
    "<audio autoplay src=https://x.example/a.mp3></audio>",
    f'<style>@keyframes x{{}}</style><b style="animation-name:x" onanimationstart={CALL}>',
    f"<input autofocus onfocus={CALL} popover id=p><button popovertarget=p>x</button>",
    f"<template shadowrootmode=open>{SCRIPT}{IMAGE}</template>",
    f"<select><template><img src=x onerror={CALL}></template></select>",
    f"<table><tr><td>{SCRIPT}</td></tr></table>",
    f"<!--><img src=x onerror={CALL}>-->",
    f"<!-- --!><img src=x onerror={CALL}>",
    f"<![CDATA[><img src=x onerror={CALL}>]]>",
    f'<?xml-stylesheet href="javascript:{CALL}"?><img src=x onerror={CALL}>',
    f"<%00script>{CALL}</script>",
    f"<script\x00>{CALL}</script>",
    f"<\x00script>{CALL}</script>",
    f"<script\x0c>{CALL}</script\x0c>",
    f"<script/x>{CALL}</script/x>",
    f"<img/src=x/onerror={CALL}>",
    f"<img src=x onerror\n=\n{CALL}>",
    f"<img src=x:x onerror=eval(atob('{base64.b64encode(CALL.encode()).decode()}'))>",
    f"<<img src=x onerror={CALL}>",
    f"<img src=x onerror={CALL}//",
    f"\u202e<img src=x onerror={CALL}>\u202c",
    f"\ufeff{IMAGE}",
    f"＜img src=x onerror={CALL}＞",
    f"\u2028{SCRIPT}\u2029",
    f"+ADw-script+AD4-{CALL}+ADw-/script+AD4-",
    f"{{{{ ''.__class__.__mro__ }}}}{IMAGE}",
    f"{{% raw %}}{IMAGE}{{% endraw %}}",
    f"${{{CALL}}}`${{{CALL}}}`",
    f"';{CALL};//",
    f'";{CALL};//',
    f'\\";{CALL};//',
    f"</script><script>{CALL}//",
    f"*/{CALL}/*",
    "<plaintext>",
    "<svg><title><plaintext>",
    f"<textarea autofocus onfocus={CALL}>",
    f"<dialog open onclose={CALL}><form method=dialog><button autofocus>x</button></form></dialog>",
    f'<a id=location href="javascript:{CALL}"></a><form id=forms name=body></form>',
    f"<img name=getElementById><form name=querySelectorAll><input id=hash>{IMAGE}",
]
"""Known ones: parsers that disagree, foreign content, clobbered names, loads from elsewhere, odd spellings."""


def spelled(text: str) -> list[str]:
    """The text as filters have met it: other cases, escaped once or twice, wide, with nothing in between."""
    return [
        text.upper().replace("FIRED", "fired"),
        "".join(c.upper() if n % 2 else c for n, c in enumerate(text)),
        text.replace("<", "&lt;").replace(">", "&gt;"),
        text.replace("<", "&#60;").replace(">", "&#62"),
        text.replace("<", "&amp;lt;"),
        quote(text),
        text.replace("<", "\\x3c").replace(">", "\\x3e"),
        text.replace("<", "\\u003c"),
        text.replace(" ", "/"),
        text.replace(" ", "\x0b"),
        text.replace("<", "<\u200b"),
        text.replace("<", "\u00ad<"),
    ]


def vectors() -> list[str]:
    """All of them, each once, in one order."""
    alone = [f"<{tag} {event}={CALL}>" for tag, event in FIRES_ALONE]
    made = [context.format(vector) for context, vector in product(CONTEXTS, (SCRIPT, *alone))]
    sent = [f"<{tag} tabindex=0 {event}={CALL}>x" for tag, event in product(TAGS, EVENTS)]
    inside = [a.format(e, CALL) for a, e in product(ATTRIBUTES, ("onmouseover", "onfocus autofocus", "style"))]
    addresses = [url.format(CALL) for url in URLS]
    odd = [
        s for v in (SCRIPT, IMAGE, f"<svg onload={CALL}>", f'"><a href="javascript:{CALL}">x</a>') for s in spelled(v)
    ]
    return list(dict.fromkeys([*made, *sent, *inside, *addresses, *odd, *KNOWN]))
