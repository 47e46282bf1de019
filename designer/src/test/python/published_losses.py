#!/usr/bin/python3
"""Reference values of the published losses beyond the presets, from each paper's own L(p).

  python3 published_losses.py > published-losses.csv      (Debian: python3-mpmath)

The coefficient is mpmath's derivative of L; where a paper gives a gradient with jumps, L is its integral. t is the
progress of the training. A loss with two sides has a row for each, in the probability of the side's own target.
"""
import csv
import sys

from mpmath import betainc, cos, diff, exp, log, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 40


def focal(p, gamma):
    return -((1 - p) ** gamma) * log(p)


def anti_focal(p, gamma):
    return -((1 + p) ** gamma) * log(p)


def js(p, w):
    m = w + (1 - w) * p
    divergence = -w * log(m) + (1 - w) * (p * log(p / m) - (1 - p) * log(1 - w))
    return divergence / (-(1 - w) * log(1 - w))


def forward(p, eta, K):
    return -log(eta / (K - 1) + p * (1 - eta * K / (K - 1))) + log(1 - eta)


def cyclical(p, f_c, gamma_hc, gamma_lc, t):
    xi = 1 - f_c * t if f_c * t < 1 else (f_c * t - 1) / (f_c - 1)
    return xi * anti_focal(p, gamma_hc) + (1 - xi) * focal(p, gamma_lc)


def rising_cap(p, tau0, tau1, t):
    tau = tau0 * (tau1 / tau0) ** t
    return -log(p) if p > 1 / tau else log(tau) + 1 - tau * p


def integral(slope, breaks):
    """L from its gradient, over log p between the jumps."""

    def loss(p, **letters):
        edges = [p] + [b for b in breaks if b > p] + [mpf(1)]
        return -quad(lambda u: slope(exp(u), **letters) * exp(u), [log(e) for e in edges])

    loss.slope = slope
    return loss


def reduced(p, gamma):
    return -1 / p if p < mpf("0.5") else 2**gamma * diff(lambda q: focal(q, gamma), p)


def flsd(p):
    return diff(lambda q: focal(q, mpf(5) if p < mpf("0.2") else mpf(3)), p)


def hill(p, gamma, m):
    q = p / (p + (1 - p) * exp(m))  # the probability with the margin m taken off the logit
    return focal(q, gamma)


def logit(p):
    return log(p / (1 - p))


def focal_star(p, gamma, beta):
    return log(1 + exp(-(gamma * logit(p) + beta))) / gamma  # -log sigmoid(gamma z + beta) / gamma


def label_smoothing(p, epsilon, K):
    """CE to the mixed target, where the classes beside the true one are equally probable, less its least value."""
    own = 1 - epsilon + epsilon / K
    others = (K - 1) * epsilon / K

    def ce(q):
        return -own * log(q) - others * log((1 - q) / (K - 1))

    return ce(p) - ce(own)


def beta_score(x, alpha, beta):
    """The integral of t·t^(alpha-1)·(1-t)^(beta-1) from 0 to x, Buja's partial loss of y = 0 at q = x."""
    return betainc(alpha + 1, beta, 0, x)


LOSSES = {
    "alpha-loss": (lambda p, alpha: alpha / (alpha - 1) * (1 - p ** (1 - 1 / alpha)), [dict(alpha=2), dict(alpha=".7")]),
    "truncated-gce": (lambda p, q, k: (1 - max(p, k) ** q) / q, [dict(q=".7", k=".5"), dict(q=".4", k=".35")]),
    "sce": (lambda p, alpha, beta: -alpha * log(p) + 4 * beta * (1 - p), [dict(alpha=".1", beta=1), dict(alpha=".6", beta=".3")]),
    "agce": (lambda p, a, q: ((a + 1) ** q - (a + p) ** q) / q, [dict(a=1, q=".5"), dict(a=".2", q="1.6")]),
    "aul": (lambda p, a, q: ((a - p) ** q - (a - 1) ** q) / q, [dict(a="1.5", q=".9"), dict(a=4, q="2.3")]),
    "ael": (lambda p, a: exp(-p / a) - exp(-1 / a), [dict(a="2.5"), dict(a=".4")]),
    "js": (js, [dict(w=".5"), dict(w=".9"), dict(w=".15")]),
    "forward-ce": (forward, [dict(eta=".2", K=10), dict(eta=".45", K=4)]),
    "thresholded-ce": (lambda p, tau: -log(max(p, tau)), [dict(tau=".1"), dict(tau=".25")]),
    "poly2-ce": (
        lambda p, epsilon1, epsilon2: -log(p) + epsilon1 * (1 - p) + epsilon2 * (1 - p) ** 2,
        [dict(epsilon1=1, epsilon2=1), dict(epsilon1="-.4", epsilon2="2.5")],
    ),
    "reduced-focal": (integral(reduced, [mpf("0.5")]), [dict(gamma=2), dict(gamma="1.3")]),
    "flsd-53": (integral(flsd, [mpf("0.2")]), [{}]),
    "anti-focal": (anti_focal, [dict(gamma=1), dict(gamma=".6")]),
    "cyclical-focal": (cyclical, [dict(f_c=4, gamma_hc=3, gamma_lc=2, t=".1"), dict(f_c=2, gamma_hc=1, gamma_lc="1.5", t=".8")]),
    "annealed-focal": (lambda p, gamma, t: focal(p, gamma * (1 - t)), [dict(gamma=2, t=".25"), dict(gamma=4, t=".9")]),
    "rising-cap": (rising_cap, [dict(tau0=2, tau1=100, t=0), dict(tau0=5, tau1=400, t=".5")]),
    "periodic-ce": (lambda p, n, t: -(1 + cos(2 * pi * n * t)) / 2 * log(p), [dict(n=4, t=".1"), dict(n=3, t=".35")]),
    "exponential": (lambda p: sqrt((1 - p) / p), [{}]),
    "brier": (lambda p: (1 - p) ** 2, [{}]),
    "spherical": (lambda p: 1 - p / sqrt(p**2 + (1 - p) ** 2), [{}]),
    "label-smoothing": (label_smoothing, [dict(epsilon=".1", K=2), dict(epsilon=".1", K=1000), dict(epsilon=".4", K=7)]),
    "least-squares": (lambda p, m: (m - logit(p)) ** 2, [dict(m=1), dict(m=".3")]),
    "alpha-ce object": (lambda p, alpha: -alpha * log(p), [dict(alpha=".25"), dict(alpha=".9")]),
    "alpha-ce background": (lambda p, alpha: -(1 - alpha) * log(p), [dict(alpha=".25"), dict(alpha=".9")]),
    "alpha-focal object": (lambda p, alpha, gamma: alpha * focal(p, gamma), [dict(alpha=".25", gamma=2), dict(alpha=".6", gamma=".7")]),
    "alpha-focal background": (
        lambda p, alpha, gamma: (1 - alpha) * focal(p, gamma),
        [dict(alpha=".25", gamma=2), dict(alpha=".6", gamma=".7")],
    ),
    "asl object": (lambda p, gamma_plus: focal(p, gamma_plus), [dict(gamma_plus=1), dict(gamma_plus=0)]),
    "asl background": (
        lambda p, gamma_minus, m: focal(min(p + m, mpf(1)), gamma_minus),
        [dict(gamma_minus=4, m=".05"), dict(gamma_minus="2.5", m=".2")],
    ),
    "hill object": (hill, [dict(gamma=2, m=1), dict(gamma=1, m=".5")]),
    "hill background": (lambda p, lam: (lam - 1 + p) * (1 - p) ** 2, [dict(lam="1.5"), dict(lam=2)]),
    "focal-star": (lambda p, gamma, beta: focal_star(p, gamma, beta), [dict(gamma=2, beta=1), dict(gamma="1.5", beta="-.7")]),
    "pseudo-spherical": (
        lambda p, beta: 1 - p ** (beta - 1) / (p**beta + (1 - p) ** beta) ** ((beta - 1) / beta),
        [dict(beta="1.5"), dict(beta="2.6")],
    ),
    "density-power": (
        lambda p, alpha: p ** (1 + alpha) + (1 - p) ** (1 + alpha) - (1 + 1 / alpha) * p**alpha + 1 / alpha,
        [dict(alpha=".5"), dict(alpha="1.7")],
    ),
    "svm-hinge": (lambda p, m: max(m - logit(p), mpf(0)), [dict(m=1), dict(m="2.5")]),
    "squared-hinge": (lambda p, m: max(m - logit(p), mpf(0)) ** 2, [dict(m=1), dict(m="2.5")]),
    "modified-huber": (lambda p: max(1 - logit(p), mpf(0)) ** 2 if logit(p) > -1 else -4 * logit(p), [{}]),
    "ramp": (lambda p, s: min(1 - s, max(1 - logit(p), mpf(0))), [dict(s=-1), dict(s="-3.2")]),
    "soft-bootstrap": (
        lambda p, beta: -(beta + (1 - beta) * p) * log(p) - (1 - beta) * (1 - p) * log(1 - p),
        [dict(beta=".95"), dict(beta=".7")],
    ),
    "beta-score object": (lambda p, alpha, beta: beta_score(1 - p, beta, alpha), [dict(alpha=1, beta=3), dict(alpha=".6", beta="1.7")]),
    "beta-score background": (lambda p, alpha, beta: beta_score(1 - p, alpha, beta), [dict(alpha=1, beta=3), dict(alpha=".6", beta="1.7")]),
    "varifocal object": (lambda p: -log(p), [{}]),
    "varifocal background": (lambda p, alpha, gamma: alpha * focal(p, gamma), [dict(alpha=".75", gamma=2), dict(alpha=".4", gamma="1.3")]),
    "asymmetric-focal object": (lambda p, delta: -delta * log(p), [dict(delta=".7"), dict(delta=".45")]),
    "asymmetric-focal background": (
        lambda p, delta, gamma: (1 - delta) * focal(p, gamma),
        [dict(delta=".7", gamma=2), dict(delta=".45", gamma=".6")],
    ),
    "apl object": (
        lambda p, epsilon1, epsilon2: -log(p) - epsilon1 * (1 - p) - epsilon2 / 2 * (1 - p) ** 2,
        [dict(epsilon1=1, epsilon2="-2.5"), dict(epsilon1=".3", epsilon2="-1")],
    ),
    "apl background": (
        lambda p, gamma_minus, m: focal(min(p + m, mpf(1)), gamma_minus),
        [dict(gamma_minus=4, m=".05"), dict(gamma_minus="2.3", m=".2")],
    ),
    "hinge": (lambda p, m: max(m - p, mpf(0)), [dict(m=".8"), dict(m=".55")]),
}
PROBABILITIES = ["1e-9", "1e-3", "0.05", "0.3", "0.62", "0.9", "0.999"]



def coefficient(loss, p, letters):
    if hasattr(loss, "slope"):
        return loss.slope(p, **letters)
    return diff(lambda probability: loss(probability, **letters), p, h=p * mpf("1e-14"))


rows = csv.writer(sys.stdout, lineterminator="\n")
rows.writerow(["key", "parameters", "p", "coefficient", "loss"])
for key, (loss, choices) in LOSSES.items():
    for choice in choices:
        letters = {name: mpf(value) for name, value in choice.items()}
        named = ";".join(f"{name}={nstr(value, 17)}" for name, value in letters.items())
        for typed in PROBABILITIES:
            p = mpf(typed)
            row = coefficient(loss, p, letters), loss(p, **letters)
            rows.writerow([key, named, typed, *(nstr(value, 17) for value in row)])
