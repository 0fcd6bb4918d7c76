"""What tests let spawned workers do; they import nothing else."""

import json
import os
import time


def whose(number: int) -> bytes:
    """The number and the process that got it; there is no two, and three takes a minute."""
    if number == 2:
        raise ValueError("no two")
    if number == 3:
        time.sleep(60)
    return json.dumps([number, os.getpid()]).encode()


class SlowToLoad:
    """Work whose process takes a second to load what it needs."""

    def __reduce__(self):
        return _load_slowly, ()

    def __call__(self, number: int) -> bytes:
        return b"%d" % number


def _load_slowly() -> SlowToLoad:
    time.sleep(1)
    return SlowToLoad()
