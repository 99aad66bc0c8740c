"""A quotation given in other words is told; one that is cut, marked, indirect or only alike is not."""

from __future__ import annotations

import pytest

from told_stories import tell, told

LONG = "“We learned something {}important on the day that the dam at Larn Harbour broke,” Ms. Tavel said on Monday."


def test_a_word_left_out_of_a_quotation() -> None:
    (found,) = [d for d in tell(LONG.format("very "), LONG.format("")) if d.kind == "wording"]
    assert [v.value for v in found.values] == ["learned something very important on", "learned something important on"]
    assert "One quotation is given as" in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Our harbour people cannot believe what they are finding,” Mr. Orlo told a rally in Brenn.",
         "“Our harbour people cannot believe what they are hiding,” Mr. Orlo told a rally in Brenn."),
        ("“The harbour council spent money that was meant for the orchard school,” Ms. Tavel said.",
         "“The harbour council spent money that was never meant for the orchard school,” Ms. Tavel said."),
        ("“Close the harbour gates. Count every barrel twice. Then send the ledger to Brenn,” Ms. Tavel wrote.",
         "“Close the harbour gates. Then send the ledger to Brenn,” Ms. Tavel wrote."),
        ("“What have you folks been counting, Martha?” Ms. Tavel asked.",
         "“What have you folks been hiding, Martha?” Ms. Tavel asked."),
        ("The council called the guild a “greedy private shipping lobby” on Monday.",
         "The council called the guild a “greedy shipping lobby shop” on Monday."),
        ("Ms. Tavel said that the pilots dress for “a berth at the brewery.”",
         "Ms. Tavel said that the pilots dress for “a berth at a brewery.”"),
        ("“Our task is to tell apart the old harbour board and the board coming in March,” Ms. Tavel said.",
         "The vote lets the pilots “tell apart the old harbour board and the board that will take over in March.”"),
        ("“All the reports at our disposal show that the dam was mined and that the Column is responsible,” Mr. Orlo "
         "said in Brenn.",
         "“All the reports we have show that the dam was mined and that the Column was behind it,” Mr. Orlo said in "
         "Brenn."),
    ],
)  # fmt: skip
def test_quotations_given_differently(one: str, other: str) -> None:
    assert len(told(tell(one, other), "wording")) == 1
    assert len(told(tell(other, one), "wording")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG.format(""), LONG.format("")),
        (LONG.format(""), "Ms. Tavel spoke of “something important on the day that the dam” broke."),
        (LONG.format(""), LONG.format("[most] ")),
        ("“We learned a lot … on the day that the dam at Larn Harbour broke,” Ms. Tavel said.",
         "“We learned a lot from the miners on the day that the dam at Larn Harbour broke,” Ms. Tavel said."),
        ("“We didn't open the harbour gates on Sunday night,” Ms. Tavel said.",
         "“We did not open the harbour gates on Sunday night,” Ms. Tavel said."),
        ("“I fully accept the blame for the broken harbour gates and the flooded orchard school,” Ms. Tavel said.",
         "Ms. Tavel said that she fully accepted the blame for the broken harbour gates and the flooded orchard "
         "school."),
        ("“It was a stunt engineered by the president of the United States, one that hurt.” It rained.",
         "It snowed. “He became president of the United States in that moment, period.”"),
        ("“The miners walked out at dawn,” Ms. Tavel said.", "“The miners walked in at dusk,” Mr. Orlo said."),
        ("“What have you been doing, Martha?” she asked.", "“What have you been hiding, Martha?” Mr. Orlo asked."),
        ("“When our grandfathers opened the harbour, all of them believed that prudence was a filthy word and a vice,” "
         "Ms. Tavel said.",
         "“Somebody or other has gone and told our children that prudence is somehow a filthy word, and they pay for "
         "it,” Ms. Tavel said."),
        ("The council called the guild a “greedy lobby” on Monday.",
         "The council called the guild a “greedy lobby shop” on Monday."),
        ("“The copper fibre theatre burned to the ground on Sunday,” Ms. Tavel said.",
         "“The copper fiber theater burned to the ground on Sunday,” Ms. Tavel said."),
        ("“Ms. Tavel has checked herself into the Larn harbour clinic,” the guild said.",
         "Ms. Tavel has checked into the Larn harbour clinic, the guild said."),
        ("“That‘s what the harbour tolls of Larn are for the miners,” she wrote.",
         "“That’s what the harbour tolls of Larn are for the miners,” she wrote."),
        ("“My heart goes out to the families & friends of the miners of Larn,” she wrote.",
         "“My heart goes out to the families and friends of the miners of Larn,” she wrote."),
        (LONG.format("very ") + " “We learned something important on the day that the dam at Larn Harbour broke,” she "
         "wrote later.",
         LONG.format("")),
        ("“We honour the harbour pilots of Larn,” she said.", "“We honor the harbor pilots of Larn,” she said."),
    ],
)  # fmt: skip
def test_quotations_that_do_not_part(one: str, other: str) -> None:
    assert told(tell(one, other), "wording") == []
    assert told(tell(other, one), "wording") == []


def test_a_third_report_joins_the_side_that_it_takes() -> None:
    (found,) = [d for d in tell(LONG.format("very "), LONG.format(""), LONG.format("")) if d.kind == "wording"]
    assert [v.report for v in found.values] == ["r0", "r1", "r2"]


def test_the_order_of_the_reports_does_not_matter() -> None:
    texts = (LONG.format("very "), LONG.format(""), LONG.format("quite "))
    one = {frozenset(d) for d in told(tell(*texts), "wording")}
    other = {frozenset(d) for d in told(tell(*texts[::-1]), "wording")}
    assert one == other
