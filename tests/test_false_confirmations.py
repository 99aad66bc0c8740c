"""No false confirmation: small invented pairs of reports whose texts tell of one voice, of two opposed ones, or of
parties that nothing proves apart. The lower end must never be more than one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand import pipeline

FIRE = "The fire killed twelve miners in Karsk, {} said."
TURNED = "Twelve miners were killed by the fire in Karsk, {} said."

ONE_PARTY = [
    ("the Defence Ministry", "Defence Minister Anton Leru"),
    ("the Defence Ministry", "Igor Konash"),
    ("the Defence Ministry", "the army"),
    ("the General Staff", "the armed forces"),
    ("the police", "Chief Inspector Lena Mark"),
    ("prosecutors", "the Prosecutor General's Office"),
    ("the Karsk Observatory for Rights", "Rami Abdel"),
    ("the Karsk Observatory for Rights", "Dr. Rami Abdel"),
    ("the European Union", "the European Commission"),
    ("Oskelgaz", "the gas company"),
    ("Oskelgaz", "its chief executive Tom Ralle"),
    ("Local Coordination Committees", "the LCC"),
    ("Governor Oleh Sinegubov", "Oleh Syniehubov"),
    ("the Vorna health ministry", "the Highland Front"),
    ("the General Staff", "the Dolmere news agency"),
    ("the mayor", "the city council"),
    ("an official", "a senior official"),
    ("the coastguard", "the Coast Guard"),
]

OPPOSED = [
    (
        "The Front said that the fire killed twelve people in Karsk.",
        "Twelve people were not killed by the fire in Karsk, the army said.",
    ),
    (
        "Mayor Brandt said rumours that 40 people died in the blast were false.",
        "In the blast 40 people died, the Karsk hospital said.",
    ),
    (
        "Rebels killed five soldiers in Karsk, the Front said.",
        "Soldiers killed five rebels in Karsk, the hospital said.",
    ),
    (
        "Soldiers fired on the crowd on Thursday, the Workers' Party said.",
        "Soldiers did not fire on the crowd on Thursday, General Oskar Pell said.",
    ),
    (
        "The blast in Vorna killed 12 people, the governor said.",
        "The blast in Vorna killed 15 people, the hospital said.",
    ),
    (
        "The mayor said he could not confirm that 40 people died in the blast.",
        "40 people died in the blast, the hospital said.",
    ),
    (
        "If 40 people died in the blast, the mayor said, he would resign.",
        "40 people died in the blast, the hospital said.",
    ),
    (
        "Mayor Ilya Brandt said the Karsk hospital had told him that 40 people died.",
        "40 people died, according to the Karsk hospital.",
    ),
]


PLAIN = "gas killed 40 people in Lorn market on Friday"
EMBEDDED = [
    f"There is no evidence that {PLAIN}, the police said.",
    f"The police ruled out that {PLAIN}.",
    f"The police said they doubted that {PLAIN}.",
    f"The story that {PLAIN} was an invention, the police said.",
    f"“{PLAIN.capitalize()}” is a lie, the police said.",
    f"The police said it was too early to say that {PLAIN}.",
    f"The police were aware of reports that {PLAIN}.",
    f"The police warned people not to spread the story that {PLAIN}.",
    f"The police accused the opposition of claiming that {PLAIN}.",
    f"The police said it was possible that {PLAIN}.",
    "The police said that gas may have killed 40 people in Lorn market on Friday.",
    f"The police said villagers reported that {PLAIN}.",
    f"The police said that they had learned from the media that {PLAIN}.",
    f"The police withdrew their statement that {PLAIN}.",
    f"The police joked that {PLAIN}.",
    f"The police said they had no record that {PLAIN}.",
]


def lower_ends(folder: Path, first: str, second: str) -> list[int]:
    for name, outlet, words in (("a", "Vorna Times", first), ("b", "Karsk Herald", second)):
        text = f"Trouble in {outlet.split()[0]}\n{outlet}\n4 May 2023\n\n{words}\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [claim.independent[0] for claim in pipeline.trace([folder]).claims]


@pytest.mark.parametrize("pair", ONE_PARTY, ids=" and ".join)
def test_one_party_under_two_names_confirms_nothing(pair: tuple[str, str], tmp_path: Path) -> None:
    assert max(lower_ends(tmp_path, FIRE.format(pair[0]), TURNED.format(pair[1]))) == 1


@pytest.mark.parametrize("pair", OPPOSED, ids=lambda pair: pair[0])
def test_the_opposite_or_the_unsaid_confirms_nothing(pair: tuple[str, str], tmp_path: Path) -> None:
    assert max(lower_ends(tmp_path, *pair)) == 1


@pytest.mark.parametrize(
    ("outlet", "source"),
    [("Karsk Herald", "the Karsk hospital"), ("Kyiv Post", "Kyiv"), ("Aleppo Today", "the Aleppo hospital")],
)
def test_a_place_in_an_outlets_name_makes_no_work_of_its_own(outlet: str, source: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Trouble\nVorna Times\n4 May 2023\n\n{FIRE.format('the General Staff')}\n")
    (tmp_path / "b.txt").write_text(f"Fire\n{outlet}\n4 May 2023\n\n{TURNED.format(source)}\n")
    case = pipeline.trace([tmp_path])
    assert not [o.name for c in case.claims for o in c.origins if o.name.startswith("outlet:")]


@pytest.mark.parametrize("sentence", EMBEDDED)
def test_what_is_only_named_in_a_sentence_is_not_confirmed(sentence: str, tmp_path: Path) -> None:
    hospital = "In Lorn market, 40 people were killed by gas on Friday, the Karsk hospital said."
    assert max(lower_ends(tmp_path, hospital, sentence), default=0) <= 1


def test_two_parties_of_different_sorts_that_state_the_same_are_two(tmp_path: Path) -> None:
    hospital = "In Lorn market, 40 people were killed by gas on Friday, the Karsk hospital said."
    police = "Gas killed 40 people in Lorn market on Friday, the police said."
    assert max(lower_ends(tmp_path, hospital, police)) == 2
