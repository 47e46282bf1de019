#!/usr/bin/env python3
"""Makes smooth-losses.csv for SmoothLossTest: L(p) of smooth formulas to 18 digits (Debian: python3-mpmath).

  designer/src/test/python/smooth_losses.py > designer/src/test/resources/io/github/lossmith/designer/integration/smooth-losses.csv

With u = -log p, L = -∫_0^u g(e^-v) e^-v dv; v = w^8 makes powers of 1-p smooth at 0. p is the double nearest to what
is written. The pieces are made
smaller until two values agree to 18 digits.
"""
from mpmath import atan, cos, exp, log, mp, mpf, pi, quad, sin, sqrt, tanh

mp.dps = 34
QUARTER, P = mpf("0.25"), "1e-12 1e-6 0.003 0.25 0.5 0.9 0.99999".split()
FORMULAS = {
    "-(1-p)^0.25/p": lambda p: -((1 - p) ** QUARTER) / p,
    "-(1-p)^0.25": lambda p: -((1 - p) ** QUARTER),
    "-(-log(p))^0.25/p": lambda p: -((-log(p)) ** QUARTER) / p,
    "0.25*(1-p)^(-0.75)*log(p)-(1-p)^0.25/p": lambda p: QUARTER * (1 - p) ** mpf("-0.75") * log(p) - (1 - p) ** QUARTER / p,
    "-(1-p)^1.7/p^1.5": lambda p: -((1 - p) ** mpf("1.7")) / p ** mpf("1.5"),
    "-1/p^2": lambda p: -1 / p**2,
    "-exp(-5p)/p": lambda p: -exp(-5 * p) / p,
    "-1/(p+1e-6)": lambda p: -1 / (p + mpf("1e-6")),
    "-1/(0.0001+(p-0.5)^2)": lambda p: -1 / (mpf("0.0001") + (p - mpf("0.5")) ** 2),
    "-sin(20p)^2-0.1": lambda p: -sin(20 * p) ** 2 - mpf("0.1"),
    "-(1+cos(pi*p))/(2p)": lambda p: -(1 + cos(pi * p)) / (2 * p),
    "sin(1/(p+0.05))-2": lambda p: sin(1 / (p + mpf("0.05"))) - 2,
    "-tanh(10(1-p))/p": lambda p: -tanh(10 * (1 - p)) / p,
    "-sqrt(1-p^2)/p": lambda p: -sqrt(1 - p * p) / p,
    "log(p)^3/p": lambda p: log(p) ** 3 / p,
    "-1/(p*(1-log(p))^2)": lambda p: -1 / (p * (1 - log(p)) ** 2),
    "-p^(-0.99)": lambda p: -(p ** mpf("-0.99")),
    "-exp(-1/p)/p": lambda p: -exp(-1 / p) / p,
    "-atan(100(0.5-p))-2": lambda p: -atan(100 * (mpf("0.5") - p)) - 2,
    "-1/(1+exp(200(p-0.3)))/p": lambda p: -1 / (1 + exp(200 * (p - mpf("0.3")))) / p,
}


def loss(g, p, pieces):
    end = (-log(p)) ** (mpf(1) / 8)
    size = min(1, abs(g(p)))  # quad's precision is absolute
    integrand = lambda w: -g(exp(-(w**8))) / size * exp(-(w**8)) * 8 * w**7 if w**8 > mpf("1e-31") else mpf(0)
    return size * quad(integrand, [end * i / pieces for i in range(pieces + 1)], maxdegree=6)


def agreed(g, p):
    before = loss(g, p, 12)
    for pieces in (17, 24, 34, 48, 68):
        value = loss(g, p, pieces)
        if abs(value - before) <= mpf("1e-18") * abs(value):
            return value
        before = value
    raise ArithmeticError(f"no agreement at p = {p}")


print("formula,p,loss")
for text, g in FORMULAS.items():
    for written in P:
        print(f"{text},{written},{mp.nstr(agreed(g, mpf(float(written))), 18)}", flush=True)
