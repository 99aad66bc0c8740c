from dataclasses import replace
from itertools import pairwise

from firsthand.present import _chains
from firsthand.present._chains import LONGEST_LINE, draw, names, notes
from firsthand.records import Assertion, Attribution, Case, Claim, Derivation, Origin, Report, Source
from invented_case import case


def reports(*ids):
    return tuple(Report(i, f"{i}.txt", i, "0", "text", outlet=i.upper()) for i in ids)


def claim(ids, *steps, origin="o"):
    return Claim(
        "c",
        "s",
        "gist",
        tuple(Assertion(i, 0, 4, None, "asserts", origin) for i in ids),
        tuple(Derivation(a, b, kind, ()) for a, kind, b in steps),
        (Origin("o", "Board", "state body"),),
        (1, 1),
        len(ids),
    )


def told(node):
    return (node.label, *map(told, node.children))


def lines(ids, *steps):
    return [told(n) for n in draw(claim(ids, *steps), names(Case(reports(*ids))))]


def test_reports_without_a_step_between_them_hang_on_their_origin():
    assert lines("ab") == [("Board", ("A",), ("B",))]


def test_a_copy_hangs_on_what_it_was_copied_from():
    assert lines("abc", ("b", "copied", "a"), ("c", "copied", "b")) == [("Board", ("A", ("B", ("C",))))]


def test_reports_that_copy_each_other_end_somewhere():
    assert lines("ab", ("a", "copied", "b"), ("b", "copied", "a")) == [("Board", ("B", ("A",)), ("A", ("B",)))]


def test_an_unseen_text_stands_between_the_origin_and_those_that_share_it():
    found = lines("abc", ("a", "common_source", "b"))
    assert found == [("Board", (_chains.UNSEEN, ("A",), ("B",)), ("C",))]
    told_beside = notes(claim("abc", ("a", "common_source", "b")), names(Case(reports(*"abc"))))
    assert told_beside[0] == "A and B share wording: one rests on the other, or both on a text that is not here."


def test_a_very_long_line_of_copies_stays_bounded():
    ids = [f"r{n}" for n in range(500)]
    steps = [(b, "copied", a) for a, b in pairwise(ids)]
    (root,) = draw(claim(ids, *steps), names(Case(reports(*ids))))
    depth, labels, level = 0, set(), [root]
    while level:
        depth, level = depth + 1, [c for n in level for c in n.children]
        labels |= {n.label for n in level}
    assert depth <= LONGEST_LINE + 2
    assert labels == {i.upper() for i in ids}


def test_the_outlet_itself_is_no_channel_of_its_report():
    said = Attribution("x", "a", "indirect", None, (), ((0, 4),), "test", channel=("own", "wire"))
    sources = (Source("own", "A", "outlet"), Source("wire", "Wire", "outlet"))
    one = claim("a")
    one = replace(one, assertions=(replace(one.assertions[0], attribution="x"),))
    known = names(Case(reports("a"), sources=sources, attributions=(said,)))
    assert [told(n) for n in draw(one, known)] == [("Board", ("Wire", ("A",)))]


def test_an_origin_that_nobody_traced_is_said_to_be_so():
    (root,) = draw(claim("a", origin=None), names(Case(reports("a"))))
    assert (root.label, root.loose) == ("not traced", True)


def test_a_report_that_the_case_does_not_hold_is_not_drawn():
    assert draw(claim("a"), names(Case())) == ()
    assert notes(claim("ab", ("a", "common_source", "b")), names(Case())) == ()


def test_a_denial_hangs_nowhere():
    one = case()
    labels = str([told(n) for n in draw(one.claims[3], names(one))])
    assert "Union" not in labels and "Chronicle" not in labels


def test_text_credited_to_an_agency_says_so():
    one = replace(claim("a", ("a", "credited", "o")), origins=(Origin("o", "unsourced: Wire", "unsourced"),))
    (root,) = draw(one, names(Case(reports("a"))))
    assert root.label == "no source named; text credited to Wire"


def test_an_outlet_that_is_cited_is_not_said_to_show_its_own_work():
    cited = replace(claim("a", ("a", "attributed", "o")), origins=(Origin("o", "Wire", "outlet"),))
    own = replace(cited, derivations=(Derivation("a", "o", "first_hand", ()),))
    known = names(Case(reports("a")))
    assert [draw(one, known)[0].kind for one in (cited, own)] == ["origin", "first hand"]
