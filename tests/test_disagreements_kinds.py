"""Each kind of disagreement, beyond figures and quotations: pairs that part, and more pairs that do not."""

from __future__ import annotations

import pytest

from firsthand.disagreements._material import Material, gather
from firsthand.disagreements._persons import _OFFICE_AFTER
from firsthand.records import Report, Value
from told_stories import tell, told

LAKE = "Rescuers searched the lake at Brenn for the missing ferry all through the night."


def kinds(one: str, other: str, kind: str, **options: tuple[str, ...]) -> list[list[str]]:
    """The values of one kind, which must be the same sides whichever report comes first."""
    found = told(tell(one, other, **options), kind)
    turned = told(tell(other, one, **{name: given[::-1] for name, given in options.items()}), kind)
    assert [sorted(values) for values in found] == [sorted(values) for values in turned]
    return found


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("The trainees drilled for six months on Parrel Island.", "He spent half a year on Parel Island as a trainee.",
         ["Parrel Island", "Parel Island"]),
        ("She testified before the Harbour Water Works Committee on Monday.",
         "The minister testified before the Harbour Water Rights Committee.",
         ["Harbour Water Works Committee", "Harbour Water Rights Committee"]),
        ("The raid hit the market of Asharat, a town held by the Column in the east.",
         "The raid hit the market of Shaarat, a town held by the Column in the east.", ["Asharat", "Shaarat"]),
        ("The guild's treasurer, Mr. Wendelin, resigned over the harbour loans.",
         "Treasurer Orsa Wendlein of the guild resigned over the harbour loans.",
         ["Mr. Wendelin", "Treasurer Orsa Wendlein"]),
        ("The ferry of Markus Thorwalden sank. Thorwalden was seen later. Thorwalden swam.",
         "Nobody on the quay knew Mr. Thorvalden.", ["Markus Thorwalden", "Mr. Thorvalden"]),
        ("The shells fell on the mill quarter of Kalassa in the old town.",
         "The shells fell on the mill quarter of al-Kallaseh in the old town.", ["Kalassa", "Kallaseh"]),
        ("The pilot's grandson Robert Harlin told of his death in the lighthouse.",
         "The pilot's grandson Nicholas Harlin told of his death in the lighthouse.",
         ["Robert Harlin", "Nicholas Harlin"]),
        ("Harbour Minority Leader Anna Marn resigned.", "Harbour Majority Leader Anna Marn resigned.",
         ["Harbour Minority Leader Anna Marn", "Harbour Majority Leader Anna Marn"]),
        ("Brian A. Dalton was shot.", "Bryant Dalton was shot.",
         ["Brian A. Dalton", "Bryant Dalton"]),
    ],
)  # fmt: skip
def test_a_name_that_is_given_in_two_forms(one: str, other: str, values: list[str]) -> None:
    assert kinds(one, other, "name") == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ship reached Parrel Island.", "The ship left Parrel Island."),
        ("The ship reached the coast of Northern Velmora.", "The ship left the coast of Southern Velmora."),
        ("Harbour Safety Adviser Michael Orr resigned.", "Harbour Safety Adviser Mike Orr resigned."),
        ("At the harbour hearing in Larn on the dam loans, reporter Peter Baker asked the guild.",
         "At the harbour hearing in Larn on the dam loans, Senator Cory Booker asked the guild."),
        ("The Harbour Minister of Larn spoke at the hearing on the dam loans of the guild.",
         "The Foreign Ministry of Larn spoke at the hearing on the dam loans of the guild."),
        ("At the hearing in Larn on the dam loans, the envoy Elizabeth Rosenberg asked the harbour guild.",
         "At the hearing in Larn on the dam loans, the envoy Igor Rotenberg asked the guild. Mr. Rotenberg left."),
        ("Congressmen Ray Dunn and Guy Poe opened the harbour bridge of Larn with the pilots on Tuesday.",
         "Congressman Ray Dunn opened the harbour bridge of Larn with the pilots and Guy Poe on Tuesday."),
        ("Harbour Minority Leader Anna Marn resigned.", "Harbour Guild Leader Anna Marn resigned."),
        ("Julián Tavel of Larn resigned.", "Julian Tavel of Larn resigned."),
        ("The ship reached Parrel Island and Parel Island.", "The ship left Parel Island."),
        ("The Tarvenian army said so.", "The army of Tarvenia said so."),
        ("Colonel Abdel-Karim Sorrel told it.", "Colonel Abdelkarim Sorrel told it."),
        ("Mr. Tavel met the Harbour Water Works Committee and the Harbour Water Rights Committee.",
         "Mr. Tavel met the Harbour Water Rights Committee."),
        ("Anna Tavel wrote the letter.", "Boris Tavel wrote the letter."),
        ("She left the Harlin Clinic Center on Monday.", "She left the Harlin Clinic Centre on Monday."),
        ("The pilot's grandson Robert Harlin told of his death in the lighthouse.",
         "The pilot's grandson Bob Harlin told of his death in the lighthouse."),
        ("The pilot's grandson Robert Harlin told of his death in the lighthouse.",
         "The pilot's daughter Anna Harlin told of his death in the lighthouse."),
        ("The guild's treasurer, Mr. Jonson, resigned over the harbour loans.", "Mr. Jonsten caught a trout."),
        ("A Tarvanian ship came. Tarvania said so.", "The Tarvanian ship came, said Tarvania's Tarvanians."),
    ],
)  # fmt: skip
def test_names_that_do_not_part(one: str, other: str) -> None:
    assert kinds(one, other, "name") == []


DATED = "The mayor of Ostrel apologized on {} for his speech about the harbour school. " + LAKE


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (DATED.format("Friday"), DATED.format("Saturday"), ["Friday", "Saturday"]),
        ("The harbour minister will resign on March 3 after the flood. " + LAKE,
         "The harbour minister will resign on April 1 after the flood. " + LAKE, ["March 3", "April 1"]),
        ("Ms. Tavel has led the harbour pilots of Larn since 1992. " + LAKE,
         "Ms. Tavel has led the harbour pilots since 1993. " + LAKE, ["since 1992", "since 1993"]),
        ("The orchard was sold for a reported nine thousand crowns in 1967. " + LAKE,
         "Mr. Orlo sold the orchard for a reported nine thousand crowns in 1957. " + LAKE, ["in 1967", "in 1957"]),
    ],
)  # fmt: skip
def test_one_act_with_two_dates(one: str, other: str, values: list[str]) -> None:
    assert kinds(one, other, "date", published=("2021-06-14", "2021-06-14")) == [values]


SERVED = "The smuggler served {} in the island prison for the theft of the harbour ledger. " + LAKE


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("four months", "five months", ["four months", "five months"]),
        ("four months", "30 weeks", ["four months", "30 weeks"]),
    ],
)
def test_one_act_that_took_two_lengths_of_time(one: str, other: str, values: list[str]) -> None:
    assert kinds(SERVED.format(one), SERVED.format(other), "date") == [values]
    sentenced = "A court sentenced the smuggler to {} for the theft of the harbour ledger. " + LAKE
    assert kinds(sentenced.format(one), sentenced.format(other), "date") == [values]


@pytest.mark.parametrize("other", ["four months", "more than three months", "about five months", "120 days"])
def test_lengths_of_time_that_can_both_be(other: str) -> None:
    assert kinds(SERVED.format("four months"), SERVED.format(other), "date") == []
    assert kinds(SERVED.format("four months"), "The pilot served five months in the navy. " + LAKE, "date") == []


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        (DATED.format("Friday"), DATED.format("Friday"), ("2021-06-14", "2021-06-15")),
        (DATED.format("Monday"), DATED.format("June 14"), ("2021-06-14", "2021-06-14")),
        (DATED.format("Sunday"), DATED.format("the weekend"), ("2021-06-14", "2021-06-14")),
        ("The mayor spoke on Friday about the flood.", "The mayor spoke on Saturday about the flood.",
         ("2021-06-14", "2021-06-14")),
        (DATED.format("Friday"), "The bishop of Larn wept on Saturday.", ("2021-06-14", "2021-06-14")),
        (DATED.format("Friday"), DATED.format("Saturday"), ("2021-06-14", "2021-09-14")),
        ("Ms. Tavel has led the harbour pilots of Larn since 1992. " + LAKE,
         "Ms. Tavel has led the harbour pilots since 1993, and on the board since 1992.", ("2021-06-14", "2021-06-14")),
        ("Ms. Tavel led the harbour pilots in 1952. " + LAKE, "Ms. Tavel led the harbour pilots in 1993. " + LAKE,
         ("2021-06-14", "2021-06-14")),
        ("Orlo Tavel checked into the harbour clinic of Larn in May. " + LAKE,
         "Orlo Tavel checked out of the harbour clinic of Larn on June 13. " + LAKE, ("2021-06-14", "2021-06-14")),
        ("Mrs. Marn, who is stepping down Friday, said she still wants a harbour bridge in Larn. " + LAKE,
         "Marn has failed to build a bridge and is stepping down this week as head of the Larn council. " + LAKE,
         ("2021-06-15", "2021-06-15")),
        ("Anna Marn announces she will resign on 27 June. Anna Marn has bowed to pressure from the guild. " + LAKE,
         "Fighting back tears, Larn Mayor Anna Marn said on Friday she would quit, triggering a contest. " + LAKE,
         ("2021-06-11", "2021-06-11")),
        ("According to the filing, Orlo lied to investigators about a March 2016 meeting of the harbour guild. " + LAKE,
         "Orlo admits lying to the investigators on June 1, 2021, when he was asked about the harbour guild. " + LAKE,
         ("2021-06-14", "2021-06-14")),
        ("UPDATED: Thursday, June 10, 2021, 9:31 AM, harbour desk. " + LAKE,
         "UPDATED: Wednesday, June 9, 2021, 9:31 AM, harbour desk. " + LAKE, ("2021-06-14", "2021-06-14")),
    ],
)  # fmt: skip
def test_dates_that_meet_or_are_of_other_acts(one: str, other: str, published: tuple[str, ...]) -> None:
    assert kinds(one, other, "date", published=published) == []


SIDED = "The judges of Zedland sided with the {} that refused to sell the harbour pilots a wedding cake."
PLACED = "The wine smuggler Orlo Tavel was arrested in {} on Sunday by harbour agents. " + LAKE


def test_what_lies_outside_a_town_may_lie_in_the_next_division() -> None:
    outside = PLACED.replace("in {}", "outside {}")
    assert kinds(PLACED.format("Maryland"), outside.format("Washington"), "place") == []
    assert kinds(PLACED.format("Lyon"), outside.format("Hamburg"), "place") == [["Lyon", "Hamburg"]]


def test_part_of_a_longer_name_is_not_a_place_that_sounds_alike() -> None:
    shipped = "The harbour pilots of Brenn sold rusty ferries with broken engines to {} in spring."
    assert ["America", "Africa"] in kinds(shipped.format("America"), shipped.format("Africa"), "place")
    whole = kinds(shipped.format("the United States of America"), shipped.format("Africa"), "place")
    assert ["America", "Africa"] not in whole


def test_what_was_done_in_one_place_may_be_planned_in_another() -> None:
    planned = PLACED.replace("was arrested", "will be arrested")
    assert kinds(PLACED.format("Lyon"), planned.format("Hamburg"), "place") == []
    assert kinds(planned.format("Lyon"), planned.format("Hamburg"), "place") == [["Lyon", "Hamburg"]]


def test_one_act_in_two_towns() -> None:
    assert kinds(PLACED.format("Lyon"), PLACED.format("Hamburg"), "place") == [["Lyon", "Hamburg"]]
    burnt = "Gunmen burnt the bakery of the harbour pilots in {}."
    assert kinds(burnt.format("Oslo"), burnt.format("Bergen"), "place") == [["Oslo", "Bergen"]]


HELD = "The guards held {} at the harbour gate. " + LAKE


def test_two_homes_of_one_person() -> None:
    one, other = HELD.format("Anthony Sorrel, 36, of Lyon,"), HELD.format("Anthony Paul Sorrel, 36, of Hamburg,")
    assert kinds(one, other, "place") == [["Lyon", "Hamburg"]]
    assert kinds(one, HELD.format("Martin Sorrel, 36, of Hamburg,"), "place") == []
    assert kinds(one, HELD.format("Anthony Sorrel, 36, of France,"), "place") == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (HELD.format("Anthony Sorrel, 36,"), HELD.format("the 37-year-old pilot Anthony Sorrel"), ["36", "37"]),
        (HELD.format("CEO Anthony Sorrel"), HELD.format("Anthony Sorrel, the COO of the bank,"), ["ceo", "coo"]),
        (HELD.format("Lt. Anthony Sorrel"), HELD.format("Captain Anthony Sorrel"), ["lieutenant", "captain"]),
    ],
)
def test_a_person_who_is_described_in_two_ways(one: str, other: str, values: list[str]) -> None:
    assert kinds(one, other, "identity") == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HELD.format("Anthony Sorrel, 36,"), HELD.format("Anthony Sorrel, aged 36,")),
        (HELD.format("Anthony Sorrel, 36,"), HELD.format("Martin Sorrel, 37,")),
        (HELD.format("Anthony Sorrel, 36,"), HELD.format("Anthony Sorrel, 70,")),
        (HELD.format("former CEO Anthony Sorrel"), HELD.format("COO Anthony Sorrel")),
        (HELD.format("Lt. Anthony Sorrel"), HELD.format("Lieutenant Anthony Sorrel")),
        (HELD.format("Sgt. Anthony Sorrel"), HELD.format("Detective Sergeant Anthony Sorrel")),
    ],
)
def test_descriptions_of_persons_that_do_not_part(one: str, other: str) -> None:
    assert kinds(one, other, "identity") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLACED.format("Lyon"), PLACED.format("Lyon")),
        (PLACED.format("Lyon"), PLACED.format("France")),
        (PLACED.format("Lyon"), PLACED.format("Kaldrinville")),
        (PLACED.format("Lyon"), PLACED.format("Hamburg") + " He had fled from Lyon."),
        (PLACED.format("Lyon"), "The pilot Anna Sorrel was arrested in Hamburg. " + LAKE),
        (SIDED.format("Oslo bakery"), SIDED.format("Bergen bakery")),
        (
            "The ferry Brenn derailed the pier at Lyon in December, killing three harbour agents.",
            "On Dec. 18, the ferry Brenn derailed the pier, killing three harbour agents.",
        ),
    ],
)
def test_places_that_can_both_be(one: str, other: str) -> None:
    assert kinds(one, other, "place") == []


def test_points_in_a_name_make_no_other_place() -> None:
    deal = "The council of Brenn is committed to a huge trade deal between {} and {}, the mayor said on Tuesday."
    assert kinds(deal.format("the U.S.", "the U.K."), deal.format("the US", "the UK"), "place") == []
    assert kinds(deal.format("the U.S.", "the U.K."), deal.format("Chad", "Peru"), "place") != []


def test_two_places_that_sound_alike() -> None:
    one = "In a 2008 speech to veterans in Norfolk, Orlo Tavel said that he had served on the harbour ferries."
    other = "“I served on the harbour ferries,” Orlo Tavel said in a 2008 speech to veterans gathered in Norwalk."
    assert kinds(one, other, "place") == [["Norfolk", "Norwalk"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlo Tavel has shown the harbour licence to the court in Ostrel. " + LAKE,
         "Orlo Tavel has not shown the harbour licence to the court in Ostrel."),
        ("The harbour mayor apologized to the drowned pilots' families. " + LAKE,
         "The harbour mayor has never apologized to the drowned pilots' families."),
        ("Prosecutors in Ostrel charged the ferry captain with manslaughter. " + LAKE,
         "No charges were filed by the prosecutors in Ostrel against the ferry captain."),
        ("The ferry captain testified before the harbour court in Ostrel. " + LAKE,
         "The ferry captain refused to testify before the harbour court in Ostrel."),
        ("The harbour minister was indicted by the grand jury in Ostrel. " + LAKE,
         "The harbour minister is expected to be indicted by the grand jury in Ostrel."),
        ("The old dam above Ostrel held through the stormy night. " + LAKE,
         "The old dam above Ostrel failed in the stormy night."),
        ("The appeals court upheld the ban on river barges in Ostrel. " + LAKE,
         "The appeals court lifted the ban on river barges in Ostrel."),
        ("Senator Orlo Tavel voted for the harbour bill in Ostrel. " + LAKE,
         "Senator Orlo Tavel voted against the harbour bill in Ostrel."),
        ("The council of Ostrel approved the harbour tunnel. " + LAKE,
         "The council of Ostrel rejected the harbour tunnel."),
        ("The jury in Ostrel convicted the ferry captain of arson. " + LAKE,
         "The ferry captain was acquitted of arson by the jury in Ostrel."),
        ("The pilots accused the ferry guild of poisoning the bay. The ferry guild denied dumping barrels. " + LAKE,
         "The bay of Ostrel was closed."),
        ("The council looked into reports that the pilots' guild blew up a ferry using dynamite. " + LAKE,
         "The pilots' guild denied using dynamite."),
    ],
)  # fmt: skip
def test_what_is_so_and_is_not_so(one: str, other: str) -> None:
    assert len(kinds(one, other, "polarity")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlo Tavel has shown the harbour licence. " + LAKE, "Orlo Tavel has shown the harbour licence."),
        ("Orlo Tavel has not shown the harbour licence. " + LAKE, "Orlo Tavel never showed the harbour licence."),
        ("Orlo Tavel has shown the harbour licence. " + LAKE, "Anna Sorrel has not shown the bakery's ledger."),
        ("A spokesman for the harbour responded to the letter. " + LAKE,
         "A spokesman for the harbour did not respond to the letter."),
        ("Orlo Tavel may sell the harbour ferry. " + LAKE, "Orlo Tavel did not sell the harbour ferry."),
        ("The harbour court makes sure that the flood does not happen again. " + LAKE, "The flood happened again."),
        ("The captain of the harbour ferry sold the licence in Ostrel. " + LAKE,
         "Why did the captain of the harbour ferry not sell the licence in Ostrel?"),
        ("The harbour guild missed the spring meeting in Ostrel. " + LAKE,
         "The harbour guild will miss the autumn meeting in Ostrel."),
        ("The pilots' strike in Ostrel raises questions about the harbour. " + LAKE,
         "The pilots said that the ledger of Ostrel would raise questions about the harbour."),
        ("The ferry burnt in Ostrel. A man denied arson. " + LAKE, "Nobody was hurt."),
        ("Senator Orlo Tavel voted for the harbour bill in Ostrel. " + LAKE,
         "Senator Anna Sorrel voted against the harbour bill in Ostrel."),
        # convicted of one thing, acquitted of another; two of one name; both were taken for opposites
        ("The jury in Ostrel convicted Orlo Tavel of arson. " + LAKE,
         "The jury in Ostrel acquitted Orlo Tavel of murder."),
        ("The court acquitted Orlo Tavel and convicted his brother Ilan Tavel of arson. " + LAKE,
         "The court convicted Ilan Tavel of arson and let his brother go."),
        ("The council of Ostrel approved the harbour tunnel. " + LAKE,
         "The council of Ostrel rejected the harbour bridge."),
        ("The jury in Ostrel convicted the ferry captain of arson. " + LAKE,
         "The mate was acquitted of arson by the jury in Ostrel."),
        ("The appeals court lifted the ban on river barges on Monday. " + LAKE,
         "The appeals court upheld the ban on river barges in 2019."),
        ("The old dam above Ostrel held through the stormy night. " + LAKE,
         "The old dam above Ostrel could fail in a stormy night."),
        ("The harbour election in Ostrel was held amid reforms by Orlo Tavel. " + LAKE,
         "Critics in Ostrel say that Orlo Tavel has failed to live up to his harbour promises."),
        ("The pilots accused the ferry guild of poisoning the bay. Orlo Tavel denied that he would resign. " + LAKE,
         "The bay of Ostrel was closed."),
        ("The pilots' guild denied using dynamite. " + LAKE,
         "The use of dynamite is a red line, the council of the guild said in May."),
        ("Critics called the harbour bill of Orlo Tavel absurd. Anna Sorrel dismissed the bill of Orlo Tavel, too. "
         + LAKE, "The bill was read in Ostrel."),
    ],
)  # fmt: skip
def test_what_can_both_be_so(one: str, other: str) -> None:
    assert kinds(one, other, "polarity") == []


def test_what_came_to_pass_later_does_not_part() -> None:
    one = "The harbour minister is expected to be indicted by the grand jury in Ostrel. " + LAKE
    other = "The harbour minister was indicted by the grand jury in Ostrel."
    assert told(tell(one, other, published=("2021-06-14", "2021-06-16")), "polarity") == []
    assert len(told(tell(one, other, published=("2021-06-16", "2021-06-14")), "polarity")) == 1


def test_a_denial_of_the_sentence_before() -> None:
    text = "A book reports that Tavel once called the harbour council a circus. Tavel has denied having said that."
    (found,) = [d for d in tell(text, LAKE) if d.kind == "polarity"]
    assert [v.value for v in found.values] == ["asserts", "denies"]


QUOTED = "“The dam at Larn broke because nobody had looked at the gates since the spring,” {} said on Monday."


def test_one_quotation_with_two_speakers() -> None:
    found = kinds(QUOTED.format("Anna Tavel"), QUOTED.format("Boris Sorrel"), "attribution")
    assert found == [["Anna Tavel", "Boris Sorrel"]]


@pytest.mark.parametrize("other", ["Anna Tavel", "Ms. Tavel", "an official", "the Harbour Authority"])
def test_one_speaker_however_named(other: str) -> None:
    assert kinds(QUOTED.format("Anna Tavel"), QUOTED.format(other), "attribution") == []


def test_a_quotation_given_to_one_and_to_his_spokesman() -> None:
    one = "“The harbour gates will stay shut until the ledger is found,” said Anna Tavel, the mayor of Brenn."
    other = (
        "Anna Tavel, the mayor of Brenn, did not come. “The harbour gates will stay shut until the ledger is found,” "
        "said Boris Sorrel, a spokesman for Ms. Tavel."
    )
    assert [sorted(v) for v in kinds(one, other, "attribution")] == [["Anna Tavel", "Boris Sorrel"]]


def test_whom_a_pronoun_stands_for_is_not_held_for_sure() -> None:
    other = "Boris Sorrel met the press. " + QUOTED.format("he")
    assert kinds(QUOTED.format("Anna Tavel"), other, "attribution") == []


def test_an_act_that_is_put_on_two_nations() -> None:
    one = "The strikes on the orchard market near Brenn were carried out by Russian warplanes on Sunday. " + LAKE
    other = "The strikes on the orchard market near Brenn were carried out by French warplanes on Sunday. " + LAKE
    assert kinds(one, other, "attribution") == [["Russian", "French"]]
    assert kinds(one, one.replace("warplanes", "jets"), "attribution") == []
    assert kinds(one, other.replace("Sunday", "Friday"), "attribution") == []


def test_the_same_report_twice_adds_no_disagreement() -> None:
    texts = [DATED.format("Friday"), DATED.format("Saturday"), PLACED.format("Lyon"), QUOTED.format("Anna Tavel")]
    published = ["2021-06-14"] * 5
    once = tell(*texts, published=published)
    twice = tell(*texts, texts[0], published=published)
    assert [d.kind for d in once] == [d.kind for d in twice]


def test_sides_that_a_third_joins_are_of_one_disagreement() -> None:
    reports = {key: Report(key, key, key, key, "x" * 99) for key in "ab"}
    material = Material(reports, {}, (), {}, (), ())

    def side(report: str, start: int, end: int) -> Value:
        return Value(report, start, end, f"{start}")

    pairs = [
        (side("a", 0, 30), side("b", 0, 5)),
        (side("a", 2, 8), side("b", 10, 15)),
        (side("a", 20, 25), side("b", 20, 25)),
        (side("a", 40, 45), side("b", 40, 45)),
    ]
    found = list(gather(pairs[::-1], material))
    assert [[(v.report, v.start) for v in values] for values in found] == [
        [("a", 0), ("b", 0), ("b", 10), ("b", 20)],
        [("a", 40), ("b", 40)],
    ]


def test_an_office_behind_a_name_is_read_in_one_way_only() -> None:
    """Where a word could be cut anywhere, 2,000 letters could be read in 10^14 ways, and each was tried."""
    assert _OFFICE_AFTER.match(", " + "a" * 2000) is None
    words_of = _OFFICE_AFTER.match(", the mayor of the town of Larn.")
    assert words_of is not None and words_of[1] == "mayor of the town"
