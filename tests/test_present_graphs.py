import json
import re
import subprocess
import sys

import pytest

from firsthand.present import _graphs
from firsthand.present._chains import Node
from firsthand.present._graphs import MOST_ARROWS, MOST_BOXES, MOST_LEAVES, Words, draw
from firsthand.present._layouts import Arrow, Box, arrange


def node(id, *children, kind="report"):
    return Node(id, f"the {id}", kind, (), list(children))


def drawn(*roots, said="", how="named by", lost=""):
    return draw(roots, lambda steps: Words(said, "r1-0-4", how, lost))


def box(drawing, id):
    return next(b for b in drawing.boxes if b.node.id == id)


def apart(a, b):
    beside = a.x + a.width <= b.x or b.x + b.width <= a.x
    return beside or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_a_chain_runs_from_left_to_right():
    drawing = drawn(node("o", node("wire", node("a")), node("b"), kind="origin"))
    assert [b.node.id for b in drawing.boxes] == ["o", "wire", "a", "b"]
    assert box(drawing, "o").x < box(drawing, "wire").x < box(drawing, "a").x
    assert box(drawing, "wire").y < box(drawing, "b").y, "in the order in which they are told"


def test_a_report_that_rests_on_two_origins_stands_once_with_two_arrows():
    drawing = drawn(node("o", node("a"), kind="origin"), node("p", node("a"), node("b"), kind="origin"))
    assert sorted(b.node.id for b in drawing.boxes) == ["a", "b", "o", "p"]
    assert [len(box(drawing, id).arrows) for id in "opab"] == [0, 0, 2, 1]


def test_reports_that_copy_each_other_are_drawn_and_end_somewhere():
    drawing = drawn(node("o", node("a", node("b")), node("b", node("a")), kind="origin"))
    assert sorted(b.node.id for b in drawing.boxes) == ["a", "b", "o"]


def test_no_box_lies_on_another_and_all_lie_in_the_drawing():
    tree = [node(f"p{n}", *(node(f"p{n}r{k}") for k in range(n)), kind="origin") for n in range(1, 7)]
    drawing = drawn(*tree, said="words " * 8)
    boxes = drawing.boxes
    assert all(apart(a, b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert all(b.x >= 0 and b.x + b.width <= drawing.width for b in boxes)
    assert all(b.y >= 0 and b.y + b.height <= drawing.height for b in boxes)


def test_words_lie_between_the_boxes_and_an_arrow_ends_at_its_box():
    drawing = drawn(node("o", node("a"), node("b"), kind="origin"), said="said on Monday")
    origin = box(drawing, "o")
    for target in (box(drawing, "a"), box(drawing, "b")):
        (arrow,) = target.arrows
        assert origin.x + origin.width <= arrow.x and arrow.x + arrow.width <= target.x
        assert arrow.tip.startswith(f"M{target.x} {target.y + target.height // 2}")
        assert re.fullmatch(r"M\d+ \d+([HC][\d ]+)+", arrow.path)


def test_a_chain_of_four_is_drawn_tighter_to_be_seen_whole():
    tree = node("o", node("wire", node("u", node("a"), node("b")), kind="channel"), kind="origin")
    steps = iter(["named by", "", "shares wording", "shares wording"])
    drawing = draw([tree], lambda _: Words("", "", next(steps), ""))
    assert len({b.x for b in drawing.boxes}) == 4
    assert drawing.width <= _graphs.COMMON_WIDTH
    five = draw([node("p", tree)], lambda _: Words("", "", "named by", ""))
    assert five.width > _graphs.COMMON_WIDTH and not five.wide, "it is shrunk"
    assert draw([node("r", node("p", tree))], lambda _: Words("", "", "named by", "")).wide


def test_what_is_unseen_is_drawn_loose():
    drawing = drawn(node("o", node("u", node("a"), kind="unseen"), node("b"), kind="origin"))
    assert [box(drawing, id).arrows[0].loose for id in "uab"] == [True, True, False]


def test_many_reports_below_one_node_are_counted_instead():
    drawing = drawn(node("o", *(node(f"r{n}") for n in range(200)), kind="origin"))
    (more,) = [b for b in drawing.boxes if b.more]
    assert len(drawing.boxes) == MOST_LEAVES + 1
    assert more.more == 200 - MOST_LEAVES + 1 and drawing.left_out == 0


def test_a_drawing_stays_bounded_and_says_what_it_leaves_out():
    tree = [node(f"p{n}", node(f"r{n}", node(f"s{n}")), kind="origin") for n in range(100)]
    drawing = drawn(*tree)
    assert len(drawing.boxes) == MOST_BOXES
    assert drawing.left_out == 300 - MOST_BOXES


def test_many_arrows_that_cross_stay_bounded():
    tree = [node(f"p{n}", *(node(f"r{k}", node(f"s{k}")) for k in range(15)), kind="origin") for n in range(9)]
    drawing = drawn(*tree)
    assert sum(len(b.arrows) for b in drawing.boxes) == MOST_ARROWS


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [("", 10, 1), ("a" * 10, 10, 1), ("a" * 11, 10, 2), ("漢" * 6, 10, 2), ("aaa bbbbbb ccc", 8, 3)],
)
def test_lines_of_a_text_are_counted_by_the_room_it_takes(text, letters, lines):
    assert _graphs._lines(text, letters) == lines


def test_the_same_graph_is_laid_out_the_same_in_another_process():
    boxes = tuple(Box(100, 30 + n) for n in range(12))
    arrows = tuple(Arrow(n // 2, n, 80, 20) for n in range(1, 12))
    code = (
        "import json, sys; from firsthand.present._layouts import *; b, a = json.loads(sys.argv[1]);"
        "print(arrange(tuple(Box(*x) for x in b), tuple(Arrow(*x) for x in a), 40))"
    )
    found = subprocess.run([sys.executable, "-c", code, json.dumps([boxes, arrows])], capture_output=True, check=True)
    assert found.stdout.decode().strip() == str(arrange(boxes, arrows, 40))


def test_the_interpreter_has_neither_files_nor_network():
    import quickjs

    context = quickjs.Context()
    assert context.eval("typeof std + typeof os + typeof fetch + typeof require") == "undefined" * 4
