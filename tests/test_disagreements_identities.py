"""Who or what it was, and who did it: what two reports tell of one thing cannot both be so, or can."""

from __future__ import annotations

import pytest

from firsthand import disagreements, languages, pipeline, sources
from firsthand.disagreements._spellings import are_spellings
from firsthand.languages import sorts
from firsthand.records import Assertion, Claim, Disagreement, Origin, Report


def find(*texts: str, days: tuple[str, str] | tuple[None, None] = (None, None)) -> list[Disagreement]:
    """The disagreements of identity and attribution of one claim that each text states as a whole."""
    reports = [
        Report(k, k, k, "0", text, outlet=f"Outlet {k}", published=day)
        for k, text, day in zip("ab", texts, days, strict=True)
    ]
    parses = {r.id: languages.parse(r) for r in reports}
    stated = tuple(Assertion(r.id, 0, len(r.text), None, "asserts", f"party {r.id}") for r in reports)
    origins = tuple(Origin(f"party {r.id}", f"Party {r.id}", "person") for r in reports)
    claim = Claim("claim", "story", texts[0], stated, (), origins)
    found = disagreements.find(reports, parses, (), (), [claim], ())
    return [d for d in found if d.kind in ("identity", "attribution")]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "identity",
            "Mayor Lindqvist underwent surgery on Monday for a broken fibula.",
            "Lindqvist, the mayor, had surgery for a broken tibia on Monday.",
        ),
        (
            "identity",
            "Harmon pleaded guilty to conspiracy before Judge Adler in Tulsa.",
            "Harmon pleaded guilty in Tulsa to one count of perjury.",
        ),
        (
            "identity",
            "Vandals smashed the window of a fire truck during the protest in Malden.",
            "During the Malden protest vandals smashed the window of a police van.",
        ),
        (
            "identity",
            "The driver, a 34-year-old nurse, was arrested at the scene in Dunmore.",
            "The driver, a 34-year-old teacher, was arrested at the scene in Dunmore.",
        ),
        (
            "identity",
            "The victim was stabbed by her brother in the kitchen of their Leeds home.",
            "The victim was stabbed by her cousin in the kitchen of their Leeds home.",
        ),
        (
            "identity",
            "Okafor defended his WBA, WBO and IBF titles against Briggs in Lagos.",
            "Okafor kept his WBA, WBO, IBF and IBO titles against Briggs in Lagos.",
        ),
        (
            "identity",
            "Delgado, the deputy director of the Parks Bureau, resigned on Tuesday.",
            "Delgado, the director of the Parks Bureau, resigned on Tuesday.",
        ),
        (
            "identity",
            "The gunman used a shotgun in the attack on the Brookfield clinic.",
            "The gunman used a rifle in the attack on the Brookfield clinic.",
        ),
        (
            "identity",
            "The outbreak of measles at the Ridgeway camp sickened forty children.",
            "The outbreak of mumps at the Ridgeway camp sickened forty children.",
        ),
        (
            "identity",
            "Fire inspectors said a faulty heater caused the blaze at the Norden hotel.",
            "Fire inspectors said a faulty stove caused the blaze at the Norden hotel.",
        ),
        (
            "identity",
            "The cargo ship was carrying wheat when it sank off Varnal.",
            "The cargo ship was carrying rice when it sank off Varnal.",
        ),
        (
            "identity",
            "The helicopter that crashed near Solberg belonged to the coast guard.",
            "The airplane that crashed near Solberg belonged to the coast guard.",
        ),
        (
            "identity",
            "Teller was charged with arson after the Milton warehouse fire.",
            "Teller was charged with manslaughter after the Milton warehouse fire.",
        ),
        (
            "identity",
            "The cause of the explosion at the Harlan plant has not been determined.",
            "A gas leak caused the explosion at the Harlan plant, the fire chief said.",
        ),
        (
            "identity",
            "Norwell's state bird is the heron, the guide says.",
            "The guide says that Norwell's state bird is the falcon.",
        ),
        (
            "identity",
            "Researchers found traces of arsenic in the wells of Tamsin County.",
            "Researchers found traces of mercury in the wells of Tamsin County.",
        ),
        (
            "attribution",
            "Company president Ada Brill was succeeded by Tom Reyes in March.",
            "Company president Ada Brill was succeeded by Jon Marsh in March.",
        ),
        (
            "attribution",
            "The goal was scored by Petrov in the last minute against Ajax.",
            "The goal was scored by Jensen in the last minute against Ajax.",
        ),
        (
            "identity",
            "The statue of Bolivar was toppled by students outside the Quellin city hall.",
            "The statue of Bolivar was toppled by soldiers outside the Quellin city hall.",
        ),
        (
            "attribution",
            "Turkish planes bombed the village of Tel Asfar on Monday, killing six people.",
            "Iraqi planes bombed the village of Tel Asfar on Monday, killing six people.",
        ),
        (
            "attribution",
            "The government was responsible for the attack on the Zarif market.",
            "Rebels were responsible for the attack on the Zarif market.",
        ),
        (
            "attribution",
            "The strikes on Kafr Amal were most likely carried out by Egyptian jets.",
            "The strikes on Kafr Amal were carried out by either Egyptian or Libyan jets.",
        ),
        (
            "attribution",
            "Officials blamed separatists for the bombing of the Korvan pipeline.",
            "Officials blamed smugglers for the bombing of the Korvan pipeline.",
        ),
        (
            "attribution",
            "The chief economist, Rosa Lund, discovered the error in the Benton audit.",
            "The error in the Benton audit was discovered by Victor Hale, a clerk.",
        ),
        (
            "identity",
            "The winner, Marta Oyelaran, crossed the line in Gdansk at noon.",
            "The winner was Petra Nowak, who crossed the line in Gdansk at noon.",
        ),
        (
            "identity",
            "The hiker suffered a broken wrist when he fell near Corran Lodge.",
            "The hiker, who fell near Corran Lodge, had a broken ankle.",
        ),
        (
            "identity",
            "A tornado tore the roof off the school in Pellville on Sunday.",
            "A hurricane tore the roof off the school in Pellville on Sunday.",
        ),
        (
            "identity",
            "The gunman, Lars Hedlund, opened fire on the tram in Vessby.",
            "The gunman was identified as Emil Strand, who opened fire on the tram in Vessby.",
        ),
        (
            "attribution",
            "A Kenyan tourist drowned off Mirador beach on Friday.",
            "A Brazilian tourist drowned off Mirador beach on Friday.",
        ),
        (
            "identity",
            "Ruth Calder, vice president of Orbin Steel, testified on Tuesday.",
            "Ruth Calder, president of Orbin Steel, testified on Tuesday.",
        ),
        (
            "identity",
            "The smugglers hid the heroin in a truck at the Dorvan border post.",
            "The smugglers hid the cocaine in a truck at the Dorvan border post.",
        ),
        (
            "identity",
            "The cause of the fire at the Ottery mill remains unknown.",
            "A short circuit sparked the fire at the Ottery mill.",
        ),
        (
            "identity",
            "The statue was struck by a tractor in Lindale on Saturday.",
            "The statue was struck by a bus in Lindale on Saturday.",
        ),
        (
            "identity",
            "The zoo said a leopard escaped from its cage in Horvat park.",
            "The zoo said a cheetah escaped from its cage in Horvat park.",
        ),
        (
            "identity",
            "The court charged the lieutenant with treason on Thursday.",
            "The court charged the lieutenant with desertion on Thursday.",
        ),
        (
            "identity",
            "Nowak will close its Toledo, Akron and Dayton plants in May.",
            "Nowak will close its Toledo, Akron, Lima and Dayton plants in May.",
        ),
        (
            "identity",
            "She was treated for pneumonia at the Harwick hospital.",
            "She was treated for malaria at the Harwick hospital.",
        ),
        (
            "identity",
            'The town\'s motto is "Faith and Labor", the plaque says.',
            'The plaque gives the motto, "Sun Over Water".',
        ),
        (
            "attribution",
            "The insurgents were behind the assault on the Marib depot.",
            "The army was behind the assault on the Marib depot.",
        ),
        (
            "attribution",
            "The shelling of Dara was carried out by Sudanese forces.",
            "The shelling of Dara was carried out by Chadian forces.",
        ),
        (
            "attribution",
            "Ellen Voss designed the bridge over the Tarn.",
            "The bridge over the Tarn was designed by Paul Remy.",
        ),
        (
            "attribution",
            "The winning penalty was converted by Sato in Osaka.",
            "The winning penalty was converted by Mori in Osaka.",
        ),
        (
            "attribution",
            "Officials accused the rebels of the massacre in Hadjer.",
            "Witnesses blamed the massacre in Hadjer on government soldiers.",
        ),
        (
            "identity",
            "Police arrested Daniel Frost over the theft in Ripley.",
            "Police arrested Simon Kerr over the theft in Ripley.",
        ),
        (
            "identity",
            "The painting was stolen from a museum in Albury on Sunday.",
            "The painting was stolen from a church in Albury on Sunday.",
        ),
    ],
)
def test_two_things_that_cannot_both_be_so(kind: str, one: str, other: str) -> None:
    (found,) = find(one, other)
    assert found.kind == kind
    texts = {"a": one, "b": other}
    assert [v.report for v in found.values] == ["a", "b"]
    assert all(texts[v.report][v.start : v.end].strip() for v in found.values)
    assert all(v.value in found.reason for v in found.values)
    assert len({v.value for v in found.values}) == 2
    assert find(other, one) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mayor Lindqvist underwent surgery on Monday for a broken leg.",
            "Lindqvist, the mayor, had surgery for a broken tibia on Monday.",
        ),
        (
            "Harmon pleaded guilty to conspiracy before Judge Adler in Tulsa.",
            "Harmon pleaded guilty in Tulsa to one felony count.",
        ),
        (
            "A bombing outside the Kelmar police academy killed nine recruits.",
            "Nine recruits were killed in a car bombing outside the police academy in Kelmar.",
        ),
        (
            "Vandals smashed the window of a vehicle during the protest in Malden.",
            "During the Malden protest vandals smashed the window of a police van.",
        ),
        (
            "The driver, a 34-year-old nurse, was arrested at the scene in Dunmore.",
            "The passenger, a 29-year-old teacher, was arrested at the scene in Dunmore.",
        ),
        (
            "The victim was stabbed by a relative in the kitchen of their Leeds home.",
            "The victim was stabbed by her cousin in the kitchen of their Leeds home.",
        ),
        (
            "Okafor defended his world titles against Briggs in Lagos.",
            "Okafor kept his WBA, WBO, IBF and IBO titles against Briggs in Lagos.",
        ),
        (
            "Delgado, the director of the Parks Bureau, resigned on Tuesday.",
            "Delgado, the former director of the Parks Bureau, died on Friday.",
        ),
        (
            "The gunman used a gun in the attack on the Brookfield clinic.",
            "The gunman used a rifle in the attack on the Brookfield clinic.",
        ),
        (
            "The outbreak of measles at the Ridgeway camp sickened forty children.",
            "The outbreak of mumps at the Colby camp sickened forty children.",
        ),
        (
            "The cargo ship was carrying grain when it sank off Varnal.",
            "The cargo ship was carrying wheat when it sank off Varnal.",
        ),
        (
            "The helicopter that crashed near Solberg belonged to the coast guard.",
            "The aircraft that crashed near Solberg belonged to the coast guard.",
        ),
        (
            "Teller was charged with arson after the Milton warehouse fire.",
            "Brandt was charged with manslaughter after the Milton warehouse fire.",
        ),
        (
            "Teller was charged with arson and manslaughter after the Milton fire.",
            "Teller was charged with manslaughter after the Milton fire.",
        ),
        (
            "Researchers found traces of arsenic in the wells of Tamsin County.",
            "Researchers found traces of arsenic and mercury in the wells of Tamsin County.",
        ),
        (
            "Company president Ada Brill was succeeded by Tom Reyes in March.",
            "Company president Ada Brill was succeeded in March by Thomas Reyes, her deputy.",
        ),
        (
            "Petrov scored a goal in the first half against Ajax.",
            "Jensen scored a goal in the last minute against Ajax.",
        ),
        (
            "The statue of Bolivar was toppled by students outside the Quellin city hall.",
            "The statue of Bolivar was toppled by protesters outside the Quellin city hall.",
        ),
        (
            "Turkish planes bombed the village of Tel Asfar on Monday, killing six people.",
            "Turkish warplanes bombed the village of Tel Asfar on Monday, killing six.",
        ),
        (
            "Turkish planes bombed the village of Tel Asfar on Monday.",
            "Iraqi planes bombed the town of Bashiq on Sunday.",
        ),
        (
            "The government was responsible for the attack on the Zarif market.",
            "The army was responsible for the attack on the Zarif market.",
        ),
        (
            "Officials blamed separatists for the bombing of the Korvan pipeline.",
            "Officials blamed armed men for the bombing of the Korvan pipeline.",
        ),
        (
            "The governor thanked the nurses for their work.",
            "The governor thanked the soldiers for their work.",
        ),
        (
            "The minister met the ambassador of Norway on Monday.",
            "The minister met the ambassador of Chile on Tuesday.",
        ),
        (
            "Anna Cole, a lawyer, voted for the budget in Perth.",
            "Anna Cole, a mother of two, voted for the budget in Perth.",
        ),
        (
            "The senator voted for the budget in Perth.",
            "The treasurer voted for the budget in Perth.",
        ),
        (
            "The team signed a goalkeeper from Porto on Friday.",
            "The team signed a striker from Lyon on Friday.",
        ),
        (
            "The court convicted two doctors of fraud in Zagreb.",
            "The court convicted three lawyers of fraud in Zagreb.",
        ),
        (
            "The winner, Marta Oyelaran, crossed the line in Gdansk at noon.",
            "The winner was Oyelaran, a student from Lagos.",
        ),
        (
            "The hiker suffered a broken wrist when he fell near Corran Lodge.",
            "The hiker had broken bones after he fell near Corran Lodge.",
        ),
        (
            "Wells was convicted of robbery by a jury in Denton on Monday.",
            "A jury in Denton convicted Wells of armed robbery on Monday.",
        ),
        (
            "A storm tore the roof off the school in Pellville on Sunday.",
            "A hurricane tore the roof off the school in Pellville on Sunday.",
        ),
        (
            "The gunman opened fire on the tram in Vessby.",
            "The gunman was identified as Emil Strand, who opened fire on the tram in Vessby.",
        ),
        (
            "A Kenyan tourist drowned off Mirador beach on Friday.",
            "An African tourist drowned off Mirador beach on Friday.",
        ),
        (
            "Ruth Calder, president of Orbin Steel, testified on Tuesday.",
            "Ruth Calder, the chief executive of Orbin Steel, testified on Tuesday.",
        ),
        (
            "The smugglers hid the drugs in a truck at the Dorvan border post.",
            "The smugglers hid the cocaine in a truck at the Dorvan border post.",
        ),
        (
            "The fire at the Ottery mill spread quickly.",
            "A short circuit sparked the fire at the Ottery mill.",
        ),
        (
            "The statue was struck by a vehicle in Lindale on Saturday.",
            "The statue was struck by a bus in Lindale on Saturday.",
        ),
        (
            "The zoo said a leopard escaped from its cage in Horvat park.",
            "The zoo said a big cat escaped from its cage in Horvat park.",
        ),
        (
            "The court charged the lieutenant with treason on Thursday.",
            "The court charged the lieutenant with a crime against the state on Thursday.",
        ),
        (
            "Nowak will close its Toledo, Akron and Dayton plants in May.",
            "Nowak will close three plants in Ohio in May.",
        ),
        (
            "She was treated for pneumonia at the Harwick hospital.",
            "He was treated for malaria at the Sutter clinic.",
        ),
        (
            "Rebels attacked the depot at Marib, the army said.",
            "The army was behind the assault on the Tulsan port.",
        ),
        (
            "Ellen Voss designed the bridge over the Tarn.",
            "Paul Remy built the bridge over the Tarn.",
        ),
        (
            "Sato converted a penalty in the first half.",
            "Mori converted a penalty in the second half.",
        ),
        (
            "Officials accused the rebels of the massacre in Hadjer.",
            "Witnesses blamed the massacre in Hadjer on gunmen in masks.",
        ),
        (
            "Police arrested Daniel Frost over the theft in Ripley.",
            "Police arrested Dan Frost, 31, over the theft in Ripley.",
        ),
        (
            "The farm lost forty sheep in the flood at Lenna.",
            "The farm lost twelve cows in the flood at Lenna.",
        ),
        (
            "The band has a violin and a cello.",
            "The band has a harp and a cello.",
        ),
        (
            "The team scored with a header before the break.",
            "The team scored with a penalty after the break.",
        ),
        (
            "A suicide bombing outside the Kelmar police academy killed nine recruits.",
            "Nine recruits were killed in a car bombing outside the police academy in Kelmar.",
        ),
        (
            "Harker confirmed the leak published by the Gazette.",
            "Harker and Doyle confirmed the leak published by the Gazette.",
        ),
        (
            "Nora Feld was knocked down by a taxi at Orrin bridge.",
            "Nora Feld was knocked down by a car at Orrin bridge.",
        ),
        (
            "Nora Feld was knocked down by a minibus at Orrin bridge.",
            "Nora Feld was knocked down by a bus at Orrin bridge.",
        ),
        (
            "Nora Feld was bitten by a pit bull at Orrin bridge.",
            "Nora Feld was bitten by a dog at Orrin bridge.",
        ),
        (
            "Keeper Ivo Lang went on the list with a neck injury on Monday.",
            "Tom Reyes was placed on the list on Monday with an ankle injury.",
        ),
        (
            "Nora Feld was bitten by a rottweiler at Orrin bridge.",
            "Nora Feld was bitten by a dog at Orrin bridge.",
        ),
        (
            "Nora Feld hurt her hamstring in the final at Orrin.",
            "Nora Feld hurt her thigh in the final at Orrin.",
        ),
        (
            "The thief was charged with espionage in Orrin.",
            "The thief was charged with treason in Orrin.",
        ),
        (
            "The typhoon tore down the pier at Orrin on Friday.",
            "The cyclone tore down the pier at Orrin on Friday.",
        ),
        (
            "Ann Hill, a Lutheran bishop, was shot dead in Orrin.",
            "Ann Hill, a Protestant bishop, was shot dead in Orrin.",
        ),
        (
            "A clerk found Nora Feld in the ward at Orrin.",
            "A nurse found Nora Feld in the ward at Orrin.",
        ),
        (
            "The victim, Nora Feld, was a photographer from Orrin.",
            "The victim, Nora Feld, was a journalist from Orrin.",
        ),
        (
            "Her fiancé found Nora Feld dead in Orrin.",
            "Her boyfriend found Nora Feld dead in Orrin.",
        ),
        (
            "A mortar hit the school at Orrin on Friday.",
            "Artillery hit the school at Orrin on Friday.",
        ),
        (
            "The gang came to Orrin in a gray van.",
            "The gang came to Orrin in a black van.",
        ),
        (
            "Kenyan troops stormed the village of Bur Dhabe on Monday.",
            "Ugandan and Kenyan troops stormed the village of Bur Dhabe on Monday.",
        ),
        (
            "The raid on Bur Dhabe was carried out by Kenyan troops on Monday.",
            "The raid on Bur Dhabe was carried out by Ugandan and Kenyan troops on Monday.",
        ),
    ],
)
def test_what_can_both_be_so(one: str, other: str) -> None:
    assert find(one, other) == []
    assert find(other, one) == []


def test_a_report_that_tells_both_parts_with_nobody() -> None:
    one = "The gunman used a shotgun in the attack on the Brookfield clinic. He used a rifle, too."
    assert find(one, "The gunman used a rifle in the attack on the Brookfield clinic.") == []


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ("fibula", "tibia", "bone"),
        ("brother", "cousin", "relative"),
        ("tibia", "shinbone", None),
        ("fibula", "cousin", None),
        ("pistol", "revolver", None),
        ("gun", "rifle", None),
        ("mercury", "arsenic", "metal"),
        ("taxi", "car", None),
        ("jeep", "car", None),
        ("suv", "car", None),
        ("rottweiler", "dog", None),
        ("pit_bull", "rottweiler", None),
        ("lutheran", "protestant", None),
        ("shiite", "muslim", None),
        ("hamstring", "thigh", None),
        ("throat", "neck", None),
        ("cyclone", "typhoon", None),
        ("yacht", "sailboat", None),
        ("bike", "motorcycle", None),
        ("bike", "bicycle", None),
        ("mortar", "artillery", None),
        ("suicide", "car", None),
        ("photographer", "journalist", None),
        ("employee", "nurse", None),
        ("boyfriend", "fiancé", None),
        ("widower", "husband", None),
        ("theft", "embezzlement", None),
        ("espionage", "treason", None),
        ("asphyxiation", "strangulation", None),
        ("tanker", "truck", None),
        ("minibus", "bus", None),
        ("minibus", "van", None),
        ("pickup", "truck", None),
        ("hammer", "sledgehammer", None),
        ("half-brother", "brother", None),
        ("monastery", "church", None),
        ("drowning", "asphyxiation", None),
        ("satellite", "spacecraft", None),
        ("buffalo", "bison", None),
        ("gray", "black", None),
        ("sunni", "shiite", "faith"),
        ("car", "bus", "vehicle"),
        ("bicycle", "motorcycle", "vehicle"),
        ("tanker", "ferry", "ship"),
        ("dog", "wolf", "animal"),
        ("brother", "husband", "relative"),
        ("white", "black", "colour"),
        ("arson", "perjury", "crime"),
    ],
)
def test_the_sort_of_which_two_nouns_are_two_things(one: str, other: str, sort: str | None) -> None:
    assert sorts.part(one, other) == sort == sorts.part(other, one)


@pytest.mark.parametrize(
    ("one", "other", "spellings"),
    [
        ("chechen", "chechnya", False),
        ("ossetian", "ossetia", False),
        ("abkhazians", "abkhazia", False),
        ("gadhafi", "gaddafi", True),
        ("kovacs", "kovaks", True),
    ],
)
def test_a_place_and_the_word_for_its_people_are_no_two_spellings(one: str, other: str, spellings: bool) -> None:
    assert are_spellings(one, other) == spellings == are_spellings(other, one)


@pytest.mark.parametrize("other", ["Ruth Hale", "Ms. Hale", "Hale"])
def test_a_report_that_tells_a_career_parts_with_nobody(other: str) -> None:
    one = "Ruth Hale was deputy director of Orbin Parks. In May Ruth Hale became director of Orbin Parks."
    assert find(one, f"{other}, the director of Orbin Parks, testified on Tuesday.") == []


def test_a_cause_that_a_later_report_knows_is_none_that_parts() -> None:
    texts = ("The cause of the fire at the Ottery mill is unknown.", "A candle sparked the fire at the Ottery mill.")
    assert [d.kind for d in find(*texts)] == ["identity"]
    assert find(*texts, days=("2021-03-01", "2021-03-02")) == []
    assert [d.kind for d in find(*texts, days=("2021-03-02", "2021-03-01"))] == ["identity"]


def test_two_sides_blamed_by_one_report_are_a_quarrel_that_it_tells() -> None:
    one = (
        "Rebels were behind the assault on the Marib depot, a general said. The army was behind the assault, they said."
    )
    assert find(one, "The army was behind the assault on the Marib depot.") == []


def test_an_attack_is_put_on_those_who_are_said_to_have_killed_in_it() -> None:
    one = "Government troops killed 40 people in the attack on the Marib depot."
    assert [d.kind for d in find(one, "Rebels were behind the attack on the Marib depot.")] == ["attribution"]


def test_a_sentence_shared_inside_longer_quotations_has_two_speakers() -> None:
    one, other = (
        "“{} These people are on the wrong end of the argument,” said {}, who spoke in Brenn on Monday.".format(*x)
        for x in (("We shall see.", "Anna Tavel"), ("The dam needs a new gate, and soon.", "Boris Sorrel"))
    )
    texts = [Report(k, k, k, "0", t, outlet=k) for k, t in zip("ab", (one, other), strict=True)]
    understood = [pipeline.understand(r) for r in texts]
    said = [a for u in understood for a in u.attributions]
    parses = {u.report.id: u.parse for u in understood}
    parties, linked = sources.link([u.report for u in understood], parses, said)
    found = disagreements.find([u.report for u in understood], parses, parties, linked, [], ())
    assert [[v.value for v in d.values] for d in found if d.kind == "attribution"] == [["Anna Tavel", "Boris Sorrel"]]
    subjects = [d.subject for d in found if d.kind == "attribution"]
    assert subjects == ["These people are on the wrong end of the argument"]


def test_a_disagreement_says_of_whom_it_is_and_why_it_cannot_both_be_so() -> None:
    one = "The hiker suffered a broken wrist when he fell near Corran Lodge."
    (found,) = find(one, "The hiker, who fell near Corran Lodge, had a broken ankle.")
    assert found.subject == one
    assert [v.value for v in found.values] == ["broken wrist", "broken ankle"]
    assert "it cannot be both, for “wrist” and “ankle” are different things" in found.reason


def test_a_thing_is_told_with_the_word_by_which_it_stands_in_its_place() -> None:
    (found,) = find(
        "The court charged the lieutenant with treason on Thursday.",
        "The court charged the lieutenant with desertion on Thursday.",
    )
    assert [v.value for v in found.values] == [f"charged the lieutenant with {x}" for x in ("treason", "desertion")]
    assert [found.values[0].start, found.values[0].end] == [38, 45]
