"""No false confirmation by what stands around a statement: invented reports in which the police only seem to confirm
what a hospital says. They withdraw it, play it, pass it on or stop short of it. The lower end must never be two.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.records import Claim

HOSPITAL = "The fire killed twelve miners in Karsk, the Karsk hospital said."
M = "Twelve miners were killed by the fire in Karsk"
m = "twelve miners were killed by the fire in Karsk"
POLICE = f"{M}, the police said."
REST = " Buses were held at the station in heavy rain. Schools in the valley opened as usual."

CUES = [
    f"The police, quoting the medics, said that {m}.",
    f"The police confirmed a statement by doctors that {m}.",
    f"The police echoed the doctors: {m}.",
    f"According to doctors, the police said, {m}.",
    f"The police stopped short of saying that {m}.",
    f"The police failed to say that {m}.",
    f"Far from saying that {m}, the police said all were safe.",
    f"Nor did the police say that {m}.",
    f"{M}, the police are said to have said.",
    f"{M}, an account that posed as the police said.",
    f"{M}, a hacked police account said.",
    f"“{M},” the police chief said in a play on Friday.",
    f"{M}, the police said in 1974.",
    f"{M}, the police said on Friday, before lowering the toll to nine.",
]
"""The police are named beside it, and do not simply say it."""

AROUND = [
    f"{POLICE} That was not true.",
    f"{POLICE} They later apologised for the error.",
    f"{POLICE} The police have since corrected the number to nine.",
    f"{POLICE} The police took the statement back.",
    f"{POLICE} There is no proof of that.",
    f"{POLICE} The inquiry disproved it.",
    f"{POLICE} But the police chief said he knew nothing of it.",
    f"{POLICE} Update: the police now say nine.",
    f"{POLICE}{REST} A police officer said the doctors had given it to them.",
    f"{POLICE}{REST} Late at night the police withdrew the number.",
    f"10:05 {POLICE}\n\n10:40 Police: it was nine, not twelve.",
    f"{M}? No, the police said.",
    f"{M}. Not so, the police said.",
    f"The film is set in Karsk. {POLICE}",
    f"It was the winter of 1931. {POLICE}",
    f"The following is not true. {POLICE}",
    f"The police got a list from the clinic. {POLICE}",
    f"All that is known comes from the surgeons. {POLICE}",
]
"""Another sentence says that it is not so, not so any more, not real, or not theirs."""

OTHER = [
    "Twelve miners were possibly killed by the fire in Karsk, the police said.",
    "Twelve miners were killed by the fire in Torsk, the police said.",
    "Twelve miners were killed by the flood in Karsk, the police said.",
    "Twelve miners were killed after the fire in Karsk, the police said.",
    "Twelve miners were killed by the fire in Karsk or by gas, the police said.",
    "Twelve miners' dogs were killed by the fire in Karsk, the police said.",
    "Not twelve miners were killed by the fire in Karsk, the police said.",
    "Ten years ago twelve miners were killed by the fire in Karsk, the police said.",
    "In a drill, twelve miners were killed by the fire in Karsk, the police said.",
    "The police said that twelve miners were killed by the fire in Karsk was a rumour.",
]
"""One word more or another, and it states something else."""

SWAPPED = [
    (
        "The mayor's brother shot the minister's son, the Karsk hospital said.",
        "The mayor's son was shot by the minister's brother, the police said.",
    ),
    (
        "The fire killed twelve miners in Karsk on Monday, the Karsk hospital said.",
        "Twelve miners were killed by the fire in Karsk on Friday, the police said.",
    ),
    (
        "The fire killed twelve miners in Karsk on May 3, the Karsk hospital said.",
        "Twelve miners were killed by the fire in Karsk on May 4, the police said.",
    ),
]
"""The same words, and two things."""

PARTIES = [
    ("the government", "the state mining company"),
    ("the government", "the National Bank"),
    ("the prosecutors", "the Institute of Forensic Medicine"),
    ("the government", "the Statistics Institute"),
    ("the Karsk hospital", "Professor Ola Brenn"),
    ("Mayor Yevhen Kozak", "surgeon Eugene Cossack"),
    ("Mayor Youssef", "surgeon Iosif"),
]
"""What may be one, or one a part of the other."""

THIRD = [
    "The police withdrew their statement on Friday.",
    f"The police denied ever having said that {m}.",
    "The police statement on the fire in Karsk was a forgery, the mayor said.",
    "The police had the number twelve from the Karsk hospital, surgeon Pol Ketter said.",
]
"""What a third report says of the police."""


UNSAID = [
    f"The police said it was not the case that {m}.",
    f"The police said it was a myth that {m}.",
    f"The police said that {m} was a rumour.",
    f"{M}? No, the police said.",
    f"Nor did the police say that {m}.",
    f"The police stopped short of saying that {m}.",
    f"The police are yet to say that {m}.",
    f"The police failed to say that {m}.",
    f"Far from saying that {m}, the police said all were safe.",
    f"The police did not come, nor did they say that {m}.",
    f"Nobody at the police said that {m}.",
    f"Neither the police nor the mayor said that {m}.",
    f"The police were unable to say that {m}.",
    f"The police questioned that {m}.",
    f"The police apologised for saying that {m}.",
    "Not twelve miners were killed by the fire in Karsk, the police said.",
    "It was not the fire that killed twelve miners in Karsk, the police said.",
    "The fire in Karsk killed no miners, the police said.",
    "The police insisted that no miners were killed by the fire in Karsk.",
]
"""The police are the only ones named, and do not say it."""


def claims(folder: Path, *texts: str, headline: str = "Trouble in the valley") -> tuple[Claim, ...]:
    for name, outlet, text in zip("abc", ("Vorna Times", "Karsk Herald", "Dolmere Courier"), texts, strict=False):
        report = f"{headline}\n{outlet}\n4 May 2023\n\n{text}\n"
        (folder / f"{name}.txt").write_text(report, encoding="utf-8")
    return pipeline.trace([folder]).claims


def lower_end(folder: Path, *texts: str) -> int:
    return max(claim.independent[0] for claim in claims(folder, *texts))


@pytest.mark.parametrize("text", [*CUES, *AROUND, *OTHER])
def test_what_is_not_simply_said_confirms_nothing(text: str, tmp_path: Path) -> None:
    assert lower_end(tmp_path, HOSPITAL, text) <= 1


@pytest.mark.parametrize("pair", SWAPPED, ids=lambda pair: pair[1])
def test_the_same_words_of_two_things_confirm_nothing(pair: tuple[str, str], tmp_path: Path) -> None:
    assert lower_end(tmp_path, *pair) <= 1


@pytest.mark.parametrize("pair", PARTIES, ids=" and ".join)
def test_what_may_be_a_part_of_the_other_confirms_nothing(pair: tuple[str, str], tmp_path: Path) -> None:
    first, second = pair
    assert lower_end(tmp_path, f"The fire killed twelve miners in Karsk, {first} said.", f"{M}, {second} said.") <= 1


@pytest.mark.parametrize("text", THIRD)
def test_what_a_third_report_takes_from_a_party_is_taken(text: str, tmp_path: Path) -> None:
    found = claims(tmp_path, HOSPITAL, POLICE, text)
    assert max(claim.independent[0] for claim in found) <= 1
    assert not [claim.gist for claim in found if claim.grade is None or claim.grade.credibility == 2]


@pytest.mark.parametrize(
    "texts",
    [
        (HOSPITAL, POLICE),
        (HOSPITAL, POLICE + REST),
        (HOSPITAL, f"The police said on Friday that {m}."),
        (HOSPITAL, f"In a statement on Friday, the police said that {m}."),
        (HOSPITAL, f"{M}, the police told reporters in the town late on Friday."),
        (HOSPITAL, POLICE, f"{M}.{REST}"),
        ("The fire killed twelve miners in Karsk, surgeon Anna Petrova said.", f"{M}, Mayor Tom Ekel said."),
        (
            "The mayor's brother shot the minister's son, the Karsk hospital said.",
            "The minister's son was shot by the mayor's brother, the police said.",
        ),
    ],
    ids=lambda texts: texts[1],
)
def test_what_two_separate_parties_simply_say_is_still_two(texts: tuple[str, ...], tmp_path: Path) -> None:
    assert lower_end(tmp_path, *texts) == 2


def behind_the_fire(found: tuple[Claim, ...]) -> list[int]:
    """The lower ends of the claims that an outlet states in its own voice."""
    own = [claim for claim in found if any(a.attribution is None and not a.near for a in claim.assertions)]
    return [claim.independent[0] for claim in own]


@pytest.mark.parametrize("text", UNSAID)
def test_a_party_that_does_not_say_it_is_no_sure_origin_of_it(text: str, tmp_path: Path) -> None:
    assert set(behind_the_fire(claims(tmp_path, "The fire killed twelve miners in Karsk.", text))) == {0}


SAID = [
    POLICE,
    f"The police said that {m}.",
    f"The police insisted that {m}.",
    f"The police warned that {m}.",
    f"The mayor has yet to visit, but the police said that {m}.",
]


@pytest.mark.parametrize("text", SAID)
def test_a_party_that_says_it_is_one(text: str, tmp_path: Path) -> None:
    assert max(behind_the_fire(claims(tmp_path, "The fire killed twelve miners in Karsk.", text))) == 1
