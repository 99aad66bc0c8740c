"""`alignments.find_best` for one region after the other, compiled by numba; tests hold the two together.

A region in which few cells have the same word is aligned from these alone, another row by row. Importing this module
imports numba, so functions do it, and only for an archive.
"""

from __future__ import annotations

from typing import Any

from numba import int32, njit

from firsthand.passages.alignments import CHANGED, LEAST, SKIPPED
from firsthand.passages.kernels import FULL, Column


@njit(cache=True)
def meet(forms: Column, weights: Column, others: Column, worths: Column, cells: Column, chains: Any) -> Any:
    """How many cells of two stretches have the same word, and what the rows that have such a cell weigh together.

    `cells` gets the row, the column and the weight of each; FULL instead of how many where there was no room for all.
    `chains` are, for each word, the first column that has it, -1 now and again after, and room for the next of each.
    """
    heads, after = chains
    for column in range(len(others) - 1, -1, -1):
        after[column] = heads[others[column]]
        heads[others[column]] = column
    n, reach = 0, 0
    for row in range(len(forms)):
        column = heads[forms[row]]
        reach += weights[row] if column >= 0 else 0
        while column >= 0 and n >= 0:
            if n == cells.shape[1]:
                n = FULL
                break
            cells[0, n], cells[1, n], cells[2, n] = row, column, min(weights[row], worths[column])
            n += 1
            column = after[column]
    for column in range(len(others)):
        heads[others[column]] = -1
    return n, reach


@njit(cache=True)
def step(height: int, width: int) -> Any:
    """What so many rows and columns without the same word take from an alignment, at the least."""
    return CHANGED * min(height, width) + SKIPPED * abs(height - width)


@njit(cache=True)
def stand(cells: Column, n: int, row: int, column: int) -> Any:
    """The score of the best alignment that ends at a cell, or 0: one after the last word that both have costs more."""
    best = 0
    for at in range(n):
        if cells[0, at] < row and cells[1, at] < column:
            best = max(best, cells[3, at] - step(row - 1 - cells[0, at], column - 1 - cells[1, at]))
    return best


@njit(cache=True)
def hop(cells: Column, n: int, reach: int, pairs: Column) -> Any:
    """What `climb` gives back, from the few cells alone that have the same word."""
    most, last = 0, 0
    for at in range(n):
        row, column = cells[0, at], cells[1, at]
        best = 0
        for one in range(at):
            if cells[0, one] < row and cells[1, one] < column:
                best = max(best, cells[3, one] - step(row - 1 - cells[0, one], column - 1 - cells[1, one]))
        cells[3, at] = best + cells[2, at]
        if cells[3, at] > most:
            most, last = cells[3, at], at
    if 2 * most + reach < 3 * LEAST:
        return 0
    row, column, score, many = cells[0, last] + 1, cells[1, last] + 1, most, 0
    at = last
    while score > 0:
        while at >= 0 and (cells[0, at] > row - 1 or (cells[0, at] == row - 1 and cells[1, at] > column - 1)):
            at -= 1
        same = at >= 0 and cells[0, at] == row - 1 and cells[1, at] == column - 1
        before = stand(cells, n, row - 1, column - 1)
        if score == before + (cells[2, at] if same else -CHANGED):
            row, column, score = row - 1, column - 1, before
            if same:
                pairs[0, many], pairs[1, many] = row, column
                many += 1
            continue
        above = stand(cells, n, row - 1, column)
        if score == above - SKIPPED:
            row, score = row - 1, above
        else:
            column, score = column - 1, score + SKIPPED
    return many


@njit(cache=True)
def score_row(form: int, weight: int, others: Column, worths: Column, above: Column, row: Column) -> Any:
    """The best score of a row of alignments that end there, after `row` was written; `above` is the row before it.

    Each step goes over the row by itself, and has no branch: so a processor takes many columns at once.
    """
    for j in range(len(others)):
        worth = min(weight, worths[j])
        gain = worth if form == others[j] else int32(-CHANGED)
        row[j + 1] = max(max(int32(above[j] + gain), int32(above[j + 1] - SKIPPED)), int32(0))
    row[0] = beside = most = int32(0)
    for j in range(1, len(others) + 1):
        beside = max(row[j], int32(beside - SKIPPED))
        row[j] = beside
    for j in range(1, len(others) + 1):
        most = max(most, row[j])
    return most


@njit(cache=True)
def climb(
    forms: Column, weights: Column, others: Column, worths: Column, score: Column, pairs: Column, cells: Column,
    chains: Any,
) -> Any:  # fmt: skip
    """How many pairs of rows were written, last first: those of the best local alignment of two stretches.

    A word is a small number; those that only the second report has, or the first, may all have the same.

    None where it cannot be a good one (see `rate`): no part of it weighs more than a third of twice its score and of
    what all rows weigh that have a word in common.
    """
    few, reach = meet(forms, weights, others, worths, cells, chains)
    if reach < LEAST:
        return 0
    if few != FULL:
        return hop(cells, few, reach, pairs)
    most, row, column = int32(0), 0, 0
    score[0, : len(others) + 1] = 0
    for i in range(len(forms)):
        best = score_row(forms[i], weights[i], others, worths, score[i], score[i + 1])
        if best > most:
            most, row = best, i + 1
    while score[row, column] < most:
        column += 1
    n = 0
    while score[row, column] > 0:
        i, j = row - 1, column - 1
        same = forms[i] == others[j]
        if score[row, column] == score[i, j] + (min(weights[i], worths[j]) if same else -CHANGED):
            row, column = i, j
            if same:
                pairs[0, n], pairs[1, n] = i, j
                n += 1
        elif score[row, column] == score[row - 1, column] - SKIPPED:
            row -= 1
        else:
            column -= 1
    return n
