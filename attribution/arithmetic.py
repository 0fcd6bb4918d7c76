"""How numbers are multiplied while articles are read: exactly alike everywhere, or as fast as here."""

from enum import StrEnum
from functools import cache
from pathlib import Path

_NATIVE = {"avx512_bf16", "amx_bf16"}  # what Linux calls processors that multiply bfloat16


class Arithmetic(StrEnum):
    """EXACT multiplies in single precision; FAST in bfloat16, with three digits, where that is fast.

    Sums are single precision in both.
    """

    EXACT = "exact"
    FAST = "fast"


@cache
def native_arithmetic() -> Arithmetic:
    """FAST on a processor that is made for it, else EXACT."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:  # not Linux
        return Arithmetic.EXACT
    flags = {
        flag for line in told.splitlines() if line.startswith("flags") for flag in line.split()
    }
    return Arithmetic.FAST if flags & _NATIVE else Arithmetic.EXACT
