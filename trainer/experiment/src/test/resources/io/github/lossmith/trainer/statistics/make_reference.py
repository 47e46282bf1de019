"""Statistics of random paired differences by scipy, as JSON on standard output.

    python3 make_reference.py SEED CASES > statistics_reference.json

Debian: python3-scipy. Student's interval and test are scipy.stats.t and ttest_1samp, the sign-flip test is
permutation_test over all 2^n sign changes; scipy has no Holm correction, so its definition is written out. "needed" is
the exact number of pairs by the noncentral t distribution.
"""

import json
import sys

import numpy as np
from scipy import stats


def holm(probabilities):
    count = len(probabilities)
    order = sorted(range(count), key=lambda i: probabilities[i])
    adjusted = [0.0] * count
    for k, i in enumerate(order):
        steps = [(count - j) * probabilities[order[j]] for j in range(k + 1)]
        adjusted[i] = min(1.0, max(steps))
    return adjusted


def power(count, deviation, difference, level):
    shift = difference / deviation * count**0.5
    limit = stats.t.ppf(1 - level / 2, count - 1)
    return stats.nct.sf(limit, count - 1, shift) + stats.nct.cdf(-limit, count - 1, shift)


def needed(deviation, difference, level):
    count = 3
    while power(count, deviation, difference, level) < 0.8:
        count += 1
    return count


def sign_flip(values):
    result = stats.permutation_test(
        (values,), lambda x, axis: np.mean(x, axis=axis), permutation_type="samples", vectorized=True, n_resamples=np.inf
    )
    return float(result.pvalue)


def interval(values):
    """scipy.stats.t.interval; its quantiles (1.10) are good to 1e-9, so one step of Newton with its cdf follows."""
    freedom = len(values) - 1
    quantile = stats.t.ppf(0.975, freedom)
    quantile -= (stats.t.cdf(quantile, freedom) - 0.975) / stats.t.pdf(quantile, freedom)
    half = quantile * stats.sem(values)
    return np.mean(values) - half, np.mean(values) + half


def case(random):
    count = int(random.integers(2, 15))
    scale = 10.0 ** random.integers(-3, 3)
    values = random.choice([0.0, 0.5, 2.0]) * scale + scale * random.choice([
        random.normal(size=count), random.exponential(size=count), random.standard_t(2, size=count),
        random.integers(-3, 4, size=count)])
    if np.ptp(values) == 0:
        values[0] += scale
    low, high = interval(values)
    family = random.choice([random.uniform(size=5), random.uniform(size=5) ** 4, np.round(random.uniform(size=5), 1)])
    level = 0.05 / int(random.integers(1, 12))
    deviation, difference = 0.006 * 10 ** random.uniform(0, 0.9), 0.02
    return {
        "values": values.tolist(),
        "mean": float(np.mean(values)),
        "deviation": float(np.std(values, ddof=1)),
        "low": float(low),
        "high": float(high),
        "student": float(stats.ttest_1samp(values, 0).pvalue),
        "signFlip": sign_flip(values),
        "family": family.tolist(),
        "adjusted": holm(family.tolist()),
        "power": [deviation, difference, level],
        "needed": needed(deviation, difference, level),
    }


def main():
    random = np.random.default_rng(int(sys.argv[1]))
    cases = [case(random) for _ in range(int(sys.argv[2]))]
    print("[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]")


main()
