"""The lines that stand under the pictures and videos of a report."""

from __future__ import annotations

import re

from firsthand.languages import outlets, words

LONGEST_CAPTION, LONGEST_CREDIT = 900, 160
"""Characters of what stands under a picture, and of the credit that ends it."""

_PICTURED = re.compile(
    r"FILE(?:\s?[-–—:]\s[^\n]{0,80}\b(?:photo|picture|image)\b|\s(?:PHOTO|IMAGE|PICTURE)\b)"
    r"|Enlarge this image|(?:[Tt]oggle|Hide) caption|CLOSE (?=[A-Z\d“\"‘'][^\n]*[a-z])"
)
_NAME = r"[A-Z][\w.’'-]{1,20}(?:\s[A-Z][\w.’'-]{0,20}){1,3}"
_PICTURE_CREDIT = re.compile(
    rf"""[.!?)\]”"]\s?(?:REUTERS|Reuters|AFP|EPA|TASS)/(?P<before>{_NAME})(?:/.{{1,20}})?$
    |\((?:AP\s|AFP\s)?(?:[Ff]ile\s)?(?:[Pp]hotos?|PHOTO|Image|Picture)
        (?:\s(?:[Bb]y|[Cc]redit|[Cc]ourtesy(?:\sof)?)\b|[/:])[^()\n]{{2,90}}\)$
    |\((?P<first>{_NAME})/(?:AP|AFP|Reuters)\)$
    |[.!?)\]”"]\s?(?P<last>{_NAME})(?:/|\svia\s)(?:AP|AFP|Reuters)$
    |(?:[.!?)\]”"(|]|\b[Pp]hoto(?:graph)?:)\s?[A-Z][^.,;:\n]{{2,60}}
        (?:/|\svia\s)(?:Getty(?:\sImages)?|Shutterstock)\)?$
    |\bPhotograph:\s[^\n]{{2,60}}$
    |\s\|\s[A-Z][^|\n]{{0,60}}(?:AP\sPhoto|Getty\sImages)$
    """,
    re.VERBOSE,
)
"""Who took a picture: a person by name and an agency, or words that say that it is one; not "(Larn Post/Reuters)"."""


_VIDEO_CREDIT = re.compile(r"""CLOSE .*[.!?)”"]\s[A-Z][A-Z& ]{1,20}$""")


def is_caption(line: str) -> bool:
    """Whether a line stands under a picture: it begins as such lines do, or ends in who took the picture.

    One that tells what somebody said needs a credit that only pictures have: the report's own last line may close with
    its author and agency.
    """
    if len(line) > LONGEST_CAPTION:
        return False
    credited = _PICTURE_CREDIT.search(line[-LONGEST_CREDIT:])
    taken_by = credited.groupdict() if credited else {}
    name = next(filter(None, taken_by.values()), "")
    if name and (outlets.named(name) or words("outlet_words") & set(name.lower().split())):
        credited = None
    if words("past_telling") & set(re.findall(r"\w+", line.lower())):
        own = credited and not (taken_by["first"] or taken_by["last"] or credited[0].startswith("(photo"))
        return bool(own or _VIDEO_CREDIT.fullmatch(line))
    return bool(_PICTURED.match(line) or credited)
