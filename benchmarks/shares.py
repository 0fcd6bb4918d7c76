"""Shares with their intervals, printed the same way by every benchmark."""

from scipy.stats import binomtest


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    bounds = binomtest(right, total).proportion_ci(method="wilson")
    return bounds.low, bounds.high


def print_share(label: str, right: int, total: int) -> None:
    """Print a share with its 95 % interval."""
    if not total:
        print(f"{label}: none to judge")
        return
    low, high = wilson(right, total)
    print(f"{label}: {right} of {total} = {right / total:.3f} [{low:.3f}, {high:.3f}]")
