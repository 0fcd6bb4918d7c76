"""Shares with their intervals, printed the same way by every benchmark."""

from scipy.stats import binomtest


def print_share(label: str, right: int, total: int) -> None:
    """Print a share with its 95 % interval (Wilson)."""
    if not total:
        print(f"{label}: none to judge")
        return
    bounds = binomtest(right, total).proportion_ci(method="wilson")
    print(
        f"{label}: {right} of {total} = {right / total:.3f} [{bounds.low:.3f}, {bounds.high:.3f}]"
    )
