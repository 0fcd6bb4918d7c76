"""Articles spread over processes."""

import os
import sys

import pytest

from attribution.workers import WorkerLostError, choose_workers, map_items

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def half(number: int) -> float:
    return 10 / number


def die(number: int) -> int:
    if number == 0:
        os._exit(1)
    return number


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=linux)])
def test_results_keep_the_order_and_errors_stay_with_their_item(workers):
    first, second, third = map_items(half, [1, 0, 2], workers)
    assert (first, third) == (10, 5)
    assert isinstance(second, ZeroDivisionError)


@linux
def test_a_process_that_dies_is_named():
    results = list(map_items(die, [0, 0], 2))
    assert all(isinstance(result, WorkerLostError) for result in results)


def test_one_article_needs_one_process():
    assert choose_workers(4, 1) == 1
    assert choose_workers(1, 100) == 1
