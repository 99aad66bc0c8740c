"""No false confirmation: small invented pairs of reports whose texts tell of one voice, of two opposed ones, or of
parties that nothing proves apart. The lower end must never be more than one.
"""

from __future__ import annotations

import json
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


MINERS = "twelve miners were killed by the fire in Karsk"
HOSPITAL = "The fire killed twelve miners in Karsk, the Karsk hospital said."
GATE = (
    "The two walked through the gate of the old Hame shaft, which had been closed for repairs since the winter and was "
    "due to open again next week."
)
TAKEN_BACK = [
    f"A fake police statement said that {MINERS}.",
    f"A parody account of the police said that {MINERS}.",
    f"The police said that {MINERS}, according to a forged letter.",
    f"The police mistakenly said that {MINERS}.",
    f"{MINERS.capitalize()}, the police wrongly said.",
    f"The police no longer say that {MINERS}.",
    f"The police will say that {MINERS}, the paper expects.",
    f"{MINERS.capitalize()}, the police said on Friday. On Saturday the police withdrew the statement.",
    f"{MINERS.capitalize()}, the police said, but added that they could not verify this.",
    f"{MINERS.capitalize()}, the police said. They had the figure from doctors.",
    f"{MINERS.capitalize()}, the police said. {GATE} The police got the number from the Karsk hospital.",
]
"""The police need not vouch for it, or have it from the hospital."""
LIMITED = [
    f"In 1931, {MINERS}, the police said.",
    f"No more than {MINERS}, the police said.",
    f"Fewer than {MINERS}, the police said.",
    f"Almost {MINERS}, the police said.",
    f"Between two and {MINERS}, the police said.",
    "Twelve miners were nearly killed by the fire in Karsk, the police said.",
    "Twelve miners were killed by another fire in Karsk, the police said.",
]
"""Nearly the same words, that state something else."""
UNITS = [
    ("the Karsk hospital", "the burns department"),
    ("the Karsk hospital", "the administration"),
    ("Karsk Mining Ltd", "the mine's accident commission"),
    ("the company", "President Tom Ralle"),
    ("the National Bank", "Governor Ada Brill"),
    ("Amnesty International", "the human rights committee"),
    ("Royal Foods", "the company"),
    ("County Beef", "the firm"),
    ("Military Brands", "the company"),
    ("Court Hotels", "the company"),
    ("Front Row", "the firm"),
    ("Surgeon General Ada Brill", "the health ministry"),
    ("prison doctors", "the government"),
    ("the clinic", "Dorvo Inc."),
    ("the Salvation Army", "the charity"),
    ("campus police", "the university"),
    ("the Dorvo Observatory", "the university"),
    ("general manager Ada Brill", "the company"),
    ("Ada Brill, the general counsel,", "Dorvo Inc."),
    ("Ada Brill, the chief of staff,", "the hospital"),
    ("Dorvo regional director Ada Brill", "the charity"),
    ("Dorvo public affairs chief Ada Brill", "the airline"),
    ("the Karsk Refugee Council", "the charity"),
    ("Karsk State", "the university"),
    ("First National", "the bank"),
    ("food bank director Ada Brill", "the charity"),
    ("company commander Capt. Ada Brill", "the army"),
    ("army veteran Tom Ralle", "the company"),
    ("Professor Ada Brill, the chief medical officer,", "the health ministry"),
    ("the Dorvo Institute", "the federal disease control authority"),
]
"""What may be a unit or an officer of the other, or no more than named with the word for another sort."""
APART = [
    ("Dorvo Foods Ltd", "the police"),
    ("the Lorn Police Department", "the hospital"),
    ("Surgeon Ada Brill", "the mayor"),
]
"""Two of two sorts, whatever else their names have."""


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


@pytest.mark.parametrize("sentence", [*TAKEN_BACK, *LIMITED])
def test_what_is_taken_back_or_says_something_else_is_not_confirmed(sentence: str, tmp_path: Path) -> None:
    assert max(lower_ends(tmp_path, HOSPITAL, sentence)) <= 1


@pytest.mark.parametrize("pair", UNITS, ids=" and ".join)
def test_what_may_be_a_unit_of_the_other_confirms_nothing(pair: tuple[str, str], tmp_path: Path) -> None:
    said = (f"The fire killed twelve miners in Karsk, {pair[0]} said.", f"{MINERS.capitalize()}, {pair[1]} said.")
    assert max(lower_ends(tmp_path, *said)) <= 1


@pytest.mark.parametrize("pair", APART, ids=" and ".join)
def test_two_that_are_told_to_be_of_two_sorts_are_two(pair: tuple[str, str], tmp_path: Path) -> None:
    said = (f"The fire killed twelve miners in Karsk, {pair[0]} said.", f"{MINERS.capitalize()}, {pair[1]} said.")
    assert max(lower_ends(tmp_path, *said)) == 2


def test_a_he_that_may_be_either_of_two_confirms_nothing(tmp_path: Path) -> None:
    second = f"Surgeon Oleg Tarn met Mayor Tom Ekel on Friday. {GATE} He said {MINERS}."
    assert max(lower_ends(tmp_path, "The fire killed twelve miners in Karsk, Mayor Tom Ekel said.", second)) <= 1


def test_what_two_outlets_only_report_is_not_their_own_work(tmp_path: Path) -> None:
    said = f"{MINERS.capitalize()}, the Karsk Herald reported."
    assert max(lower_ends(tmp_path, "The fire killed twelve miners in Karsk, the Vorna Times reported.", said)) == 0


def test_the_control_of_these_sentences_counts_two(tmp_path: Path) -> None:
    assert max(lower_ends(tmp_path, HOSPITAL, f"{MINERS.capitalize()}, the police said.")) == 2


@pytest.mark.parametrize(
    "pair",
    [
        ("Volodymyr Zhdanov", "Wladimir Schdanow"),
        ("Sergey Lavrin", "Siarhei Lauryn"),
        ("Abd al-Rahman Said", "Abdurrahman Saeed"),
        ("Al-Karim", "Alkareem"),
    ],
    ids=" and ".join,
)
def test_a_name_by_way_of_another_language_is_no_second_person(pair: tuple[str, str], tmp_path: Path) -> None:
    first, second = f"surgeon {pair[0]}", f"Mayor {pair[1]}"
    said = (f"The fire killed twelve miners in Karsk, {first} said.", f"{MINERS.capitalize()}, {second} said.")
    assert max(lower_ends(tmp_path, *said)) <= 1


def test_two_persons_of_unlike_names_and_offices_are_two(tmp_path: Path) -> None:
    said = (
        "The fire killed twelve miners in Karsk, surgeon Anna Petrova said.",
        f"{MINERS.capitalize()}, Mayor Tom Ekel said.",
    )
    assert max(lower_ends(tmp_path, *said)) == 2


BUS = "Three children died when a bus struck a wall on Friday, {} said."
STRUCK = "A bus struck a wall on Friday and killed three children, {} said."
TWO_PERHAPS = [
    ("Dorvik police", "Sgt. Ada Poe of Larn"),
    ("Dorvik police", "officers in Larn"),
    ("Dorvik police", "Sgt. Ada Poe of the Larn County Sheriff's Office"),
    ("Larn police", "fire Captain Ada Poe"),
    ("Larn police", "Captain Ada Poe, the pilot,"),
    ("Larn police", "Inspector Ada Poe of the mining authority"),
    ("Larn police", "rebel commander Ada Poe"),
    ("Larn police", "Lt. Governor Ada Poe"),
    ("Larn police", "retired Captain Ada Poe"),
    ("Larn police", "customs officers"),
    ("Larn police", "the state police"),
    ("Ethiopian police", "Kenyan police"),
    ("the Iraqi military", "the US military"),
    ("the Russian military", "Ukraine's military"),
    ("the Russian defence ministry", "the Turkish foreign ministry"),
    ("Italian prosecutors", "the Swiss indictment"),
    ("the Larn coroner", "a private autopsy"),
    ("Human Rights Watch", "a prison watchdog"),
    ("the Larn Observatory for Rights", "a ceasefire monitor"),
    ("the Christian Science Monitor", "a monitoring group"),
]
"""Two parties by their places, countries, services or fields, though each is the only one of its sort in its report."""
ONE_SURELY = [
    ("Larn police", "Sgt. Ada Poe"),
    ("Larn police", "Sgt. Ada Poe of the Larn police"),
    ("Larn police", "officers"),
    ("prosecutors", "the charges"),
    ("the Larn coroner", "the autopsy"),
    ("the Larn Observatory for Rights", "a monitoring group"),
    ("the Larn Observatory for Rights", "a London-based war monitor"),
]
OF_ANOTHER_SORT = [
    ("Larn Police", "army"),
    ("the Larn hospital", "ministry"),
    ("the Health Ministry", "hospital"),
    ("the French Foreign Ministry", "embassy"),
    ("Larn Police", "university"),
]


def most_told(folder: Path, first: str, second: str) -> tuple[int, int]:
    """The range of the claim that both reports state."""
    told = {"Vorna Times": ("Bus hits wall", first), "Karsk Herald": ("News of the day", second)}
    rows = ({"outlet": o, "published": "2023-05-04", "title": title, "text": text} for o, (title, text) in told.items())
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    claims = pipeline.trace([folder]).claims
    return max((c.independent for c in claims if len({a.report for a in c.stated}) == 2), default=(0, 0))


@pytest.mark.parametrize("pair", TWO_PERHAPS, ids=" and ".join)
def test_the_only_police_or_monitor_is_not_everybodys(pair: tuple[str, str], tmp_path: Path) -> None:
    assert most_told(tmp_path, BUS.format(pair[0]), STRUCK.format(pair[1])) == (1, 2)


@pytest.mark.parametrize("pair", ONE_SURELY, ids=" and ".join)
def test_the_only_body_that_a_party_can_be_of_is_one_with_it(pair: tuple[str, str], tmp_path: Path) -> None:
    assert most_told(tmp_path, BUS.format(pair[0]), STRUCK.format(pair[1])) == (1, 1)


@pytest.mark.parametrize("pair", OF_ANOTHER_SORT, ids=" and ".join)
def test_a_body_of_another_sort_is_not_the_one_named_before_it(pair: tuple[str, str], tmp_path: Path) -> None:
    second = f"On Saturday {pair[0]} met reporters. {STRUCK.format('the ' + pair[1])}"
    assert most_told(tmp_path, BUS.format(pair[0]), second)[1] == 2


OTHER_TERMS = [
    ("the suspect is 24 years old", "the suspect is 31 years old"),
    ("the shop was robbed at 5 p.m. on Friday", "on Friday the shop was robbed at 9 p.m."),
    ("the court jailed Marn on Friday", "on Friday the court jails Marn"),
    ("a truck and a bus hit a wall on Friday", "on Friday a truck hit a bus and a wall"),
    ("Lorn beat Karsk 3-1 on Friday", "on Friday Karsk were beaten 3-2 by Lorn"),
    ("the court jailed Anna Marn for two years on Friday", "on Friday Anna Marn was jailed by the court for ten years"),
    ("troops killed two rebels and three farmers", "three rebels and two farmers were killed by troops"),
    ("troops killed two and wounded five", "troops killed five and wounded two"),
    ("the company sold Lorn Steel to Karsk Steel", "Karsk Steel was sold by the company to Lorn Steel"),
]
"""The same words with other numbers, in other roles or of another time: two parties that are surely apart, say other
things."""
APART = [("Mayor Tom Ekel", "surgeon Anna Petrova"), ("the Karsk hospital", "the Larn police")]


@pytest.mark.parametrize("parties", APART, ids=" and ".join)
@pytest.mark.parametrize("pair", OTHER_TERMS, ids=lambda pair: pair[0])
def test_the_same_words_of_other_numbers_or_roles_confirm_nothing(
    pair: tuple[str, str], parties: tuple[str, str], tmp_path: Path
) -> None:
    first, second = pair
    said = (
        f"{parties[0][0].upper()}{parties[0][1:]} said that {first}.",
        f"{second[0].upper()}{second[1:]}, {parties[1]} said.",
    )
    assert most_told(tmp_path, *said)[0] <= 1
    assert most_told(tmp_path, *said[::-1])[0] <= 1


@pytest.mark.parametrize("parties", APART, ids=" and ".join)
def test_numbers_and_roles_that_agree_still_confirm(parties: tuple[str, str], tmp_path: Path) -> None:
    first = f"{parties[0][0].upper()}{parties[0][1:]} said that troops killed 2 rebels near Lorn on Friday."
    second = f"Two rebels were killed near Lorn by troops on Friday, {parties[1]} said."
    assert most_told(tmp_path, first, second)[0] == 2


def test_a_quotation_given_to_two_persons_has_both_and_is_no_confirmation(tmp_path: Path) -> None:
    quote = "“We will rebuild every street of this town, and we will do it before the winter,” {} told reporters."
    texts = [quote.format(name) for name in ("Governor Taras Hlynko", "Mayor Oleksii Marchenko")]
    assert most_told(tmp_path, *texts) == (1, 2)
